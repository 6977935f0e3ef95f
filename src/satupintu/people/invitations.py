import hashlib

from satupintu.people.typed import stored
from satupintu.rules import codes


def code_hash(code: str) -> str:
    """80 bits need no slow hash: there is nothing to guess."""
    return hashlib.sha256(code.encode()).hexdigest()


def read_invitation_code(typed: str) -> str:
    return stored(codes.read(typed), "kode_undangan_salah")
