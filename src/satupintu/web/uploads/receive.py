"""The file of a form that is sent whole: what was uploaded in pieces before, or what comes with the form itself."""

from satupintu.files.models import StoredFile
from satupintu.people.models import Region
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.web.uploads.owner import owner_of
from satupintu.web.uploads.take import finish, take_files
from satupintu.web.uploads.ticket import terms_of
from satupintu.web.visitor.pages import CitizenRequest, OfficerRequest

PIECES = "unggahan"
"""The hidden fields in which the script leaves the names of uploads that have arrived."""


def receive_posted(
    request: CitizenRequest | OfficerRequest, *, region: Region, wanted: Requirement, field: str
) -> int:
    """The row of a file that passed its check; one that did not is refused in the check's own words."""
    by, at = owner_of(request), request.at
    refs = request.POST.getlist(PIECES)
    if refs:
        file = finish(region.pk, refs, by=by, at=at)
    else:
        files = request.FILES.getlist(field)
        if not files:
            raise Refused("berkas_belum_dipilih", "Pilih berkas yang akan diunggah.")
        file = take_files(files, region=region, terms=terms_of(wanted), by=by, at=at)
    if file.state == StoredFile.State.REJECTED:
        raise Refused("berkas_ditolak", file.reason)
    return file.pk
