"""Daftar kekurangan: what an applicant takes home from the counter whose file was not complete."""

from satupintu.cases.docket import Docket
from satupintu.cases.letters.head import Head, head_facts, local_moment
from satupintu.cases.letters.sheet import Sheet
from satupintu.cases.letters.signing import signed_then
from satupintu.cases.models import CounterVisit
from satupintu.catalogue.places import areas

PLACES = {"loket": "loket pelayanan", "mobil_keliling": "mobil keliling", "perbantuan_oss": "perbantuan OSS"}


def lacking(docket: Docket, visit: CounterVisit) -> Sheet:
    """Of a visit that ended with the file handed back on the spot."""
    closed = visit.closed_at or visit.opened_at
    day = docket.local_day(closed)
    head = Head(
        title="Daftar Kekurangan Berkas",
        agency=docket.case.agency,
        day=day,
        signature=signed_then(visit.opened_by_id, visit.post, on=day),
    )
    village = areas().name(visit.village) if visit.village else None
    found = {
        "tempat": f"{PLACES[visit.place]} {village}" if village else PLACES[visit.place],
        "saat": local_moment(docket, closed),
        "kekurangan": [{"nama": one["name"], "alasan": one["reason"]} for one in visit.defects],
        "catatan": visit.note or None,
    }
    return Sheet(form="daftar_kekurangan", head=head_facts(docket, head), found=found, at=closed)
