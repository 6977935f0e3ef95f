"""`satupintu officer`: open an officer's account and seat the person in a post."""

import argparse
import getpass
import sys
from datetime import UTC, date, datetime

from satupintu.ops.start import start

NAME = "officer"
HELP = "Membuka akun petugas dan mendudukkannya dalam jabatan."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("login", help="nama masuk, huruf kecil")
    parser.add_argument("--name", help="nama lengkap; wajib untuk akun baru")
    parser.add_argument("--region", required=True, help="slug wilayah")
    parser.add_argument("--post", required=True, help="kode jabatan dalam berkas wilayah")
    parser.add_argument(
        "--starts", required=True, type=date.fromisoformat, help="mulai menjabat, misalnya 2026-11-21"
    )
    parser.add_argument("--sk", default="", help="nomor SK pengangkatan")
    parser.add_argument("--nip", default="", help="NIP, tercetak di bawah tanda tangan")
    parser.add_argument("--rank", default="", help="pangkat dan golongan")


def run(options: argparse.Namespace) -> int:
    start()
    from satupintu.people.actions.appoint import appoint
    from satupintu.people.actions.register_officer import register_officer
    from satupintu.people.models import Post, User
    from satupintu.people.queries import system_actor
    from satupintu.rules.errors import Refused

    now, by = datetime.now(UTC), system_actor()
    post = (
        Post.objects.select_related("region").filter(region__slug=options.region, code=options.post).first()
    )
    if post is None:
        raise Refused(
            "jabatan_tidak_dikenal",
            f"Jabatan «{options.post}» tidak ada di wilayah «{options.region}»; pasang dahulu berkas wilayahnya.",
        )
    user = User.objects.filter(login=options.login).first()
    if user is None:
        if not options.name:
            raise Refused("nama_kosong", "Akun ini belum ada; isi --name dengan nama lengkap petugas.")
        user = register_officer(
            login=options.login,
            name=options.name,
            password=_password(),
            nip=options.nip,
            rank=options.rank,
            home=post.region,
            by=by,
            at=now,
        )
    appoint(post=post, user=user, starts=options.starts, decree=options.sk, by=by, at=now)
    print(f"{user.name} menjabat {post.name} mulai {options.starts:%d-%m-%Y}.")
    return 0


def _password() -> str:
    """Typed twice at a terminal; from a pipe it is one line."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    from satupintu.rules.errors import Refused

    if sys.stdin.isatty():
        typed = getpass.getpass("Kata sandi petugas: ")
        again = getpass.getpass("Ulangi kata sandi: ")
    else:
        typed = again = sys.stdin.readline().rstrip("\n")
    if typed != again:
        raise Refused("kata_sandi_berbeda", "Kedua kata sandi tidak sama; ulangi perintah ini.")
    try:
        validate_password(typed)
    except ValidationError as fault:
        raise Refused("kata_sandi_lemah", " ".join(fault.messages)) from fault
    return typed
