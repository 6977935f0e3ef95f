import pytest

from satupintu.files.actions.append_chunk import append_chunk
from satupintu.files.actions.close_uploads import close_uploads
from satupintu.files.actions.start_upload import Terms, start_upload
from satupintu.files.checking import check_file
from tests.situations.seats import AT, a_region, an_agency, an_officer


@pytest.fixture
def region(db):
    return a_region()


@pytest.fixture
def by(region):
    return an_officer(an_agency(region))


@pytest.fixture
def sent(region, by):
    """Send one whole file, or the photos of one paper, and give its verdict."""

    def send(*contents, formats=("pdf",), megabytes=5, antivirus=None, by=by, name="berkas.pdf", at=AT):
        terms = Terms(formats=formats, megabytes=megabytes)
        refs = []
        for content in contents:
            upload = start_upload(region=region, name=name, size=len(content), terms=terms, by=by, at=at)
            for start in range(0, len(content), 500_000):
                piece = content[start : start + 500_000]
                append_chunk(region_id=region.pk, ref=upload.ref, offset=start, content=piece, by=by, at=at)
            refs.append(upload.ref)
        file = close_uploads(region_id=region.pk, refs=refs, by=by, at=at)
        return check_file(file, antivirus=antivirus, at=at)

    return send
