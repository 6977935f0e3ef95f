import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.rules.identifiers import phone


@pytest.mark.parametrize(
    ("raw", "value", "kind", "shown"),
    [
        ("0823 8231 9831", "6282382319831", "seluler", "0823-8231-9831"),
        ("0812-7646-0487", "6281276460487", "seluler", "0812-7646-0487"),
        ("0822 9959 1122", "6282299591122", "seluler", "0822-9959-1122"),
        ("(0764) 8001035", "627648001035", "tetap", "(0764) 8001035"),
        ("(0343) 4505657", "623434505657", "tetap", "(0343) 4505657"),
        ("(021) 3456789", "62213456789", "tetap", "(021) 3456789"),
        ("81276460487", "6281276460487", "seluler", "0812-7646-0487"),
        ("0062 812 7646 0487", "6281276460487", "seluler", "0812-7646-0487"),
        ("+62 812 7646 0487", "6281276460487", "seluler", "0812-7646-0487"),
        ("+62 (0)812 7646 0487", "6281276460487", "seluler", "0812-7646-0487"),
        ("62-812-7646-0487", "6281276460487", "seluler", "0812-7646-0487"),
        ("WA: 0812.7646.0487", "6281276460487", "seluler", "0812-7646-0487"),
        ("No. HP 081276460487", "6281276460487", "seluler", "0812-7646-0487"),
        ("tel:+6281276460487", "6281276460487", "seluler", "0812-7646-0487"),
        ("+65 6123 4567", "+6561234567", "luar_negeri", "+6561234567"),
        ("(+65) 6123 4567", "+6561234567", "luar_negeri", "+6561234567"),
    ],
)
def test_phone_numbers_get_one_form(raw, value, kind, shown):
    assert phone.read(raw) == phone.Reading(value)
    assert phone.kind_of(value) == kind
    assert phone.show(value) == shown
    assert phone.read(shown).value == value
    assert phone.read(value).value == value
    assert phone.read(phone.international(value)).value == value


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        ("", "belum diisi"),
        ("WA", "belum diisi"),
        ("0812-7646", "Nomor seluler harus"),
        ("0812 7646 0487 12", "Nomor seluler harus"),
        ("0800 1234567", "nomor layanan"),
        ("0764 123", "kode area"),
        ("6561234567", "luar negeri mulai dengan +"),
        ("0065 6123 4567", "luar negeri mulai dengan +"),
        ("+65", "7 sampai 15"),
        ("+0123456789", "7 sampai 15"),
        ("112", "mulai dengan 0"),
        ("0812-7646-O487", "“O”"),
        ("0812-7646-0487 ext 2", "“e”"),
        ("0812٧٦٤٦٠٤٨٧", "“٧”"),
        ("0812-7646-0487 / 0813-1111-2222", "satu nomor telepon saja"),
        ("081276460487 +6281311112222", "satu nomor telepon saja"),
    ],
)
def test_what_is_no_phone_number_is_refused_with_an_example(raw, part):
    reading = phone.read(raw)
    assert reading.value is None
    assert part in reading.fault
    assert "Tulis misalnya" in reading.fault


def test_a_fixed_line_receives_no_messages():
    assert "seluler" in phone.read("(0764) 8001035", mobile=True).fault
    assert phone.read("0812-7646-0487", mobile=True).fault is None
    assert phone.read("+65 6123 4567", mobile=True).fault is None


mobile = st.tuples(st.integers(1, 9), st.integers(10**7, 10**10 - 1)).map(
    lambda parts: "628{}{}".format(*parts)
)
fixed = st.tuples(st.sampled_from("2345679"), st.integers(10**6, 10**9 - 1)).map(
    lambda parts: "62{}{}".format(*parts)
)


@given(mobile | fixed)
def test_every_indonesian_number_survives_its_print(value):
    assert phone.read(value).value == value
    assert phone.read(phone.show(value)).value == value


@given(st.sampled_from("1345789"), st.integers(10**6, 10**14 - 1).map(str))
def test_every_foreign_number_survives_its_print(first, rest):
    value = f"+{first}{rest}"
    assert phone.read(phone.show(value)).value == value


def test_phone_is_masked():
    assert phone.mask("6281276460487") == "0812•••••487"
    assert phone.mask("+6561234567") == "+656••••567"
