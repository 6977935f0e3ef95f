"""What the register keeps of a case's permit: whose it is, what it is called, whom it follows, who signed it."""

from satupintu.cases.docket import Docket
from satupintu.cases.models import WorkItem
from satupintu.cases.names import name_of
from satupintu.people.actor import Capacity
from satupintu.people.models import Agency, Applicant, Organisation, Post
from satupintu.permits.about import About, Holder, SignedBy, signed_by
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused
from satupintu.signing.models import SigningRequest

BY_HAND = "tanda_tangan_basah"


def about_permit(docket: Docket) -> About:
    case, standard = docket.case, docket.standard
    return About(
        product=standard.product.name,
        service_name=standard.service.name,
        agency=Agency.objects.get(pk=case.agency_id),
        holder=_holder(docket),
        kind=case.kind,
        concerns=Permit.objects.get(pk=case.concerns_id) if case.concerns_id else None,
    )


def _holder(docket: Docket) -> Holder:
    """The body applied for, else the person who applied."""
    case = docket.case
    if case.organisation_id is not None:
        name = Organisation.objects.values_list("name", flat=True).get(pk=case.organisation_id)
        return Holder(name=name, applicant_id=case.applicant_id, organisation_id=case.organisation_id)
    name = Applicant.objects.values_list("name", flat=True).get(pk=case.applicant_id)
    return Holder(name=name, applicant_id=case.applicant_id)


def signer_of_request(request: SigningRequest) -> SignedBy:
    post = Post.objects.get(pk=request.signer_post_id)
    return signed_by(post, name_of(request.signer_user_id), _capacity(request.capacity))


def signer_by_hand(docket: Docket) -> SignedBy:
    """Whoever closed the step at which the printed paper was signed."""
    for item in reversed(docket.items):
        if docket.step_of(item).task == BY_HAND and item.done_by_id is not None and item.post_id is not None:
            return _of_work(item)
    raise Refused("belum_ditandatangani", "Naskah ini belum ditandatangani; pindaian didaftarkan sesudahnya.")


def _of_work(item: WorkItem) -> SignedBy:
    post = Post.objects.get(pk=item.post_id or 0)
    return signed_by(post, name_of(item.done_by_id), _capacity(item.capacity))


def _capacity(word: str) -> Capacity:
    return "plh" if word == "plh" else "plt" if word == "plt" else "tetap"
