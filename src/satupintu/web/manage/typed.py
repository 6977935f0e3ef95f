"""Controls with what was typed, and what was typed as the actions want it."""

from collections.abc import Iterable
from datetime import date

from django.http import QueryDict

from satupintu.rules.errors import Refused
from satupintu.web.design.control import Choice, Control, Kind
from satupintu.web.forms.typed import DATE_PARTS

Pair = tuple[str, str]
"""A code and what it is called."""


def line(
    posted: QueryDict,
    name: str,
    label: str,
    *,
    kind: Kind = "teks",
    hint: str = "",
    given: str = "",
    required: bool = True,
    longest: int = 0,
) -> Control:
    """One line of text, unless `kind` says otherwise."""
    return Control(
        id=name,
        name=name,
        label=label,
        kind=kind,
        value=posted.get(name, given),
        hint=hint if required else f"{hint} Boleh dikosongkan.".strip(),
        required=required,
        maxlength=longest,
        rows=5 if kind == "paragraf" else 0,
    )


def day(posted: QueryDict, name: str, label: str, *, hint: str = "", given: date | None = None) -> Control:
    parts = [posted.get(f"{name}.{part}", "").strip() for part in DATE_PARTS]
    typed = "-".join(parts) if any(parts) else ""
    standing = given.isoformat() if given and not posted else ""
    return Control(id=name, name=name, label=label, kind="tanggal", value=typed or standing, hint=hint)


def choice(
    posted: QueryDict, name: str, label: str, pairs: Iterable[Pair], *, hint: str = "", given: str = ""
) -> Control:
    """A column of buttons for a few, a list to pick from for many."""
    chosen = posted.get(name, given)
    choices = tuple(Choice(code, said, chosen=code == chosen) for code, said in pairs)
    kind: Kind = "daftar" if len(choices) > 6 else "pilihan"
    return Control(id=name, name=name, label=label, kind=kind, value=chosen, hint=hint, choices=choices)


def many(posted: QueryDict, name: str, label: str, pairs: Iterable[Pair], *, hint: str = "") -> Control:
    chosen = set(posted.getlist(name))
    choices = tuple(Choice(code, said, chosen=code in chosen) for code, said in pairs)
    return Control(
        id=name, name=name, label=label, kind="banyak_pilihan", hint=hint, choices=choices, required=False
    )


def text_of(posted: QueryDict, name: str) -> str:
    return posted.get(name, "").strip()


def day_of(posted: QueryDict, name: str) -> date:
    found = maybe_day_of(posted, name)
    if found is None:
        raise Refused("tanggal_kosong", "Isi hari, bulan, dan tahunnya, misalnya 27 3 2027.")
    return found


def maybe_day_of(posted: QueryDict, name: str) -> date | None:
    """None where nothing was typed."""
    parts = [posted.get(f"{name}.{part}", "").strip() for part in DATE_PARTS]
    if not any(parts):
        return None
    try:
        first, month, year = (int(part) for part in parts)
        return date(year, month, first)
    except ValueError:
        raise Refused(
            "tanggal_tidak_ada",
            "Tanggal itu tidak ada dalam kalender. Tulis hari, bulan, dan tahun, misalnya 27 3 2027.",
        ) from None
