"""A file to take along: never shown from here, under a plain name, and nobody guesses what it is."""

from django.http import Http404, HttpResponse

from satupintu.cases.docket import Docket
from satupintu.cases.letters.printing import printed
from satupintu.rules.errors import Refused

PDF = "application/pdf"


def as_file(content: bytes, name: str, media_type: str = PDF) -> HttpResponse:
    """`name` is in plain letters, as `file_name` makes it."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def letter_file(docket: Docket, letter: str) -> HttpResponse:
    """Of a case that the asker may see; a paper that it does not have does not exist."""
    try:
        found = printed(docket, letter)
    except Refused as refused:
        if refused.code == "surat_tidak_ada":
            raise Http404 from None
        raise
    return as_file(found.content, found.name, found.media_type)
