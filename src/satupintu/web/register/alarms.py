"""An alarm of the register: the administrator reads it, looks, and says what it was."""

from django.http import Http404, HttpResponse

from satupintu.permits.actions.close_alarm import close_alarm
from satupintu.permits.models import Alarm
from satupintu.permits.queries_register import open_alarms
from satupintu.web.manage.asking import Question, ask
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.typed import line, text_of

ADVICE = {
    Alarm.Kind.GUESSING: "Tanyakan ke loket apakah ada surat dengan kode yang tidak terdaftar. Jaringan itu sudah dibatasi.",
    Alarm.Kind.CHECK: "Minta petugas TI menjalankan satupintu permit check, simpan salinan data, dan jangan ubah apa pun.",
}


@manager_page
def closing(request: ManagerRequest, alarm: int) -> HttpResponse:
    region = request.officer.region
    row = next((one for one in open_alarms(region.pk) if one.pk == alarm), None)
    if row is None:
        raise Http404

    def deed() -> str:
        close_alarm(
            region_id=region.pk,
            alarm_id=row.pk,
            note=text_of(request.POST, "catatan"),
            by=request.manager,
            at=request.at,
        )
        return "Peringatan ditutup."

    def question() -> Question:
        return Question(
            title=row.get_kind_display(),
            lead=[row.sentence, f"Terjadi {row.times} kali.", ADVICE[Alarm.Kind(row.kind)]],
            controls=[
                line(request.POST, "catatan", "Yang Anda temukan dan lakukan", kind="paragraf", longest=1000)
            ],
            button="Tutup peringatan",
            back=("Kembali ke pengelolaan", request.base),
            faults={"catatan_peringatan_wajib": "catatan"},
        )

    return ask(request, question, deed, then=request.base)
