"""The quarantined file of an upload: written at an offset, on disk before anybody is told, by one request at a time."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from satupintu.files.vault import quarantined
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class PartFile:
    descriptor: int

    def read(self, offset: int, size: int) -> bytes:
        return os.pread(self.descriptor, size, offset)

    def write(self, offset: int, content: bytes) -> None:
        """Cut off what an interrupted request left behind `offset`, then write and wait for the disk."""
        os.ftruncate(self.descriptor, offset)
        view = memoryview(content)
        while view:
            written = os.pwrite(self.descriptor, view, offset)
            offset, view = offset + written, view[written:]
        os.fsync(self.descriptor)


@contextmanager
def opened(ref: str) -> Iterator[PartFile]:
    """Hold the file of this upload; a second request that sends the same piece waits here.

    The lock is on the file and not on the row: while the disk writes, everybody else may use the database.
    """
    with storage_faults():
        descriptor = os.open(quarantined(ref), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield PartFile(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def storage_faults() -> Iterator[None]:
    """A full or failing disk is told to the person; the piece counts as not received, and may be sent again."""
    try:
        yield
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refused(
                "penyimpanan_penuh",
                "Berkas belum tersimpan karena tempat penyimpanan sedang penuh. Coba lagi nanti.",
            ) from fault
        raise Refused("unggahan_gagal", "Berkas yang dipilih tidak dapat diunggah. Coba lagi.") from fault
