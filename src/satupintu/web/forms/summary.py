"""Everything that is wrong with a form, in its order, each with the control it points to."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from satupintu.rules.errors import Refused
from satupintu.web.design.control import Control
from satupintu.web.forms.controls import control_id

PAGE = "isi"
"""Where a sentence points to that belongs to no control: the page itself."""


def beside(
    controls: Sequence[Control], about: Mapping[str, str], refused: Refused | None
) -> tuple[list[Control], list[tuple[str, str]]]:
    """The controls with what is wrong beside each, and the list above the form: the page's own first, then in their order.

    `about` says by the code of a refusal which control it belongs to.
    """
    by_name: dict[str, list[str]] = {}
    for fault in refused.all if refused else []:
        by_name.setdefault(about.get(fault.code, ""), []).append(fault.sentence)
    shown = [
        replace(control, error=" ".join(by_name.pop(control.name))) if control.name in by_name else control
        for control in controls
    ]
    whole = [(PAGE, sentence) for sentences in by_name.values() for sentence in sentences]
    return shown, whole + [(control.id, control.error) for control in shown if control.error]


def error_list(
    controls: Sequence[Control], faults: Mapping[str, str], refused: Refused | None = None
) -> list[tuple[str, str]]:
    """Pairs of the control's id and the sentence; one that belongs to no control points to the first."""
    ids = {control.name: control.id for control in _all(controls)}
    first = controls[0].id if controls else "isi"
    listed = [
        (ids.get(name, first if "." not in name else control_id(name)), said) for name, said in faults.items()
    ]
    if refused is not None and not any(said == refused.sentence for _, said in listed):
        listed.insert(0, (first, refused.sentence))
    return listed


def _all(controls: Sequence[Control]) -> list[Control]:
    found = list(controls)
    for control in controls:
        found += [cell for row in control.table for cell in row]
        found += [further for choice in control.choices for further in choice.inside]
    return found
