from satupintu.people.actor import Actor
from satupintu.people.models import Applicant
from satupintu.people.ports import MessageChannel
from satupintu.rules.errors import Refused


def lock_own(by: Actor) -> Applicant:
    """The signed-in citizen's own row, under lock."""
    if by.applicant_id is None:
        raise Refused("bukan_pemohon", "Akun ini bukan akun pemohon. Masuklah dengan akun pemohon Anda.")
    return Applicant.objects.select_for_update(of=("self",)).select_related("user").get(pk=by.applicant_id)


def user_of(by: Actor) -> int:
    if by.user_id is None:
        raise Refused("tanpa_akun", "Ini hanya dapat dilakukan dengan akun sendiri.")
    return by.user_id


def reach(applicant: Applicant) -> tuple[str, MessageChannel]:
    """Where a message finds the person: the phone, or e-mail of whoever has none."""
    return (applicant.phone, "whatsapp") if applicant.phone else (applicant.email, "surel")
