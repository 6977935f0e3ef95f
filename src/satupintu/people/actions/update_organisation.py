from datetime import datetime

from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.bodies import Body, read_body
from satupintu.people.mandates import check_runs
from satupintu.people.models import Organisation
from satupintu.rules.errors import Refused


def update_organisation(
    organisation: Organisation, body: Body, *, seen: int, by: Actor, at: datetime
) -> Organisation:
    wanted = read_body(body)
    with transaction.atomic():
        row = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        check_runs(by, row, at)
        if row.version != seen:
            raise Refused(
                "profil_sudah_berubah",
                "Profil ini baru saja diubah dari tempat lain. Muat ulang, lalu ulangi.",
            )
        changed = sorted(name for name, value in wanted.items() if getattr(row, name) != value)
        if not changed:
            return row
        for name in changed:
            setattr(row, name, wanted[name])
        row.version += 1
        row.save()
        facts = {"banyak_isian": len(changed), "versi": row.version}
        record(f"lembaga:{row.pk}", deed="lembaga_diubah", facts=facts, by=by.signatory, at=at)
    return row
