"""Steps of other standards: paraf, payment, signature by hand, scan, hand-over, an outside event, a number apart."""

from datetime import timedelta

import pytest

from satupintu.cases.actions.cancel import cancel
from satupintu.cases.actions.hand_over import Taker, hand_over
from satupintu.cases.actions.print_permit import print_permit
from satupintu.cases.actions.receive_event import receive_event
from satupintu.cases.actions.record_payment import Payment, record_payment
from satupintu.cases.actions.register_scan import register_scan
from satupintu.cases.actions.reject import reject
from satupintu.cases.actions.withdraw import withdraw
from satupintu.cases.models import Output
from satupintu.notices.models import Notice
from satupintu.ops.walk.deeds import a_checked_file
from satupintu.permits.models import AllocatedNumber, Permit
from tests.rooms.cases import altered
from tests.rooms.cases.journey import (
    ADVISING,
    APPROVING,
    COUNTING,
    FILING,
    SIGNING,
    TODAY,
    VERIFYING,
    WAY,
    at_step,
    chain_faults,
    filed,
    post_of,
    refused,
)

pytestmark = pytest.mark.django_db
SHOWN = ("tanda_terima", "bukti_diri", "surat_kuasa")
PAID = Payment(50_000, TODAY, "BUKTI 1")


class Gate:
    def __init__(self, *, open_for: bool) -> None:
        self.open = open_for

    def passed(self, case: str) -> bool:
        return self.open


@pytest.fixture
def paper(stage):
    return altered.publish(stage, altered.on_paper)


def at(paper, step):
    journey = at_step_by(paper, step)
    return journey, {"work": journey.item(step).pk, "outcome": "teruskan", "by": journey.officer(step)}


def at_step_by(stage, step):
    """Along the way of an altered standard, whose own steps have one outcome each."""
    journey = filed(stage)
    while step not in journey.open():
        (here,) = journey.open()
        journey.do(
            here, WAY.get(here, "teruskan") if here != SIGNING else _way(stage), visit=here == ADVISING
        )
    return journey


def _way(stage):
    return stage.standard.step(SIGNING).outcomes[0].code


def test_the_whole_way_on_paper(paper):
    journey = at_step_by(paper, "serahkan")
    case = journey.do("serahkan", "teruskan")
    assert case.state == "selesai"
    assert Permit.objects.get(pk=case.permit_id).state == "berlaku"
    kinds = set(Output.objects.filter(case=case).values_list("kind", flat=True))
    assert {"bukti_bayar", "cetakan", "pindaian", "serah_terima", "tanda_terima"} <= kinds
    assert chain_faults(case) == []


@pytest.mark.parametrize(
    ("payment", "code"),
    [
        (Payment(49_000, TODAY, "BUKTI 1"), "jumlah_bayar_tidak_cocok"),
        (Payment(51_000, TODAY, "BUKTI 1"), "jumlah_bayar_tidak_cocok"),
        (Payment(50_000, TODAY + timedelta(days=1), "BUKTI 1"), "tanggal_bayar"),
        (Payment(50_000, TODAY, " "), "bukti_bayar_kosong"),
    ],
)
def test_a_payment_that_is_not_the_fee(paper, payment, code):
    journey, sent = at(paper, "bayar")
    with refused(code):
        record_payment(**sent, payment=payment, at=journey.later())
    record_payment(**sent, payment=PAID, at=journey.later())


@pytest.mark.parametrize(
    ("marks", "missing"), [((), "cap basah dan meterai"), (("cap",), "meterai"), (("meterai",), "cap basah")]
)
def test_a_scan_shows_what_the_standard_says_stands_on_the_paper(paper, marks, missing):
    journey, sent = at(paper, "pindai")
    scan = a_checked_file(paper, "pindaian", by=sent["by"], at=journey.later())
    with refused("tanda_belum_lengkap", missing):
        register_scan(**sent, file=scan.pk, marks=marks, at=journey.later())
    case = register_scan(**sent, file=scan.pk, marks=("cap", "meterai"), at=journey.later())
    assert Permit.objects.get(pk=case.permit_id).signed_hash == scan.sha256


