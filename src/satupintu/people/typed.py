from satupintu.rules.errors import Refused
from satupintu.rules.identifiers.reading import Reading


def stored(reading: Reading, code: str) -> str:
    """Return the form to keep of what somebody typed, or refuse with the reading's own sentence."""
    if reading.value is None:
        raise Refused(code, reading.fault or "Isian ini tidak dapat dibaca. Periksa tulisannya.")
    return reading.value
