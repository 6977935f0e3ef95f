"""The texts that each service sends, to read: they belong to the standard, and change with its next version."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from django.http import HttpResponse

from satupintu.catalogue.queries import services_in_force, standards_by_hash
from satupintu.rules.lint.parts import tellings
from satupintu.rules.standard.model.notice import NoticeChannel
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.design.listing import Column
from satupintu.web.manage.pages import ManagerRequest, manager_page
from satupintu.web.manage.sheet import Section, Sheet, cell, show, table

CHANNELS: Mapping[NoticeChannel, str] = {
    "aplikasi": "Aplikasi",
    "whatsapp": "WhatsApp",
    "sms": "SMS",
    "surel": "Surel",
}
COLUMNS = (Column("Kode", width=20), Column("Kalimat"), Column("Dikirim lewat", width=20))


@manager_page
def texts(request: ManagerRequest) -> HttpResponse:
    versions = services_in_force(request.officer.region.pk, request.today)
    standards = standards_by_hash(row.hash for row in versions)
    return show(
        request,
        Sheet(
            title="Teks pesan",
            lead=[
                (
                    "Setiap kalimat adalah bagian standar pelayanannya, sehingga tidak diubah di sini: ia berubah bersama "
                    "versi berikutnya. Cara mengubahnya ada di buku petunjuk, docs/handbook/mengubah-standar.md."
                )
            ],
            sections=[_section(row.name, standards[row.hash]) for row in versions],
        ),
    )


def _section(name: str, standard: Standard) -> Section:
    channels = channels_of(standard)
    said = {code: ", ".join(CHANNELS[one] for one in found) for code, found in channels.items()}
    lines = [
        [
            cell(code.replace("_", " ")),
            cell(text.text),
            cell(said.get(code, "belum dipakai")),
        ]
        for code, text in standard.texts.items()
    ]
    return Section(title=name, table=table(f"Teks pesan {name}", COLUMNS, lines), empty="Tanpa pesan.")


def channels_of(standard: Standard) -> Mapping[str, list[NoticeChannel]]:
    """By the text's code, wherever the standard announces something: each channel once, in its order."""
    found: dict[str, list[NoticeChannel]] = defaultdict(list)
    for template, channels in _sendings(standard):
        found[template] += [one for one in channels if one not in found[template]]
    return found


def _sendings(standard: Standard) -> Iterator[tuple[str, Sequence[NoticeChannel]]]:
    for _, told in tellings(standard):
        yield told.template, told.channels
    for every in (standard.tracking, standard.turn):
        if every is not None:
            yield every.template, every.channels
