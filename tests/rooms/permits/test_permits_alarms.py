import pytest
from django.db import transaction

from satupintu.journal.models import Entry
from satupintu.permits.actions import look_up as looking
from satupintu.permits.actions.close_alarm import close_alarm
from satupintu.permits.actions.look_up import look_up
from satupintu.permits.actions.raise_alarm import CHAIN, raise_alarm
from satupintu.permits.models import Alarm
from satupintu.rules import codes
from satupintu.rules.accounts import Budget
from satupintu.rules.errors import Refused
from tests.situations.seats import AT, THE_SYSTEM, a_region, an_agency, an_officer

pytestmark = pytest.mark.django_db


def test_an_alarm_is_one_row_a_day_and_one_entry(django_assert_num_queries):
    of = {"kind": Alarm.Kind.GUESSING, "subject": "jaringan", "at": AT}
    first, again = raise_alarm(sentence="Lima.", **of), raise_alarm(sentence="Enam.", **of)
    assert first.pk == again.pk
    kept = Alarm.objects.get()
    assert (kept.times, kept.sentence) == (2, "Enam.")
    assert Entry.objects.filter(chain=CHAIN).count() == 1


@pytest.mark.parametrize(
    ("note", "elsewhere", "twice", "who", "code"),
    [
        (" ", False, False, THE_SYSTEM, "catatan_peringatan_wajib"),
        ("Dilihat.", True, False, THE_SYSTEM, "wilayah_lain"),
        ("Dilihat.", False, True, THE_SYSTEM, "peringatan_sudah_ditutup"),
        ("Dilihat.", False, False, None, "bukan_pengelola"),
    ],
)
def test_who_closes_it_and_how(note, elsewhere, twice, who, code):
    region = a_region()
    by = who or an_officer(an_agency(region))
    alarm = raise_alarm(
        kind=Alarm.Kind.CHECK,
        subject="wilayah",
        sentence="Beda.",
        region_id=a_region().pk if elsewhere else region.pk,
        at=AT,
    )
    close = {"region_id": region.pk, "alarm_id": alarm.pk, "at": AT}
    if twice:
        close_alarm(**close, note="Dilihat.", by=THE_SYSTEM)
    with pytest.raises(Refused) as refusal, transaction.atomic():
        close_alarm(**close, note=note, by=by)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("code", "refused"),
    [("abc", "kode_salah_ketik"), (codes.from_entropy(b"0123456789"), "kode_tidak_terdaftar")],
)
def test_a_code_that_finds_nothing_says_why(code, refused):
    with pytest.raises(Refused) as refusal:
        look_up(code=code, address="203.0.113.1", at=AT)
    assert refusal.value.code == refused


def test_a_network_that_has_guessed_too_often_is_told(monkeypatch):
    monkeypatch.setattr(looking, "CHECKING", Budget("periksa_kode", {"alamat": 1, "sistem": 99}))
    with pytest.raises(Refused, match="Tidak ada surat"):
        look_up(code=codes.from_entropy(b"0123456789"), address="203.0.113.1", at=AT)
    with pytest.raises(Refused) as refusal:
        look_up(code=codes.from_entropy(b"0123456789"), address="203.0.113.1", at=AT)
    assert refusal.value.code == "periksa_terlalu_sering"
