"""From a posted form to the raw answers that the rules read: every field of the page is named, also an emptied one."""

import re
from collections.abc import Iterable, Mapping

from django.http import QueryDict

from satupintu.rules.standard.model.form import MOST_ROWS, Field

INSIDE = ("tambah_baris", "cari_wilayah")
DATE_PARTS = ("hari", "bulan", "tahun")
LONGEST_DAY = 2


def asks_for_more(posted: QueryDict) -> bool:
    """Whether a button inside the form was pressed: nothing is sent yet, only a longer or narrower form is wanted."""
    return any(name in posted for name in INSIDE)


def typed(posted: QueryDict, fields: Iterable[Field]) -> dict[str, object]:
    """What was typed for these fields; whatever else the form carries is not looked at."""
    return {field.code: _typed_one(posted, field, field.code) for field in fields}


def _typed_one(posted: QueryDict, field: Field, name: str) -> object:
    if field.kind == "tabel":
        return [
            {
                column.code: _typed_one(posted, column, f"{name}.{row}.{column.code}")
                for column in field.columns
            }
            for row in rows_posted(posted, name)
        ]
    if field.kind == "pilihan_banyak":
        return posted.getlist(name)
    if field.kind == "tanggal":
        return _date(posted, name)
    return posted.get(name, "")


def rows_posted(posted: Mapping[str, object], name: str) -> list[int]:
    """The numbers of a table's rows in the form, in their order; never more than a table may have."""
    cell = re.compile(rf"{re.escape(name)}\.(\d{{1,4}})\.\w", re.ASCII)
    found = {int(match[1]) for key in posted if (match := cell.match(key))}
    return sorted(found)[: MOST_ROWS + 1]


def _date(posted: QueryDict, name: str) -> str:
    """Three boxes, or one where a whole date was typed or pasted in one go."""
    parts = [posted.get(f"{name}.{part}", "").strip() for part in DATE_PARTS]
    if not any(parts):
        return posted.get(name, "")
    whole = len(parts[0]) > LONGEST_DAY and not any(parts[1:])
    return parts[0] if whole else "-".join(parts)
