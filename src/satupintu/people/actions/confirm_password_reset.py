from datetime import datetime

from satupintu.people.codes import check_code_typed, use_code, wrong_code
from satupintu.people.models import AccountRequest, User
from satupintu.people.new_password import lock_account, replace_password
from satupintu.people.passwords import check_new_password
from satupintu.people.passwords import new_password as hashed
from satupintu.people.ports import Tell
from satupintu.people.visit import Visit
from satupintu.rules.errors import Faults


def confirm_password_reset(*, code: str, new_password: str, visit: Visit, tell: Tell, at: datetime) -> User:
    """Set the new password that this browser asked for; whoever was signed in as this person is out."""
    faults = Faults()
    faults.ask(lambda: check_code_typed(code))
    faults.ask(lambda: check_new_password(new_password))
    faults.check()
    new = hashed(new_password)

    def deed(request: AccountRequest) -> User:
        if request.applicant_id is None:
            raise wrong_code()
        applicant, user = lock_account(request.applicant_id)
        replace_password(applicant, user, new, how="kode", event=f"akun:{request.pk}:ganti", tell=tell, at=at)
        return user

    return use_code(deed, purpose="sandi", code=code, visit=visit, at=at)
