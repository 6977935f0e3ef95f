"""What an applicant may touch while the file is with him for correction: what was named, and what hangs on that."""

from collections.abc import Collection, Iterator

from satupintu.cases.docket import Docket
from satupintu.cases.models import ReturnItem
from satupintu.rules.conditions import names
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import FieldGroup
from satupintu.rules.standard.model.requirement import Requirement


def check_fields_named(docket: Docket, touched: Collection[str]) -> None:
    """The rest was found in order and stays."""
    locked = sorted(set(touched) - free_fields(docket))
    if locked:
        labels = {field.code: field.label for group in docket.standard.form for field in group.fields}
        listed = ", ".join(labels.get(code, code) for code in locked)
        raise Refused(
            "isian_terkunci", f"Isian ini tidak diminta diperbaiki sehingga tidak dapat diubah: {listed}."
        )


def check_paper_named(docket: Docket, wanted: Requirement) -> None:
    """A paper that was not named may only be asked for by an answer that was."""
    if not is_free(wanted, named_papers(docket), free_fields(docket)):
        raise Refused(
            "dokumen_terkunci", f"{wanted.name} tidak diminta diperbaiki sehingga tidak dapat diganti."
        )


def free_fields(docket: Docket) -> set[str]:
    """The fields named, and those whose own condition asks for one of them."""
    free = _named(docket, "isian")
    while free:
        more = set(_hanging_on(docket.standard.form, free)) - free
        if not more:
            break
        free |= more
    return free


def named_papers(docket: Docket) -> set[str]:
    return _named(docket, "persyaratan")


def is_free(wanted: Requirement, named: Collection[str], fields: Collection[str]) -> bool:
    """Named itself, or asked for by an answer that was."""
    return wanted.code in named or bool(names(wanted.condition) & set(fields))


def _hanging_on(form: Collection[FieldGroup], free: Collection[str]) -> Iterator[str]:
    for group in form:
        for field in group.fields:
            if (names(group.when) | names(field.when)) & set(free):
                yield field.code


def _named(docket: Docket, about: str) -> set[str]:
    items = ReturnItem.objects.filter(
        return_of__case=docket.case, return_of__answered_at__isnull=True, about=about
    )
    return set(items.values_list("code", flat=True))
