"""A mistyped code: the part in which the slip is, or might be, by its own check letters."""

import secrets

from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.codes import ALPHABET, ENTROPY_BYTES, LENGTH, from_entropy, read, show, suspects

CODES = st.binary(min_size=ENTROPY_BYTES, max_size=ENTROPY_BYTES).map(from_entropy)


@given(CODES, st.integers(0, LENGTH - 1), st.integers(1, 31))
def test_one_wrong_letter_is_in_a_suspected_part(code, place, shift):
    other = ALPHABET[(ALPHABET.index(code[place]) + shift) % 32]
    typed = code[:place] + other + code[place + 1 :]
    group = place // 6
    assert read(typed).value is None
    assert typed[group * 6 : group * 6 + 6] in suspects(show(typed).lower())


@given(CODES, st.integers(0, LENGTH - 2))
def test_two_swapped_letters_are_in_a_suspected_part(code, place):
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if typed != code:
        assert typed[place // 6 * 6 : place // 6 * 6 + 6] in suspects(typed)


def test_most_slips_point_at_one_part_alone():
    """Nearly six hundred single slips, and a thousand values of the check letters: often no other explanation is left."""
    alone = 0
    for _ in range(200):
        code = from_entropy(secrets.token_bytes(ENTROPY_BYTES))
        typed = ("0" if code[4] != "0" else "1").join((code[:4], code[5:]))
        alone += len(suspects(typed)) == 1
    assert alone > 80


def test_nothing_is_suspected_where_nothing_can_be_said():
    code = from_entropy(bytes(range(ENTROPY_BYTES)))
    assert suspects(code) == suspects("") == suspects(code[1:]) == suspects("U" * LENGTH) == ()
