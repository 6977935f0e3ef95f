"""A file that somebody has uploaded and now ties to a case."""

from satupintu.cases.docket import Docket
from satupintu.files.models import StoredFile
from satupintu.files.queries import usable_file
from satupintu.rules.errors import Refused


def own_file(docket: Docket, file: int) -> StoredFile:
    """Nobody ties to a case what somebody else has uploaded; that file does not exist for him."""
    own = StoredFile.objects.filter(
        pk=file, region_id=docket.case.region_id, uploaded_by=docket.by.signatory.actor
    )
    if not own.exists():
        raise Refused("unggahan_tidak_ada", "Berkas unggahan ini tidak ada; unggah sekali lagi.")
    return usable_file(docket.case.region_id, file)
