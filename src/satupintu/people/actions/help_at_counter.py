from datetime import datetime
from typing import Literal

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_counter, check_not_himself
from satupintu.people.codes import Plan, charge_code, check_code_granted, fresh_code, open_request
from satupintu.people.identity import identity_of
from satupintu.people.models import AccountRequest, Applicant
from satupintu.people.new_password import tell_owner
from satupintu.people.ownership import reach
from satupintu.people.ports import Tell
from satupintu.people.typed import stored
from satupintu.people.visit import Visit
from satupintu.rules.errors import Refused
from satupintu.rules.identifiers import phone as phones

Paper = Literal["ktp", "paspor", "kitas", "kk_dan_surat_kehilangan"]
PAPERS: tuple[Paper, ...] = ("ktp", "paspor", "kitas", "kk_dan_surat_kehilangan")


def help_at_counter(
    applicant: Applicant,
    *,
    paper: str,
    new_phone: str = "",
    visit: Visit,
    by: Actor,
    tell: Tell,
    at: datetime,
) -> None:
    """Send a code to somebody whose identity paper an officer has seen: for a new password, and a new number if given.

    The officer sees neither the code nor the password. The number is the person's once the code has come back from it.
    """
    region_id = check_counter(by)
    check_not_himself(by, applicant)
    if paper not in PAPERS:
        raise Refused(
            "tanpa_bukti_diri", "Catat kartu identitas asli yang Anda lihat: KTP, paspor, atau KITAS."
        )
    phone = stored(phones.read(new_phone, mobile=True), "telepon_salah") if new_phone else ""
    code = fresh_code()
    with transaction.atomic(durable=True):
        known = Applicant.objects.select_for_update(of=("self",)).get(pk=applicant.pk)
        plan = _plan(known, phone)
        subject = identity_of(known).subject
        spent = charge_code(visit, subject, plan.to, typed=True, at=at)
        if spent.granted:
            _close_earlier(subject, at)
            request = open_request(
                plan, code, purpose="loket", subject=subject, visit=visit, tell=tell, at=at
            )
            facts = {"bukti": paper, "wilayah": region_id, "ganti_nomor": bool(phone)}
            record(f"pemohon:{known.pk}", deed="dibantu_di_loket", facts=facts, by=by.signatory, at=at)
            if phone not in {"", known.phone}:
                event = f"akun:{request.pk}:lama"
                tell_owner(known, words="akun_telepon_diganti", event=event, tell=tell, at=at)
    check_code_granted(spent)


def _plan(known: Applicant, phone: str) -> Plan:
    if not known.active or (known.user is not None and not known.user.is_active):
        raise Refused("akun_nonaktif", "Akun ini sudah tidak aktif dan tidak dapat dibuka dari loket.")
    to, channel = reach(known)
    if phone:
        return Plan(applicant=known, words="akun_loket", to=phone, draft=phone)
    if not to:
        raise Refused("tanpa_nomor", "Isi nomor seluler pemohon; kode dikirim ke nomor itu.")
    return Plan(applicant=known, words="akun_loket", channel=channel, to=to)


def _close_earlier(subject: str, at: datetime) -> None:
    waiting = AccountRequest.objects.filter(purpose="loket", subject=subject, closed_at__isnull=True)
    waiting.update(closed_at=at, to=b"", draft=b"", code_hash="")
