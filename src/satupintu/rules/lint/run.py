"""Every rule over one standard.

A contradiction that the standard itself has answered is not asked again: a `[[catatan]]` that lists the finding's code in
`menjawab` turns each `periksa` of that code into a `catatan`. A `salah` is never answered this way: it cannot run, or it
breaks a law, whatever is written about it. A code that answers no finding is reported (when region and law register are known, so that every rule could speak).
"""

from collections.abc import Iterator

from satupintu.rules.lint import (
    actors,
    basis,
    codes,
    conditions,
    demanded,
    diagram,
    duties,
    fees,
    flow,
    form,
    form_links,
    guide,
    issuing,
    joins,
    letters,
    notices,
    papers,
    passing,
    promises,
    published,
    references,
    returns,
    sop,
    telling,
)
from satupintu.rules.lint.finding import Finding, Rule, Said, Severity, Subject

FAMILIES = (
    codes,
    references,
    conditions,
    flow,
    passing,
    joins,
    duties,
    form,
    form_links,
    notices,
    promises,
    papers,
    actors,
    diagram,
    returns,
    telling,
    sop,
    demanded,
    fees,
    issuing,
    published,
    basis,
    letters,
    guide,
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)


def lint(subject: Subject) -> list[Finding]:
    """Every finding, in the order of the file."""
    said = [one for rule in RULES for one in rule(subject)]
    answered = {code for note in subject.read.standard.notes for code in note.answers}
    found = [_placed(subject, one, answered) for one in (*said, *_unanswering(subject, said))]
    return sorted(found, key=lambda finding: (finding.place.file, finding.place.line, finding.code))


def _placed(subject: Subject, said: Said, answered: set[str]) -> Finding:
    severity: Severity = "catatan" if said.severity == "periksa" and said.code in answered else said.severity
    return Finding(said.code, severity, subject.read.place(*said.path), said.message, said.mend)


def _unanswering(subject: Subject, said: list[Said]) -> Iterator[Said]:
    """A note left over from a mended text, or a misspelt code, would one day silence a new fault."""
    if subject.region is None or subject.laws is None:
        return
    asked = {one.code for one in said if one.severity != "salah"}
    for at, note in enumerate(subject.read.standard.notes):
        for number, code in enumerate(note.answers):
            if code not in asked:
                yield Said(
                    "CATATAN-TANPA-TEMUAN",
                    "periksa",
                    ("catatan", at, "menjawab", number),
                    f"Catatan {note.code} menjawab «{code}», padahal tidak ada temuan itu.",
                    "Hapus dari menjawab, atau perbaiki ejaannya.",
                )


def blocking(findings: list[Finding]) -> list[Finding]:
    """What stops publication."""
    return [finding for finding in findings if finding.severity == "salah"]
