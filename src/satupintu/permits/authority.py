"""Who may suspend, restore, revoke or replace: whoever signs such permits, or the administrator on a decided letter.

A decision is ended by who took it (UU 30/2014 Pasal 64: contrarius actus). Where the decision was taken on paper, or by a
superior or a court, the administrator enters it with the number and date of that letter; he decides nothing himself.
"""

from satupintu.catalogue.queries import standard_by_hash
from satupintu.people.actor import Actor, check_region, check_service
from satupintu.people.administering import ADMINISTRATOR
from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.step import SIGNINGS


def check_authority(permit: Permit, by: Actor, *, decision: str) -> None:
    check_region(by, permit.region_id)
    if by.capacity == "sistem":
        return
    if by.role == ADMINISTRATOR:
        check_decision(decision)
        return
    if by.post_code not in signing_posts(permit):
        raise Refused(
            "tidak_berwenang_atas_izin",
            "Status izin hanya diubah oleh jabatan yang menandatanganinya, atau dicatat pengelola menurut surat keputusan.",
        )
    check_service(by, permit.service)


def check_decision(decision: str) -> None:
    if not decision.strip():
        raise Refused(
            "keputusan_wajib",
            "Isi nomor dan tanggal surat keputusannya: pengelola hanya mencatat keputusan pejabat yang berwenang.",
        )


def signing_posts(permit: Permit) -> frozenset[str]:
    """By the standard that the permit was issued under."""
    standard = standard_by_hash(permit.standard_hash)
    return frozenset(step.post for step in standard.steps if step.task in SIGNINGS)
