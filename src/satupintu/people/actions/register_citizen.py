import json
from dataclasses import replace
from datetime import datetime

from satupintu.people.codes import CodeAsked, Plan, ask_code
from satupintu.people.data_use import text_of
from satupintu.people.identity import applicant_of
from satupintu.people.newcomer import Newcomer
from satupintu.people.passwords import new_password
from satupintu.people.ports import Tell
from satupintu.people.visit import Visit


def register_citizen(
    newcomer: Newcomer, *, password: str, notice_version: int, visit: Visit, tell: Tell, at: datetime
) -> CodeAsked:
    """Ask for an account: a code goes to the number given, and nobody is registered before it comes back.

    The answer is the same for an identity that is known. Its owner is told, if the number is his; if a clerk has
    registered the person with this number and there is no account yet, the code attaches one.
    """
    new = new_password(password, newcomer.identity.number, newcomer.phone)
    text = text_of("pemakaian_data", notice_version)
    draft = json.dumps(newcomer.draft() | {"sandi": new.hash, "versi": text.version})
    return ask_code(
        lambda: _plan(newcomer, draft),
        purpose="daftar",
        subject=newcomer.identity.subject,
        visit=visit,
        tell=tell,
        at=at,
        typed_number=newcomer.reach,
    )


def _plan(newcomer: Newcomer, draft: str) -> Plan:
    nobody = Plan(to=newcomer.reach)
    fresh = replace(nobody, words="akun_aktivasi", channel=newcomer.channel, draft=draft)
    known = applicant_of(newcomer.identity)
    if known is None:
        return fresh
    if newcomer.reach not in {known.phone, known.email}:
        return nobody
    if known.user_id is None:
        return replace(fresh, applicant=known)
    return replace(fresh, applicant=known, words="akun_sudah_ada", draft="", carries_code=False)
