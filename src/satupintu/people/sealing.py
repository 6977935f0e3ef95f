"""NIK, KK, phone and passport numbers at rest: AES-GCM under a key per purpose, and a keyed index to find them by.

A sealed value begins with the version of its key. To change the key, raise `SEALING_KEY_VERSION`, put the new key in
`SEALING_KEY` and the old one in `SEALING_OLD_KEYS` under its version: old values stay readable, new ones use the new
key. The index must not move with it, or nobody is found any more: keep the first key as `SEALING_INDEX_KEY`.
"""

import base64
import binascii
import hashlib
import hmac
import os
import unicodedata
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

NONCE_BYTES = 12
TAG_BYTES = 16


class SealBroken(Exception):
    """A sealed value was changed, belongs to another purpose, or its key is not here."""


def seal(text: str, purpose: str) -> bytes:
    version = _current_version()
    nonce = os.urandom(NONCE_BYTES)
    key = _derived(settings.SEALING_KEY, f"segel:{purpose}")
    prefix = bytes([version])
    return prefix + nonce + AESGCM(key).encrypt(nonce, text.encode(), prefix + purpose.encode())


def unseal(sealed: bytes, purpose: str) -> str:
    if len(sealed) < 1 + NONCE_BYTES + TAG_BYTES:
        raise SealBroken(f"A sealed {purpose} is too short to be whole.")
    prefix, nonce, body = sealed[:1], sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :]
    key = _derived(_key_of(prefix[0]), f"segel:{purpose}")
    try:
        return AESGCM(key).decrypt(nonce, body, prefix + purpose.encode()).decode()
    except InvalidTag:
        raise SealBroken(f"A sealed {purpose} was changed, or sealed for something else.") from None


def seal_text(text: str, purpose: str) -> str:
    """Seal into letters, for a value inside JSON."""
    return base64.urlsafe_b64encode(seal(text, purpose)).decode()


def unseal_text(sealed: str, purpose: str) -> str:
    try:
        raw = base64.b64decode(sealed, altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise SealBroken(f"A sealed {purpose} is not spelled as one.") from None
    return unseal(raw, purpose)


def index(text: str, purpose: str) -> str:
    """Return what to search by: the same for every spelling of the value, and no use without the key."""
    key = _derived(_index_key(), f"indeks:{purpose}")
    return hmac.new(key, _normalised(text).encode(), hashlib.sha256).hexdigest()


def _normalised(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if sign.isalnum() or sign == "+")


def _current_version() -> int:
    return settings.SEALING_KEY_VERSION


def _key_of(version: int) -> bytes:
    if version == _current_version():
        return settings.SEALING_KEY
    old = settings.SEALING_OLD_KEYS
    if version not in old:
        raise SealBroken(f"The key of version {version} is not configured.")
    return old[version]


def _index_key() -> bytes:
    return settings.SEALING_INDEX_KEY


@lru_cache(maxsize=64)
def _derived(key: bytes, info: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"satupintu/{info}".encode()).derive(key)
