from typing import Literal, Self

from pydantic import Field, model_validator

from satupintu.rules.standard.model.part import Part
from satupintu.rules.worktime.term import Term

Counted = Literal["hari_kerja", "hari_kalender"]


class Duration(Part):
    """A length of time as a standard prints it; "hari" alone keeps its word and says how it is applied (N-03)."""

    working_days: int | None = Field(
        None, alias="hari_kerja", ge=0, le=3660, description="Lamanya dalam hari kerja."
    )
    days: int | None = Field(
        None,
        alias="hari",
        ge=0,
        le=3660,
        description="Lamanya dalam hari bila naskah hanya menulis hari; cara menghitungnya pada dihitung.",
    )
    calendar_days: int | None = Field(
        None, alias="hari_kalender", ge=0, le=3660, description="Lamanya dalam hari kalender."
    )
    minutes: int = Field(
        0, alias="menit", ge=0, le=100_000, description="Menit jam kerja, ditambahkan sesudah harinya."
    )
    counted: Counted = Field("hari_kerja", alias="dihitung", description="Cara menghitung kunci hari.")
    printed: str = Field(
        "", alias="tercetak", description="Tulisan naskah, bila harus dicetak lain dari angkanya."
    )

    @model_validator(mode="after")
    def _one_unit(self) -> Self:
        given = [n for n in (self.working_days, self.days, self.calendar_days) if n is not None]
        if len(given) > 1:
            raise ValueError("pakai satu satuan hari saja: hari_kerja, hari atau hari_kalender")
        if not given and not self.minutes:
            raise ValueError("isi lamanya: hari_kerja, hari, hari_kalender atau menit")
        return self

    @property
    def whole_days(self) -> int:
        return self.working_days or self.days or self.calendar_days or 0

    def term(self) -> Term:
        calendar = self.calendar_days is not None or (
            self.days is not None and self.counted == "hari_kalender"
        )
        return Term(
            days=self.whole_days,
            minutes=self.minutes,
            counted="hari_kalender" if calendar else "hari_kerja",
        )

    def __str__(self) -> str:
        """As printed; where nothing is printed, in the same plain words."""
        if self.printed:
            return self.printed
        parts = []
        for number, unit in (
            (self.working_days, "hari kerja"),
            (self.days, "hari"),
            (self.calendar_days, "hari kalender"),
            (self.minutes or None, "menit"),
        ):
            if number is not None:
                parts.append(f"{number} {unit}")
        return " ".join(parts)
