from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.journal.signatory import Signatory
from satupintu.people.codes import Plan, charge_code, check_code_granted, fresh_code, open_request
from satupintu.people.identity import Identity, applicant_of
from satupintu.people.models import Applicant, User
from satupintu.people.ownership import reach
from satupintu.people.passwords import check_worth_hashing, is_right, too_many_passwords
from satupintu.people.ports import Tell
from satupintu.people.spending import Charge, charge, give_back
from satupintu.people.visit import Visit
from satupintu.rules.accounts import ASLEEP_AFTER, PASSWORDS
from satupintu.rules.errors import Refused


@dataclass(frozen=True, slots=True)
class SignedIn:
    """Who has come in; nobody yet, if a code must be typed first."""

    user: User | None


def sign_in(identity: Identity, *, password: str, visit: Visit, tell: Tell, at: datetime) -> SignedIn:
    """Let a citizen in by identity and password. After 45 days away the number may be somebody else's: then by code too."""
    check_worth_hashing(visit, at)
    applicant = applicant_of(identity)
    user = applicant.user if applicant is not None else None
    fits = is_right(password, user.password if user is not None else None)
    code = fresh_code() if fits and user is not None and _is_asleep(user, at) else None
    sent = Charge()
    with transaction.atomic(durable=True):
        spent = charge(PASSWORDS, visit.scopes(identity.subject), at=at)
        if spent.granted and fits and applicant is not None and user is not None:
            give_back(spent)
            check_open(applicant, user)
            if code is None:
                enter(applicant, user, at)
            else:
                to, channel = reach(applicant)
                sent = charge_code(visit, identity.subject, to, typed=True, at=at)
                if sent.granted:
                    plan = Plan(applicant=applicant, words="akun_masuk", channel=channel, to=to)
                    open_request(
                        plan, code, purpose="masuk", subject=identity.subject, visit=visit, tell=tell, at=at
                    )
    if not spent.granted:
        raise too_many_passwords()
    if not fits:
        raise Refused(
            "masuk_gagal",
            "Nomor identitas atau kata sandi tidak cocok. Periksa keduanya, atau pilih “Lupa kata sandi”.",
        )
    check_code_granted(sent)
    return SignedIn(user if code is None else None)


def check_open(applicant: Applicant, user: User) -> None:
    """Asked only after the password was right, so that the answer tells nothing to a stranger."""
    if not (applicant.active and user.is_active):
        raise Refused("akun_nonaktif", "Akun ini sudah tidak aktif. Hubungi loket pelayanan.")


def enter(applicant: Applicant, user: User, at: datetime) -> None:
    User.objects.filter(pk=user.pk).update(last_login=at)
    record(f"pemohon:{applicant.pk}", deed="masuk", facts={}, by=Signatory(f"pemohon:{applicant.pk}"), at=at)


def _is_asleep(user: User, at: datetime) -> bool:
    last = user.last_login or user.activated_at
    return last is None or at - last > ASLEEP_AFTER
