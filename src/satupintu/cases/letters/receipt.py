"""Tanda terima: the file is complete, this is what was taken in, and by then it will be done (N-44)."""

from satupintu.cases.docket import Docket
from satupintu.cases.letters.enclosed import enclosed
from satupintu.cases.letters.head import Head, head_facts, local_moment
from satupintu.cases.letters.sheet import Sheet
from satupintu.cases.letters.signing import signature_of
from satupintu.cases.models import Output
from satupintu.cases.queries.tracking import tracking_code
from satupintu.rules import codes
from satupintu.rules.standard.promised import promise_sentence
from satupintu.rules.worktime.words import say_day

WAYS_IN = {"daring": "Permohonan daring", "loket": "Loket pelayanan", "oss": "OSS"}


def receipt(docket: Docket, output: Output) -> Sheet:
    """Its QR code holds the bare number: what the counter scans when the permit is fetched."""
    case = docket.case
    head = Head(
        title="Tanda Terima",
        agency=output.agency,
        day=output.day,
        number=output.number,
        signature=signature_of(docket, output),
    )
    found = {
        "diajukan": local_moment(docket, case.filed_at) if case.filed_at else None,
        "jalur": WAYS_IN[case.channel],
        "lengkap": local_moment(docket, output.made_at),
        "dokumen": enclosed(docket, until=output.made_at),
        "janji": promise_sentence(docket.standard),
        "selesai": say_day(docket.local_day(case.due_at)) if case.due_at else None,
        "kode_lacak": codes.show(tracking_code(case.ref)),
    }
    return Sheet(
        form="tanda_terima", head=head_facts(docket, head), found=found, at=output.made_at, qr=output.number
    )
