"""Small deeds on an open file: taking it, letting it go, a note; each a button that says what happened."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect

from satupintu.cases.actions.add_note import add_note
from satupintu.cases.actions.claim import claim
from satupintu.cases.actions.release_claim import release_claim
from satupintu.cases.docket import Docket
from satupintu.rules.errors import Refused
from satupintu.web.desk.at_hand import address_of, at_hand
from satupintu.web.desk.overtaken import open_work, own_seat, work_page
from satupintu.web.visitor.form_keys import sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page


@work_page
def holding(request: OfficerRequest, name: str, work: int) -> HttpResponse:
    """Claim it or let it go, whichever the button says."""
    dockets = at_hand(request, name)
    item = open_work(dockets[0], work, reader=request.officer.user_id)
    if item is None or request.method != "POST":
        raise Http404
    by = own_seat(request, dockets[0], item)
    sending = sending_of(request.POST)
    releasing = request.POST.get("tindakan") == "lepas"
    action = release_claim if releasing else claim
    said = (
        "Berkas dilepaskan; rekan sejabatan dapat mengambilnya." if releasing else "Berkas ini Anda pegang."
    )
    return _then(
        request,
        dockets[0],
        said,
        lambda: action(work=work, by=by, at=request.at, seen=sending.seen, key=sending.key),
    )


@officer_page
def noting(request: OfficerRequest, name: str) -> HttpResponse:
    dockets = at_hand(request, name)
    if request.method != "POST":
        raise Http404
    docket = next((one for one in dockets if one.by.post_id is not None), dockets[0])
    text, key = request.POST.get("catatan", "").strip(), sending_of(request.POST).key
    return _then(
        request,
        docket,
        "Catatan disimpan.",
        lambda: add_note(ref=docket.case.ref, text=text, by=docket.by, at=request.at, key=key),
    )


def _then(request: OfficerRequest, docket: Docket, said: str, deed: Callable[[], object]) -> HttpResponse:
    """Back to the file either way, with what happened or why it did not."""
    try:
        deed()
    except Refused as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, said)
    return HttpResponseRedirect(address_of(docket.case))
