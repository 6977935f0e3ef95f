"""The passphrase: wrong ones are counted by rows, and it is found nowhere afterwards."""

import logging
import traceback
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import connection
from django.test import RequestFactory
from django.views.debug import ExceptionReporter

from satupintu.gateways.local_signer import pades
from satupintu.people.actions.lift_pause import lift_pause
from satupintu.people.models import Tries
from satupintu.rules.errors import Refused
from satupintu.signing import ports
from satupintu.signing import tries as signing_tries
from tests.fakes.authority import paper
from tests.situations.seats import AT, THE_SYSTEM
from tests.situations.signers import CA_SECRET, SECRET, an_office

pytestmark = pytest.mark.django_db
WRONG = "frasa-keliru-kadis-4410"


def wrong(office, *, at=AT):
    with pytest.raises(ports.SignerFault) as raised:
        office.sign(paper(), secret=WRONG, at=at)
    return raised.value


def test_the_fifth_wrong_one_pauses_and_says_until_when(office):
    said = [wrong(office) for _ in range(5)]
    assert [fault.code for fault in said] == ["frasa_sandi_salah"] * 5
    assert "dijeda 15 menit, sampai pukul 10.15" in said[-1].sentence
    assert all("dijeda" not in fault.sentence for fault in said[:4])


def test_during_a_pause_the_right_one_is_not_even_tried(office, monkeypatch):
    for _ in range(5):
        wrong(office)
    monkeypatch.setattr("satupintu.gateways.local_signer.signer.open_key", lambda *_: pytest.fail("tried"))
    with pytest.raises(ports.SigningPaused) as raised:
        office.sign(paper(), at=AT + timedelta(minutes=5))
    assert raised.value.code == "tanda_tangan_dijeda"
    assert "dijeda 10 menit, sampai pukul 10.15" in raised.value.sentence


def test_after_the_pause_the_right_one_signs_and_all_is_forgotten(office):
    for _ in range(5):
        wrong(office)
    office.sign(paper(), at=AT + timedelta(minutes=16))
    assert not Tries.objects.exists()
    assert [wrong(office, at=AT + timedelta(minutes=17)).code for _ in range(4)] == ["frasa_sandi_salah"] * 4


def test_another_signer_shares_the_count_since_it_is_rows(office):
    for _ in range(4):
        wrong(office)
    assert "dijeda" in wrong(office).sentence  # each `office.sign` is a signer of its own


def test_one_officer_s_pause_is_nobody_else_s(office):
    other = an_office()
    for _ in range(5):
        wrong(office)
    other.sign(paper())


def test_an_administrator_lifts_the_pause(office):
    for _ in range(5):
        wrong(office)
    lift_pause(user=office.user, by=THE_SYSTEM, at=AT)
    office.sign(paper())


def test_the_pause_is_told_in_the_officer_s_own_time(office):
    office.region.zone = "Asia/Jayapura"
    office.region.save()
    user = office.user
    user.home = office.region
    user.save()
    for _ in range(4):
        wrong(office)
    assert "sampai pukul 12.15" in wrong(office).sentence


def test_a_refusal_for_another_reason_is_not_called_a_pause(office, monkeypatch):
    def refused(*_, **__):
        raise Refused("masuk_dijeda", "Lain.")

    monkeypatch.setattr(signing_tries, "charge_try", refused)
    with pytest.raises(Refused):
        office.sign(paper())


# -- It is found nowhere ---------------------------------------------------------------------------------------------


def chain_of(fault):
    """The fault and all that it remembers, also what a report would leave out."""
    seen = []
    waiting = [fault]
    while waiting:
        one = waiting.pop()
        if one is not None and one not in seen:
            seen.append(one)
            waiting += [one.__cause__, one.__context__]
    return seen


def shown_by(fault):
    """What a report with the values of every frame shows; the frames of the tests themselves know the words."""
    shown = [str(fault), repr(fault), "".join(traceback.format_exception(fault))]
    for one in chain_of(fault):
        for frame, _ in traceback.walk_tb(one.__traceback__):
            if "/tests/" not in frame.f_code.co_filename:
                shown += [f"{name}={value!r}" for name, value in frame.f_locals.items()]
    return "\n".join(shown)


def page_of(fault):
    """Django's own error page, with a traceback that begins in the product."""
    inside = fault.__traceback__
    while inside is not None and "/tests/" in inside.tb_frame.f_code.co_filename:
        inside = inside.tb_next
    request = RequestFactory().post("/", {"frasa": "…"})
    return ExceptionReporter(request, type(fault), fault, inside).get_traceback_html()


def break_database(*_, **__):
    raise RuntimeError("the database is gone")


@pytest.mark.parametrize("kind", ["wrong", "broken library", "broken rows", "no timestamp"])
def test_no_error_report_shows_it(office, monkeypatch, kind):
    secret = WRONG if kind == "wrong" else SECRET
    url = "http://127.0.0.1:9/" if kind == "no timestamp" else ""
    if kind == "broken library":
        monkeypatch.setattr(pades, "IncrementalPdfFileWriter", break_database)
    if kind == "broken rows":
        monkeypatch.setattr("satupintu.gateways.local_signer.signer.passphrase_was_right", break_database)
    try:
        office.sign(paper(), secret=secret, signer=office.signer(tsa_url=url))
    except (ports.SignerFault, RuntimeError) as fault:
        shown = shown_by(fault) + page_of(fault)
    else:
        pytest.fail("nothing went wrong")
    assert secret not in shown
    assert secret.encode().hex() not in shown


def test_control_a_report_would_show_a_plain_word():
    def careless():
        word = "kata-yang-terlihat"
        raise ValueError(len(word))

    try:
        careless()
    except ValueError as fault:
        frames = [frame for frame, _ in traceback.walk_tb(fault.__traceback__)]
        assert any("kata-yang-terlihat" in repr(frame.f_locals) for frame in frames)


def everything_on(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def all_rows():
    """Every column of every table, as text."""
    with connection.cursor() as cursor:
        for model in apps.get_models():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield from (bytes(value) if isinstance(value, memoryview) else value for value in row)


def test_it_is_on_no_disk_in_no_row_and_in_no_log(office, settings, tmp_path, caplog):
    settings.VAR_DIR = tmp_path
    caplog.set_level(logging.DEBUG)
    logging.getLogger().setLevel(logging.DEBUG)
    wrong(office)
    (tmp_path / "hasil.pdf").write_bytes(office.sign(paper()).content)
    rows = "\n".join(str(value) for value in all_rows())
    found = everything_on(tmp_path)
    logged = caplog.text + "".join(repr(record.__dict__) for record in caplog.records)
    for word in (SECRET, WRONG, CA_SECRET):
        assert word.encode() not in found
        assert word not in rows
        assert word not in logged
    assert office.officer.name in rows  # control: rows are read at all
    assert b"ByteRange" in found
