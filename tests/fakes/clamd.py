"""A clamd on 127.0.0.1 that knows one virus, also packed in a PDF, and can be made to fail in every way there is."""

import re
import socket
import struct
import threading
import zlib

from tests.rooms.files.corpus import EICAR

FRESH = "ClamAV 1.4.3/27800/Thu Nov 19 08:00:00 2026"
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


class FakeClamd:
    def __init__(self, version=FRESH, answer=None, silent=False):
        self.version, self.answer, self.silent = version, answer, silent
        self.scanned = []
        self._server = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self._server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._server.close()

    def _serve(self):
        while True:
            try:
                line, _ = self._server.accept()
            except OSError:
                return
            with line:
                self._answer(line)

    def _answer(self, line):
        with line.makefile("rb") as said:
            command = b""
            while not command.endswith(b"\0"):
                command += said.read(1)
            if self.silent:
                said.read()
                return
            if command == b"zVERSION\0":
                line.sendall(self.version.encode() + b"\0")
                return
            content = b""
            while size := struct.unpack("!I", said.read(4))[0]:
                content += said.read(size)
        self.scanned.append(content)
        line.sendall((self.answer or verdict(content)).encode() + b"\0")


def verdict(content):
    return f"stream: {'Eicar-Test-Signature FOUND' if infected(content) else 'OK'}"


def infected(content):
    if EICAR in content:
        return True
    for packed in _STREAM.findall(content):
        try:
            if EICAR in zlib.decompress(packed):
                return True
        except zlib.error:
            continue
    return False
