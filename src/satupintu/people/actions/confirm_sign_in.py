from datetime import datetime

from satupintu.people.actions.sign_in import check_open, enter
from satupintu.people.codes import use_code, wrong_code
from satupintu.people.models import AccountRequest, User
from satupintu.people.visit import Visit


def confirm_sign_in(*, code: str, visit: Visit, at: datetime) -> User:
    """Let somebody in who has been away long, by the code that went to his number."""
    return use_code(lambda request: _entered(request, at), purpose="masuk", code=code, visit=visit, at=at)


def _entered(request: AccountRequest, at: datetime) -> User:
    applicant = request.applicant
    if applicant is None or applicant.user is None:
        raise wrong_code()
    check_open(applicant, applicant.user)
    enter(applicant, applicant.user, at)
    return applicant.user
