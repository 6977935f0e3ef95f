from datetime import datetime

from satupintu.cases.course import enter, save
from satupintu.cases.keyed import keyed
from satupintu.cases.models import Case, Paper
from satupintu.cases.opening import first_open, open_docket
from satupintu.cases.turn import check_pen
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


@keyed
def remove_paper(*, ref: str, paper: int, by: Actor, at: datetime, key: str = "") -> Case:
    """Take a paper out of a draft; once the case is sent, a paper is replaced and never taken away."""
    docket = open_docket(ref=ref, by=by, at=at)
    check_pen(docket, first_open(docket, {"ajukan"}))
    found = Paper.objects.filter(pk=paper, case=docket.case).select_related("file").first()
    if found is None:
        raise Refused("dokumen_tidak_ada", "Dokumen ini tidak ada pada draf Anda; muat ulang halaman.")
    facts = {"persyaratan": found.requirement, "berkas": found.file.sha256 if found.file else ""}
    found.delete()
    enter(docket, deed="dokumen_dikeluarkan", facts=facts)
    save(docket)
    return docket.case
