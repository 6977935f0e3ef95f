"""Area codes of the Ministry of Home Affairs (H7): PP.KK.CC.DDDD; the statistics bureau's codes are another system."""

from collections.abc import Container
from typing import Literal

from satupintu.rules.identifiers.reading import BULLET, Reading, compact, refused

Level = Literal["provinsi", "kabupaten", "kecamatan", "desa"]
Kind = Literal["provinsi", "kabupaten", "kota", "kecamatan", "kelurahan", "desa"]

LEVELS: tuple[Level, ...] = ("provinsi", "kabupaten", "kecamatan", "desa")
PROVINCES = frozenset(
    str(code)
    for codes in (
        range(11, 20),
        (21,),
        range(31, 37),
        range(51, 54),
        range(61, 66),
        range(71, 77),
        range(81, 83),
        range(91, 97),
    )
    for code in codes
)
# A number given while a province still belonged to Indonesia stays valid: Timor Timur.
FORMER_PROVINCES = frozenset({"54"})

_LENGTHS = (2, 4, 6, 10)
_LEVEL_NAMES: dict[Level, str] = {
    "provinsi": "provinsi",
    "kabupaten": "kabupaten/kota",
    "kecamatan": "kecamatan",
    "desa": "desa/kelurahan",
}
_CITIES_FROM = 71
_NO_REGENCY = ("00", "70")
_PICK = "Pilih wilayah dari daftar."


def prefix_fault(six: str) -> str | None:
    """Why the first six digits of a NIK or KK cannot be a place; a district unknown today may be a former one."""
    if six[:2] not in PROVINCES | FORMER_PROVINCES:
        return f"kode provinsi {six[:2]} tidak ada"
    if six[2:4] in _NO_REGENCY:
        return f"kode kabupaten/kota {six[2:4]} tidak ada"
    if six[4:6] == "00":
        return "kode kecamatan 00 tidak ada"
    return None


def prefix_warning(six: str, name: str, known: Container[str] | None) -> str | None:
    """`known` holds every regency and district code of the country, dotted; None where no list is at hand."""
    if known is None:
        return None
    regency = f"{six[:2]}.{six[2:4]}"
    place = regency if regency not in known else f"{regency}.{six[4:6]}"
    if place in known:
        return None
    return (
        f"Kode wilayah {place} pada {name} tidak ada dalam daftar wilayah sekarang. Wilayah dapat pernah dimekarkan; "
        f"periksa angkanya, lalu lanjutkan bila sesuai dokumen."
    )


def read(raw: str, *, level: Level | None = None, known: Container[str] | None = None) -> Reading:
    """Dotted, bare (2, 4, 6 or 10 digits) or padded with zeros to 10 digits as OSS writes it; stored dotted."""
    digits = compact(raw)
    if not digits:
        return refused(f"Kode wilayah belum diisi. {_PICK}")
    if not (digits.isascii() and digits.isdigit()):
        return refused(f"Kode wilayah hanya boleh berisi angka dan titik, misalnya 11.01.01.2001. {_PICK}")
    parts = _parts(digits)
    fault = _length_fault(digits) or _parts_fault(parts)
    if fault is not None:
        return refused(f"{fault} {_PICK}")
    value = ".".join(parts)
    if level is not None and level != level_of(value):
        wanted = _LEVEL_NAMES[level]
        return refused(
            f"Kode wilayah {value} adalah kode {kind_of(value)}, padahal yang diminta {wanted}. {_PICK}"
        )
    if known is not None and value not in known:
        return refused(f"Kode wilayah {value} tidak terdaftar. Kode BPS tidak dapat dipakai di sini. {_PICK}")
    return Reading(value=value)


def _length_fault(digits: str) -> str | None:
    if len(digits) in _LENGTHS:
        return None
    if len(digits) == 7:
        return "Kode wilayah 7 angka adalah kode kecamatan BPS; yang dipakai adalah kode Kemendagri."
    return f"Kode wilayah harus 2, 4, 6, atau 10 angka, sedangkan yang ditulis {len(digits)} angka."


def _parts(digits: str) -> list[str]:
    parts = [part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part]
    if len(digits) == 10:
        while len(parts) > 1 and not parts[-1].strip("0"):
            parts.pop()
    return parts


def _parts_fault(parts: list[str]) -> str | None:
    if parts[0] not in PROVINCES:
        return f"Kode provinsi {parts[0]} tidak ada."
    if len(parts) > 1 and parts[1] in _NO_REGENCY:
        return f"Kode kabupaten/kota {parts[1]} tidak ada."
    if len(parts) > 2 and parts[2] == "00":
        return "Kode kecamatan 00 tidak ada."
    if len(parts) > 3 and (parts[3][0] not in "12" or parts[3][1:] == "000"):
        return (
            f"Empat angka terakhir {parts[3]} bukan kode kelurahan (1xxx) atau desa (2xxx); "
            f"mungkin ini kode BPS, yang tidak sama dengan kode Kemendagri."
        )
    return None


def level_of(value: str) -> Level:
    return LEVELS[value.count(".")]


def kind_of(value: str) -> Kind:
    """A regency or a city, a kelurahan or a desa: the code itself tells."""
    parts = value.split(".")
    level = level_of(value)
    if level == "kabupaten":
        return "kota" if int(parts[1]) >= _CITIES_FROM else "kabupaten"
    if level == "desa":
        return "kelurahan" if parts[3].startswith("1") else "desa"
    return level


def parent_of(value: str) -> str | None:
    return value.rpartition(".")[0] or None


def within(value: str, outer: str) -> bool:
    return value == outer or value.startswith(outer + ".")


def bare(value: str) -> str:
    return value.replace(".", "")


def for_oss(value: str) -> str:
    """`kd_daerah`: without dots, padded with zeros to ten digits."""
    return bare(value).ljust(10, "0")


def show(value: str) -> str:
    return value


def mask(value: str) -> str:
    """Where somebody lives, no nearer than the regency."""
    parts = value.split(".")
    return ".".join(parts[:2] + [BULLET * len(part) for part in parts[2:]])
