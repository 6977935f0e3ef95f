from datetime import datetime

from django.db import transaction

from satupintu.cases.course import enter
from satupintu.cases.models import Output
from satupintu.cases.opening import open_docket
from satupintu.files.actions.keep_document import keep_document
from satupintu.files.models import StoredFile
from satupintu.papers.press import pages_in
from satupintu.people.actor import Actor


@transaction.atomic
def keep_letter(*, ref: str, output: int, content: bytes, name: str, by: Actor, at: datetime) -> StoredFile:
    """Keep the paper of an output as it was first printed; whoever comes second gets the first one's.

    The case's version does not move: printing makes nobody's open page stale.
    """
    docket = open_docket(ref=ref, by=by, at=at)
    row = Output.objects.select_related("file").get(pk=output, case=docket.case)
    if row.file is not None:
        return row.file
    file = keep_document(
        region=docket.region, content=content, name=name, pages=pages_in(content), at=docket.at
    )
    row.file = file
    row.save(update_fields=["file"])
    enter(docket, deed="surat_disimpan", facts={"keluaran": row.pk, "berkas": file.sha256})
    docket.case.touched_at = docket.at
    docket.case.save(update_fields=["journal_length", "journal_head", "touched_at"])
    return file
