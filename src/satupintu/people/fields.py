from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from satupintu.people.sealing import index, seal, unseal

if TYPE_CHECKING:
    from django.db.models.lookups import Lookup, Transform

    Field = models.Field[str, str]
    CharField = models.CharField[str, str]
else:
    # Django's fields take their types in the stubs only.
    Field, CharField = models.Field, models.CharField


class SealedField(Field):
    """Text in Python, sealed bytes in the database; search by the `SealedIndex` beside it."""

    empty_strings_allowed = True

    def __init__(self, *args: Any, purpose: str, **kwargs: Any) -> None:
        self.purpose = purpose
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "purpose": self.purpose}

    def get_internal_type(self) -> str:
        return "BinaryField"

    def get_prep_value(self, value: Any) -> bytes | None:
        if value is None:
            return None
        # Nothing is not sealed: that a person gave no passport number is no secret, and shows in the index anyway.
        return seal(value, self.purpose) if value else b""

    def from_db_value(self, value: Any, expression: object, connection: BaseDatabaseWrapper) -> str | None:
        if value is None:
            return None
        raw = bytes(value)
        return unseal(raw, self.purpose) if raw else ""

    def get_lookup(self, lookup_name: str) -> "type[Lookup[Any]] | None":
        raise FieldError(f"{self.name} is sealed; search by its index.")

    def get_transform(self, lookup_name: str) -> "type[Transform] | None":
        raise FieldError(f"{self.name} is sealed; search by its index.")

    def value_to_string(self, obj: models.Model) -> str:
        raise FieldError(f"{self.name} is sealed and never dumped as text.")


class SealedIndex(CharField):
    """The keyed index of the sealed field `of`, set whenever the row is saved; empty when that is."""

    def __init__(self, *args: Any, of: str, **kwargs: Any) -> None:
        self.of = of
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        kwargs.setdefault("editable", False)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:  # noqa: FBT001  the signature is Django's
        plain: str = getattr(model_instance, self.of)
        value = index(plain, self._purpose) if plain else ""
        setattr(model_instance, self.attname, value)
        return value

    @property
    def _purpose(self) -> str:
        sealed = self.model._meta.get_field(self.of)  # noqa: SLF001  _meta is Django's documented door to the fields
        if not isinstance(sealed, SealedField):
            raise FieldError(f"{self.name} is the index of {self.of}, which is not sealed.")
        return sealed.purpose
