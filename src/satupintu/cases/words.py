"""Words that belong to no standard: of the thread, of a mention, of a visit. Kept in the register on first use."""

from collections.abc import Mapping, Sequence

from satupintu.cases.docket import Docket
from satupintu.notices.actions.announce import announce
from satupintu.notices.actions.register_template import register_template
from satupintu.notices.models import NoticeTemplate
from satupintu.notices.outgoing import AddresseeKind, Channel, Outgoing
from satupintu.notices.wording import digest_of
from satupintu.people.queries import system_actor
from satupintu.rules.notices import parameters_of

WORDS: Mapping[str, str] = {
    "utas_untuk_pemohon": "Ada pesan baru dari kantor tentang permohonan {nomor} ({layanan}). Bacalah di {tautan}",
    "utas_untuk_petugas": "Pemohon menulis pesan tentang permohonan {nomor} ({layanan}). Bacalah di {tautan}",
    "sebutan_dalam_catatan": "Anda disebut dalam catatan pada permohonan {nomor} ({layanan}). Bukalah {tautan}",
    "kunjungan_direncanakan": "Kunjungan lapangan untuk permohonan {nomor} ({layanan}) direncanakan {tanggal}. "
    "Lihat {tautan}",
}


def announce_words(
    docket: Docket,
    words: str,
    to: Sequence[tuple[AddresseeKind, int]],
    *,
    event: str,
    channels: Sequence[Channel] = ("aplikasi",),
    day: str = "",
) -> None:
    """Tell each of them once, by every channel, that something waits; never what it says."""
    if not to:
        return
    text = WORDS[words]
    digest = digest_of(text)
    if not NoticeTemplate.objects.filter(region=None, code=words, digest=digest).exists():
        register_template(region=None, code=words, text=text, by=system_actor(), at=docket.at)
    known = _values(docket) | {"tanggal": day}
    announce(
        [
            Outgoing(
                region_id=docket.case.region_id,
                event=event,
                addressee_kind=kind,
                addressee=addressee,
                channel=channel,
                template=words,
                params={
                    name: _link(docket, kind) if name == "tautan" else known[name]
                    for name in parameters_of(text)
                },
            )
            for kind, addressee in to
            for channel in channels
        ],
        at=docket.at,
    )


def _values(docket: Docket) -> dict[str, str]:
    return {"nomor": docket.case.number or "draf", "layanan": docket.standard.service.name}


def _link(docket: Docket, kind: AddresseeKind) -> str:
    name = docket.case.number or docket.case.ref
    if kind == "pemohon":
        return f"/permohonan/{name}/"
    return f"/{docket.region.slug}/petugas/berkas/{name}/"