def test_a_scan_before_the_signature_is_refused(paper):
    journey, sent = at(paper, "pindai")
    type(journey.case).objects.filter(pk=journey.case.pk).update(signed_at=None)
    scan = a_checked_file(paper, "pindaian", by=sent["by"], at=journey.later())
    with refused("belum_ditandatangani"):
        register_scan(**sent, file=scan.pk, marks=("cap", "meterai"), at=journey.later())


@pytest.mark.parametrize(
    ("taker", "code"),
    [
        (Taker(" "), "pengambil_kosong"),
        (Taker("Orang Lain", "kurir"), "tanpa_surat_kuasa"),
        (Taker("Orang Lain", "kuasa", "SK 1 tanggal 1-11-2026", shown=SHOWN), ""),
        (
            Taker("Orang Lain", "kuasa", "SK 1 tanggal 1-11-2026", shown=("bukti_diri",)),
            "bawaan_belum_lengkap",
        ),
        (Taker("Pemohon", shown=SHOWN[:2]), ""),
        (Taker("Pemohon"), "bawaan_belum_lengkap"),
    ],
)
def test_who_may_take_the_permit(paper, taker, code):
    journey, sent = at(paper, "serahkan")
    if code:
        with refused(code):
            hand_over(**sent, taker=taker, at=journey.later())
    else:
        assert hand_over(**sent, taker=taker, at=journey.later()).state == "selesai"


def test_nothing_is_handed_over_that_is_not_in_force(paper):
    journey, sent = at(paper, "serahkan")
    Permit.objects.update(state="disiapkan", signed_hash="", issued_at=None)
    with refused("belum_ditandatangani"):
        hand_over(**sent, taker=Taker("Pemohon", shown=SHOWN), at=journey.later())


def test_a_compulsory_survey_comes_first(stage):
    journey, sent = at(altered.publish(stage, altered.on_paper, altered.survey_first), "serahkan")
    for gate in (None, Gate(open_for=False)):
        with refused("survei_belum_diisi"):
            hand_over(**sent, taker=Taker("Pemohon", shown=SHOWN), survey=gate, at=journey.later())
    hand_over(**sent, taker=Taker("Pemohon", shown=SHOWN), survey=Gate(open_for=True), at=journey.later())


def test_a_paper_without_a_number_is_not_printed(stage):
    def unnumbered(data):
        altered.step(data, APPROVING)["hasil"][0]["beri_nomor"] = False

    journey, sent = at(altered.publish(stage, altered.on_paper, unnumbered), "cetak")
    with refused("naskah_belum_bernomor"):
        print_permit(**sent, at=journey.later())


def test_a_certificate_is_printed_after_the_signature_only(stage):
    def printed_early(data):
        altered.step(data, APPROVING)["hasil"][0]["ke"] = ["cetak"]
        data["langkah"].append(altered.a_step("cetak", "cetak", "customer_service", SIGNING))

    journey, sent = at(altered.publish(stage, printed_early), "cetak")
    with refused("belum_ditandatangani"):
        print_permit(**sent, at=journey.later())


@pytest.mark.parametrize(("step", "other"), [("bayar", COUNTING), ("pindai", "bayar")])
def test_money_and_scan_are_kept_from_whom_the_standard_sets_apart(stage, step, other):
    def apart(data):
        altered.step(data, step)["bukan_pelaku"] = [other]

    journey, _ = at(altered.publish(stage, altered.on_paper, apart), step)
    with refused("memeriksa_pekerjaan_sendiri"):
        journey.do(step, "teruskan")


