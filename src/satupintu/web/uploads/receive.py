"""What a form gives for one requirement: files sent with it, or the names of uploads that have arrived before."""

from django.http import HttpRequest

from satupintu.files.actions.start_upload import check_size
from satupintu.files.allowances import MEGABYTE
from satupintu.files.models import StoredFile
from satupintu.files.verdict import check_usable
from satupintu.people.models import Region
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.web.uploads.bounded import was_cut
from satupintu.web.uploads.sender import Sender, sender_of
from satupintu.web.uploads.take import finish, take_files
from satupintu.web.uploads.ticket import terms_of

UPLOADED = "-unggahan"
"""Behind the name of the file's field: the hidden fields in which the script leaves the refs of uploads, in order."""


def receive_posted(request: HttpRequest, *, region: Region, wanted: Requirement, field: str) -> int:
    """Give the key of the checked file, or refuse with the sentence that stands beside the field.

    The view stands behind `bounded_multipart`.
    """
    sender = sender_of(request, region.slug)
    file = _given(request, sender, wanted, field)
    if file.state == StoredFile.State.REJECTED:
        raise Refused("berkas_ditolak", file.reason)
    check_usable(file)
    return file.pk


def _given(request: HttpRequest, sender: Sender, wanted: Requirement, field: str) -> StoredFile:
    terms, arrived = terms_of(wanted), request.POST.getlist(f"{field}{UPLOADED}")
    if was_cut(request):
        check_size(terms.megabytes * MEGABYTE + 1, terms)
    files = [file for file in request.FILES.getlist(field) if file.name]
    if files:
        return take_files(files, terms=terms, sender=sender)
    refs = [ref for ref in arrived if ref]
    if not refs:
        raise Refused("berkas_belum_dipilih", "Pilih berkas yang akan diunggah.")
    return finish(refs, sender=sender)
