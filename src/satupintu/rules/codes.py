"""Verification codes: 80 bits and two check letters, made to be read aloud and typed from paper."""

from satupintu.rules.identifiers.reading import Reading, compact, refused

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ENTROPY_BYTES = 10
LENGTH = 18

_BITS = 5
_CHECK_BITS = 2 * _BITS
_GROUP = 6
# The largest prime below 32². One wrong letter changes the value by d·32^k and two swapped neighbours by
# 31·d·32^k (33·d across the border of the check letters), 0 < |d| < 32: never a multiple of it.
_CHECK_PRIME = 1021
_MISREAD = str.maketrans("OIL", "011")
_SOURCE = "Salin kode yang tercetak di bawah kode QR."


def from_entropy(entropy: bytes) -> str:
    """The caller brings unguessable bytes; here is no source of chance."""
    if len(entropy) != ENTROPY_BYTES:
        raise ValueError(f"a verification code needs {ENTROPY_BYTES} bytes, not {len(entropy)}")
    number = int.from_bytes(entropy, "big")
    return _letters((number << _CHECK_BITS) | _check(number))


def _check(number: int) -> int:
    return number % _CHECK_PRIME


def _letters(number: int) -> str:
    return "".join(ALPHABET[number >> (_BITS * place) & 31] for place in reversed(range(LENGTH)))


def read(raw: str) -> Reading:
    """Small letters, dashes and spaces are welcome; O is read as 0, I and L as 1."""
    typed = compact(raw).upper().translate(_MISREAD)
    if not typed:
        return refused(f"Kode verifikasi belum diisi. {_SOURCE}")
    stranger = next((sign for sign in typed if sign not in ALPHABET), None)
    if stranger is not None:
        return refused(f"Kode verifikasi tidak pernah memuat “{stranger}”. {_SOURCE}")
    if len(typed) != LENGTH:
        return refused(
            f"Kode verifikasi harus {LENGTH} huruf dan angka, sedangkan yang ditulis {len(typed)}. {_SOURCE}"
        )
    if not _fits(_number(typed)):
        return refused(f"Kode verifikasi salah ketik: ada huruf yang keliru atau tertukar. {_SOURCE}")
    return Reading(value=typed)


def suspects(raw: str) -> tuple[str, ...]:
    """The printed groups in which one wrong letter, or two swapped neighbours, would explain a code that does not fit.

    Empty where the code is not of the right length and letters, or where no single slip explains it.
    """
    typed = compact(raw).upper().translate(_MISREAD)
    if len(typed) != LENGTH or any(sign not in ALPHABET for sign in typed) or _fits(_number(typed)):
        return ()
    number = _number(typed)
    wrong = {place // _GROUP for place in range(LENGTH) if _explained_at(typed, number, place)}
    return tuple(typed[group * _GROUP : (group + 1) * _GROUP] for group in sorted(wrong))


def _explained_at(typed: str, number: int, place: int) -> bool:
    """By another letter here, or by this letter and the next having changed places."""
    weight = _BITS * (LENGTH - 1 - place)
    here = ALPHABET.index(typed[place])
    if any(_fits(number + ((other - here) << weight)) for other in range(len(ALPHABET)) if other != here):
        return True
    if place + 1 == LENGTH:
        return False
    swap = ALPHABET.index(typed[place + 1]) - here
    return swap != 0 and _fits(number + (swap << weight) - (swap << weight - _BITS))


def _number(typed: str) -> int:
    number = 0
    for sign in typed:
        number = number << _BITS | ALPHABET.index(sign)
    return number


def _fits(number: int) -> bool:
    return number & ((1 << _CHECK_BITS) - 1) == _check(number >> _CHECK_BITS)


def show(value: str) -> str:
    return "-".join(value[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))
