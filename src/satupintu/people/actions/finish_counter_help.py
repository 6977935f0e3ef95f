from datetime import datetime

from satupintu.people.accounts import open_account
from satupintu.people.codes import use_code, wrong_code
from satupintu.people.identity import Identity
from satupintu.people.models import AccountRequest, Applicant, User
from satupintu.people.new_password import lock_account, replace_password
from satupintu.people.passwords import new_password as hashed
from satupintu.people.ports import Tell
from satupintu.people.visit import Visit


def finish_counter_help(
    identity: Identity, *, code: str, new_password: str, visit: Visit, tell: Tell, at: datetime
) -> User:
    """Set the password after the counter has seen an identity paper; who had no account yet gets one by it.

    The code went out on the officer's request, so it is found by the identity and not by the browser.
    """
    new = hashed(new_password, identity.number)

    def deed(request: AccountRequest) -> User:
        if request.applicant_id is None:
            raise wrong_code()
        applicant = _settled(request.applicant_id, request, at)
        if applicant.user is None:
            return open_account(applicant, new.hash, deed="akun_dilekatkan", at=at)
        applicant, user = lock_account(applicant.pk)
        event = f"akun:{request.pk}:ganti"
        replace_password(applicant, user, new, how="loket", event=event, tell=tell, at=at)
        return user

    return use_code(deed, purpose="loket", code=code, visit=visit, at=at, subject=identity.subject)


def _settled(applicant_id: int, request: AccountRequest, at: datetime) -> Applicant:
    """The code came back from the number that was given at the counter."""
    applicant = Applicant.objects.select_for_update(of=("self",)).select_related("user").get(pk=applicant_id)
    if request.draft:
        applicant.phone = request.draft
    if request.to == applicant.phone:
        applicant.phone_verified_at = at
    applicant.version += 1
    applicant.save(update_fields=["phone", "phone_index", "phone_verified_at", "version"])
    return applicant
