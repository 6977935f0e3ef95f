from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.models import PhoneChange, User
from satupintu.people.new_password import tell_owner
from satupintu.people.ownership import lock_own, user_of
from satupintu.people.passwords import reauthenticate
from satupintu.people.ports import Tell
from satupintu.people.typed import stored
from satupintu.people.visit import Visit
from satupintu.rules.accounts import PHONE_HOLD
from satupintu.rules.errors import Faults, Refused
from satupintu.rules.identifiers import phone as phones


def ask_phone_change(
    *, new_phone: str, password: str, visit: Visit, by: Actor, tell: Tell, at: datetime
) -> PhoneChange:
    """Ask for a new number: the old one is told at once, and the new one gets its code a day later."""
    faults = Faults()
    phone = faults.read(lambda: stored(phones.read(new_phone, mobile=True), "telepon_salah"), "")
    user = User.objects.get(pk=user_of(by))
    faults.ask(lambda: reauthenticate(user, password, visit=visit, at=at))
    faults.check()
    with transaction.atomic():
        applicant = lock_own(by)
        if phone == applicant.phone:
            raise Refused("nomor_sama", "Ini nomor yang sudah tercatat. Isi nomor yang baru.")
        waiting = applicant.phone_changes.filter(done_at__isnull=True, cancelled_at__isnull=True)
        waiting.update(cancelled_at=at)
        change = PhoneChange.objects.create(
            applicant=applicant, phone=phone, asked_at=at, opens_at=at + PHONE_HOLD
        )
        facts = {"penggantian": change.pk}
        record(f"pemohon:{applicant.pk}", deed="ganti_nomor_diminta", facts=facts, by=by.signatory, at=at)
        event = f"akun:ganti:{change.pk}:diminta"
        tell_owner(applicant, words="akun_telepon_diminta", event=event, tell=tell, at=at)
    return change
