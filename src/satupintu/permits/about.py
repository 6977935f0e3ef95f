"""What the register keeps of a permit besides its bytes, so that it can be read when the case is gone."""

from dataclasses import dataclass

from satupintu.people.actor import Capacity, in_capacity
from satupintu.people.models import Agency, Post
from satupintu.permits.models import Permit
from satupintu.rules.masking import masked_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    name: str
    applicant_id: int | None = None
    organisation_id: int | None = None

    @property
    def shown(self) -> str:
        """A body's name is public; a person's is for whoever has the paper."""
        return self.name if self.organisation_id is not None else masked_name(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    product: str
    service_name: str
    agency: Agency
    holder: Holder
    kind: str = "baru"
    concerns: Permit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBy:
    """Who signed, and how he was called when he did."""

    line: str
    name: str
    capacity: str


def signed_by(post: Post, name: str, capacity: Capacity) -> SignedBy:
    return SignedBy(line=in_capacity(capacity, post.name), name=name, capacity=capacity)


def searched(name: str) -> str:
    """As a name is compared: small letters, one space between words."""
    return " ".join(name.casefold().split())
