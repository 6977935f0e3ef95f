"""What the planning and the recording of a visit both ask: the day, and who goes."""

from datetime import date

from django.http import QueryDict

from satupintu.rules.answers.dates import read_date
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import Field
from satupintu.web.design.control import Control

# No code of a standard's field has a stroke in it, so that these names are never taken.
DAY = Field(code="hari_kunjungan", label="Tanggal kunjungan", kind="tanggal")
DAY_NAME = "k-tanggal"


def day_control(posted: QueryDict) -> Control:
    return Control(DAY_NAME, DAY_NAME, DAY.label, kind="tanggal", value=_typed(posted))


def team_control(posted: QueryDict) -> Control:
    return Control(
        "k-tim",
        "k-tim",
        "Anggota tim",
        kind="paragraf",
        value=posted.get("k-tim", ""),
        hint="Satu nama setiap baris.",
        rows=3,
    )


def _typed(posted: QueryDict) -> str:
    parts = [posted.get(f"{DAY_NAME}.{part}", "").strip() for part in ("hari", "bulan", "tahun")]
    return "-".join(parts) if any(parts) else ""


def day_typed(posted: QueryDict) -> date:
    answer = read_date(DAY, _typed(posted))
    if answer.fault or answer.value is None:
        raise Refused("tanggal_kunjungan_salah", answer.fault or f"Isi {DAY.label}.")
    return date.fromisoformat(str(answer.value))


def lines_typed(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
