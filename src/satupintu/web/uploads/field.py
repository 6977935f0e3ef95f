"""The field of one requirement's file, for the macro `uploads/file_field.html`."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from satupintu.files.allowances import MEGABYTE
from satupintu.files.formats import MEDIA_TYPES, say_formats, sendable
from satupintu.people.models import Region
from satupintu.rules.standard.model.requirement import Requirement
from satupintu.web.uploads.bounded import TICKET
from satupintu.web.uploads.ticket import ticket_for


@dataclass(frozen=True, slots=True)
class UploadField:
    address: str
    """Where the script sends pieces to."""
    ticket: str
    query: str
    """Behind the address of the form: `<form action="{{ upload.query }}">`."""
    accept: str
    most_bytes: int
    photos: bool
    """Whether several photos may become one document."""
    hint: str
    arrived: tuple[str, ...] = ()
    """Uploads that the form had before it was shown again because of something else."""


def upload_field(
    request: HttpRequest, *, region: Region, requirement: Requirement, arrived: Sequence[str] = ()
) -> UploadField:
    formats = sendable(requirement.formats)
    photos = "pdf" in requirement.formats
    ticket = ticket_for(requirement)
    place = "counter_uploads:begin" if hasattr(request, "officer") else "uploads:begin"
    together = " Beberapa foto dari satu dokumen boleh dipilih sekaligus." if photos else ""
    return UploadField(
        address=reverse(place, args=[region.slug]),
        ticket=ticket,
        query=f"?{TICKET}={ticket}",
        accept=",".join(MEDIA_TYPES[each] for each in formats),
        most_bytes=requirement.max_megabytes * MEGABYTE,
        photos=photos,
        hint=f"{say_formats(formats)}, paling besar {requirement.max_megabytes} MB.{together}",
        arrived=tuple(arrived),
    )
