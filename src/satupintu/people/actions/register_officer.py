import re
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from satupintu.journal.actions.record import record
from satupintu.people.actor import Actor
from satupintu.people.administering import check_administrator
from satupintu.people.models import Region, User
from satupintu.people.models.user import OFFICER
from satupintu.people.typed import stored
from satupintu.rules.errors import Refused
from satupintu.rules.identifiers import email as emails
from satupintu.rules.identifiers import nik as niks
from satupintu.rules.identifiers import nip as nips

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,63}")


def register_officer(
    *,
    login: str,
    name: str,
    password: str | None = None,
    email: str = "",
    nip: str = "",
    rank: str = "",
    nik: str = "",
    home: Region | None = None,
    by: Actor,
    at: datetime,
) -> User:
    """Open an officer's account; it may do nothing before it is appointed to a post.

    `home` is the region whose administrator keeps it; who opens it from the desk has none but his own.
    """
    if home is not None or by.capacity != "sistem":
        check_administrator(by, home.pk if home is not None else 0)
    login = login.strip().lower()
    if not LOGIN.fullmatch(login):
        raise Refused(
            "nama_masuk_salah",
            "Nama masuk terdiri atas 3 sampai 64 huruf kecil, angka, titik, garis, atau tanda @. Perbaiki tulisannya.",
        )
    if not name.strip():
        raise Refused("nama_kosong", "Isi nama lengkap petugas.")
    user = User(
        login=login,
        name=name.strip(),
        password=make_password(password),
        kind=OFFICER,
        email=stored(emails.read(email), "surel_salah") if email else "",
        nip=stored(nips.read(nip), "nip_salah") if nip else "",
        rank=rank,
        nik=stored(niks.read(nik), "nik_salah") if nik else "",
        home=home,
        created_at=at,
        activated_at=at,
    )
    try:
        with transaction.atomic():
            user.save(force_insert=True)
            record(f"pengguna:{user.pk}", deed="akun_petugas_dibuka", facts={}, by=by.signatory, at=at)
    except IntegrityError:
        raise Refused("nama_masuk_terpakai", f"Nama masuk {login} sudah dipakai. Pilih nama lain.") from None
    return user
