"""Ready-made reasons: what an officer picks from when he hands a file back, and what the applicant then reads."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse

from satupintu.cases.actions.add_reason import add_reason
from satupintu.cases.actions.edit_reason import edit_reason
from satupintu.cases.actions.retire_reason import retire_reason
from satupintu.cases.models import Reason
from satupintu.cases.queries.reasons import all_reasons
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import services_in_force, standards_by_hash
from satupintu.web.design.listing import Column
from satupintu.web.manage.asking import Question, ask
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Link, Section, Sheet, cell, show, table
from satupintu.web.manage.typed import Pair, choice, line, text_of

COLUMNS = (
    Column("Alasan"),
    Column("Layanan"),
    Column("Tentang", width=20),
    Column("Dipakai", numeric=True, width=8),
    Column("Hapus", quiet=True, width=8),
)
FAULTS = {
    "alasan_siap_pakai_kosong": "kalimat",
    "alasan_siap_pakai_panjang": "kalimat",
    "alasan_sudah_ada": "kalimat",
    "alasan_tanpa_layanan": "tentang",
    "sasaran_alasan_tidak_dikenal": "tentang",
}
ALL = "Semua layanan"


@manager_page
def reasons(request: ManagerRequest) -> HttpResponse:
    names = {row.service: row.name for row in _services(request)}
    here = f"{request.base}alasan/"
    lines = [
        [
            cell(one.text, f"{here}{one.pk}/"),
            cell(names.get(one.service, one.service) if one.service else ALL),
            cell(one.code.replace("_", " ") or "apa pun"),
            cell(str(one.uses)),
            cell("Hapus", f"{here}{one.pk}/hapus/"),
        ]
        for one in all_reasons(request.officer.region.pk)
    ]
    return show(
        request,
        Sheet(
            title="Alasan siap pakai",
            lead=["Kalimat yang sering dipakai saat mengembalikan berkas, seperti akan dibaca pemohon."],
            links=[("Tambah alasan", f"{here}baru/")],
            sections=[
                Section(
                    table=table("Alasan siap pakai", COLUMNS, lines), empty="Belum ada alasan siap pakai."
                )
            ],
        ),
    )


def _services(request: ManagerRequest) -> Sequence[StandardVersion]:
    return services_in_force(request.officer.region.pk, request.today)


@manager_page
def adding(request: ManagerRequest) -> HttpResponse:
    posted, versions = request.POST, _services(request)

    def deed() -> str:
        about, _, code = posted.get("tentang", "").partition(":")
        service, _, code = code.partition(":") if about else (posted.get("layanan", ""), "", "")
        add_reason(
            text=text_of(posted, "kalimat"),
            service=service,
            about=about,
            code=code,
            by=request.manager,
            at=request.at,
        )
        return "Alasan ditambahkan."

    def question() -> Question:
        services = [("", ALL), *((row.service, row.name) for row in versions)]
        return Question(
            title="Tambah alasan siap pakai",
            controls=[
                line(posted, "kalimat", "Kalimat bagi pemohon", kind="paragraf", longest=500),
                choice(posted, "layanan", "Layanan", services),
                choice(
                    posted,
                    "tentang",
                    "Persyaratan atau isian",
                    [("", "Apa pun"), *_targets(versions)],
                    hint="Pilihan ini sekaligus menentukan layanannya.",
                ),
            ],
            button="Tambahkan",
            back=_back(request),
            faults=FAULTS,
        )

    return ask(request, question, deed, then=_back(request)[1])


def _targets(versions: Sequence[StandardVersion]) -> list[Pair]:
    """Every requirement and field, with the service it belongs to."""
    standards = standards_by_hash(row.hash for row in versions)
    found: list[Pair] = []
    for row in versions:
        standard = standards[row.hash]
        found += [
            (f"persyaratan:{row.service}:{paper.code}", f"{row.name}: persyaratan {paper.name}")
            for paper in standard.requirements
        ]
        found += [
            (f"isian:{row.service}:{field.code}", f"{row.name}: isian {field.label}")
            for group in standard.form
            for field in group.fields
        ]
    return found


@manager_page
def editing(request: ManagerRequest, reason: int) -> HttpResponse:
    kept, posted = _kept(request, reason), request.POST

    def deed() -> str:
        edit_reason(reason=kept.pk, text=text_of(posted, "kalimat"), by=request.manager, at=request.at)
        return "Alasan diubah. Yang sudah terkirim tetap dengan kata-katanya sendiri."

    def question() -> Question:
        text = line(posted, "kalimat", "Kalimat bagi pemohon", kind="paragraf", given=kept.text, longest=500)
        return Question(
            title="Ubah alasan siap pakai",
            controls=[text],
            button="Simpan",
            back=_back(request),
            faults=FAULTS,
        )

    return ask(request, question, deed, then=_back(request)[1])


@manager_page
def retiring(request: ManagerRequest, reason: int) -> HttpResponse:
    kept = _kept(request, reason)

    def deed() -> str:
        retire_reason(reason=kept.pk, by=request.manager, at=request.at)
        return "Alasan dihapus dari daftar."

    def question() -> Question:
        return Question(
            title="Hapus alasan siap pakai",
            lead=[f"“{kept.text}”", "Berkas yang sudah dikembalikan dengan alasan ini tidak berubah."],
            controls=[],
            button="Hapus dari daftar",
            warning=True,
            back=_back(request),
        )

    return ask(request, question, deed, then=_back(request)[1])


def _kept(request: ManagerRequest, reason: int) -> Reason:
    for one in all_reasons(request.officer.region.pk):
        if one.pk == reason:
            return one
    raise Http404


def _back(request: ManagerRequest) -> Link:
    return ("Kembali ke alasan siap pakai", f"{request.base}alasan/")
