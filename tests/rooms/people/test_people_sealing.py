from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import serializers
from django.core.exceptions import FieldError
from django.db import connection

from satupintu.people.fields import SealedField, SealedIndex
from satupintu.people.models import Applicant
from satupintu.people.sealing import SealBroken, index, seal, seal_text, unseal, unseal_text

AT = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
NIK = "9901024101900001"


def test_what_was_sealed_comes_back() -> None:
    assert unseal(seal("9901 “é”", "nik"), "nik") == "9901 “é”"
    assert unseal_text(seal_text(NIK, "nik"), "nik") == NIK


def test_the_same_text_never_seals_alike() -> None:
    assert seal(NIK, "nik") != seal(NIK, "nik")


def test_any_changed_byte_is_noticed() -> None:
    sealed = seal(NIK, "nik")
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(SealBroken):
            unseal(bytes(changed), "nik")


@pytest.mark.parametrize("length", [0, 1, 13, 28])
def test_a_cut_value_is_noticed(length: int) -> None:
    with pytest.raises(SealBroken):
        unseal(seal(NIK, "nik")[:length], "nik")


@pytest.mark.parametrize("text", ["", "bukan segel!", "AAAA", NIK])
def test_letters_that_are_no_seal_are_noticed(text: str) -> None:
    with pytest.raises(SealBroken):
        unseal_text(text, "nik")


def test_a_value_moved_to_another_purpose_is_noticed() -> None:
    with pytest.raises(SealBroken):
        unseal(seal(NIK, "nik"), "telepon")


def test_the_key_may_change_and_old_values_stay_readable(settings: Any) -> None:
    old = seal(NIK, "nik")
    found_by = index(NIK, "nik")
    settings.SEALING_OLD_KEYS = {1: settings.SEALING_KEY}
    settings.SEALING_INDEX_KEY = settings.SEALING_KEY
    settings.SEALING_KEY = b"n" * 32
    settings.SEALING_KEY_VERSION = 2
    new = seal(NIK, "nik")
    assert (old[0], new[0]) == (1, 2)
    assert unseal(old, "nik") == unseal(new, "nik") == NIK
    assert index(NIK, "nik") == found_by


def test_another_key_opens_nothing(settings: Any) -> None:
    sealed = seal(NIK, "nik")
    settings.SEALING_KEY = b"n" * 32
    with pytest.raises(SealBroken, match="changed"):
        unseal(sealed, "nik")
    settings.SEALING_KEY_VERSION = 2
    with pytest.raises(SealBroken, match="version 1"):
        unseal(sealed, "nik")


def test_the_index_is_of_the_value_and_not_of_its_spelling(settings: Any) -> None:
    assert index("9901 0241-0190.0001", "nik") == index(NIK, "nik")
    assert index("c 1234567", "paspor") == index("C1234567", "paspor")
    assert index(NIK, "nik") != index(NIK, "kk")
    assert index("+6512345", "telepon") != index("6512345", "telepon")
    before = index(NIK, "nik")
    settings.SEALING_INDEX_KEY = b"n" * 32
    assert index(NIK, "nik") != before


def stored_bytes(pk: int, column: str = "nik") -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM people_applicant WHERE id = %s", [pk])  # noqa: S608  a test's own word
        return bytes(cursor.fetchone()[0])


@pytest.mark.django_db
def test_the_database_holds_no_plain_text_and_gives_it_back() -> None:
    row = Applicant.objects.create(name="Uji", nik=NIK, phone="6281234567890", registered_at=AT)
    assert NIK.encode() not in stored_bytes(row.pk)
    assert b"81234567890" not in stored_bytes(row.pk, "phone")
    assert stored_bytes(row.pk, "passport") == b""
    read = Applicant.objects.get(pk=row.pk)
    assert (read.nik, read.phone, read.passport) == (NIK, "6281234567890", "")
    assert read.nik_index == index(NIK, "nik")
    assert read.passport_index == ""


@pytest.mark.django_db
def test_bytes_changed_in_the_database_are_noticed() -> None:
    row = Applicant.objects.create(name="Uji", nik=NIK, registered_at=AT)
    changed = bytearray(stored_bytes(row.pk))
    changed[-1] ^= 1
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_applicant SET nik = %s WHERE id = %s", [bytes(changed), row.pk])
    with pytest.raises(SealBroken):
        Applicant.objects.get(pk=row.pk)


@pytest.mark.django_db
def test_many_at_once_are_sealed_and_indexed_too() -> None:
    Applicant.objects.bulk_create(
        [Applicant(name="Uji", nik=f"990102410190000{n}", registered_at=AT) for n in range(1, 4)]
    )
    assert Applicant.objects.get(nik_index=index("9901024101900002", "nik")).nik == "9901024101900002"


@pytest.mark.django_db
def test_a_changed_value_moves_its_index() -> None:
    row = Applicant.objects.create(name="Uji", nik=NIK, registered_at=AT)
    row.nik = "9901024101900002"
    row.save()
    assert Applicant.objects.get(pk=row.pk).nik_index == index("9901024101900002", "nik")


@pytest.mark.django_db
def test_searching_a_sealed_column_is_a_mistake_that_shows() -> None:
    with pytest.raises(FieldError, match="sealed"):
        Applicant.objects.filter(nik=NIK).exists()
    with pytest.raises(FieldError, match="sealed"):
        Applicant.objects.filter(nik__contains="99").exists()


def test_a_dump_never_holds_the_plain_text() -> None:
    row = Applicant(pk=1, name="Uji", nik=NIK, registered_at=AT)
    with pytest.raises(FieldError, match="never dumped"):
        serializers.serialize("json", [row])


@pytest.mark.parametrize("field", [SealedField(purpose="nik"), SealedIndex(of="nik")])
def test_the_fields_survive_a_migration_file(field: SealedField | SealedIndex) -> None:
    _, path, args, kwargs = field.deconstruct()
    again = type(field)(*args, **kwargs)
    assert path.startswith("satupintu.people.fields.Sealed")
    assert again.deconstruct()[1:] == field.deconstruct()[1:]


def test_an_index_of_a_field_that_is_not_sealed_is_a_mistake_that_shows() -> None:
    wrong = SealedIndex(of="name")
    wrong.set_attributes_from_name("name_index")
    wrong.model = Applicant
    with pytest.raises(FieldError, match="name_index is the index of name, which is not sealed"):
        wrong.pre_save(Applicant(name="Uji"), add=True)
