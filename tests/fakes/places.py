"""A few areas and countries, in memory."""

from collections.abc import Sequence

AREA_NAMES = {
    "14": "Riau",
    "14.07": "Kabupaten Rokan Hilir",
    "14.07.01": "Kubu",
    "14.07.02": "Bangko",
    "14.07.02.1001": "Bagan Hulu",
    "14.07.02.2003": "Bagan Punak",
    "14.07.01.2001": "Teluk Merbau",
    "35": "Jawa Timur",
    "35.14": "Kabupaten Pasuruan",
    "35.14.01": "Purwodadi",
    "35.14.01.2001": "Gerbo",
}
COUNTRY_NAMES = {"ID": "Indonesia", "JP": "Jepang", "IL": "Israel"}


class FewAreas:
    def name(self, code: str) -> str | None:
        return AREA_NAMES.get(code)

    def below(self, code: str) -> Sequence[str]:
        return [area for area in AREA_NAMES if area.rpartition(".")[0] == code]


class FewCountries:
    def name(self, code: str) -> str | None:
        return COUNTRY_NAMES.get(code)

    def has_relations(self, code: str) -> bool:
        return code != "IL"

    def codes(self) -> Sequence[str]:
        return list(COUNTRY_NAMES)


AREAS = FewAreas()
COUNTRIES = FewCountries()
