"""What the house signs with: a twin of a signer, who knows every officer."""

from datetime import datetime

from satupintu.people.models import User
from satupintu.people.models.user import OFFICER
from tests.fakes.signer import FakeSigner

SECRET = "frasa peragaan halaman"


def signer(region: int, *, at: datetime) -> FakeSigner:
    officers = User.objects.filter(kind=OFFICER).values_list("pk", flat=True)
    return FakeSigner(dict.fromkeys(map(str, officers), SECRET))
