"""NPWP (H3): residents use their NIK, others 16 digits; the old 15 digits get a 0 before them. Stored as 16."""

from satupintu.rules.identifiers.reading import Reading, masked, read_digits

_SOURCE = "Salin dari kartu NPWP atau akun Coretax."
_PLACE_DIGITS = 22
_CUT = "Yang ditulis adalah NITKU (22 angka); yang disimpan sebagai NPWP adalah 16 angka pertamanya."


def read(raw: str, *, individual: bool = False) -> Reading:
    """`individual`: the taxpayer is a resident person, whose NPWP is the NIK."""
    typed = read_digits(raw, name="NPWP", lengths=(15, 16, _PLACE_DIGITS), source=_SOURCE)
    if typed.value is None:
        return typed
    if len(typed.value) == _PLACE_DIGITS:
        payer = read(typed.value[:16], individual=individual)
        return payer if payer.value is None else Reading(value=payer.value, warnings=(_CUT, *payer.warnings))
    value = typed.value.rjust(16, "0")
    warnings = _old_warnings(value, individual=individual) if value.startswith("0") else ()
    return Reading(value=value, warnings=warnings)


def _old_warnings(value: str, *, individual: bool) -> tuple[str, ...]:
    found = []
    if individual:
        found.append(
            "Untuk orang pribadi penduduk Indonesia, NPWP 16 angka adalah NIK. Periksa akun Coretax Anda."
        )
    if not _check_digit_fits(value[1:10]):
        found.append(
            f"Angka pemeriksa NPWP (angka ke-9 dari format lama) tidak cocok; mungkin salah ketik. {_SOURCE}"
        )
    return tuple(found)


def _check_digit_fits(nine: str) -> bool:
    # The tax office publishes no algorithm; that the ninth digit is Luhn's is known from use, so it only warns.
    doubled = {place: divmod(2 * int(nine[place]), 10) for place in range(1, 9, 2)}
    total = sum(sum(doubled[place]) if place in doubled else int(nine[place]) for place in range(9))
    return total % 10 == 0


def show(value: str) -> str:
    return value


def show_old(value: str) -> str | None:
    """`99.999.999.9-999.999`, which exists only for numbers that had 15 digits."""
    if not value.startswith("0"):
        return None
    old = value[1:]
    return f"{old[:2]}.{old[2:5]}.{old[5:8]}.{old[8]}-{old[9:12]}.{old[12:]}"


def mask(value: str) -> str:
    return masked(value, 4, 4)
