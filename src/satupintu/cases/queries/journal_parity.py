"""Do case rows and journal agree? The journal alone cannot tell that a case's row was set back or removed."""

from collections.abc import Iterator

from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Concat, Substr

from satupintu.cases.models import Case
from satupintu.journal.chain import Head
from satupintu.journal.models import Entry
from satupintu.journal.queries.verify import Fault

PREFIX = "kasus:"


def heads_apart() -> list[Head]:
    """The heads kept on case rows that are not the last entry of their chain.

    One statement sees one moment, so a deed committed meanwhile does not look like a fault.
    """
    chain = Concat(Value(PREFIX), "ref", output_field=CharField())
    entries = Entry.objects.filter(chain=OuterRef("chain_name"))
    last = entries.filter(number=OuterRef("journal_length"), hash=OuterRef("journal_head"))
    beyond = entries.filter(number__gt=OuterRef("journal_length"))
    apart = Case.objects.annotate(chain_name=chain).filter(~Exists(last) | Exists(beyond)).order_by("id")
    return [Head(*row) for row in apart.values_list("chain_name", "journal_length", "journal_head")]


def row_faults() -> Iterator[Fault]:
    """Cases whose row says that nothing was ever done, and chains of cases that are no longer there."""
    for ref in Case.objects.filter(journal_length=0).order_by("id").values_list("ref", flat=True):
        chain = f"{PREFIX}{ref}"
        yield Fault("kepala_kosong", chain, f"Berkas pada rantai {chain} tidak menunjuk satu catatan pun.")
    case = Case.objects.filter(ref=OuterRef("ref"))
    chains = Entry.objects.filter(number=1, chain__startswith=PREFIX).annotate(
        ref=Substr("chain", len(PREFIX) + 1)
    )
    for chain in chains.filter(~Exists(case)).order_by("id").values_list("chain", flat=True):
        yield Fault(
            "berkas_hilang", chain, f"Berkas rantai {chain} tidak ada lagi, padahal jurnalnya masih ada."
        )
