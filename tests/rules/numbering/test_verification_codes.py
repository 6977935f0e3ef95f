import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules import codes

ENTROPY = bytes(range(7, 17))
CODE = codes.from_entropy(ENTROPY)
entropies = st.binary(min_size=codes.ENTROPY_BYTES, max_size=codes.ENTROPY_BYTES)


def wrong_letters(code):
    for place in range(codes.LENGTH):
        for letter in codes.ALPHABET:
            if letter != code[place]:
                yield code[:place] + letter + code[place + 1 :]


def swapped_neighbours(code):
    for place in range(codes.LENGTH - 1):
        if code[place] != code[place + 1]:
            yield code[:place] + code[place + 1] + code[place] + code[place + 2 :]


def accepted(code):
    return codes.read(code).value is not None


def accepted_by_the_twin(code):
    """The broken twin: two check letters that are the plain sum of the others."""
    return sum(map(codes.ALPHABET.index, code[:-2])) % 1024 == 32 * codes.ALPHABET.index(
        code[-2]
    ) + codes.ALPHABET.index(code[-1])


def test_a_code_carries_eighty_bits_and_two_check_letters():
    assert codes.ENTROPY_BYTES * 8 >= 80
    assert len(CODE) == codes.LENGTH == 18
    assert set(CODE) <= set(codes.ALPHABET)
    assert not set("ILOU") & set(codes.ALPHABET)


@given(entropies)
def test_a_code_is_read_back_from_its_print(entropy):
    code = codes.from_entropy(entropy)
    assert codes.read(code) == codes.Reading(code)
    assert codes.read(codes.show(code)).value == code
    assert codes.read(codes.show(code).lower().replace("-", " ")).value == code
    assert codes.read(code.replace("0", "o").replace("1", "l")).value == code
    assert codes.read(code.replace("0", "O").replace("1", "I")).value == code


@given(entropies, entropies)
def test_different_bytes_make_different_codes(one, other):
    assert (codes.from_entropy(one) == codes.from_entropy(other)) == (one == other)


@pytest.mark.parametrize("entropy", [ENTROPY, bytes(10), b"\xff" * 10, bytes.fromhex("00112233445566778899")])
def test_one_wrong_letter_or_swapped_neighbours_are_always_found(entropy):
    code = codes.from_entropy(entropy)
    assert accepted(code)
    assert not any(accepted(typed) for typed in wrong_letters(code))
    assert not any(accepted(typed) for typed in swapped_neighbours(code))


def test_no_difference_of_letters_is_a_multiple_of_the_check_prime():
    """The proof for every code: see the comment at the prime."""
    prime = codes._CHECK_PRIME
    assert all(prime % divisor for divisor in range(2, 32))
    assert all(factor * difference % prime for factor in (1, 31, 33) for difference in range(1, 32))
    assert pow(32, codes.LENGTH, prime) != 0
    assert prime <= 1024


def test_the_control_a_plain_sum_misses_swapped_neighbours():
    total = sum(map(codes.ALPHABET.index, CODE[:-2]))
    code = CODE[:-2] + codes.ALPHABET[total >> 5] + codes.ALPHABET[total & 31]
    assert accepted_by_the_twin(code)
    assert not any(accepted_by_the_twin(typed) for typed in wrong_letters(code))
    assert any(accepted_by_the_twin(typed) for typed in swapped_neighbours(code))


def test_the_print_has_three_groups():
    assert [len(group) for group in codes.show(CODE).split("-")] == [6, 6, 6]


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "belum diisi"),
        (CODE[:-1], "ditulis 17"),
        ("U" + CODE[1:], "“U”"),
        ("?" + CODE[1:], "“?”"),
        (CODE[1] + CODE[0] + CODE[2:], "tertukar"),
    ],
)
def test_a_wrong_code_is_refused_with_what_to_do(typed, part):
    reading = codes.read(typed)
    assert reading.value is None
    assert part in reading.fault
    assert "Salin kode" in reading.fault


@pytest.mark.parametrize("length", [0, 9, 11])
def test_fewer_bytes_make_no_code(length):
    with pytest.raises(ValueError, match="needs 10 bytes"):
        codes.from_entropy(bytes(length))
