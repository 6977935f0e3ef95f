import hashlib
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address

from satupintu.people.sealing import index
from satupintu.rules.accounts import Scope

UNKNOWN = "tidak dikenal"
EVERYBODY = "semua"
HOUSEHOLD_BITS = 64
"""An IPv6 customer has 2^64 addresses, and all of them are one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The browser at the door, before anybody has signed in: what codes are bound to and budgets count by."""

    session: str
    """A secret of this browser's session that no page shows; a code is good for the session that asked for it."""
    address: str
    region_id: int | None = None

    def __repr__(self) -> str:
        return "Visit(…)"

    @property
    def session_hash(self) -> str:
        return hashlib.sha256(self.session.encode()).hexdigest()

    def scopes(self, subject: str, *, number: str = "") -> dict[Scope, str]:
        """Whom a try counts against; `subject` is the account as it was named, there or not."""
        scopes: dict[Scope, str] = {"akun": subject}
        if number:
            scopes["nomor"] = index(number, "telepon_anggaran")
        scopes["alamat"] = index(network(self.address), "alamat_ip")
        if self.region_id is not None:
            scopes["wilayah"] = str(self.region_id)
        scopes["sistem"] = EVERYBODY
        return scopes


def network(address: str) -> str:
    """Who shares a budget: one IPv4 address, or one IPv6 household; whatever cannot be read shares one, and so fails closed."""
    try:
        found: IPv4Address | IPv6Address = ip_address(address.strip())
    except ValueError:
        return UNKNOWN
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return f"v6 {int(found) >> HOUSEHOLD_BITS:x}"
    return str(found)
