import secrets
from collections.abc import Mapping
from datetime import datetime

from satupintu.journal.actions.record import record
from satupintu.journal.signatory import Signatory
from satupintu.people.models import Applicant, User
from satupintu.people.models.user import CITIZEN


def new_citizen(name: str, encoded_password: str, at: datetime) -> User:
    """An account of no meaning but that somebody proved himself just now."""
    return User.objects.create(
        login=f"w-{secrets.token_hex(12)}",
        name=name,
        kind=CITIZEN,
        password=encoded_password,
        created_at=at,
        activated_at=at,
        last_login=at,
    )


def open_account(applicant: Applicant, encoded_password: str, *, deed: str, at: datetime) -> User:
    user = new_citizen(applicant.name, encoded_password, at)
    applicant.user = user
    applicant.version += 1
    applicant.save(update_fields=["user", "version"])
    record_opening(applicant, deed, {}, at)
    return user


def record_opening(applicant: Applicant, deed: str, facts: Mapping[str, object], at: datetime) -> None:
    record(
        f"pemohon:{applicant.pk}",
        deed=deed,
        facts={"pengguna": applicant.user_id, **facts},
        by=Signatory(f"pemohon:{applicant.pk}"),
        at=at,
    )
