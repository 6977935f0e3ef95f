"""What the doctor says of signers: who signs and cannot, and whose certificate soon ends."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.conf import settings

from satupintu.gateways.local_signer.key_files import key_file
from satupintu.ops.own_keys import signers_of
from satupintu.people.models import Region, User
from satupintu.people.queries import open_regions
from satupintu.signing.certificates import current_authority, current_certificate

SOON = timedelta(days=30)
Told = tuple[bool, str, str]


def certificate_findings(at: datetime) -> Iterator[Told]:
    for region in open_regions():
        is_local = settings.SIGNERS.get(region.slug, "local") == "local"
        told = list(_of_region(region, at, is_local=is_local))
        yield from told or [(True, f"Sertifikat semua penanda tangan {region.name} siap.", "")]


def _of_region(region: Region, at: datetime, *, is_local: bool) -> Iterator[Told]:
    if is_local and signers_of(region):
        authority = current_authority(region.pk)
        if authority is None:
            yield (
                settings.REHEARSAL,
                f"{region.name} belum punya otoritas sertifikat, dan tidak memakai BSrE.",
                f"Isi SIGNERS={region.slug}=bsre-v2, atau jalankan: satupintu keys create-ca {region.slug}",
            )
            return
        if authority.valid_until - at < SOON:
            until = f"{authority.valid_until:%d-%m-%Y}"
            yield (
                False,
                f"Otoritas sertifikat {region.name} berakhir {until}.",
                "Buat yang baru, lalu renew semua.",
            )
    for user in signers_of(region):
        yield from _of_user(region, user, at, is_local=is_local)


def _of_user(region: Region, user: User, at: datetime, *, is_local: bool) -> Iterator[Told]:
    row = current_certificate(region.pk, user.pk, "lokal" if is_local else "bsre")
    verb = "issue" if is_local else "register"
    if row is None:
        yield (
            False,
            f"{user.login} menandatangani tetapi belum bersertifikat.",
            f"Jalankan: satupintu keys {verb} {user.login}",
        )
    elif row.valid_until - at < SOON:
        again = "renew" if is_local else "register"
        yield (
            False,
            f"Sertifikat {user.login} berakhir {row.valid_until:%d-%m-%Y}.",
            f"Perbarui sebelum hari itu: satupintu keys {again} {user.login}",
        )
    elif is_local and not key_file(row.fingerprint).is_file():
        yield (
            False,
            f"Kunci {user.login} tidak ada di folder {settings.KEYS_DIR}.",
            f"Pulihkan foldernya dari cadangan, atau buat yang baru: satupintu keys renew {user.login}",
        )
