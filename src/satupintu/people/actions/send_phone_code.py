from datetime import datetime

from satupintu.people.actor import Actor
from satupintu.people.codes import CodeAsked, Plan, ask_code
from satupintu.people.identity import identity_of
from satupintu.people.models import Applicant
from satupintu.people.phone_changes import check_open, waiting_change
from satupintu.people.ports import Tell
from satupintu.people.visit import Visit


def send_phone_code(*, visit: Visit, by: Actor, tell: Tell, at: datetime) -> CodeAsked:
    """Send the code to the new number, once the old one has had its day to object."""
    change = waiting_change(by)
    check_open(change, at)
    applicant = Applicant.objects.get(pk=change.applicant_id)
    plan = Plan(applicant=applicant, words="akun_telepon_baru", to=change.phone, draft=str(change.pk))
    return ask_code(
        lambda: plan,
        purpose="telepon",
        subject=identity_of(applicant).subject,
        visit=visit,
        tell=tell,
        at=at,
        typed_number=change.phone,
    )
