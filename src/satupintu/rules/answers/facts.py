"""What conditions may ask for, and which answers are stored sealed."""

from collections.abc import Iterable, Mapping

from satupintu.rules.standard.model.form import FieldGroup, all_fields


def facts(values: Mapping[str, object], /, **system: object) -> dict[str, object]:
    """Join answers with what the system knows; nobody overrides a system fact by answering under its name."""
    return {**values, **system}


def sealed_fields(groups: Iterable[FieldGroup]) -> frozenset[str]:
    """Return the ids to seal, `nik_ketua` and inside tables `pengurus.nik`: NIK, KK, phone and what is personal."""
    return frozenset(
        name
        for field in all_fields(groups)
        for name, sealed in (
            (field.code, field.sealed),
            *((f"{field.code}.{column.code}", field.personal or column.sealed) for column in field.columns),
        )
        if sealed
    )
