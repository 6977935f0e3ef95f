"""Somebody is seated in a post or named as deputy, and either comes to its end."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from satupintu.catalogue.queries import services_in_force
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.depute import depute
from satupintu.people.actions.end_deputy import end_deputy
from satupintu.people.actions.end_holding import end_holding
from satupintu.people.models import Deputy, Holding, User
from satupintu.people.queries_officers import officers_of
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date
from satupintu.web.manage.asking import Question, ask
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.posts import seat_here
from satupintu.web.manage.typed import Pair, choice, day, day_of, line, many, maybe_day_of, text_of

FAULTS = {
    "petugas_belum_dipilih": "petugas",
    "bukan_petugas": "petugas",
    "pengganti_diri_sendiri": "petugas",
    "pengganti_ganda": "petugas",
    "jabatan_sudah_dipegang": "petugas",
    "jabatan_terisi": "petugas",
    "masa_terbalik": "sampai",
    "perpanjangan_perlu_sk": "sampai",
    "tanpa_surat_perintah": "sk",
    "jenis_pengganti": "jenis",
}


@manager_page
def seating(request: ManagerRequest, post: int) -> HttpResponse:
    seat, posted = seat_here(request, post).post, request.POST
    here = f"{request.base}jabatan/{post}/"

    def deed() -> str:
        held = appoint(
            post=seat,
            user=_chosen(request),
            starts=day_of(posted, "mulai"),
            ends=maybe_day_of(posted, "sampai"),
            decree=text_of(posted, "sk"),
            by=request.manager,
            at=request.at,
        )
        return f"{held.user.name} menjabat {seat.name} mulai {say_date(held.starts)}."

    def question() -> Question:
        return Question(
            title=f"Dudukkan petugas: {seat.name}",
            controls=[
                choice(posted, "petugas", "Petugas", _officers(request)),
                day(posted, "mulai", "Mulai", given=request.today),
                day(posted, "sampai", "Sampai", hint="Kosongkan bila tanpa batas."),
                line(posted, "sk", "Nomor SK", required=False, longest=120),
            ],
            button="Dudukkan",
            back=(f"Kembali ke {seat.name}", here),
            faults=FAULTS,
        )

    return ask(request, question, deed, then=here)


@manager_page
def deputing(request: ManagerRequest, post: int) -> HttpResponse:
    """What is unusual about a deputy is said after the deed: the decree decides, so none of it stops him."""
    seat, posted = seat_here(request, post).post, request.POST
    region, here = request.officer.region, f"{request.base}jabatan/{post}/"

    def deed() -> str:
        deputy, warnings = depute(
            post=seat,
            user=_chosen(request),
            kind=posted.get("jenis", ""),
            decree=text_of(posted, "sk"),
            starts=day_of(posted, "mulai"),
            ends=day_of(posted, "sampai"),
            services=posted.getlist("layanan"),
            by=request.manager,
            at=request.at,
        )
        for warning in warnings:
            messages.warning(request, f"Periksa lagi: {warning}")
        return f"{deputy.user.name} ditunjuk sebagai {deputy.get_kind_display()} {seat.name}."

    def question() -> Question:
        services = [(row.service, row.name) for row in services_in_force(region.pk, request.today)]
        return Question(
            title=f"Tunjuk pengganti: {seat.name}",
            lead=["Plh. selama pejabatnya berhalangan; Plt. selama jabatannya kosong."],
            controls=[
                choice(posted, "jenis", "Jenis", Deputy.KINDS),
                choice(posted, "petugas", "Petugas", _officers(request)),
                line(posted, "sk", "Nomor surat perintah atau SK", longest=120),
                day(posted, "mulai", "Mulai", given=request.today),
                day(posted, "sampai", "Sampai"),
                many(
                    posted,
                    "layanan",
                    "Hanya untuk layanan",
                    services,
                    hint="Tanpa pilihan berarti semua layanan.",
                ),
            ],
            button="Tunjuk",
            back=(f"Kembali ke {seat.name}", here),
            faults=FAULTS,
        )

    return ask(request, question, deed, then=here)


@manager_page
def ending_holding(request: ManagerRequest, post: int, holding: int) -> HttpResponse:
    seat, posted = seat_here(request, post).post, request.POST
    row = get_object_or_404(Holding.objects.select_related("user"), pk=holding, post=seat)
    here = f"{request.base}jabatan/{post}/"

    def deed() -> str:
        held = end_holding(
            holding=row,
            last_day=day_of(posted, "sampai"),
            decree=text_of(posted, "sk"),
            by=request.manager,
            at=request.at,
        )
        return f"Masa jabatan {row.user.name} berakhir {say_date(held.ends or request.today)}."

    return ask(request, lambda: _ending(request, row, here), deed, then=here)


@manager_page
def ending_deputy(request: ManagerRequest, post: int, deputy: int) -> HttpResponse:
    seat, posted = seat_here(request, post).post, request.POST
    row = get_object_or_404(Deputy.objects.select_related("user"), pk=deputy, post=seat)
    here = f"{request.base}jabatan/{post}/"

    def deed() -> str:
        ended = end_deputy(
            deputy=row,
            last_day=day_of(posted, "sampai"),
            decree=text_of(posted, "sk"),
            by=request.manager,
            at=request.at,
        )
        if ended.withdrawn_at is not None:
            return f"Penugasan {row.user.name} dicabut sebelum mulai."
        return f"Penugasan {row.user.name} berakhir {say_date(ended.ends)}."

    return ask(request, lambda: _ending(request, row, here), deed, then=here)


def _ending(request: ManagerRequest, row: Holding | Deputy, here: str) -> Question:
    posted = request.POST
    return Question(
        title=f"Akhiri masa tugas: {row.user.name}",
        lead=[
            (
                f"Bertugas sejak {say_date(row.starts)}. Pekerjaan yang terbuka tetap pada jabatannya dan beralih kepada "
                "pemegang atau pengganti berikutnya."
            )
        ],
        controls=[
            day(posted, "sampai", "Hari kerja terakhir", given=request.today),
            line(posted, "sk", "Nomor SK", required=False, longest=120),
        ],
        button="Akhiri",
        warning=True,
        back=("Kembali ke jabatannya", here),
        faults=FAULTS,
    )


def _officers(request: ManagerRequest) -> Sequence[Pair]:
    found = officers_of(request.officer.region.pk, request.today)
    named = [(str(one.user.pk), f"{one.user.name} ({one.user.login})") for one in found if one.user.is_active]
    return [("", "Pilih petugas"), *named]


def _chosen(request: ManagerRequest) -> User:
    """One of this region's own; whoever else is named in the form is nobody."""
    wanted = request.POST.get("petugas", "")
    for one in officers_of(request.officer.region.pk, request.today):
        if str(one.user.pk) == wanted:
            return one.user
    raise Refused("petugas_belum_dipilih", "Pilih petugasnya dari daftar.")
