from datetime import datetime

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.codes import use_code, wrong_code
from satupintu.people.models import AccountRequest, Applicant
from satupintu.people.new_password import tell_owner
from satupintu.people.ownership import lock_own
from satupintu.people.phone_changes import check_open, waiting_change
from satupintu.people.ports import Tell
from satupintu.people.visit import Visit


def confirm_phone_change(*, code: str, visit: Visit, by: Actor, tell: Tell, at: datetime) -> Applicant:
    def deed(request: AccountRequest) -> Applicant:
        applicant = lock_own(by)
        change = waiting_change(by)
        if str(change.pk) != request.draft:
            raise wrong_code()
        check_open(change, at)
        tell_owner(
            applicant, words="akun_telepon_diganti", event=f"akun:ganti:{change.pk}:selesai", tell=tell, at=at
        )
        applicant.phone, applicant.phone_verified_at = change.phone, at
        applicant.version += 1
        applicant.save(update_fields=["phone", "phone_index", "phone_verified_at", "version"])
        change.done_at = at
        change.save(update_fields=["done_at"])
        facts = {"penggantian": change.pk}
        record(f"pemohon:{applicant.pk}", deed="nomor_diganti", facts=facts, by=by.signatory, at=at)
        return applicant

    return use_code(deed, purpose="telepon", code=code, visit=visit, at=at)
