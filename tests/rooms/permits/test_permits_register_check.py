"""The nightly check: a register that nobody has touched is whole, and each of a hundred planted faults is found."""

from argparse import Namespace
from datetime import date
from hashlib import sha256
from zoneinfo import ZoneInfo

import pytest

from satupintu.files.vault import kept
from satupintu.journal.models import Chain, Entry
from satupintu.ops import permit_check
from satupintu.permits.models import Alarm, AllocatedNumber, Permit, PermitEvent, Series
from satupintu.permits.register_check import register_faults
from tests.situations.permits import a_permit
from tests.situations.seats import AT, a_region, an_agency

pytestmark = pytest.mark.django_db


def keep(content):
    sha = sha256(content).hexdigest()
    kept(sha).parent.mkdir(parents=True, exist_ok=True)
    kept(sha).write_bytes(content)
    return sha


@pytest.fixture
def permits():
    region = a_region()
    agency = an_agency(region)
    return [
        a_permit(
            region,
            agency,
            case=f"P-{number}",
            document=keep(b"naskah %d %d" % (region.pk, number)),
            signed=keep(b"ttd %d %d" % (region.pk, number)),
        )
        for number in range(100)
    ]


def row(**of):
    return lambda permit: Permit.objects.filter(pk=permit.pk).update(**of)


def number(**of):
    return lambda permit: AllocatedNumber.objects.filter(pk=permit.number_id).update(**of)


def entry(**of):
    return lambda permit: Entry.objects.filter(chain=f"izin:{permit.pk}").update(**of)


def without_events(permit):
    PermitEvent.objects.filter(permit=permit).delete()


def without_row(permit):
    without_events(permit)
    Permit.objects.filter(pk=permit.pk).delete()


def without_chain(permit):
    Entry.objects.filter(chain=f"izin:{permit.pk}").delete()
    Chain.objects.filter(name=f"izin:{permit.pk}").delete()


def bytes_of(permit, field):
    return kept(getattr(permit, field))


PLANTED = [
    lambda permit: bytes_of(permit, "document_hash").unlink(),
    lambda permit: bytes_of(permit, "signed_hash").unlink(),
    lambda permit: bytes_of(permit, "document_hash").write_bytes(b"lain"),
    lambda permit: bytes_of(permit, "signed_hash").write_bytes(b"lain"),
    lambda permit: row(document_hash=keep(b"naskah lain %d" % permit.pk))(permit),
    lambda permit: row(signed_hash=keep(b"ttd lain %d" % permit.pk))(permit),
    lambda permit: number(text=f"PALSU/{permit.pk}")(permit),
    number(void_at=AT, void_by="orang", void_reason="Salah."),
    row(holder="Orang Lain"),
    row(valid_until=date(2099, 1, 1)),
    lambda permit: row(code=f"PALSU{permit.pk:013}")(permit),
    row(signer_name="Orang Lain"),
    row(product="Surat Lain"),
    row(state="dicabut", ended_at=AT, ended_reason="Diam-diam.", legal_basis="x"),
    row(state="ditangguhkan", suspended_at=AT, suspended_reason="Diam-diam.", legal_basis="x"),
    without_events,
    without_row,
    without_chain,
    entry(facts={}),
    entry(deed="izin_lain"),
]


def test_a_register_that_nobody_has_touched_is_whole(permits, capsys):
    assert list(register_faults()) == []
    assert permit_check.check(Namespace()) == 0
    assert "Register utuh: 100 izin" in capsys.readouterr().out
    assert not Alarm.objects.exists()


def test_a_permit_issued_in_the_regions_own_hour_is_the_same_when_read_again():
    region = a_region()
    a_permit(
        region,
        an_agency(region),
        case="P-1",
        document=keep(b"naskah"),
        signed=keep(b"ttd"),
        at=AT.astimezone(ZoneInfo("Asia/Jayapura")),
    )
    assert list(register_faults()) == []


def test_a_hundred_planted_faults_are_all_found(permits, capsys):
    for place, permit in enumerate(permits):
        PLANTED[place % len(PLANTED)](permit)
    faults = list(register_faults())
    named = {fault.place.split("/")[0] for fault in faults}
    missed = [permit.pk for permit in permits if f"izin:{permit.pk}" not in named]
    assert missed == []
    assert permit_check.check(Namespace()) == 1
    assert "Register TIDAK utuh" in capsys.readouterr().out
    alarms = Alarm.objects.filter(kind="pemeriksaan_register")
    assert {alarm.region_id for alarm in alarms} == {permits[0].region_id, None}
    assert "Masih ada" in alarms.get(region=permits[0].region_id).sentence


def test_a_gap_and_a_file_twice_are_found(permits):
    Series.objects.update(last=102)
    row(signed_hash=permits[1].signed_hash)(permits[0])
    places = {fault.place.split(":")[0] for fault in register_faults()}
    assert {"nomor", "berkas", "izin"} <= places


def test_it_reads_in_large_parts(permits, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        list(register_faults())


def test_expiring_by_command(permits, capsys):
    row(valid_until=date(2020, 1, 1))(permits[0])
    assert permit_check.expire(Namespace()) == 0
    assert "1 izin" in capsys.readouterr().out
