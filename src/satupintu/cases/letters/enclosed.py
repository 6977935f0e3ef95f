"""The papers of a case as a letter lists them: what they are, what they cite of themselves, and how many."""

from collections.abc import Mapping
from datetime import datetime

from satupintu.cases.docket import Docket
from satupintu.cases.models import Paper
from satupintu.rules.worktime.words import say_date


def enclosed(docket: Docket, *, until: datetime) -> Mapping[str, object]:
    """In the order of the standard, what had been given by then and stands."""
    given = Paper.objects.filter(case=docket.case, given_at__lte=until).exclude(state=Paper.State.REPLACED)
    papers = list(given.select_related("file").order_by("id"))
    rows = []
    for requirement in docket.standard.requirements:
        own = [paper for paper in papers if paper.requirement == requirement.code]
        if own:
            rows.append((requirement.name, "\n".join(filter(None, map(_cited, own))), _amount(own)))
    return {"kolom": ["Dokumen", "Nomor dan tanggal", "Jumlah"], "baris": rows}


def number_enclosed(docket: Docket, *, until: datetime) -> int:
    return (
        Paper.objects.filter(case=docket.case, given_at__lte=until)
        .exclude(state=Paper.State.REPLACED)
        .count()
    )


def _cited(paper: Paper) -> str:
    parts = (paper.number, say_date(paper.day) if paper.day else "")
    return ", ".join(part for part in parts if part)


def _amount(papers: list[Paper]) -> str:
    """Pages where every file is known to have some."""
    pages = [paper.file.pages for paper in papers if paper.file is not None]
    known = [number for number in pages if number]
    if len(known) == len(papers):
        return f"{sum(known)} hal."
    return f"{len(papers)} berkas"
