"""Emptying a person's rows: what was decided about him stays with those who must keep it, without his numbers."""

from datetime import datetime

from django.contrib.auth.hashers import make_password

from satupintu.people.models import (
    AccountRequest,
    Applicant,
    ErasureRequest,
    Invitation,
    Mandate,
    PhoneChange,
    User,
)
from satupintu.rules.errors import Refused


def check_waiting(request: ErasureRequest) -> None:
    if request.decided_at is not None or request.withdrawn_at is not None:
        raise Refused("penghapusan_sudah_diputus", "Permintaan penghapusan ini sudah diputus atau dicabut.")


def empty_person(applicant: Applicant, at: datetime) -> None:
    """Erase what people holds, in the caller's transaction; the row and its key stay, since cases point to them."""
    user_id = applicant.user_id
    for column in ("name", "nik", "kk", "passport", "stay_permit", "phone", "email", "address", "area"):
        setattr(applicant, column, "")
    applicant.phone_verified_at = None
    applicant.active = False
    applicant.erased_at = at
    applicant.version += 1
    applicant.save()
    running = Mandate.objects.filter(revoked_at__isnull=True)
    running.filter(applicant=applicant).update(revoked_at=at)
    running.filter(principal=applicant).update(revoked_at=at)
    Invitation.objects.filter(given_by=applicant, mandate__isnull=True).update(withdrawn_at=at)
    PhoneChange.objects.filter(applicant=applicant).update(phone=b"", phone_index="")
    PhoneChange.objects.filter(applicant=applicant, done_at__isnull=True, cancelled_at__isnull=True).update(
        cancelled_at=at
    )
    AccountRequest.objects.filter(applicant=applicant).update(closed_at=at, to=b"", draft=b"", code_hash="")
    if user_id is not None:
        _empty_account(user_id, at)


def _empty_account(user_id: int, at: datetime) -> None:
    user = User.objects.select_for_update(of=("self",)).get(pk=user_id)
    user.name = user.email = user.nik = ""
    user.password = make_password(None)
    user.is_active = False
    user.erased_at = at
    user.version += 1
    user.save()
