"""Whether what the rows say lies on the disk, and nothing else does (reliability A6)."""

from collections.abc import Iterator

from satupintu.files.models import StoredFile
from satupintu.files.vault import kept, kept_hashes, sha256_of

AT_A_TIME = 2000


def files_without_bytes() -> Iterator[tuple[str, str]]:
    """Give the ref of every checked file whose bytes are missing or different, and which of the two."""
    files = StoredFile.objects.filter(state=StoredFile.State.PASSED).order_by("id")
    for ref, sha256 in files.values_list("ref", "sha256").iterator(AT_A_TIME):
        path = kept(sha256)
        if not path.exists():
            yield ref, "tidak ada"
        elif sha256_of(path) != sha256:
            yield ref, "berubah"


def bytes_without_file() -> Iterator[str]:
    """Give the hash of everything kept that no row knows."""
    rows = StoredFile.objects.exclude(state=StoredFile.State.ERASED)
    known = set(rows.values_list("sha256", flat=True))
    return (sha256 for sha256 in kept_hashes() if sha256 not in known)
