"""A permit for a renewal, a change, a copy or a revocation to be about, put on the register by its own actions."""

import hashlib
import secrets
from datetime import datetime

from satupintu.files.actions.keep_document import keep_document
from satupintu.ops.walk.sample_paper import PAGES, sample_paper
from satupintu.ops.walk.stage import Stage
from satupintu.people.models import Agency, Post
from satupintu.people.queries import system_actor
from satupintu.permits.about import About, Holder, SignedBy
from satupintu.permits.actions.allocate import allocate
from satupintu.permits.actions.freeze_document import freeze_document
from satupintu.permits.actions.issue_permit import issue_permit
from satupintu.permits.actions.prepare_permit import prepare_permit
from satupintu.permits.models import Permit


def older_permit(stage: Stage, *, at: datetime) -> Permit:
    standard, region, by = stage.standard, stage.region, system_actor()
    agency = Agency.objects.get(pk=stage.version.agency_id)
    holder = Holder(name=stage.applicant.name, applicant_id=stage.applicant.pk)
    permit = prepare_permit(
        region=region,
        service=standard.service.code,
        standard_hash=stage.version.hash,
        case_number="",
        content_hash=hashlib.sha256(b"isi").hexdigest(),
        valid_until=None,
        about=About(
            product=standard.product.name, service_name=standard.service.name, agency=agency, holder=holder
        ),
        entropy=secrets.token_bytes,
        at=at,
    )
    number = allocate(
        region=region,
        series=f"{agency.code}.izin_lama",
        pattern="LAMA/{urut:04}/{tahun}",
        values={},
        subject=f"izin:{permit.pk}",
        by=by,
        at=at,
    )
    paper = sample_paper(f"izin lama {permit.code}", at)
    document = _kept(stage, paper, "naskah", at)
    freeze_document(region_id=region.pk, permit_id=permit.pk, number=number, document_hash=document)
    return issue_permit(
        region_id=region.pk,
        permit_id=permit.pk,
        document_hash=document,
        signed_hash=_kept(stage, _signed(stage, paper, at), "izin", at),
        signer=SignedBy(line="Kepala Dinas", name="Pejabat", capacity="tetap"),
        by=by,
        at=at,
    )


def _signed(stage: Stage, paper: bytes, at: datetime) -> bytes:
    """By whoever signs such permits now; where nobody does so electronically, a scan."""
    step = next((step for step in stage.standard.steps if step.task == "tanda_tangan"), None)
    if step is None:
        return sample_paper(f"pindaian {hashlib.sha256(paper).hexdigest()[:12]}", at)
    officer = stage.officer(Post.objects.get(region=stage.region, code=step.post), at)
    return stage.sign(paper, by=officer, at=at).content


def _kept(stage: Stage, content: bytes, name: str, at: datetime) -> str:
    return keep_document(region=stage.region, content=content, name=f"{name}.pdf", pages=PAGES, at=at).sha256
