from satupintu.rules.lint import (
    codes,
    conditions,
    duties,
    flow,
    form,
    form_links,
    joins,
    notices,
    papers,
    passing,
    promises,
    references,
)
from satupintu.rules.lint.finding import Finding, Rule, Subject

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
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)


def lint(subject: Subject) -> list[Finding]:
    """Every finding, in the order of the file."""
    found = [
        Finding(said.code, said.severity, subject.read.place(*said.path), said.message, said.mend)
        for rule in RULES
        for said in rule(subject)
    ]
    return sorted(found, key=lambda finding: (finding.place.file, finding.place.line, finding.code))


def blocking(findings: list[Finding]) -> list[Finding]:
    """What stops publication."""
    return [finding for finding in findings if finding.severity == "salah"]
