"""The inbox: what waits for the officer in all his seats, the oldest first, fifty at a time; and what is new in it."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render

from satupintu.cases.queries.counts import Counted, count_tabs
from satupintu.cases.queries.inbox import inbox
from satupintu.cases.queries.saved import saved_filters
from satupintu.cases.queries.view import ORDERS, TABS, TIMES, Tab, View, orders_of, read_view
from satupintu.catalogue.queries import services_in_force
from satupintu.people.tenures import local_day
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key
from satupintu.web.visitor.officer_sessions import unattended
from satupintu.web.visitor.pages import OfficerRequest, officer_page


@officer_page
def inbox_page(request: OfficerRequest) -> HttpResponse:
    officer = request.officer
    listed = _listed(request)
    view: View = listed["view"]
    context = listed | {
        "face": face_of(officer.region),
        "orders": [(order.value, ORDERS[order], order is view.order) for order in orders_of(view.tab)],
        "services": [
            (row.service, row.name)
            for row in services_in_force(officer.region.pk, local_day(request.at, officer.region.zone))
        ],
        "times": TIMES,
        "saved": [
            (one.name, f"?{urlencode(one.view.as_query())}", one.view == view)
            for one in saved_filters(officer.actors)
        ],
        "keep": f"saringan/?{urlencode(view.as_query())}",
    }
    return render(request, "desk/inbox.html", context)


@unattended
@officer_page
def inbox_news(request: OfficerRequest) -> HttpResponse:
    """Asked by an open inbox every half minute: nothing, or the list as it is now."""
    listed = _listed(request)
    if listed["mark"] == request.GET.get("sidik"):
        return HttpResponse(status=204)
    return render(request, "desk/inbox_news.html", listed)


def _listed(request: OfficerRequest) -> dict[str, Any]:
    """One page of the list, the counts of the tabs, and a mark that is another as soon as either is."""
    officer, place = request.officer, request.GET.get("di", "")
    view = read_view(request.GET.dict())
    page = inbox(officer.actors, view, at=request.at, place=place)
    counts = count_tabs(officer.actors, at=request.at)
    base = f"/{officer.region.slug}/petugas/"
    return {
        "view": view,
        "rows": page.rows,
        "zone": officer.region.zone,
        "tabs": [(TABS[tab], _address(tab), str(counts[tab]), tab is view.tab) for tab in Tab],
        "earlier": _page(view, page.earlier),
        "later": _page(view, page.later),
        "empty": _empty(view, counts),
        "base": base,
        "key": new_key(),
        "news": f"{base}kabar/{_page(view, place) or _query(view)}",
        "mark": blake2b(repr((page, counts)).encode(), digest_size=12).hexdigest(),
    }


def _address(tab: Tab) -> str:
    return f"?{urlencode({'tab': tab.value})}"


def _query(view: View) -> str:
    return f"?{urlencode(view.as_query())}"


def _page(view: View, place: str) -> str:
    return f"?{urlencode(view.as_query() | {'di': place})}" if place else ""


def _empty(view: View, counts: Mapping[Tab, Counted]) -> str:
    """What to say of an empty list, and where there is work instead."""
    if view.filters:
        return "Tidak ada berkas yang cocok dengan saringan ini. Hapus saringan untuk melihat semuanya."
    if view.tab is Tab.MINE and counts[Tab.POST].count:
        return "Anda belum memegang berkas. Buka Jabatan saya untuk mengambil yang paling lama menunggu."
    if view.tab is Tab.LATE:
        return "Tidak ada berkas yang terlambat."
    return "Tidak ada berkas di sini sekarang."
