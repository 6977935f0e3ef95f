"""For whom somebody acts, and who acts for him: bodies, surat kuasa, and the codes that hand a mandate over (L4)."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.people.models import Organisation
from satupintu.people.queries_mandates import acting_for, agents_of, invitations_open, members_of
from satupintu.rules.errors import Refused
from satupintu.rules.organisation_forms import FORMS
from satupintu.web.account.body_deeds import ENDS, done, held_mandate, today_of
from satupintu.web.account.own_pages import own
from satupintu.web.design.control import Choice, Control
from satupintu.web.forms.summary import beside
from satupintu.web.forms.typed import typed
from satupintu.web.visitor.form_keys import new_key
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

HERE = "/akun/lembaga/"
KINDS = (("pengurus", "Pengurus lembaga"), ("kuasa", "Kuasa dengan surat kuasa"))
FAULTS = {
    "tanpa_surat_kuasa": "surat",
    "jenis_kuasa_salah": "kedudukan",
    "masa_kuasa_salah": "sampai",
    "masa_kuasa_terbalik": "sampai",
    "undangan_tidak_berlaku": "kode",
    "kode_undangan_salah": "kode",
    "kuasa_diri_sendiri": "kode",
    "kuasa_sudah_ada": "kode",
}


@citizen_page
def bodies(request: CitizenRequest) -> HttpResponse:
    """Himself and the persons who act for him; each body has its own page."""
    applicant, today = own(request), today_of(request)
    code, refused = "", None
    if request.method == "POST":
        code, refused = _tried(request, None)
        if not code and refused is None:
            return HttpResponseRedirect(HERE)
    context: dict[str, object] = {
        "acting": acting_for(applicant.pk, applicant.name, today)[1:],
        "agents": agents_of(applicant.pk, today),
        "invitations": invitations_open(principal_id=applicant.pk, at=request.at),
    }
    return _answer(request, "account/bodies.html", context, _offer(request, for_body=False), code, refused)


@citizen_page
def one_body(request: CitizenRequest, mandate: int) -> HttpResponse:
    """Addressed by one's own mandate: whoever has none for the body finds nothing here."""
    held, today = held_mandate(request, mandate), today_of(request)
    organisation = held.organisation
    if organisation is None:
        raise Http404
    code, refused = "", None
    if request.method == "POST":
        code, refused = _tried(request, organisation)
        if not code and refused is None:
            return HttpResponseRedirect(HERE if "lepas" in request.POST else request.path)
    context: dict[str, object] = {
        "body": organisation,
        "form": next((form.label for form in FORMS if form.code == organisation.form), organisation.form),
        "held": held,
        "runs": held.kind == "pengurus",
        "members": members_of(organisation.pk, today),
        "invitations": invitations_open(organisation_id=organisation.pk, at=request.at),
    }
    return _answer(request, "account/one_body.html", context, _offer(request, for_body=True), code, refused)


def _answer(
    request: CitizenRequest,
    template: str,
    context: dict[str, object],
    offered: list[Control],
    code: str,
    refused: Refused | None,
) -> HttpResponse:
    """A code is shown in the answer itself, never again: it is kept nowhere."""
    given = Control(
        "isian-kode",
        "kode",
        "Kode dari pengurus atau pemberi kuasa",
        kind="kode",
        value=request.POST.get("kode", ""),
        autocomplete="off",
    )
    (*controls, given), errors = beside([*offered, given], FAULTS, refused)
    context |= {"code": code, "controls": controls, "given_code": given, "errors": errors, "key": new_key}
    context |= {"offering_open": bool(errors) and "undang" in request.POST, "needs_script": True}
    return render(request, template, context, status=422 if refused else 200)


def _tried(request: CitizenRequest, organisation: Organisation | None) -> tuple[str, Refused | None]:
    try:
        return done(request, organisation), None
    except Refused as refused:
        return "", refused


def _offer(request: CitizenRequest, *, for_body: bool) -> list[Control]:
    posted = request.POST
    chosen = posted.get("kedudukan", "kuasa")
    kind = Control(
        "isian-kedudukan",
        "kedudukan",
        "Kedudukan",
        kind="pilihan",
        choices=tuple(Choice(code, label, chosen=code == chosen) for code, label in KINDS),
    )
    letter = Control(
        "isian-surat",
        "surat",
        "Nomor dan tanggal surat kuasa",
        value=posted.get("surat", ""),
        hint="Untuk pengurus boleh dikosongkan." if for_body else "",
        required=not for_body,
        maxlength=120,
    )
    ends = Control(
        "isian-sampai",
        ENDS.code,
        ENDS.label,
        kind="tanggal",
        value=str(typed(posted, [ENDS])[ENDS.code]),
        hint="Boleh dikosongkan.",
        required=False,
    )
    return [kind, letter, ends] if for_body else [letter, ends]
