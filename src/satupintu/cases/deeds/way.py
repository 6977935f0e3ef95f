from collections.abc import Callable
from dataclasses import dataclass

from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One deed that a page may offer, and if it is closed, why."""

    action: str
    """The name of the action, as the journal of changes and the tests know it."""
    label: str
    post: int | None = None
    """The seat in which it would be done; None is the applicant's own."""
    work: int | None = None
    step: str = ""
    step_name: str = ""
    outcome: str = ""
    kind: str = ""
    about: str = ""
    """The requirement that it is about."""
    asks: tuple[str, ...] = ()
    refusal: Refused | None = None

    @property
    def open(self) -> bool:
        return self.refusal is None

    @property
    def why_not(self) -> str:
        return self.refusal.sentence if self.refusal else ""

    @property
    def needs_reason(self) -> bool:
        return "reason" in self.asks

    @property
    def needs_legal_basis(self) -> bool:
        return "legal_basis" in self.asks


def tried(ask: Callable[[], object]) -> Refused | None:
    """Ask a question that refuses by raising, and give its refusal back."""
    try:
        ask()
    except Refused as refusal:
        return refusal
    return None
