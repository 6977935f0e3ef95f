from datetime import datetime

from satupintu.people.codes import NOBODY, CodeAsked, Plan, ask_code
from satupintu.people.identity import Identity, applicant_of, read_second
from satupintu.people.models import Applicant
from satupintu.people.ownership import reach
from satupintu.people.ports import Tell
from satupintu.people.visit import Visit


def ask_password_reset(
    identity: Identity, *, second_number: str, visit: Visit, tell: Tell, at: datetime
) -> CodeAsked:
    """Send a code for a new password to the number on file, if the second number is right too.

    The number alone proves nothing: it may have been sold to somebody else. Beside the NIK stands the KK, beside the
    passport the KITAS and the other way round. Who has no second number on file goes to the counter.
    """
    second = read_second(identity, second_number)
    return ask_code(
        lambda: _plan(identity, second),
        purpose="sandi",
        subject=identity.subject,
        visit=visit,
        tell=tell,
        at=at,
    )


def _plan(identity: Identity, second: str) -> Plan:
    known = applicant_of(identity)
    if (
        known is None
        or known.user is None
        or not known.user.is_active
        or _second_of(identity, known) != second
    ):
        return NOBODY
    to, channel = reach(known)
    return Plan(applicant=known, words="akun_sandi_lupa", channel=channel, to=to)


def _second_of(identity: Identity, known: Applicant) -> str:
    return {"nik": known.kk, "paspor": known.stay_permit, "kitas": known.passport}[identity.kind]
