"""The register read again from the rows, the vault and the journal: whether every permit is still what was issued."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from satupintu.files.vault import kept, sha256_of
from satupintu.journal.models import Entry
from satupintu.journal.queries.verify import verify
from satupintu.permits.models import AllocatedNumber, Permit, PermitEvent, Series
from satupintu.permits.standing import STATES, fingerprint

AT_A_TIME = 500
CHAIN = "izin:"
ISSUED = f"izin_{PermitEvent.Deed.ISSUED}"


@dataclass(frozen=True, slots=True)
class Fault:
    place: str
    sentence: str
    region_id: int | None = None


def register_faults() -> Iterator[Fault]:
    """Every permit that was ever in force, then what only all of them together show."""
    known: set[int] = set()
    issued = Permit.objects.exclude(state=Permit.State.PREPARED).select_related("number").order_by("id")
    for permits in _in_parts(issued.iterator(AT_A_TIME)):
        known |= {permit.pk for permit in permits}
        yield from _faults_of(permits)
    yield from _lost(known)
    yield from _same_bytes()
    yield from _gaps()
    for fault in verify():
        yield Fault(fault.place, fault.sentence)


def _in_parts(permits: Iterable[Permit]) -> Iterator[Sequence[Permit]]:
    coming = iter(permits)
    while part := list(islice(coming, AT_A_TIME)):
        yield part


def _faults_of(permits: Sequence[Permit]) -> Iterator[Fault]:
    entries = _by_chain(permits)
    events = defaultdict(list)
    for event in PermitEvent.objects.filter(permit__in=permits).order_by("id"):
        events[event.permit_id].append(event.deed)
    for permit in permits:
        chain = f"{CHAIN}{permit.pk}"
        for sentence in (
            *_of_files(permit),
            *_of_number(permit),
            *_of_journal(permit, entries[chain], events[permit.pk]),
        ):
            yield Fault(chain, sentence, permit.region_id)


def _by_chain(permits: Sequence[Permit]) -> Mapping[str, list[tuple[str, Mapping[str, Any]]]]:
    found = defaultdict(list)
    wanted = Entry.objects.filter(chain__in=[f"{CHAIN}{permit.pk}" for permit in permits])
    for chain, deed, facts in wanted.order_by("chain", "number").values_list("chain", "deed", "facts"):
        found[chain].append((deed, facts))
    return found


def _of_files(permit: Permit) -> Iterator[str]:
    for name, sha256 in (("naskah", permit.document_hash), ("berkas bertanda tangan", permit.signed_hash)):
        path = kept(sha256)
        if not path.exists():
            yield f"{name.capitalize()} {_called(permit)} tidak ada di penyimpanan."
        elif sha256_of(path) != sha256:
            yield f"{name.capitalize()} {_called(permit)} di penyimpanan berbeda dari yang terdaftar."


def _of_number(permit: Permit) -> Iterator[str]:
    if permit.number is None:
        yield f"Izin {permit.pk} tidak bernomor."
    elif permit.number.void_at is not None:
        yield f"Nomor {permit.number.text} tercatat batal, padahal tercetak pada izin yang terbit."


def _of_journal(
    permit: Permit, entries: Sequence[tuple[str, Mapping[str, Any]]], deeds: Sequence[str]
) -> Iterator[str]:
    told = next((facts for deed, facts in entries if deed == ISSUED), None)
    if told is None:
        yield f"Jurnal tidak mencatat penerbitan {_called(permit)}."
        return
    if (told.get("naskah"), told.get("berkas")) != (permit.document_hash, permit.signed_hash):
        yield f"Sidik berkas {_called(permit)} berbeda dari yang dicatat jurnal saat terbit."
    if told.get("sidik") != fingerprint(permit):
        yield f"Isi register {_called(permit)} berbeda dari yang dicatat jurnal saat terbit."
    if [f"izin_{deed}" for deed in deeds] != [deed for deed, _ in entries]:
        yield f"Riwayat {_called(permit)} tidak sama dengan jurnal."
    elif _state_after(deeds) != permit.state:
        yield f"Status {_called(permit)} adalah {permit.get_state_display().lower()}, tetapi riwayatnya tidak."


def _state_after(deeds: Sequence[str]) -> str:
    state: str = Permit.State.IN_FORCE
    for deed in deeds:
        state = STATES.get(PermitEvent.Deed(deed), Permit.State(state))
    return state


def _lost(known: set[int]) -> Iterator[Fault]:
    """Issued by the journal, and no row any more."""
    told = Entry.objects.filter(chain__startswith=CHAIN, deed=ISSUED).values_list("chain", flat=True)
    for chain in told.iterator(AT_A_TIME):
        if int(chain.removeprefix(CHAIN)) not in known:
            yield Fault(
                chain, f"Izin {chain.removeprefix(CHAIN)} pernah terbit, tetapi hilang dari register."
            )


def _same_bytes() -> Iterator[Fault]:
    counted = Counter(Permit.objects.exclude(signed_hash="").values_list("signed_hash", flat=True))
    for sha256, times in counted.items():
        if times > 1:
            yield Fault(f"berkas:{sha256[:12]}", f"{times} izin menunjuk berkas yang sama.")


def _gaps() -> Iterator[Fault]:
    """Numbers counted and not in the book, or in the book and not counted."""
    for series in Series.objects.order_by("id"):
        given = set(AllocatedNumber.objects.filter(series=series).values_list("number", flat=True))
        apart = sorted(given ^ set(range(1, series.last + 1)))
        if apart:
            numbers = ", ".join(str(number) for number in apart[:10])
            yield Fault(
                f"nomor:{series.pk}", f"Buku nomor {series} tidak utuh pada urut {numbers}.", series.region_id
            )


def _called(permit: Permit) -> str:
    return f"izin nomor {permit.number.text}" if permit.number else f"izin {permit.pk}"
