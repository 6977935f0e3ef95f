"""What the applicant's account already knows, as first answers: nobody is asked twice for his own name (peers 7)."""

from collections.abc import Callable, Mapping

from satupintu.people.models import Applicant
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.standard import Standard

_SOURCES: Mapping[str, Callable[[Applicant], str]] = {
    "nama": lambda applicant: applicant.name,
    "nik": lambda applicant: applicant.nik,
    "alamat": lambda applicant: applicant.address,
    "desa": lambda applicant: applicant.area,
    "telepon": lambda applicant: applicant.phone,
    "email": lambda applicant: applicant.email,
}


def known_answers(standard: Standard, applicant: Applicant) -> dict[str, object]:
    """By field; what the account does not hold is left to be asked."""
    known = {
        field.code: _SOURCES[field.filled_from](applicant)
        for field in all_fields(standard.form)
        if field.filled_from is not None
    }
    return {code: value for code, value in known.items() if value}
