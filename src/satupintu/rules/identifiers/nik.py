"""NIK (H1): 16 digits PP KK CC DDMMYY SSSS, a woman's day + 40, no check digit, never changed once given."""

from collections.abc import Container
from datetime import date

from satupintu.rules.identifiers import area
from satupintu.rules.identifiers.reading import Reading, Sex, masked, read_digits, refused

_SOURCE = "Salin dari KTP atau Kartu Keluarga."
_WOMEN = 40
_KEPT = "NIK tidak berubah walaupun data itu pernah dibetulkan; periksa lagi, lalu lanjutkan bila sesuai KTP."


def read(
    raw: str, *, known: Container[str] | None = None, born: date | None = None, sex: Sex | None = None
) -> Reading:
    """`known`: every regency and district code of the country; `born` and `sex` as stated by the person."""
    typed = read_digits(raw, name="NIK", lengths=(16,), source=_SOURCE)
    if typed.value is None:
        return typed
    fault = _fault(typed.value)
    if fault is not None:
        return refused(f"NIK tidak mungkin benar: {fault}. {_SOURCE}")
    found = (
        area.prefix_warning(typed.value[:6], "NIK", known),
        _calendar_warning(typed.value),
        _birth_warning(typed.value, born),
        _sex_warning(typed.value, sex),
    )
    return Reading(value=typed.value, warnings=tuple(sentence for sentence in found if sentence is not None))


def _fault(value: str) -> str | None:
    day, month, _ = _birth_parts(value)
    if not 1 <= day <= 31:
        return f"angka ke-7 dan ke-8 ({value[6:8]}) bukan tanggal lahir (01–31, atau 41–71 untuk perempuan)"
    if not 1 <= month <= 12:
        return f"angka ke-9 dan ke-10 ({value[8:10]}) bukan bulan lahir (01–12)"
    if value[12:] == "0000":
        return "empat angka terakhir paling kecil 0001"
    return area.prefix_fault(value[:6])


def _calendar_warning(value: str) -> str | None:
    day, month, year = _birth_parts(value)
    if any(_day(century + year, month, day) is not None for century in (1900, 2000)):
        return None
    return f"Tanggal lahir {day:02}-{month:02} pada NIK tidak ada di kalender. Periksa angkanya pada KTP."


def _birth_warning(value: str, born: date | None) -> str | None:
    day, month, year = _birth_parts(value)
    if born is None or (born.day, born.month, born.year % 100) == (day, month, year):
        return None
    return f"Tanggal lahir pada NIK ({day:02}-{month:02}-{year:02}) berbeda dengan tanggal lahir yang diisi. {_KEPT}"


def _sex_warning(value: str, sex: Sex | None) -> str | None:
    if sex is None or sex == sex_of(value):
        return None
    written = "perempuan" if sex_of(value) == "perempuan" else "laki-laki"
    return f"Jenis kelamin pada NIK ({written}) berbeda dengan jenis kelamin yang diisi. {_KEPT}"


def _birth_parts(value: str) -> tuple[int, int, int]:
    day = int(value[6:8])
    return (day - _WOMEN if day > _WOMEN else day), int(value[8:10]), int(value[10:12])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def birth_date(value: str, *, today: date) -> date | None:
    """Two digits of a year do not name the century: the latest birth that is not in the future."""
    day, month, year = _birth_parts(value)
    for century in (2000, 1900):
        found = _day(century + year, month, day)
        if found is not None and found <= today:
            return found
    return None


def sex_of(value: str) -> Sex:
    return "perempuan" if int(value[6:8]) > _WOMEN else "laki_laki"


def region_of(value: str) -> str:
    """The regency where the NIK was given, which need not be where its bearer lives."""
    return f"{value[:2]}.{value[2:4]}"


def show(value: str) -> str:
    return value


def mask(value: str) -> str:
    """`1407••••••••0001`: the birth date is what stays hidden."""
    return masked(value, 4, 4)
