"""Who did something, by name, for a sentence that somebody else reads."""

from satupintu.cases.models import Case
from satupintu.journal.queries.history import history
from satupintu.people.models import User

OFFICER = "pengguna:"
APPLICANT = "pemohon:"


def name_of(user_id: int | None) -> str:
    name = User.objects.filter(pk=user_id).values_list("name", flat=True).first() if user_id else None
    return name or "sistem"


def last_doer(case: Case) -> str:
    """Whoever wrote the case's last entry."""
    last = history(case.chain).filter(number=case.journal_length)
    actor = last.values_list("actor", flat=True).first() or ""
    if actor.startswith(APPLICANT):
        return "pemohon"
    return name_of(int(actor.removeprefix(OFFICER))) if actor.startswith(OFFICER) else "sistem"
