import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.masking import masked_name


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Budi Santoso", "B*** S******"),
        ("  siti   aminah ", "s*** a*****"),
        ("Nur'aini", "N**'****"),
        ("(Alm.) Tono", "(A**.) T***"),
        ("I", "I"),
        ("—", "*"),
        ("", ""),
    ],
)
def test_only_the_first_letter_of_each_word_shows(name, shown):
    assert masked_name(name) == shown


@given(st.text(alphabet=st.characters(categories=["L", "N", "Zs", "P"]), max_size=60))
def test_no_word_gives_away_two_letters(name):
    assert all(sum(sign.isalnum() for sign in word) <= 1 for word in masked_name(name).split())
