"""NIP (H5): 18 digits, birth YYYYMMDD, appointment YYYYMM, sex 1 or 2, sequence 3; contract staff differ in the middle."""

from datetime import date
from typing import Literal

from satupintu.rules.identifiers.reading import Reading, Sex, masked, read_digits, refused

Kind = Literal["pns", "pppk"]

_SOURCE = "Salin dari SK atau kartu pegawai."
_SEXES: dict[str, Sex] = {"1": "laki_laki", "2": "perempuan"}
_YOUNGEST = 15
_CONTRACT = "21"


def read(raw: str, *, born: date | None = None, sex: Sex | None = None) -> Reading:
    typed = read_digits(raw, name="NIP", lengths=(18,), source=_SOURCE, labels=("NIPPPK", "NI PPPK"))
    if typed.value is None:
        return typed
    fault = _fault(typed.value)
    if fault is not None:
        return refused(f"NIP tidak mungkin benar: {fault}. {_SOURCE}")
    return Reading(value=typed.value, warnings=_warnings(typed.value, born, sex))


def _fault(value: str) -> str | None:
    try:
        birth_date(value)
    except ValueError:
        return f"delapan angka pertama ({value[:8]}) bukan tanggal lahir (tahun, bulan, tanggal)"
    if value[14] not in _SEXES:
        return f"angka ke-15 ({value[14]}) harus 1 untuk laki-laki atau 2 untuk perempuan"
    return None


def _warnings(value: str, born: date | None, sex: Sex | None) -> tuple[str, ...]:
    found = []
    if kind_of(value) == "pppk" and value[12:14] != _CONTRACT:
        found.append(
            f"Angka ke-13 dan ke-14 ({value[12:14]}) bukan bulan pengangkatan. Periksa, kecuali ini NI PPPK."
        )
    if int(value[8:12]) < int(value[:4]) + _YOUNGEST:
        found.append(f"Tahun pengangkatan pada NIP terlalu dekat dengan tahun lahir. {_SOURCE}")
    if value[15:] == "000":
        found.append(f"Tiga angka terakhir NIP biasanya mulai dari 001. {_SOURCE}")
    if born is not None and born != birth_date(value):
        found.append("Tanggal lahir pada NIP berbeda dengan tanggal lahir yang diisi. Periksa keduanya.")
    if sex is not None and sex != sex_of(value):
        found.append("Jenis kelamin pada NIP berbeda dengan jenis kelamin yang diisi. Periksa keduanya.")
    return tuple(found)


def birth_date(value: str) -> date:
    return date(int(value[:4]), int(value[4:6]), int(value[6:8]))


def kind_of(value: str) -> Kind:
    return "pns" if 1 <= int(value[12:14]) <= 12 else "pppk"


def appointed(value: str) -> tuple[int, int] | None:
    """Year and month of appointment as CPNS; None for contract staff, whose number holds no month."""
    return (int(value[8:12]), int(value[12:14])) if kind_of(value) == "pns" else None


def sex_of(value: str) -> Sex:
    return _SEXES[value[14]]


def sequence_of(value: str) -> int:
    return int(value[15:])


def show(value: str) -> str:
    """`19780321 200212 2 002`, as decrees print it."""
    return f"{value[:8]} {value[8:14]} {value[14]} {value[15:]}"


def mask(value: str) -> str:
    return masked(value, 4, 3)
