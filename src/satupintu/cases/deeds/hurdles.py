"""What may stand in the way of a deed besides whose turn it is: the very questions that its action asks."""

from satupintu.cases.actions.correct import check_mended, open_return
from satupintu.cases.actions.file_application import check_draft, check_ready, check_version
from satupintu.cases.actions.hand_over import check_survey
from satupintu.cases.actions.recommend import check_visited
from satupintu.cases.actions.register_scan import check_signed
from satupintu.cases.counter import check_present
from satupintu.cases.docket import Docket
from satupintu.cases.frozen import check_unchanged
from satupintu.cases.models import WorkItem
from satupintu.cases.permit_of import check_in_force, check_numberable, check_printable, permit_of
from satupintu.cases.ports import SurveyGate
from satupintu.cases.requirements import check_papers, slots
from satupintu.cases.signature import check_not_signing, check_unsigned
from satupintu.cases.ticks import check_ticks
from satupintu.cases.verdicts import check_confirmed
from satupintu.rules.standard.model.step import Outcome


def none(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    """Nothing but the turn."""


def not_signing(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_not_signing(docket)


def rejecting(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_not_signing(docket)
    check_unsigned(docket)


def filing(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_draft(docket)
    check_version(docket)
    check_present(docket)
    check_ready(docket)


def correcting(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_mended(docket, open_return(docket, item))
    check_ready(docket)


def papers_there(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_ticks(item)
    check_papers(slots(docket, docket.all_facts()))


def recommending(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    if way.kind == "lanjut":
        check_visited(docket, item)
        check_confirmed(docket)


def approving(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    if way.numbers and not _numbered(docket):
        check_numberable(docket)


def numbering(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    if permit_of(docket).number is None:
        check_numberable(docket)


def _numbered(docket: Docket) -> bool:
    return docket.case.permit_id is not None and permit_of(docket).number is not None


def unchanged(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_unchanged(docket, permit_of(docket))


def scanning(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_signed(docket)
    unchanged(docket, item, way, survey)


def in_force(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_in_force(docket)


def printing(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_printable(docket)


def handing_over(docket: Docket, item: WorkItem, way: Outcome, survey: SurveyGate | None) -> None:
    check_in_force(docket)
    check_survey(docket, survey)
