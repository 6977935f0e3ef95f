"""A permit on the register by its own actions, at any point of its life."""

import secrets
from itertools import count

from satupintu.people.models import Agency, Region
from satupintu.permits.about import About, Holder, SignedBy
from satupintu.permits.actions.allocate import allocate
from satupintu.permits.actions.freeze_document import freeze_document
from satupintu.permits.actions.issue_permit import issue_permit
from satupintu.permits.actions.prepare_permit import prepare_permit
from satupintu.permits.models import Permit
from tests.situations.seats import AT, THE_SYSTEM

SIGNER = SignedBy(line="Plh. Kepala Dinas Contoh", name="Penanda Tangan", capacity="plh")
_serial = count(1)


def about(agency: Agency, *, holder: Holder | None = None, kind: str = "baru", concerns=None) -> About:
    return About(
        product="Surat Izin Contoh",
        service_name="Layanan Contoh",
        agency=agency,
        holder=holder or Holder(name="Budi Santoso"),
        kind=kind,
        concerns=concerns,
    )


def a_prepared_permit(
    region: Region, agency: Agency, *, at=AT, entropy=secrets.token_bytes, case="P-1", valid_until=None, **of
) -> Permit:
    standard_hash, service = of.pop("standard_hash", "a" * 64), of.pop("service", "layanan")
    return prepare_permit(
        region=region,
        service=service,
        standard_hash=standard_hash,
        case_number=case,
        content_hash="c" * 64,
        valid_until=valid_until,
        about=about(agency, **of),
        entropy=entropy,
        at=at,
    )


def a_number_for(region: Region, permit: Permit, *, at=AT):
    return allocate(
        region=region,
        series="dinas.izin",
        pattern="{urut:03}/IZIN/{tahun}",
        values={},
        subject=f"izin:{permit.pk}",
        by=THE_SYSTEM,
        at=at,
    )


def a_permit(region: Region, agency: Agency, *, at=AT, document="", signed="", **of) -> Permit:
    """In force; its two hashes are made up where none is given."""
    permit = a_prepared_permit(region, agency, at=at, **of)
    document = document or f"{next(_serial):064x}"
    freeze_document(
        region_id=region.pk,
        permit_id=permit.pk,
        number=a_number_for(region, permit, at=at),
        document_hash=document,
    )
    return issue_permit(
        region_id=region.pk,
        permit_id=permit.pk,
        document_hash=document,
        signed_hash=signed or f"f{next(_serial):063x}",
        signer=SIGNER,
        by=THE_SYSTEM,
        at=at,
    )