def test_an_event_is_kept_from_whom_the_standard_sets_apart(stage):
    """Before it, an officer of the same post referred the file."""

    def referred_first(data):
        altered.step(data, "pengajuan")["hasil"][0]["ke"] = ["rujuk"]
        altered.step(data, "rujuk")["hasil"][0]["ke"] = ["peristiwa"]
        altered.step(data, "peristiwa")["hasil"][0]["ke"] = [COUNTING]
        altered.step(data, "peristiwa")["bukan_pelaku"] = ["rujuk"]

    journey, sent = at(altered.publish(stage, altered.with_an_event, referred_first), "peristiwa")
    with refused("memeriksa_pekerjaan_sendiri"):
        receive_event(**sent, reference="OSS-1", at=journey.later())


@pytest.mark.parametrize("ending", ["tarik", "batal", "tolak"])
def test_a_paper_signed_by_hand_is_not_taken_back_before_its_scan(stage, ending):
    def open_for_too_long(data):
        for out in data["hasil_umum"]:
            out["sampai"] = "diserahkan"
        altered.step(data, "pindai")["hasil"].append(
            {"kode": "tolak", "label": "Tolak", "jenis": "tolak", "akhir": "ditolak"}
        )

    journey, sent = at(altered.publish(stage, altered.on_paper, open_for_too_long), "pindai")
    ref, head = journey.case.ref, stage.officer(post_of(stage, "kepala_dinas"), journey.at)
    with refused("izin_sudah_ditandatangani", "cabut izinnya"):
        if ending == "tarik":
            withdraw(ref=ref, by=journey.citizen(), at=journey.later())
        elif ending == "batal":
            cancel(ref=ref, reason="Contoh.", by=head, at=journey.later())
        else:
            grounds = {"reason": "Contoh.", "legal_basis": "Pasal 1."}
            reject(**(sent | {"outcome": "tolak"}), **grounds, at=journey.later())
    assert journey.open() == ["pindai"]


def test_an_outside_event_and_a_referral(stage):
    changed = altered.publish(stage, altered.with_an_event)
    journey, sent = at(changed, "peristiwa")
    case = receive_event(**sent, reference="OSS-1", at=journey.later())
    assert case.event_at == journey.at
    journey.do("rujuk", "teruskan")
    numbers = dict(Output.objects.filter(case=case).values_list("kind", "number"))
    assert numbers == {"peristiwa": "OSS-1", "surat_pengantar": "SP/1/2026"}
    assert journey.open() == [COUNTING]


def test_a_number_may_have_a_step_of_its_own(stage):
    journey = at_step_by(altered.publish(stage, altered.number_apart), SIGNING)
    number = AllocatedNumber.objects.get(series__code="dpmptsp.izin")
    assert Permit.objects.get(pk=journey.fresh().permit_id).number == number
    journey.do(SIGNING)


@pytest.mark.parametrize("order", [(ADVISING, "telaah"), ("telaah", ADVISING)])
def test_a_branch_waits_for_the_other(stage, order):
    journey = at_step_by(altered.publish(stage, altered.two_agencies), VERIFYING)
    journey.do(VERIFYING)
    assert journey.open() == sorted(order)
    first, second = order
    journey.do(first, _outcome(first), visit=first == ADVISING)
    assert journey.open() == [second]
    tracking = Notice.objects.filter(addressee_kind="pemohon").latest("id")
    assert tracking.params["langkah"] == f"menunggu {journey.stage.standard.step(second).name}"
    journey.do(second, _outcome(second), visit=second == ADVISING)
    assert journey.open() == [APPROVING]


def _outcome(step):
    return WAY.get(step, "teruskan")


def test_control_the_first_standard_has_none_of_these(stage):
    tasks = {step.task for step in stage.standard.steps}
    assert not tasks & {"bayar", "paraf", "serahkan", "daftarkan_pindaian", "beri_nomor", "tunggu_peristiwa"}
    assert at_step(stage, FILING).open() == [FILING]
