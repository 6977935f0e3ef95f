"""One valid value for each type of field, chosen by seed and place in the form."""

import math
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from satupintu.rules.answers.answer import AreaNames, CountryNames
from satupintu.rules.answers.texts import LONG, SHORT
from satupintu.rules.identifiers import area
from satupintu.rules.standard.model.form import Field


class AreaList(AreaNames, Protocol):
    """The children of an area (of the country: `""`), as their codes."""

    def below(self, code: str) -> Sequence[str]: ...


class CountryList(CountryNames, Protocol):
    def codes(self) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Places:
    areas: AreaList
    countries: CountryList
    region: str | None


@dataclass(frozen=True, slots=True)
class Recipe:
    seed: int
    today: date
    places: Places

    def pick(self, count: int, path: str) -> int:
        """Return a number below `count`: the same for the same seed and path, spread over both."""
        return zlib.crc32(f"{self.seed}/{path}".encode()) % count


def sample_value(field: Field, recipe: Recipe, path: str) -> object:
    return _MAKERS[field.kind](field, recipe, path)


def _text(field: Field, recipe: Recipe, path: str) -> str:
    longest = field.longest or (LONG if field.kind == "teks_panjang" else SHORT)
    made = f"{_subject(field)} Contoh {recipe.seed}"
    if field.pattern is not None and not re.fullmatch(field.pattern, made) and field.example:
        return field.example
    return made[:longest].strip().ljust(field.shortest or 1, "x")


def _subject(field: Field) -> str:
    """Name somebody by his part in the form: "Nama ketua" gives "Ketua Contoh 1"."""
    subject = re.sub(r"^nama\s+(lengkap\s+)?", "", field.label, flags=re.IGNORECASE) or "Pemohon"
    subject = "Pemohon" if subject.lower() in ("nama", "lengkap") else subject
    return subject[:1].upper() + subject[1:]


def _place(recipe: Recipe, depth: int, path: str) -> str:
    """Return an area of that depth, inside the region where there is one."""
    parts = (recipe.places.region or "").split(".")[:depth]
    code = ".".join(parts)
    while not code or len(code.split(".")) < depth:
        children = recipe.places.areas.below(code)
        if not children:
            break
        code = children[recipe.pick(len(children), f"{path}:{code}")]
    return code


def _district(recipe: Recipe, path: str) -> str:
    return area.bare(_place(recipe, 3, path)).ljust(6, "1")


def nik_for(recipe: Recipe, path: str, *, born: date, sex: str) -> str:
    """No place has thousands of births on one day: such a number is right in form and belongs to nobody."""
    day = born.day + (40 if sex == "perempuan" else 0)
    return f"{_district(recipe, path)}{day:02}{born:%m%y}{9000 + recipe.pick(1000, path)}"


def birth_date(recipe: Recipe, path: str) -> date:
    day, month = 1 + recipe.pick(28, f"{path}:day"), 1 + recipe.pick(12, f"{path}:month")
    return date(1960 + recipe.pick(40, f"{path}:year"), month, day)


def _nik(field: Field, recipe: Recipe, path: str) -> str:
    sex = ("laki_laki", "perempuan")[recipe.pick(2, f"{path}:sex")]
    return nik_for(recipe, path, born=birth_date(recipe, path), sex=sex)


def _family_card(field: Field, recipe: Recipe, path: str) -> str:
    day, month = 1 + recipe.pick(28, f"{path}:day"), 1 + recipe.pick(12, f"{path}:month")
    return f"{_district(recipe, path)}{day:02}{month:02}15{9000 + recipe.pick(1000, path)}"


def _nib(field: Field, recipe: Recipe, path: str) -> str:
    return f"9999{recipe.pick(10**9, path):09}"


def _nip(field: Field, recipe: Recipe, path: str) -> str:
    return f"{birth_date(recipe, path):%Y%m%d}201901{1 + recipe.pick(2, f'{path}:sex')}999"


def _passport(field: Field, recipe: Recipe, path: str) -> str:
    return f"X{recipe.pick(10**7, path):07}"


def _phone(field: Field, recipe: Recipe, path: str) -> str:
    return f"6281000{recipe.pick(10**6, path):06}"  # 0810 is given to no operator


def _email(field: Field, recipe: Recipe, path: str) -> str:
    return f"contoh{recipe.seed}@example.com"


def _number(field: Field, recipe: Recipe, path: str) -> int | float:
    least = field.minimum if isinstance(field.minimum, int | float) else 0
    usual = 100_000_000 if field.kind == "uang" else 100
    most = field.maximum if isinstance(field.maximum, int | float) else least + usual
    first, last = math.ceil(least), math.floor(most)
    if first > last:
        return least
    step = max((last - first) // 100, 1)
    return first + step * recipe.pick((last - first) // step + 1, path)


def _yes_no(field: Field, recipe: Recipe, path: str) -> bool:
    return recipe.pick(2, path) == 1


def _choice(field: Field, recipe: Recipe, path: str) -> str:
    return field.choices[recipe.pick(len(field.choices), path)].code if field.choices else ""


def _choices(field: Field, recipe: Recipe, path: str) -> list[str]:
    codes = [choice.code for choice in field.choices]
    least = max(field.minimum, 1) if isinstance(field.minimum, int) else 1
    most = min(field.maximum, len(codes)) if isinstance(field.maximum, int) else len(codes)
    count = least + recipe.pick(max(most - least, 0) + 1, f"{path}:count")
    start = recipe.pick(len(codes) or 1, path)
    chosen = {*(codes + codes)[start : start + count]}
    return [code for code in codes if code in chosen]


def _area(field: Field, recipe: Recipe, path: str) -> str:
    return _place(recipe, area.LEVELS.index(field.level) + 1, path)


def _country(field: Field, recipe: Recipe, path: str) -> str:
    countries = recipe.places.countries
    fit = [code for code in countries.codes() if not field.diplomatic or countries.has_relations(code)]
    return fit[recipe.pick(len(fit), path)] if fit else ""


_MAKERS: dict[str, Callable[[Field, Recipe, str], object]] = {
    "teks": _text,
    "teks_panjang": _text,
    "nik": _nik,
    "kk": _family_card,
    "npwp": _nik,
    "nib": _nib,
    "nip": _nip,
    "paspor": _passport,
    "telepon": _phone,
    "email": _email,
    "uang": _number,
    "angka": _number,
    "ya_tidak": _yes_no,
    "pilihan": _choice,
    "pilihan_banyak": _choices,
    "wilayah": _area,
    "negara": _country,
}
