"""The page of one file: what may be done now, the papers and answers side by side, what is known, what has happened."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from satupintu.cases.actions.look import look
from satupintu.cases.clock import promise_of
from satupintu.cases.deeds.way import Way
from satupintu.cases.docket import Docket
from satupintu.cases.letters.shelf import OUTPUTS, letters_of
from satupintu.cases.queries.lookers import who_looked
from satupintu.cases.queries.one_case import OneCase, one_case
from satupintu.web.desk.at_hand import address_of, at_hand, ways_of
from satupintu.web.desk.paper_pages import looking, papers_of, viewer
from satupintu.web.desk.printing import may_print
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key
from satupintu.web.visitor.pages import OfficerRequest, officer_page

OUTCOMES = frozenset({"lanjut", "kembalikan", "mundur", "tidak_perlu", "tolak"})
CHECKED = frozenset({"return_for_correction", "accept_as_complete", "verify"})
ADDRESSES: Mapping[str, str] = {
    "reassign": "alihkan",
    "release_duty": "lepas-tugas",
    "confirm_paper": "konfirmasi",
    "plan_visit": "rencana-kunjungan",
    "reschedule_visit": "ubah-kunjungan",
    "record_visit": "kunjungan",
}
"""The last word of the address of each deed that is no outcome."""
HOLDING = frozenset({"claim", "release_claim"})


@dataclass(frozen=True, slots=True)
class Turn:
    """One open step with the buttons that lead out of it."""

    name: str
    post: str
    holder: str
    mine: bool
    work: int
    ways: tuple[Way, ...]
    composes: bool
    """There is a checklist: something may go back to the applicant."""
    holding: Way | None
    others: tuple[Way, ...]


@officer_page
def case_page(request: OfficerRequest, name: str) -> HttpResponse:
    dockets = at_hand(request, name)
    docket, ways = dockets[0], ways_of(dockets)
    if docket.by.post_id is not None:
        look(ref=docket.case.ref, by=docket.by, at=request.at)
    shown = one_case(docket)
    promised = promise_of(docket) if docket.case.closed_at is None else None
    context = {
        "face": face_of(request.officer.region),
        "case": shown.case,
        "shown": shown,
        "turns": turns(request, shown, docket, ways),
        "endings": [way for way in ways if way.work is None and way.outcome and way.open],
        "may_note": any(way.action == "add_note" and way.open for way in ways),
        "addresses": ADDRESSES,
        "may_print": may_print(dockets),
        "unread": sum(one.from_applicant and one.read_at is None for one in shown.messages),
        "lookers": who_looked(request.officer.actors, shown.case.ref, at=request.at, most=5),
        "ledger": promised.ledger if promised else (),
        "letters": letters_of(docket),
        "others": [row for row in shown.outputs if row.replaced_at is None and row.kind not in OUTPUTS],
        "address": address_of(shown.case),
        "key": new_key(),
    }
    return render(request, "desk/case.html", context)


def turns(request: OfficerRequest, shown: OneCase, docket: Docket, ways: Sequence[Way]) -> list[Turn]:
    """What is open, the officer's own seats first."""
    found = []
    for work in shown.work:
        if not work.open:
            continue
        own = [way for way in ways if way.work == work.id]
        item = next(one for one in docket.items if one.pk == work.id)
        found.append(
            Turn(
                name=work.name,
                post=work.post,
                holder=shown.name_of(work.claimed_by),
                mine=item.post_id in request.officer.by_post,
                work=work.id,
                ways=tuple(way for way in own if way.kind in OUTCOMES and way.outcome),
                composes=any(way.action in CHECKED for way in own),
                holding=next((way for way in own if way.action in HOLDING), None),
                others=tuple(way for way in own if not way.outcome and way.action not in HOLDING),
            )
        )
    return sorted(found, key=lambda turn: not turn.mine)


@officer_page
def paper_page(request: OfficerRequest, name: str, paper: int) -> HttpResponse:
    """One paper by itself, for who reads along and has no checklist of his own."""
    docket = at_hand(request, name)[0]
    papers = [one for one in papers_of(docket) if one.pk == paper]
    if not papers:
        raise Http404
    address = address_of(docket.case)
    look = looking(request, papers)
    context = {
        "face": face_of(request.officer.region),
        "case": docket.case,
        "paper": papers[0],
        "view": viewer(look, papers, address=address, page_address=f"{address}dokumen/{paper}/")
        if look
        else None,
        "address": address,
    }
    return render(request, "desk/paper.html", context)
