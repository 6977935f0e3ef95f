from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from satupintu.rules.standard.model.part import Part

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
Sentence = Annotated[str, StringConstraints(min_length=1)]


class Item(Part):
    """One printed line; where our text differs in substance, the printed one stands beside it."""

    text: Sentence = Field(alias="teks", description="Baris seperti diterapkan.")
    printed: str = Field("", alias="tercetak", description="Tulisan naskah, bila berbeda isi.")
    number: str = Field("", alias="no", description="Nomor seperti tercetak.")
    subitems: tuple[str, ...] = Field((), alias="sub", description="Anak baris.")
    note: str = Field("", alias="catatan", description="Catatan pada baris, ditampilkan kepada umum.")


def _from_text(raw: object) -> object:
    return {"teks": raw} if isinstance(raw, str) else raw


Line = Annotated[Item, BeforeValidator(_from_text)]
"""A line may be written as a bare string."""
