from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import QuerySet

from satupintu.notices.models import Notice
from satupintu.notices.queries import text_of
from satupintu.people.actor import Actor
from satupintu.people.ports import Matter


class NoticesAbout:
    """The messages to an applicant, as a room that holds something about him (`people.ports.PersonalData`)."""

    name = "pesan"

    def about(self, applicant_id: int) -> object:
        return [
            {
                "waktu": notice.created_at.isoformat(),
                "kanal": notice.channel,
                "status": notice.state,
                "isi": text_of(_without_code(notice)),
            }
            for notice in self._of(applicant_id).select_related("template").order_by("id")
        ]

    def keeps(self, applicant_id: int) -> Sequence[Matter]:
        if not self._of(applicant_id).exists():
            return []
        return [Matter("Catatan bahwa pesan dikirim, tanpa nomor tujuannya, sebagai bagian catatan proses.")]

    def under_way(self, applicant_id: int) -> Sequence[Matter]:
        return []

    def erase(self, applicant_id: int, *, by: Actor, at: datetime) -> Mapping[str, int]:
        mine = self._of(applicant_id)
        waiting = mine.filter(state=Notice.State.QUEUED).exclude(template__code="akun_hapus_diputus")
        waiting.update(state=Notice.State.FAILED, secret=b"", secret_until=None)
        over = mine.exclude(state=Notice.State.QUEUED)
        return {"tujuan": over.update(to=b"")}

    def _of(self, applicant_id: int) -> QuerySet[Notice]:
        return Notice.objects.filter(addressee_kind=Notice.Addressee.APPLICANT, addressee=applicant_id)


def _without_code(notice: Notice) -> Notice:
    notice.secret = ""
    return notice
