"""What a field of a row is to the database."""

from typing import Any

from django.db import connection
from django.db.models import (
    BigAutoField,
    BigIntegerField,
    BooleanField,
    CharField,
    Field,
    ForeignKey,
    Model,
    PositiveBigIntegerField,
    PositiveIntegerField,
    PositiveSmallIntegerField,
    TextField,
)

AS_THEY_ARE: frozenset[type] = frozenset(
    {
        BigAutoField,
        BigIntegerField,
        BooleanField,
        CharField,
        ForeignKey,
        PositiveBigIntegerField,
        PositiveIntegerField,
        PositiveSmallIntegerField,
        TextField,
    }
)
"""These very kinds of field give the driver what the row holds: Django need not be asked about each value."""


def value_of(row: Model, field: "Field[Any, Any]", *, new: bool) -> Any:
    if type(field) in AS_THEY_ARE:
        return getattr(row, field.attname)
    return field.get_db_prep_save(field.pre_save(row, new), connection)
