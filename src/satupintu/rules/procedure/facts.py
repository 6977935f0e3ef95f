"""What conditions may ask besides answers and results: the fee, the way in, and what the standard itself sets."""

from collections.abc import Mapping

from satupintu.rules.conditions import holds, names
from satupintu.rules.standard.model.standard import Standard


def fixed_facts(standard: Standard) -> dict[str, object]:
    """The same for every case of this standard."""
    return {**standard.parameters, "tarif": standard.fee.amount}


def decided(standard: Standard, condition: Mapping[str, object] | None) -> bool | None:
    """What the standard alone makes of a condition, for every case; None where it depends on the case."""
    if condition is None:
        return True
    fixed = fixed_facts(standard)
    return holds(condition, fixed) if names(condition) <= fixed.keys() else None


def system_facts(standard: Standard, *, channel: str, kind: str) -> dict[str, object]:
    return {**fixed_facts(standard), "jalur": channel, "jenis_permohonan": kind}
