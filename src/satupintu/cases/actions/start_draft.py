import secrets
from datetime import date, datetime

from django.db.models import Q

from satupintu.cases.course import enter, posts_by_code, save
from satupintu.cases.docket import Docket
from satupintu.cases.findable import make_findable
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, WorkItem
from satupintu.cases.turn import AT_THE_COUNTER, ONLINE
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant, Mandate, Organisation
from satupintu.people.tenures import local_day
from satupintu.permits.concerning import check_concerned, check_own
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.standard import Standard


@keyed
def start_draft(
    *,
    version: StandardVersion,
    applicant: Applicant,
    by: Actor,
    at: datetime,
    organisation: Organisation | None = None,
    channel: str = "daring",
    kind: str = "baru",
    concerns: Permit | None = None,
    key: str = "",
) -> Case:
    """Open a draft: a case without a number, whose first work is the applicant's own filing."""
    standard = standard_by_hash(version.hash)
    today = local_day(at, version.region.zone)
    check_startable(version, standard, channel, kind, today)
    check_starter(by, version, applicant, channel)
    check_concerned(concerns, kind=kind, region_id=version.region_id, service=version.service)
    if concerns is not None:
        check_own(
            concerns, applicant_id=applicant.pk, organisation_id=organisation.pk if organisation else None
        )
    mandate = find_mandate(applicant, organisation, today) if organisation else None
    case = Case.objects.create(
        region_id=version.region_id,
        agency_id=version.agency_id,
        standard=version,
        standard_hash=version.hash,
        ref=secrets.token_urlsafe(15),
        applicant=applicant,
        organisation=organisation,
        mandate=mandate,
        filed_by_id=by.user_id,
        channel=channel,
        kind=kind,
        concerns=concerns,
        started_at=at,
        touched_at=at,
    )
    first = standard.first_step
    posts = posts_by_code(version.region_id, {first.post})
    WorkItem.objects.create(
        region_id=version.region_id, case=case, step=first.code, post=posts.get(first.post), opened_at=at
    )
    make_findable(case, applicant, organisation)
    docket = Docket(case, standard, [], by, at)
    enter(docket, deed="draf_dibuka", facts={"standar": version.hash, "jalur": channel})
    save(docket)
    return case


def check_startable(
    version: StandardVersion, standard: Standard, channel: str, kind: str, today: date
) -> None:
    closed = version.withdrawn_at is not None or standard.service.status == "tidak_aktif"
    if closed or version.effective > today:
        raise Refused("layanan_tidak_tersedia", f"{version.name} sedang tidak menerima permohonan baru.")
    if channel not in standard.service.channels:
        raise Refused("jalur_tidak_tersedia", f"{version.name} tidak dapat diajukan lewat jalur {channel}.")
    if kind not in standard.service.kinds_of_application:
        raise Refused("jenis_permohonan_tidak_tersedia", f"{version.name} tidak melayani permohonan {kind}.")


def check_starter(by: Actor, version: StandardVersion, applicant: Applicant, channel: str) -> None:
    """An applicant opens his own; for somebody who came in person, the counter of the agency itself does."""
    if by.capacity == "sistem":
        return
    if by.applicant_id is not None:
        allowed = by.applicant_id == applicant.pk
    else:
        allowed = (
            channel != ONLINE
            and by.region_id == version.region_id
            and by.agency_id == version.agency_id
            and by.role in AT_THE_COUNTER
        )
    if not allowed:
        raise Refused(
            "bukan_pemohonnya",
            "Permohonan dibuka oleh pemohonnya sendiri, atau oleh petugas loket lewat jalur loket.",
        )


def find_mandate(applicant: Applicant, organisation: Organisation, on: date) -> Mandate:
    """By what right somebody applies for an organisation: an office in it, or a surat kuasa that still holds."""
    held = Mandate.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=on),
        applicant=applicant,
        organisation=organisation,
        starts__lte=on,
        revoked_at__isnull=True,
    )
    mandate = held.order_by("-kind", "-starts", "-id").first()  # pengurus before kuasa
    if mandate is None:
        raise Refused(
            "tanpa_kuasa",
            f"Pemohon belum tercatat sebagai pengurus atau kuasa {organisation.name}; catat dahulu jabatannya atau surat "
            "kuasanya.",
        )
    return mandate
