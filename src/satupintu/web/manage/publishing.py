"""A standard comes in force by its SK, and goes by another."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from satupintu.catalogue.actions.publish import publish
from satupintu.catalogue.actions.withdraw import withdraw
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import version_in_force
from satupintu.notices.actions.register_template import register_template
from satupintu.rules.errors import Refused
from satupintu.rules.worktime.words import say_date
from satupintu.web.design.control import Control
from satupintu.web.manage.asking import Question, ask
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.standards import file_here, thin_warnings
from satupintu.web.manage.typed import day, day_of, line, text_of

FAULTS = {"sk_kosong": "sk", "tanggal_kosong": "tanggal", "tanggal_tidak_ada": "tanggal"}


@manager_page
def publishing(request: ManagerRequest, service: str, effective: str) -> HttpResponse:
    shelf, found = file_here(request, service, effective)
    here = f"{request.base}standar/berkas/{found.name}/"

    def deed() -> str:
        if found.standard is None:
            raise Refused("berkas_standar_tidak_terbaca", "Berkas ini belum dapat dibaca; perbaiki dahulu.")
        version = publish(
            region=request.officer.region,
            read=found.standard.read,
            source=found.standard.file,
            templates=found.standard.templates,
            region_file=shelf.region,
            decree_number=text_of(request.POST, "sk"),
            decree_date=day_of(request.POST, "tanggal"),
            by=request.manager,
            at=request.at,
        )
        for code, text in found.standard.read.standard.texts.items():
            register_template(
                region=request.officer.region, code=code, text=text.text, by=request.manager, at=request.at
            )
        return f"{version.name} terbit, berlaku mulai {say_date(version.effective)}."

    def question() -> Question:
        thin = thin_warnings(request, found.standard) if found.standard else []
        return Question(
            title="Terbitkan standar pelayanan",
            lead=[found.name, "Berkas yang sudah terbit tidak diubah lagi.", *thin],
            controls=_decree(request),
            button="Terbitkan",
            back=("Kembali ke berkasnya", here),
            faults=FAULTS,
        )

    return ask(request, question, deed, then=f"{request.base}standar/")


@manager_page
def withdrawing(request: ManagerRequest, version: int) -> HttpResponse:
    region = request.officer.region
    row = get_object_or_404(StandardVersion, pk=version, region=region)

    def deed() -> str:
        withdraw(
            version=row.pk,
            region=region.pk,
            decree_number=text_of(request.POST, "sk"),
            decree_date=day_of(request.POST, "tanggal"),
            by=request.manager,
            at=request.at,
        )
        return f"{row.name} yang berlaku mulai {say_date(row.effective)} dicabut. {_afterwards(request, row)}"

    def question() -> Question:
        return Question(
            title=f"Cabut {row.name}",
            lead=[
                f"Versi yang berlaku mulai {say_date(row.effective)} ({row.decree_number}) ditutup bagi permohonan baru.",
                "Permohonan yang sudah masuk tetap diproses. Versi sebelumnya, bila ada, berlaku lagi.",
            ],
            controls=_decree(request),
            button="Cabut",
            warning=True,
            back=("Kembali ke standar pelayanan", f"{request.base}standar/"),
            faults=FAULTS,
        )

    return ask(request, question, deed, then=f"{request.base}standar/")


def _decree(request: ManagerRequest) -> list[Control]:
    return [
        line(request.POST, "sk", "Nomor SK", longest=120),
        day(request.POST, "tanggal", "Tanggal SK"),
    ]


def _afterwards(request: ManagerRequest, withdrawn: StandardVersion) -> str:
    """An older version comes back in force by itself, which whoever withdraws may not have meant."""
    try:
        row = version_in_force(withdrawn.region_id, withdrawn.service, request.today)
    except Refused:
        return "Tidak ada versi lain yang berlaku hari ini: layanan tertutup bagi permohonan baru."
    return f"Yang berlaku hari ini: versi mulai {say_date(row.effective)} ({row.decree_number})."
