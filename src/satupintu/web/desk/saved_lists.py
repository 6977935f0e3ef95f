"""Lists that an officer keeps by a name, alone or with his post or agency."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from satupintu.cases.actions.remove_filter import remove_filter
from satupintu.cases.actions.rename_filter import rename_filter
from satupintu.cases.actions.save_filter import save_filter
from satupintu.cases.actions.share_filter import share_filter
from satupintu.cases.models import SavedFilter
from satupintu.cases.queries.saved import saved_filters
from satupintu.cases.queries.view import read_view
from satupintu.rules.errors import Refused
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import done_once, new_key
from satupintu.web.visitor.pages import OfficerRequest, officer_page

WORDS = ("tab", "urut", "kata", "layanan", "waktu")
"""What of a list's address is kept."""


@officer_page
def saved_lists(request: OfficerRequest) -> HttpResponse:
    """All that he may choose from; a list to be kept comes with the words of its address."""
    refused: Refused | None = None
    if request.method == "POST":
        try:
            done = done_once(request, lambda: _done(request), by=request.officer.actors[0], at=request.at)
            return HttpResponseRedirect(done.result)
        except Refused as refusal:
            refused = refusal
    asked = request.POST if request.method == "POST" else request.GET
    words = {name: asked.get(name, "") for name in WORDS if asked.get(name)}
    context = {
        "face": face_of(request.officer.region),
        "saved": [
            (one, f"../?{urlencode(one.view.as_query())}") for one in saved_filters(request.officer.actors)
        ],
        "words": words,
        "title": read_view(words).title if words else "",
        "name": request.POST.get("nama", ""),
        "sharing": SavedFilter.Sharing.choices,
        "fault": refused,
        "key": new_key,
    }
    return render(request, "desk/saved_lists.html", context, status=422 if refused else 200)


def _done(request: OfficerRequest) -> str:
    """Do what the button says, from the first of his seats; return where to go on."""
    posted, by = request.POST, request.officer.actors[0]
    name, sharing = posted.get("nama", ""), posted.get("berbagi", "")
    if "simpan" in posted:
        words = {word: posted[word] for word in WORDS if posted.get(word)}
        save_filter(name=name, view=words, by=by, at=request.at, sharing=sharing or "sendiri")
        messages.success(request, "Daftar disimpan. Namanya kini ada di atas kotak masuk.")
        return f"../?{urlencode(words)}"
    saved = _number(posted.get("saringan", ""))
    if "hapus" in posted:
        remove_filter(saved=saved, by=by, at=request.at)
        messages.success(request, "Daftar tersimpan dihapus.")
    elif "bagikan" in posted:
        share_filter(saved=saved, sharing=sharing, by=by, at=request.at)
        messages.success(request, "Cara berbagi disimpan.")
    else:
        rename_filter(saved=saved, name=name, by=by, at=request.at)
        messages.success(request, "Nama daftar diganti.")
    return "."


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 12):
        raise Http404
    return int(text)
