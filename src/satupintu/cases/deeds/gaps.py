"""What an application still lacks, each thing by itself: for the list handed over at the counter, and for the task list."""

from satupintu.cases.actions.return_for_correction import Defect
from satupintu.cases.answers import answers_of
from satupintu.cases.checking import check_answers
from satupintu.cases.docket import Docket
from satupintu.cases.requirements import detail_gaps, slots
from satupintu.rules.answers.facts import facts as facts_from
from satupintu.rules.procedure.facts import system_facts

NOT_THERE = "Belum dibawa."


def gaps(docket: Docket) -> tuple[Defect, ...]:
    """Fields first, as the form orders them, then the papers."""
    answers = answers_of(docket.case)
    faults: dict[str, list[str]] = {}
    for name, sentence in check_answers(docket, answers, final=True).faults.items():
        faults.setdefault(name.partition(".")[0], []).append(sentence)
    system = system_facts(docket.standard, channel=docket.case.channel, kind=docket.case.kind)
    found = slots(docket, facts_from(answers, **system))
    fields = tuple(Defect("isian", code, " ".join(sentences)) for code, sentences in faults.items())
    papers = tuple(Defect("persyaratan", slot.requirement.code, NOT_THERE) for slot in found if slot.missing)
    details = tuple(
        Defect("persyaratan", slot.requirement.code, f"Lengkapi {' dan '.join(lacking)}.")
        for slot in found
        if (lacking := [gap for paper in slot.papers for gap in detail_gaps(slot.requirement, paper)])
    )
    return (*fields, *papers, *details)
