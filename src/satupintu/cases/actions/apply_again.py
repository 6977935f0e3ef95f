from datetime import date, datetime

from satupintu.cases.actions.save_answers import store_answers
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.answers import answers_of
from satupintu.cases.checking import check_answers
from satupintu.cases.course import enter, save
from satupintu.cases.docket import Docket
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Paper
from satupintu.cases.opening import open_docket
from satupintu.cases.papers import check_fitting, details_of, paper_for
from satupintu.catalogue.queries import version_in_force
from satupintu.people.actor import Actor
from satupintu.people.models import Applicant, Organisation
from satupintu.people.tenures import local_day
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement


@keyed
def apply_again(*, ref: str, by: Actor, at: datetime, kind: str = "baru", key: str = "") -> Case:
    """A new draft from an earlier case: under the standard in force today, with the answers and papers that still hold."""
    earlier = open_docket(ref=ref, by=by, at=at)
    check_repeatable(earlier)
    case = earlier.case
    today = local_day(at, earlier.region.zone)
    made = start_draft(
        version=version_in_force(case.region_id, earlier.standard.service.code, today),
        applicant=Applicant.objects.get(pk=case.applicant_id),
        organisation=Organisation.objects.get(pk=case.organisation_id) if case.organisation_id else None,
        channel=case.channel if by.applicant_id is None else "daring",
        kind=kind,
        concerns=_concerned(case, kind),
        by=by,
        at=at,
    )
    Case.objects.filter(pk=made.pk).update(again_of=case)
    docket = open_docket(ref=made.ref, by=by, at=at)
    fields = _copy_answers(case, docket)
    papers = _copy_papers(case, docket, today)
    enter(
        docket,
        deed="diajukan_lagi",
        facts={"dari": case.ref, "isian": sorted(fields), "dokumen": sorted(papers)},
    )
    save(docket)
    return docket.case


def _concerned(earlier: Case, kind: str) -> Permit | None:
    """The permit that the earlier case led to, where this one is about it."""
    if kind == Permit.Kind.NEW or earlier.permit_id is None:
        return None
    return Permit.objects.get(pk=earlier.permit_id)


def check_repeatable(docket: Docket) -> None:
    if docket.case.number is None:
        raise Refused("draf_belum_diajukan", "Draf ini belum diajukan; lanjutkan saja pengisiannya.")
    if docket.case.closed_at is None:
        raise Refused(
            "masih_diproses",
            "Permohonan ini masih diproses; tunggu sampai selesai, atau tarik dahulu sebelum mengajukan lagi.",
        )


def _copy_answers(earlier: Case, docket: Docket) -> list[str]:
    """What is still good by the form of today; what it no longer asks falls away by itself."""
    known = {field.code for group in docket.standard.form for field in group.fields}
    raw = {code: value for code, value in answers_of(earlier).items() if code in known}
    values = check_answers(docket, raw, final=False).values
    store_answers(docket, values, ())
    return list(values)


def _copy_papers(earlier: Case, docket: Docket, today: date) -> list[str]:
    """Not what was refused, has run out, or does not fit the requirement any more."""
    wanted = {one.code: one for one in docket.standard.requirements if one.supplier == "pemohon"}
    papers = Paper.objects.filter(case=earlier, file__isnull=False, requirement__in=wanted)
    good = papers.filter(state__in=[Paper.State.GIVEN, Paper.State.ACCEPTED]).select_related("file")
    copied = [
        paper_for(docket, paper.requirement, paper.file, details_of(paper))
        for paper in good.order_by("id")
        if paper.file is not None and _still_holds(wanted[paper.requirement], paper, today)
    ]
    Paper.objects.bulk_create(copied)
    return list({paper.requirement for paper in copied})


def _still_holds(wanted: Requirement, paper: Paper, today: date) -> bool:
    if paper.file is None or (paper.expires is not None and paper.expires < today):
        return False
    try:
        check_fitting(wanted, paper.file, details_of(paper))
    except Refused:
        return False
    return True
