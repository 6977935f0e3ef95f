from satupintu.people.typed import stored
from satupintu.rules.identifiers import area as areas


def read_area(typed: str) -> str:
    """A village's code, or none; whether there is such a village, the list on the form has asked."""
    return stored(areas.read(typed, level="desa"), "wilayah_salah") if typed else ""
