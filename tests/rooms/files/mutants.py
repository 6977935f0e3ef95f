"""Checks many damaged files, each in a process of its own under the child's limits: python -m tests.rooms.files.mutants SEED COUNT.

The libraries are loaded once and the process forks for each file: the same code under the same limits, twenty times quicker.
"""

import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from satupintu.files.child import __main__ as child
from satupintu.files.child import tasks
from tests.rooms.files.corpus import ordinary
from tests.situations.papers import a_photo

assert tasks
TOKENS = [
    b"/Kids",
    b"/Count",
    b"/Length 999999999",
    b"<<",
    b">>",
    b"[",
    b"]",
    b"endobj",
    b"stream\n",
    b"0 R",
    b"-1",
    b"\x00",
]


def mutant(source: bytes, chance: random.Random) -> bytes:
    content = bytearray(source)
    for _ in range(chance.choice([1, 1, 2, 5, 30])):
        at, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
        match chance.randrange(5):
            case 0:
                content[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del content[at : min(end, at + 200)]
            case 2:
                content[at:at] = chance.choice(TOKENS)
            case 3:
                content[at:at] = content[at : min(end, at + 400)]
            case 4:
                content[at : at + 12] = chance.choice(TOKENS)
    return bytes(content) or b"%PDF-"


def checked(path: Path, into: Path) -> tuple[str, float]:
    """What the child says of it, or how it died; and how long that took."""
    began = time.monotonic()
    reading, writing = os.pipe()
    if (pid := os.fork()) == 0:
        answer = child.main("terima", {"berkas": [str(path)], "jenis": ["pdf"], "hasil": str(into)})
        os.write(writing, (answer.get("kode") or "lulus").encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(pid, 0)
    said = os.read(reading, 100).decode()
    os.close(reading)
    code = os.waitstatus_to_exitcode(status)
    return said if code == 0 else f"mati {code}", time.monotonic() - began


def main(seed: int, count: int) -> dict[str, object]:
    chance = random.Random(seed)  # noqa: S311  the same damage every time
    said: Counter[str] = Counter()
    longest = 0.0
    sources = [ordinary(number) for number in range(10)] + [a_photo(), a_photo("png")]
    with tempfile.TemporaryDirectory() as folder:
        path, into = Path(folder, "masuk"), Path(folder, "hasil")
        for _ in range(count):
            path.write_bytes(mutant(chance.choice(sources), chance))
            answer, took = checked(path, into)
            said[answer] += 1
            longest = max(longest, took)
    return {"said": said, "longest": longest}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
