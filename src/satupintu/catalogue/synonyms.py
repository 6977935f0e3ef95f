"""Words that people search by, beside those that the standards use."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from satupintu.catalogue.shelf import NATIONAL
from satupintu.rules.standard.reader import Unreadable, read_words


def synonyms() -> Mapping[str, frozenset[str]]:
    """By word, the other words of its groups; of the shelf in use, read once a process."""
    return _kept(Path(settings.STANDARDS_DIR))


@lru_cache(maxsize=4)
def _kept(folder: Path) -> Mapping[str, frozenset[str]]:
    file = folder / NATIONAL / "padanan.toml"
    try:
        register = read_words(file.name, file.read_bytes())
    except (FileNotFoundError, Unreadable):
        # A search without them still finds what the standards themselves say.
        return {}
    found: dict[str, set[str]] = defaultdict(set)
    for group in register.groups:
        for word in group.words:
            found[word] |= set(group.words) - {word}
    return {word: frozenset(others) for word, others in found.items()}
