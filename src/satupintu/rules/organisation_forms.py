"""The forms of body on whose behalf somebody may apply; a new one is a new row here."""

from dataclasses import dataclass

from satupintu.rules.errors import Refused

HOME = "ID"


@dataclass(frozen=True, slots=True)
class OrganisationForm:
    code: str
    label: str
    foreign: bool = False
    """Founded under another country's law."""


FORMS: tuple[OrganisationForm, ...] = (
    OrganisationForm("yayasan", "Yayasan"),
    OrganisationForm("perkumpulan", "Perkumpulan"),
    OrganisationForm("ormas", "Organisasi kemasyarakatan"),
    OrganisationForm("lks", "Lembaga kesejahteraan sosial yang tidak berbadan hukum"),
    OrganisationForm("lks_asing", "Lembaga kesejahteraan sosial asing", foreign=True),
    OrganisationForm("karang_taruna", "Karang Taruna"),
    OrganisationForm("koperasi", "Koperasi"),
    OrganisationForm("perseroan", "Perseroan terbatas (PT)"),
    OrganisationForm("persekutuan", "Persekutuan (CV, firma)"),
    OrganisationForm("lainnya", "Bentuk lain"),
)


def check_form(code: str, country: str) -> OrganisationForm:
    found = next((form for form in FORMS if form.code == code), None)
    if found is None:
        raise Refused("bentuk_lembaga_tidak_dikenal", "Bentuk lembaga ini tidak dikenal. Pilih dari daftar.")
    if found.foreign == (country == HOME):
        raise Refused(
            "negara_lembaga_salah",
            "Lembaga asing didaftarkan dengan negara asalnya, dan lembaga dalam negeri dengan Indonesia. "
            "Periksa bentuk dan negaranya.",
        )
    return found
