import hashlib
import json


def canonical(value: object) -> bytes:
    """One spelling for one value, so that a hash means the same on both databases."""
    return json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    ).encode()


def digest(value: object) -> str:
    return hashlib.sha256(canonical(value)).hexdigest()
