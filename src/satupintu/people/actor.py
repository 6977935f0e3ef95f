from dataclasses import dataclass
from typing import Literal

from satupintu.journal.signatory import Signatory
from satupintu.rules.errors import Refused

Capacity = Literal["tetap", "plh", "plt", "pemohon", "sistem"]
PREFIXES: dict[Capacity, str] = {"plh": "Plh.", "plt": "Plt."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts, in which seat, and by which right, as it was on the day of the deed."""

    user_id: int | None
    name: str
    capacity: Capacity
    post_id: int | None = None
    post_code: str = ""
    post_name: str = ""
    signs_as: str = ""
    role: str = ""
    agency_id: int | None = None
    region_id: int | None = None
    zone: str = ""
    applicant_id: int | None = None
    deputy_id: int | None = None
    services: tuple[str, ...] = ()
    """The services a deputy's decree names; none is all."""

    @property
    def signatory(self) -> Signatory:
        if self.capacity == "sistem":
            return Signatory("sistem")
        if self.applicant_id is not None:
            return Signatory(f"pemohon:{self.applicant_id}")
        stand_in = f"/{self.capacity}:{self.deputy_id}" if self.deputy_id is not None else ""
        return Signatory(f"pengguna:{self.user_id}", f"jabatan:{self.post_id}{stand_in}")


def in_capacity(capacity: Capacity, post_name: str) -> str:
    """Return the post as this person may call it: "Plh. Kepala Dinas"."""
    prefix = PREFIXES.get(capacity)
    return f"{prefix} {post_name}" if prefix else post_name


def signature_line(actor: Actor) -> str:
    """Return the line above the signature: "Plh. KEPALA DINAS …"."""
    if actor.post_id is None:
        raise Refused("tanpa_jabatan", "Hanya pemegang jabatan atau penggantinya yang dapat menandatangani.")
    return in_capacity(actor.capacity, actor.signs_as or actor.post_name.upper())


def check_service(actor: Actor, service: str) -> None:
    """A deputy acts only for the services his decree names."""
    if actor.services and service not in actor.services:
        raise Refused(
            "di_luar_penugasan",
            f"Penugasan {in_capacity(actor.capacity, actor.post_name)} tidak mencakup layanan ini. "
            "Mintalah pejabat yang berwenang atau pengganti lain untuk memprosesnya.",
        )


def check_region(actor: Actor, region_id: int) -> None:
    if actor.capacity != "sistem" and actor.region_id != region_id:
        raise Refused("wilayah_lain", "Data ini milik wilayah lain dan tidak dapat diubah dari sini.")
