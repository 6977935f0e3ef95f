from datetime import datetime

from django.db import transaction
from django.db.models import Max

from satupintu.journal.actions.record import record
from satupintu.journal.locking import lock_chain
from satupintu.notices.models import NoticeTemplate
from satupintu.notices.wording import digest_of
from satupintu.people.actor import Actor
from satupintu.people.models import Region
from satupintu.rules.notices import check_text


def register_template(
    *,
    region: Region | None,
    code: str,
    text: str,
    secrets: frozenset[str] = frozenset(),
    by: Actor,
    at: datetime,
) -> NoticeTemplate:
    """Keep the words of a notice under its code; words already known keep their version.

    `secrets` are parameters that travel sealed; only the words of accounts have any.
    """
    parameters = check_text(text, secrets=secrets)
    digest = digest_of(text)
    chain = f"templat:{'nasional' if region is None else region.id}"
    with transaction.atomic():
        lock_chain(chain)
        same_code = NoticeTemplate.objects.filter(region=region, code=code)
        known = same_code.filter(digest=digest).first()
        if known is not None:
            return known
        newest = same_code.aggregate(newest=Max("version"))["newest"] or 0
        template = NoticeTemplate.objects.create(
            region=region,
            code=code,
            version=newest + 1,
            text=text,
            digest=digest,
            parameters=list(parameters),
            created_at=at,
        )
        record(
            chain,
            deed="templat_didaftarkan",
            facts={"templat": template.id, "kode": code, "versi": template.version, "digest": digest},
            by=by.signatory,
            at=at,
        )
        return template
