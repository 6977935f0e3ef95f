"""Which applications to file, so that every condition of a standard is once true and once not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from satupintu.rules.conditions import ALL, ANY, NOT
from satupintu.rules.standard.model.form import Field, all_fields
from satupintu.rules.standard.model.standard import Standard


@dataclass(frozen=True, slots=True)
class Variation:
    name: str
    wanted: Mapping[str, object] = field(default_factory=dict)
    channel: str = ""
    kind: str = ""
    bends_the_flow: bool = True
    """Some step or outcome asks for it; otherwise it only changes what is filed."""


def variations(standard: Standard) -> list[Variation]:
    """The usual application first, then one per value that some condition asks for, and one per channel and kind."""
    found = [Variation("biasa")]
    fields = {entry.code: entry for entry in all_fields(standard.form)}
    flow = {name for condition in _flow_conditions(standard) for name, _ in _pairs(condition)}
    seen: set[tuple[str, str]] = set()
    for name, value in _asked(standard):
        if name not in fields:
            continue
        for choice in _choices(fields[name], value):
            if (name, str(choice)) not in seen:
                seen.add((name, str(choice)))
                found.append(Variation(f"{name} = {choice}", {name: choice}, bends_the_flow=name in flow))
    found += [
        Variation(f"jalur {channel}", channel=channel, bends_the_flow="jalur" in flow)
        for channel in standard.service.channels[1:]
    ]
    found += [
        Variation(f"permohonan {kind}", kind=kind, bends_the_flow="jenis_permohonan" in flow)
        for kind in standard.service.kinds_of_application[1:]
    ]
    return found


def _asked(standard: Standard) -> Iterator[tuple[str, object]]:
    for condition in _conditions(standard):
        yield from _pairs(condition)


def _flow_conditions(standard: Standard) -> Iterator[Mapping[str, object]]:
    for step in standard.steps:
        if step.condition:
            yield step.condition
        for outcome in step.outcomes:
            if outcome.condition:
                yield outcome.condition


def _conditions(standard: Standard) -> Iterator[Mapping[str, object]]:
    yield from _flow_conditions(standard)
    for paper in standard.requirements:
        if paper.condition:
            yield paper.condition


def _pairs(condition: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, wanted in condition.items():
        if name in (ALL, ANY, NOT):
            parts = wanted if isinstance(wanted, list | tuple) else [wanted]
            for part in parts:
                if isinstance(part, Mapping):
                    yield from _pairs(part)
        else:
            yield name, wanted


def _choices(entry: Field, value: object) -> list[object]:
    """The value itself, and one that is not it."""
    if entry.kind == "ya_tidak":
        return [True, False]
    if entry.kind == "pilihan":
        return [choice.code for choice in entry.choices]
    if isinstance(value, Mapping):
        numbers = [
            bound for bound in value.values() if isinstance(bound, int) and not isinstance(bound, bool)
        ]
        return [shifted for bound in numbers for shifted in (max(bound - 1, 0), bound, bound + 1)]
    return [value] if isinstance(value, str | int | bool) else []
