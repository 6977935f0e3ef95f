"""An application about an earlier permit: it names it from the first, and when it is signed the earlier one follows."""

import pytest

from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.models import Case
from satupintu.ops.walk.older_permit import older_permit
from satupintu.permits.models import Permit
from tests.rooms.cases.altered import publish
from tests.rooms.cases.journey import AT, SIGNING, Journey, refused

pytestmark = pytest.mark.django_db
KINDS = ["baru", "perpanjangan", "perubahan", "salinan", "pencabutan"]


@pytest.fixture
def wide(stage):
    """The standard, taking every kind of application."""
    return publish(stage, lambda data: data["layanan"].update(jenis_permohonan=KINDS))


def a_draft_about(wide, permit, kind):
    case = start_draft(
        version=wide.version, applicant=wide.applicant, kind=kind, concerns=permit, by=wide.citizen(), at=AT
    )
    return Journey(wide, case, AT)


def test_the_draft_names_the_permit_it_is_about(wide):
    permit = older_permit(wide, at=AT)
    assert a_draft_about(wide, permit, "perubahan").fresh().concerns_id == permit.pk
    with refused("izin_lama_wajib"):
        a_draft_about(wide, None, "perubahan")
    with refused("izin_lama_tidak_perlu"):
        a_draft_about(wide, permit, "baru")
    Permit.objects.filter(pk=permit.pk).update(applicant=None)
    permit.refresh_from_db()
    with refused("bukan_pemegang_izin"):
        a_draft_about(wide, permit, "salinan")


@pytest.mark.parametrize(("kind", "stands"), [("perpanjangan", "diganti"), ("pencabutan", "dicabut")])
def test_once_signed_the_earlier_permit_follows(wide, kind, stands):
    from satupintu.ops.walk.draft import fill_in
    from satupintu.ops.walk.variations import Variation

    case = fill_in(wide, Variation(kind, kind=kind), seed=1, at=AT)
    journey = Journey(wide, case, AT)
    journey.through(SIGNING)
    case = Case.objects.select_related("permit", "concerns").get(pk=case.pk)
    assert case.permit.state == "berlaku"
    assert (case.permit.kind, case.permit.concerns_id) == (kind, case.concerns_id)
    assert case.concerns.state == stands
    assert case.permit.holder == wide.applicant.name
    assert case.permit.signer_line
    assert case.permit.signer_capacity == "tetap"
