"""Whose turn it is: asked by every deed, and by the button that leads to it."""

from datetime import datetime

from django.db.models import Q, QuerySet

from satupintu.cases.docket import Docket
from satupintu.cases.models import Case, Release, WorkItem
from satupintu.cases.moments import say_moment
from satupintu.cases.names import name_of
from satupintu.cases.seat import check_seat
from satupintu.people.models import Applicant, User
from satupintu.people.queries import act_as
from satupintu.rules.errors import Refused
from satupintu.rules.procedure.movement import check_outcome
from satupintu.rules.procedure.permission import JUDGEMENTS, check_duties, check_post, check_reason
from satupintu.rules.standard.model.step import Outcome
from satupintu.statements.reading import reading

AT_THE_COUNTER = frozenset({"front_office", "back_office", "loket"})
"""Who fills in for a citizen that comes in person."""

ONLINE = "daring"


def check_turn(docket: Docket, item: WorkItem, *, seated_at: datetime | None = None) -> None:
    """Within the actor's reach, and no deed that his earlier ones keep him from."""
    check_at_hand(docket, item, seated_at=seated_at)
    check_apart(docket, item)


def check_at_hand(docket: Docket, item: WorkItem, *, seated_at: datetime | None = None) -> None:
    """Open, of the post that the actor still has, and not in somebody else's hands."""
    check_open(docket, item)
    check_post(docket.step_of(item), docket.doer)
    check_not_held(docket, item)
    check_seat(docket, docket.by, at=seated_at)


def check_open(docket: Docket, item: WorkItem) -> None:
    if docket.case.state not in {Case.State.DRAFT, Case.State.RUNNING}:
        raise Refused(
            "berkas_sudah_berakhir",
            f"Permohonan ini sudah berakhir ({docket.case.get_state_display().lower()}) "
            f"pada {say_moment(docket.case.closed_at, docket.region)}.",
        )
    if item.closed_at is not None:
        raise Refused(
            "sudah_dikerjakan",
            f"{docket.step_of(item).name} sudah diselesaikan oleh {name_of(item.done_by_id)} "
            f"pada {say_moment(item.closed_at, docket.region)}; muat ulang halaman.",
        )


def check_not_held(docket: Docket, item: WorkItem) -> None:
    if item.claimed_by_id in {None, docket.by.user_id} or not _claim_binds(docket, item):
        return
    raise Refused(
        "dipegang_petugas_lain",
        f"Berkas ini sedang dikerjakan {name_of(item.claimed_by_id)} "
        f"sejak {say_moment(item.claimed_at, docket.region)}; hubungi yang bersangkutan atau atasannya.",
    )


def _claim_binds(docket: Docket, item: WorkItem) -> bool:
    """Work belongs to the post: a claim lapses with its holder's time, and yields to who stands in for him."""
    if item.claimed_by_id is None or item.post is None:
        return False
    try:
        holder = act_as(item.claimed_by_id, item.post, at=docket.at)
    except Refused:
        return False
    return not (holder.deputy_id is None and docket.by.deputy_id is not None)


def check_pen(docket: Docket, item: WorkItem) -> None:
    """Who may write in the applicant's place: he himself, or the counter where he came in person."""
    check_open(docket, item)
    if docket.by.applicant_id is not None:
        return
    by, case = docket.by, docket.case
    if (
        case.channel != ONLINE
        and by.post_id is not None
        and by.agency_id == case.agency_id
        and by.role in AT_THE_COUNTER
    ):
        check_seat(docket, by)
        return
    raise Refused(
        "giliran_pemohon",
        f"{docket.step_of(item).name} menunggu pemohon; hanya permohonan lewat loket yang diisi petugas loket.",
    )


def check_apart(docket: Docket, item: WorkItem) -> None:
    """Separation of duties, with the superior's recorded release."""
    step = docket.step_of(item)
    done = docket.done()
    applicant = str(docket.by.user_id) if step.task in JUDGEMENTS and _is_own_application(docket) else ""
    try:
        check_duties(step, docket.doer, done, applicant=applicant)
    except Refused:
        released = Release.objects.filter(
            case=docket.case, step=step.code, user_id=docket.by.user_id or 0
        ).exists()
        check_duties(step, docket.doer, done, applicant=applicant, released=released)


def check_way(
    docket: Docket, item: WorkItem, code: str, *, tasks: frozenset[str], kinds: frozenset[str], reason: str
) -> Outcome:
    """The outcome exists, fits the deed and this case, and has the reason it needs."""
    step = docket.step_of(item)
    outcome = check_outcome(step, code, docket.position(), docket.facts())
    if (tasks and step.task not in tasks) or outcome.kind not in kinds:
        raise Refused(
            "tindakan_tidak_cocok",
            f"«{outcome.label}» pada langkah {step.name} tidak dilakukan dengan tindakan ini.",
        )
    check_reason(outcome.label, required=outcome.reason_required, reason=reason)
    return outcome


def _is_own_application(docket: Docket) -> bool:
    """The officer is the applicant: by account, or by the NIK behind both."""
    user = docket.by.user_id
    if user is None:
        return False
    return bool(_applicant_if(docket.case.applicant_id, user))


@reading
def _applicant_if(applicant: int, user: int) -> QuerySet[Applicant, int]:
    own_nik = User.objects.filter(pk=user).exclude(nik_index="").values("nik_index")
    same = Applicant.objects.filter(Q(user=user) | Q(nik_index__in=own_nik), pk=applicant)
    return same.values_list("id", flat=True)
