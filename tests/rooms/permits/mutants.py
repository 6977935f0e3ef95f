"""Judges many damaged copies of a signed permit in one process under the child's memory limit: python -m … SEED COUNT.

The libraries are loaded once; a file that takes longer than the child's CPU limit counts as a hang.
"""

import json
import os
import random
import resource
import signal
import sys
from collections import Counter
from hashlib import sha256

import django

from satupintu.files.child.limits import CPU_SECONDS, MEMORY

os.environ |= {"SATUPINTU_DEMO": "1", "DJANGO_SETTINGS_MODULE": "satupintu.config.settings"}
django.setup()

from tests.rooms.files.mutants import mutant  # noqa: E402
from tests.rooms.permits.attacks import genuine  # noqa: E402
from tests.rooms.permits.judging import judged, signature_alone_says_yes  # noqa: E402


class Hang(BaseException):
    """No parser's own boundary catches it."""


def _ring(*_: object) -> None:
    raise Hang


def gentle(source: bytes, chance: random.Random) -> bytes:
    """A single byte, anywhere: half of the file is the signature's own place."""
    content = bytearray(source)
    content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def main(seed: int, count: int) -> dict[str, object]:
    chance = random.Random(seed)  # noqa: S311  the same damage every time
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGVTALRM, _ring)
    source = genuine()
    registered = frozenset({sha256(source).hexdigest()})
    said: Counter[str] = Counter()
    hangs = control = done = 0
    while done < count:
        content = chance.choice((gentle, mutant))(source, chance)
        if content == source:
            continue
        done += 1
        signal.setitimer(signal.ITIMER_VIRTUAL, CPU_SECONDS)
        try:
            verdict = judged(content, registered)
            said[verdict] += 1
            control += verdict != "tidak_sah" or signature_alone_says_yes(content)
        except Hang:
            hangs += 1
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return {"said": said, "hangs": hangs, "control": control}


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
