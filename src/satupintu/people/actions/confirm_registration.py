import json
from datetime import datetime

from django.db import IntegrityError, transaction

from satupintu.people.accounts import new_citizen, record_opening
from satupintu.people.codes import use_code
from satupintu.people.consents import write_consent
from satupintu.people.data_use import text_of
from satupintu.people.models import AccountRequest, Applicant, User
from satupintu.people.visit import Visit
from satupintu.rules.errors import Refused


def confirm_registration(*, code: str, visit: Visit, at: datetime) -> User:
    """Open the account that this browser asked for; a person whom a clerk has registered gets his old cases with it."""
    return use_code(lambda request: _opened(request, at), purpose="daftar", code=code, visit=visit, at=at)


def _opened(request: AccountRequest, at: datetime) -> User:
    draft = json.loads(request.draft)
    password, version = draft.pop("sandi"), draft.pop("versi")
    user = new_citizen(draft["name"], password, at)
    applicant = (
        _register(draft, user, request, at)
        if request.applicant_id is None
        else _claim(request.applicant_id, user, request, at)
    )
    write_consent(applicant, text_of("pemakaian_data", version), at=at)
    deed = "akun_dibuka" if request.applicant_id is None else "akun_dilekatkan"
    record_opening(applicant, deed, {"persetujuan": version}, at)
    return user


def _claim(applicant_id: int, user: User, request: AccountRequest, at: datetime) -> Applicant:
    applicant = Applicant.objects.select_for_update(of=("self",)).get(pk=applicant_id)
    if applicant.user_id is not None or not applicant.active:
        raise _unfinished()
    applicant.user = user
    if request.to == applicant.phone:
        applicant.phone_verified_at = at
    applicant.version += 1
    applicant.save(update_fields=["user", "phone_verified_at", "version"])
    return applicant


def _register(draft: dict[str, str], user: User, request: AccountRequest, at: datetime) -> Applicant:
    verified = at if draft["phone"] and request.to == draft["phone"] else None
    try:
        with transaction.atomic():
            return Applicant.objects.create(**draft, user=user, registered_at=at, phone_verified_at=verified)
    except IntegrityError:
        raise _unfinished() from None


def _unfinished() -> Refused:
    """Two asked at once, and the other one was first."""
    return Refused(
        "pendaftaran_tidak_selesai",
        "Pendaftaran ini tidak dapat diselesaikan. Bila Anda sudah punya akun, masuklah dengan akun itu; bila tidak, "
        "datanglah ke loket membawa kartu identitas.",
    )
