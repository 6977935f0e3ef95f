from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from satupintu.journal.actions.record import record
from satupintu.journal.canonical import digest
from satupintu.people.actor import Actor
from satupintu.people.administering import check_keeps
from satupintu.people.models import User
from satupintu.rules.errors import Refused

PROVIDER = "oidc"
LONGEST = 190


def bind_identity(*, user: User, subject: str, by: Actor, at: datetime) -> None:
    """Say under which name the employer's sign-in knows this officer; one of each, and nobody else's."""
    subject = subject.strip()
    if not subject or len(subject) > LONGEST:
        raise Refused(
            "identitas_kosong", "Isi nilai sub akun itu pada penyedia identitas, paling panjang 190 huruf."
        )
    with transaction.atomic():
        row = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
        check_keeps(by, row)
        if SocialAccount.objects.filter(provider=PROVIDER, uid=subject).exclude(user=row).exists():
            raise Refused("identitas_terpakai", "Identitas itu sudah dihubungkan dengan akun petugas lain.")
        SocialAccount.objects.filter(provider=PROVIDER, user=row).delete()
        SocialAccount.objects.create(provider=PROVIDER, user=row, uid=subject)
        facts = {"penyedia": PROVIDER, "subjek_hash": digest({"sub": subject})}
        record(f"pengguna:{row.pk}", deed="identitas_dihubungkan", facts=facts, by=by.signatory, at=at)
