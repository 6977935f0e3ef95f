"""What conditions may ask besides answers and results: the fee, the way in, and what the standard itself sets."""

from satupintu.rules.standard.model.standard import Standard


def fixed_facts(standard: Standard) -> dict[str, object]:
    """The same for every case of this standard."""
    return {**standard.parameters, "tarif": standard.fee.amount}


def system_facts(standard: Standard, *, channel: str, kind: str) -> dict[str, object]:
    return {**fixed_facts(standard), "jalur": channel, "jenis_permohonan": kind}
