"""Answers of a standard's form, entered through the controls of the page."""

import re

from playwright.sync_api import Locator

from satupintu.catalogue.places import areas, countries
from satupintu.ops.walk.variations import variations
from satupintu.rules.answers.sample import sample
from satupintu.rules.answers.sample_values import Places
from satupintu.rules.procedure.facts import system_facts
from satupintu.rules.standard.model.form import Field
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.forms.typed import DATE_PARTS
from tests.journeys.hands import Walker
from tests.pages.furnish import AT

YES_NO: dict[object, str] = {True: "ya", False: "tidak"}


def answers_of(standard: Standard, region: str, *, seed: int) -> dict[str, object]:
    """As the walk of a standard answers its form, by whichever channel is the usual one."""
    plain = variations(standard)[0]
    service = standard.service
    return sample(
        standard.form,
        seed=seed,
        today=AT.date(),
        places=Places(areas(), countries(), region),
        wanted=plain.wanted,
        system=system_facts(standard, channel=service.channels[0], kind=service.kinds_of_application[0]),
    )


def enter(walker: Walker, field: Field, value: object, name: str = "") -> None:
    """Where the page has a control for it; a value of None is left out."""
    name = name or field.code
    if value is None:
        return
    own = _ENTRIES.get(field.kind)
    if own is not None:
        own(walker, field, value, name)
    elif field.choices or field.kind in ("ya_tidak", "negara"):
        for one in value if isinstance(value, list) else [value]:
            _choose(walker, name, YES_NO.get(one, str(one)))
    else:
        walker.hand.write(_named(walker, name), str(value))


def _named(walker: Walker, name: str) -> Locator:
    return walker.page.locator(f'main [name="{name}"]')


def _choose(walker: Walker, name: str, value: str) -> None:
    box = _named(walker, name).first
    if box.evaluate("box => box.tagName") == "SELECT":
        walker.hand.pick(box, value)
    else:
        walker.hand.choose(walker.page.locator(f'main [name="{name}"][value="{value}"]'))


def _date(walker: Walker, field: Field, value: object, name: str) -> None:
    for part, text in zip(DATE_PARTS, reversed(str(value).split("-")), strict=True):
        walker.hand.write(_named(walker, f"{name}.{part}"), text)


def _area(walker: Walker, field: Field, value: object, name: str) -> None:
    """As people write a village: its name, its district, and press Cari."""
    code = str(value)
    found = walker.page.locator(f'main [name="{name}"][value="{code}"]')
    if not found.count():
        parts = code.split(".")
        names = [areas().name(".".join(parts[:length])) or "" for length in range(len(parts), 1, -1)]
        walker.hand.write(_named(walker, f"{name}.cari"), ", ".join(names))
        walker.press(walker.page.locator(f'main button[name="cari_wilayah"][value="{name}"]'))
    walker.hand.choose(found)


def _rows(walker: Walker, field: Field, value: object, name: str) -> None:
    for number, row in enumerate(value if isinstance(value, list) else []):
        if not walker.page.locator(f'main [name^="{field.code}.{number}."]').count():
            walker.press(walker.page.locator(f'main button[name="tambah_baris"][value="{field.code}"]'))
        for column in field.columns:
            if column.code in row:
                enter(walker, column, row[column.code], f"{field.code}.{number}.{column.code}")


_ENTRIES = {"tabel": _rows, "tanggal": _date, "wilayah": _area}


def asked_on(walker: Walker, fields: list[Field]) -> list[Field]:
    """Those of the fields that this page asks, in its order."""
    names = walker.page.locator("main form [name]").evaluate_all("boxes => boxes.map(box => box.name)")
    bare = {re.split(r"[.]", name)[0] for name in names}
    tables = set(
        walker.page.locator('main button[name="tambah_baris"]').evaluate_all(
            "found => found.map(one => one.value)"
        )
    )
    return [field for field in fields if field.code in bare | tables]


def another(field: Field, value: object) -> object:
    """A second answer that is as good as the first."""
    return f"{value} baru" if field.kind in ("teks", "teks_panjang") else value
