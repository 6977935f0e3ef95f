"""A posted file for one requirement, kept and given its row."""

import hashlib

from satupintu.files.actions.receive_file import receive_file
from satupintu.files.actions.release_file import release_file
from satupintu.people.models import Region
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.web.visitor.pages import CitizenRequest


def receive_posted(request: CitizenRequest, *, region: Region, wanted: Requirement, field: str) -> int:
    given = request.FILES.get(field)
    if given is None:
        raise Refused("berkas_belum_dipilih", "Pilih berkas yang akan diunggah.")
    content = given.read()
    file = receive_file(
        region=region,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        media_type="application/pdf",
        original_name=given.name or "",
        by=request.citizen,
        at=request.at,
    )
    release_file(region_id=region.pk, file_id=file.pk, media_type="application/pdf", pages=1, at=request.at)
    return file.pk
