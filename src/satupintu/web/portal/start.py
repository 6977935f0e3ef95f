"""Before an application: what it takes, in which kind and for whom; then a draft is opened."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.save_answers import save_answers
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.models import Case
from satupintu.cases.prefill import known_answers
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import standard_by_hash, version_in_force
from satupintu.people.models import Applicant, Organisation
from satupintu.people.queries import region_by_slug
from satupintu.people.queries_mandates import OnBehalf, acting_for
from satupintu.people.tenures import local_day
from satupintu.rules.accounts import DAY_ZONE
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.design.control import Choice, Control
from satupintu.web.portal.older_permit import chosen_permit, older_control
from satupintu.web.portal.own_case import address_of
from satupintu.web.portal.words import KINDS
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

ONLINE = "daring"


@citizen_page
def start(request: CitizenRequest, region: str, service: str) -> HttpResponse:
    version = _version(request, region, service)
    standard = standard_by_hash(version.hash)
    fault: Refused | None = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(address_of(_open(request, version, standard)))
        except Refused as refused:
            fault = refused
    context = {
        "face": face_of(version.region),
        "version": version,
        "standard": standard,
        "online": ONLINE in standard.service.channels,
        "kind": _kind_control(standard, request.POST.get("jenis", ""), fault),
        "older": older_control(request, version, standard, fault),
        "for_whom": _for_whom(request),
        "drafts": _open_drafts(request, version),
        "fault": fault,
        "key": request.POST.get("kunci") or new_key(),
    }
    return render(request, "portal/start.html", context, status=422 if fault else 200)


def _version(request: CitizenRequest, region: str, service: str) -> StandardVersion:
    row = region_by_slug(region)
    if row is None:
        raise Http404
    version = version_in_force(row.pk, service, local_day(request.at, row.zone))
    version.region = row
    return version


def _open(request: CitizenRequest, version: StandardVersion, standard: Standard) -> Case:
    """A draft that holds already what the account knows."""
    kinds = standard.service.kinds_of_application
    applicant = Applicant.objects.get(pk=request.citizen.applicant_id or 0)
    case = start_draft(
        version=StandardVersion.objects.select_related("region").get(pk=version.pk),
        applicant=applicant,
        organisation=_chosen_body(request),
        kind=request.POST.get("jenis", "") or kinds[0],
        concerns=chosen_permit(request, version),
        channel=ONLINE,
        by=request.citizen,
        at=request.at,
        key=sending_of(request.POST).key,
    )
    known = known_answers(standard, applicant)
    if known and not case.answers.exists():
        save_answers(ref=case.ref, raw=known, by=request.citizen, at=request.at)
    return case


def _for_whom(request: CitizenRequest) -> Control | None:
    """Asked only of somebody who acts for a body too (L4)."""
    held = _acted_for(request)
    if not held:
        return None
    chosen = request.POST.get("untuk", "")
    choices = (
        Choice("", "Diri sendiri", chosen=not chosen),
        *(Choice(str(one.mandate_id), one.name, chosen=str(one.mandate_id) == chosen) for one in held),
    )
    return Control("untuk", "untuk", "Untuk siapa permohonan ini?", kind="pilihan", choices=choices)


def _chosen_body(request: CitizenRequest) -> Organisation | None:
    chosen = request.POST.get("untuk", "")
    if not chosen:
        return None
    for one in _acted_for(request):
        if str(one.mandate_id) == chosen and one.organisation_id is not None:
            return Organisation.objects.get(pk=one.organisation_id)
    raise Refused(
        "kuasa_sudah_berakhir",
        "Kedudukan Anda pada lembaga itu tidak berlaku lagi. Pilih yang lain, atau lihat Lembaga dan surat kuasa.",
    )


def _acted_for(request: CitizenRequest) -> list[OnBehalf]:
    today = local_day(request.at, DAY_ZONE)
    everyone = acting_for(request.citizen.applicant_id or 0, "", today)
    return [one for one in everyone if one.organisation_id is not None]


def _open_drafts(request: CitizenRequest, version: StandardVersion) -> list[Case]:
    """So that nobody starts twice what lies half done."""
    drafts = Case.objects.filter(
        applicant_id=request.citizen.applicant_id or 0,
        state=Case.State.DRAFT,
        region_id=version.region_id,
        standard__service=version.service,
    )
    return list(drafts.order_by("-touched_at")[:3])


def _kind_control(standard: Standard, chosen: str, fault: Refused | None) -> Control | None:
    """Asked only where there is something to choose."""
    kinds = standard.service.kinds_of_application
    if len(kinds) < 2:
        return None
    choices = tuple(
        Choice(kind, KINDS.get(kind, kind), chosen=kind == (chosen or kinds[0])) for kind in kinds
    )
    said = fault.sentence if fault and fault.code == "jenis_permohonan_tidak_tersedia" else ""
    return Control("jenis", "jenis", "Jenis permohonan", kind="pilihan", choices=choices, error=said)
