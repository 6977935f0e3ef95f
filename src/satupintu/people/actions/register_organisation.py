from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.bodies import Body, read_body
from satupintu.people.models import Mandate, Organisation
from satupintu.people.ownership import lock_own
from satupintu.people.tenures import local_day
from satupintu.rules.accounts import DAY_ZONE


def register_organisation(body: Body, *, by: Actor, at: datetime) -> tuple[Organisation, Mandate]:
    """Enter a body; who enters it runs it. Whether that is so, its papers prove with each application."""
    wanted = read_body(body)
    with transaction.atomic():
        applicant = lock_own(by)
        organisation = Organisation.objects.create(**wanted, registered_at=at)
        mandate = Mandate.objects.create(
            applicant=applicant,
            organisation=organisation,
            kind="pengurus",
            starts=local_day(at, DAY_ZONE),
        )
        record(
            f"lembaga:{organisation.pk}",
            deed="lembaga_didaftarkan",
            facts={"bentuk": organisation.form, "kuasa": mandate.pk},
            by=by.signatory,
            at=at,
        )
    return organisation, mandate
