"""What the standard itself asks in the field: group by group, a further question below the answer that opens it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from satupintu.rules.standard.model.form import Field, FieldGroup
from satupintu.web.design.control import Choice, Control
from satupintu.web.forms.controls import Filled, control_of


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lead: str
    controls: tuple[Control, ...]


def sections_of(groups: Sequence[FieldGroup], filled: Filled, *, region: str) -> list[Section]:
    return [
        Section(group.title, group.description or "", _controls(group.fields, filled, region))
        for group in groups
    ]


def _controls(fields: Sequence[Field], filled: Filled, region: str) -> tuple[Control, ...]:
    """Only a question about one earlier choice can stand below it; any other stands where it is written."""
    found: dict[str, Control] = {}
    for field in fields:
        control = control_of(field, filled, region=region)
        opener = _opener(field.when, found)
        if opener:
            above, answer = found[opener], _said((field.when or {})[opener])
            choices = tuple(_with(choice, control, answer) for choice in above.choices)
            found[opener] = replace(above, choices=choices)
        else:
            found[field.code] = control
    return tuple(found.values())


def _opener(condition: Mapping[str, object] | None, before: Mapping[str, Control]) -> str:
    """The one choice it hangs on, with exactly one answer: nothing is asked twice on a page."""
    if condition is None or len(condition) != 1:
        return ""
    name, wanted = next(iter(condition.items()))
    above = before.get(name)
    fits = above is not None and above.kind == "pilihan" and isinstance(wanted, bool | str)
    return name if fits else ""


def _said(wanted: object) -> str:
    if isinstance(wanted, bool):
        return "ya" if wanted else "tidak"
    return str(wanted)


def _with(choice: Choice, control: Control, answer: str) -> Choice:
    return replace(choice, inside=(*choice.inside, control)) if choice.value == answer else choice
