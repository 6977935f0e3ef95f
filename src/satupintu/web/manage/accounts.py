"""What is done to an officer's account with one button, and the temporary password, which is shown once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render

from satupintu.people.actions.disable_account import disable_account
from satupintu.people.actions.enable_account import enable_account
from satupintu.people.actions.lift_pause import lift_pause
from satupintu.people.actions.reset_factor import reset_factor
from satupintu.people.actions.set_temporary_password import set_temporary_password
from satupintu.people.models import User
from satupintu.rules.errors import Refused
from satupintu.web.manage.asking import Question, ask, show_question
from satupintu.web.manage.officers import officer_here
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.visitor.faces import face_of


@dataclass(frozen=True, slots=True)
class Deed:
    """Something done to an account with one button."""

    label: str
    lead: str
    do: Callable[[ManagerRequest, User], object]
    done: str
    warning: bool = False


ACCOUNT_DEEDS: Mapping[str, Deed] = {
    "nonaktifkan": Deed(
        "Nonaktifkan akun",
        "Semua sesinya berakhir saat itu juga dan ia tidak dapat masuk lagi. Jabatan dan riwayatnya tetap.",
        lambda request, user: disable_account(user, by=request.manager, at=request.at),
        "Akun dinonaktifkan.",
        warning=True,
    ),
    "aktifkan": Deed(
        "Aktifkan akun lagi",
        "Ia dapat masuk lagi dengan kata sandi dan faktor keduanya yang lama.",
        lambda request, user: enable_account(user, by=request.manager, at=request.at),
        "Akun diaktifkan lagi.",
    ),
    "buka-jeda": Deed(
        "Buka jeda",
        "Sesudah terlalu banyak kata sandi atau kode yang salah, akun dijeda. Pastikan orangnya sendiri yang meminta.",
        lambda request, user: lift_pause(user=user, by=request.manager, at=request.at),
        "Jeda dibuka; ia dapat mencoba masuk lagi.",
    ),
    "lepas-faktor": Deed(
        "Lepas faktor kedua",
        "Untuk telepon yang hilang: aplikasi kode, kunci sandi, dan kode pemulihannya dilepas, dan semua sesinya "
        "berakhir. Ia memasang yang baru saat masuk lagi. Pastikan orangnya sendiri yang meminta.",
        lambda request, user: reset_factor(user=user, by=request.manager, at=request.at),
        "Faktor kedua dilepas dan semua sesinya diakhiri.",
        warning=True,
    ),
}


@manager_page
def account_deed(request: ManagerRequest, user: int, deed: str) -> HttpResponse:
    found, chosen = officer_here(request, user).user, ACCOUNT_DEEDS.get(deed)
    if chosen is None:
        raise Http404
    here = f"{request.base}orang/{user}/"

    def do() -> str:
        chosen.do(request, found)
        return chosen.done

    def question() -> Question:
        return Question(
            title=f"{chosen.label}: {found.name}",
            lead=[chosen.lead],
            controls=[],
            button=chosen.label,
            warning=chosen.warning,
            back=(f"Kembali ke {found.name}", here),
        )

    return ask(request, question, do, then=here)


@manager_page
def temporary_password(request: ManagerRequest, user: int) -> HttpResponse:
    """The answer to the form itself shows it: kept nowhere, it cannot be shown on another page."""
    found = officer_here(request, user).user
    back = (f"Kembali ke {found.name}", f"{request.base}orang/{user}/")
    question = Question(
        title=f"Kata sandi sementara: {found.name}",
        lead=[
            (
                "Kata sandi yang lama tidak berlaku lagi. Yang baru berlaku satu hari dan harus diganti saat masuk. "
                "Pastikan orangnya sendiri yang meminta, dan serahkan kepadanya langsung."
            )
        ],
        controls=[],
        button="Buat kata sandi sementara",
        back=back,
    )
    if request.method != "POST":
        return show_question(request, question)
    try:
        password = set_temporary_password(found, by=request.manager, at=request.at)
    except Refused as refused:
        return show_question(request, question, refused)
    context = {
        "face": face_of(request.officer.region),
        "user": found,
        "password": password,
        "back_to": back,
    }
    return render(request, "manage/temporary_password.html", context)
