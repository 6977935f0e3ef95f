"""Those who asked to be forgotten: what stands in the way, what stays by law, and the decision with its reason."""

from django.http import Http404, HttpResponse

from satupintu.notices.actions.tell_account import tell_account
from satupintu.people.actions.decide_erasure import decide_erasure
from satupintu.people.models import Applicant, ErasureRequest
from satupintu.people.personal_data import in_the_way, kept, rooms_in_use
from satupintu.people.queries_own_data import erasures_waiting
from satupintu.rules.errors import Refused
from satupintu.rules.identifiers import nik as niks
from satupintu.rules.identifiers.reading import masked
from satupintu.web.design.facts import Tag
from satupintu.web.design.filters import moment
from satupintu.web.design.listing import Cell, Column
from satupintu.web.manage.asking import Question, ask
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table
from satupintu.web.manage.typed import choice, line, text_of

BACK = "Kembali ke permintaan penghapusan"
COLUMNS = (Column("Pemohon"), Column("Identitas", width=20), Column("Diminta", width=20), Column("Keadaan"))
ERASE, REFUSE = ("dihapus", "Hapus datanya"), ("ditolak", "Tolak permintaannya")
FAULTS = {
    "tanpa_alasan_penghapusan": "alasan",
    "putusan_penghapusan_kosong": "putusan",
    "masih_ada_proses": "putusan",
}


@manager_page
def erasures(request: ManagerRequest) -> HttpResponse:
    lines = [_line(request, row) for row in erasures_waiting(request.officer.region.pk)]
    return show(
        request,
        Sheet(
            title="Permintaan penghapusan data",
            lead=[
                "Pemohon berhak meminta datanya dihapus (UU 27/2022). Setiap permintaan dijawab dengan alasannya."
            ],
            sections=[
                Section(
                    table=table("Permintaan penghapusan data", COLUMNS, lines),
                    empty="Tidak ada permintaan yang menunggu.",
                )
            ],
        ),
    )


def _line(request: ManagerRequest, row: ErasureRequest) -> list[Cell]:
    region = request.officer.region
    waits = in_the_way(row.applicant_id, rooms_in_use(), region_id=region.pk)
    tag = Tag("Ada yang masih berjalan", "kuning") if waits else Tag("Dapat diputus", "hijau")
    return [
        cell(row.applicant.name, f"{request.base}penghapusan/{row.pk}/"),
        cell(_identity(row.applicant)),
        cell(moment(row.asked_at, region.zone)),
        cell(tags=[tag]),
    ]


def _identity(applicant: Applicant) -> str:
    """Hidden but for what is needed to tell two people of one name apart."""
    if applicant.nik:
        return f"NIK {niks.mask(applicant.nik)}"
    number = applicant.passport or applicant.stay_permit
    return f"{'Paspor' if applicant.passport else 'KITAS'} {masked(number, 2, 2)}"


@manager_page
def one_erasure(request: ManagerRequest, erasure: int) -> HttpResponse:
    """What still runs keeps the request waiting; to refuse it is possible all the same."""
    region, here = request.officer.region, f"{request.base}penghapusan/"
    row = next((one for one in erasures_waiting(region.pk) if one.pk == erasure), None)
    if row is None:
        raise Http404
    waits = in_the_way(row.applicant_id, rooms_in_use(), region_id=region.pk)

    def deed() -> str:
        decision = request.POST.get("putusan", "")
        if decision not in (ERASE[0], REFUSE[0]):
            raise Refused("putusan_penghapusan_kosong", "Pilih putusannya.")
        decide_erasure(
            row,
            erase=decision == ERASE[0],
            reason=text_of(request.POST, "alasan"),
            by=request.manager,
            tell=tell_account,
            at=request.at,
        )
        return "Data pemohon dihapus." if decision == ERASE[0] else "Permintaan penghapusan ditolak."

    return ask(request, lambda: _question(request, row, waits, here), deed, then=here)


def _question(request: ManagerRequest, row: ErasureRequest, waits: list[str], here: str) -> Question:
    region, posted = request.officer.region, request.POST
    stays = kept(row.applicant_id, rooms_in_use(), region_id=region.pk)
    lead = [f"{row.applicant.name}, {_identity(row.applicant)}. Diminta {moment(row.asked_at, region.zone)}."]
    return Question(
        title="Putuskan permintaan penghapusan data",
        lead=lead,
        preview=_standing(waits, stays),
        controls=[
            choice(posted, "putusan", "Putusan", [REFUSE] if waits else [ERASE, REFUSE]),
            line(
                posted,
                "alasan",
                "Alasan",
                kind="paragraf",
                hint="Dibaca pemohon. Sebutkan dasar hukumnya bila ditolak.",
                longest=500,
            ),
        ],
        button="Putuskan",
        warning=True,
        back=(BACK, here),
        faults=FAULTS,
    )


def _standing(waits: list[str], stays: list[str]) -> Section:
    """What stands in the way if anything does, and else what stays."""
    if waits:
        return Section(
            title="Belum dapat dihapus",
            notes=[*waits, "Permintaan ini tetap menunggu; hapus datanya sesudah semuanya selesai."],
        )
    if stays:
        return Section(title="Yang tetap disimpan sesudah penghapusan", notes=stays)
    return Section(
        title="Yang tetap disimpan sesudah penghapusan",
        notes=["Tidak ada, selain jurnal tanpa data pribadi."],
    )
