"""How long something may take: the promise of a standard, the target of a step, the statutory date."""

from dataclasses import dataclass
from typing import Literal

from satupintu.rules.errors import Refused

DayCount = Literal["hari_kerja", "hari_kalender"]

DAY_COUNT_NAMES: dict[DayCount, str] = {"hari_kerja": "hari kerja", "hari_kalender": "hari kalender"}
LONGEST_DAYS = 3660
LONGEST_MINUTES = 100_000


@dataclass(frozen=True, slots=True)
class Term:
    """Days first, then office minutes: 8 days and 90 minutes ends on the morning after the eighth day (N-18)."""

    days: int = 0
    minutes: int = 0
    counted: DayCount = "hari_kerja"

    def __post_init__(self) -> None:
        if self.counted not in DAY_COUNT_NAMES:
            raise Refused(
                "satuan_hari_tidak_dikenal",
                f"Satuan “{self.counted}” tidak dikenal. Pakai salah satu dari: {', '.join(DAY_COUNT_NAMES)}.",
            )
        if not (0 <= self.days <= LONGEST_DAYS and 0 <= self.minutes <= LONGEST_MINUTES):
            raise Refused(
                "jangka_waktu_tidak_sah",
                f"Jangka waktu {self.days} hari {self.minutes} menit tidak sah: "
                f"hari 0 sampai {LONGEST_DAYS}, menit 0 sampai {LONGEST_MINUTES}.",
            )
        if not self.days and not self.minutes:
            raise Refused("jangka_waktu_kosong", "Jangka waktu harus sedikitnya satu menit atau satu hari.")

    def __str__(self) -> str:
        said = [f"{self.days} {DAY_COUNT_NAMES[self.counted]}"] if self.days else []
        if self.minutes:
            said.append(f"{self.minutes} menit")
        return " ".join(said)


# UU 30/2014 article 53 as changed by UU 6/2023: five working days where no regulation sets another date (D1).
STATUTORY_DEFAULT = Term(days=5)


def statutory_term(own: Term | None, promise: Term | None) -> Term:
    """The term after which silence may count as consent: the service's own, else its promise, else the law's (D1)."""
    return own or promise or STATUTORY_DEFAULT
