"""What a deed asks for besides its reason: a control for each entry, and the entries read back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from satupintu.cases.actions.hand_over import Taker
from satupintu.cases.actions.record_payment import Payment
from satupintu.cases.actions.reject import REMEDY
from satupintu.cases.deeds.doing import Given
from satupintu.cases.deeds.way import Way
from satupintu.cases.docket import Docket
from satupintu.rules.answers.dates import read_date
from satupintu.rules.answers.numbers import read_money
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import Field
from satupintu.web.design.control import Choice, Control
from satupintu.web.desk.defects import defects_typed
from satupintu.web.forms.typed import typed

DAY = Field(code="tanggal_bayar", label="Tanggal bayar", kind="tanggal")
AMOUNT = Field(code="jumlah_bayar", label="Jumlah yang dibayar", kind="uang")
RELATIONS = (("pemohon", "Pemohon sendiri"), ("kuasa", "Orang lain dengan surat kuasa"))
MARKS = (("cap", "Cap basah"), ("meterai", "Meterai"))


@dataclass(frozen=True, slots=True)
class Asking:
    """The controls of one deed as they stand on its page."""

    controls: tuple[Control, ...]
    composes_defects: bool


def asking(way: Way, docket: Docket, posted: QueryDict) -> Asking:
    made = [control for name in way.asks if name in _CONTROLS for control in _CONTROLS[name](docket, posted)]
    if way.action in {"hand_back", "verify", "recommend", "approve", "refer"} and "reason" not in way.asks:
        made.append(_reason(posted, required=False))
    if way.action == "recommend":
        made.append(
            _text(
                "nomor",
                "Nomor surat rekomendasi",
                posted,
                hint="Kosongkan agar diambil dari seri instansi Anda.",
            )
        )
    return Asking(tuple(made), composes_defects="defects" in way.asks)


def given(way: Way, docket: Docket, posted: QueryDict) -> Given:
    """What was entered; a sentence about each thing that cannot be read."""
    asks = set(way.asks)
    return Given(
        reason=posted.get("alasan", "").strip(),
        note=posted.get("pesan", "").strip(),
        legal_basis=posted.get("dasar_hukum", "").strip(),
        remedy=posted.get("upaya", "").strip() or REMEDY,
        defects=defects_typed(posted, docket) if "defects" in asks else (),
        number=posted.get("nomor", "").strip(),
        payment=_payment(posted) if "payment" in asks else None,
        taker=_taker(posted) if "taker" in asks else None,
        marks=tuple(posted.getlist("tanda")),
        meterai_serial=posted.get("nomor_meterai", "").strip(),
        reference=posted.get("rujukan", "").strip(),
    )


def _payment(posted: QueryDict) -> Payment:
    raw = typed(posted, [DAY, AMOUNT])
    day, amount = read_date(DAY, raw[DAY.code]), read_money(AMOUNT, raw[AMOUNT.code])
    for answer, field in ((amount, AMOUNT), (day, DAY)):
        if answer.fault or answer.value is None:
            raise Refused("bukti_bayar_tidak_lengkap", answer.fault or f"Isi {field.label}.")
    return Payment(
        amount=int(str(amount.value)),
        day=date.fromisoformat(str(day.value)),
        proof=posted.get("nomor_bukti", "").strip(),
    )


def _taker(posted: QueryDict) -> Taker:
    return Taker(
        name=posted.get("nama_pengambil", ""),
        relation=posted.get("hubungan", "pemohon"),
        mandate=posted.get("surat_kuasa", ""),
        shown=tuple(posted.getlist("ditunjukkan")),
    )


def _reason(posted: QueryDict, *, required: bool = True) -> Control:
    hint = "" if required else "Boleh dikosongkan."
    return Control(
        "isian-alasan", "alasan", "Alasan", kind="paragraf", value=posted.get("alasan", ""), hint=hint, rows=4
    )


def _text(name: str, label: str, posted: QueryDict, *, hint: str = "") -> Control:
    return Control(f"isian-{name}", name, label, value=posted.get(name, ""), hint=hint)


def _remedy(docket: Docket, posted: QueryDict) -> list[Control]:
    value = posted.get("upaya", REMEDY)
    hint = "Apa yang dapat dilakukan pemohon bila tidak setuju; dicetak pada surat penolakan."
    return [
        Control(
            "isian-upaya", "upaya", "Upaya yang tersedia", kind="paragraf", value=value, hint=hint, rows=4
        )
    ]


def _payment_controls(docket: Docket, posted: QueryDict) -> list[Control]:
    return [
        Control(
            "isian-jumlah_bayar", AMOUNT.code, AMOUNT.label, kind="uang", value=posted.get(AMOUNT.code, "")
        ),
        Control(
            "isian-tanggal_bayar",
            DAY.code,
            DAY.label,
            kind="tanggal",
            value=str(typed(posted, [DAY])[DAY.code]),
        ),
        _text("nomor_bukti", "Nomor bukti bayar", posted),
    ]


def taker_controls(docket: Docket, posted: QueryDict) -> list[Control]:
    relation = posted.get("hubungan", "pemohon")
    return [
        _text("nama_pengambil", "Nama pengambil", posted, hint="Sesuai kartu identitas yang ditunjukkan."),
        Control(
            "isian-hubungan",
            "hubungan",
            "Hubungan dengan pemohon",
            kind="pilihan",
            choices=tuple(Choice(code, label, chosen=code == relation) for code, label in RELATIONS),
        ),
        _text("surat_kuasa", "Nomor dan tanggal surat kuasa", posted, hint="Hanya bila diambil orang lain."),
    ]


def marks_controls(docket: Docket, posted: QueryDict) -> list[Control]:
    chosen = set(posted.getlist("tanda"))
    wanted = [(code, label) for code, label in MARKS if code in docket.standard.product.marks]
    boxes = tuple(Choice(code, label, chosen=code in chosen) for code, label in wanted)
    controls = []
    if boxes:
        controls.append(
            Control(
                "isian-tanda", "tanda", "Yang sudah ada pada kertas", kind="banyak_pilihan", choices=boxes
            )
        )
    if "meterai" in docket.standard.product.marks:
        controls.append(_text("nomor_meterai", "Nomor seri meterai", posted, hint="Boleh dikosongkan."))
    return controls


def _file_controls(docket: Docket, posted: QueryDict) -> list[Control]:
    return [
        Control("isian-berkas", "berkas", "Hasil pindaian (PDF)", kind="berkas", accept="application/pdf")
    ]


_CONTROLS: Mapping[str, Callable[[Docket, QueryDict], list[Control]]] = {
    "reason": lambda _docket, posted: [_reason(posted)],
    "legal_basis": lambda _docket, posted: [_text("dasar_hukum", "Dasar hukum", posted)],
    "remedy": _remedy,
    "payment": _payment_controls,
    "taker": taker_controls,
    "file": _file_controls,
    "marks": marks_controls,
    "reference": lambda _docket, posted: [_text("rujukan", "Nomor rujukan peristiwa", posted)],
}
