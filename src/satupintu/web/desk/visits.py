"""Field visits to come: planning one, and moving it to another day."""

from django.http import HttpResponse, QueryDict

from satupintu.cases.actions.plan_visit import plan_visit
from satupintu.cases.actions.reschedule_visit import reschedule_visit
from satupintu.cases.visits import VisitPlan
from satupintu.web.design.control import Control
from satupintu.web.desk.overtaken import work_page
from satupintu.web.desk.small_page import small_page, way_here
from satupintu.web.desk.visit_fields import day_control, day_typed, lines_typed, team_control
from satupintu.web.visitor.pages import OfficerRequest


@work_page
def planning(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    asked = way_here(request, name, "plan_visit", work=work)
    return small_page(
        request,
        asked,
        controls=lambda: _plan_controls(request.POST),
        deed=lambda sending: plan_visit(
            work=work,
            plan=_plan(request.POST),
            by=asked.docket.by,
            at=request.at,
            seen=sending.seen,
            key=sending.key,
        ),
        done="Kunjungan direncanakan; pemohon diberi tahu harinya.",
    )


@work_page
def moving(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    asked = way_here(request, name, "reschedule_visit", work=work)
    why = Control(
        "isian-alasan",
        "alasan",
        "Mengapa dijadwalkan ulang",
        kind="paragraf",
        value=request.POST.get("alasan", ""),
        rows=3,
    )
    return small_page(
        request,
        asked,
        controls=lambda: [*_plan_controls(request.POST), why],
        deed=lambda sending: reschedule_visit(
            work=work,
            plan=_plan(request.POST),
            reason=request.POST.get("alasan", ""),
            by=asked.docket.by,
            at=request.at,
            seen=sending.seen,
            key=sending.key,
        ),
        done="Kunjungan dijadwalkan ulang; pemohon diberi tahu.",
    )


def _plan_controls(posted: QueryDict) -> list[Control]:
    return [
        day_control(posted),
        Control(
            "k-jam", "k-jam", "Jam", value=posted.get("k-jam", ""), hint="Misalnya 09.30.", required=False
        ),
        team_control(posted),
        Control(
            "k-kendaraan",
            "k-kendaraan",
            "Kendaraan",
            value=posted.get("k-kendaraan", ""),
            hint="Boleh dikosongkan.",
            required=False,
        ),
        Control(
            "k-surat",
            "k-surat",
            "Nomor surat tugas",
            value=posted.get("k-surat", ""),
            hint="Kosongkan agar diambil dari seri instansi.",
            required=False,
        ),
    ]


def _plan(posted: QueryDict) -> VisitPlan:
    return VisitPlan(
        day=day_typed(posted),
        members=lines_typed(posted.get("k-tim", "")),
        starts_at=posted.get("k-jam", "").strip().replace(":", "."),
        vehicle=posted.get("k-kendaraan", ""),
        order_number=posted.get("k-surat", ""),
    )
