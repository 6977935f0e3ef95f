"""What is promised to be told must be sendable, to somebody, in words that carry no personal data."""

from collections.abc import Iterator

from satupintu.rules.errors import Refused
from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes
from satupintu.rules.notices import check_text
from satupintu.rules.procedure.tracking import NEXT
from satupintu.rules.standard.model.notice import Told
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.places import Path


def texts_can_be_sent(subject: Subject) -> Iterator[Said]:
    """The same check that the register of templates makes."""
    for code, notice in subject.read.standard.texts.items():
        try:
            check_text(notice.text)
        except Refused as refusal:
            yield Said(
                "TEKS-PEMBERITAHUAN",
                "salah",
                ("notifikasi", code, "isi"),
                f"Teks «{code}» tidak dapat dikirim.",
                refusal.sentence,
            )


def nobody_is_told_twice(subject: Subject) -> Iterator[Said]:
    """The outbox keeps one notice for each addressee and channel of one event; the second would be lost."""
    for path, tellings, next_posts in _told(subject.read.standard):
        reached: set[tuple[str, str]] = set()
        for at, told in enumerate(tellings):
            people = next_posts if told.who == NEXT else frozenset({told.who})
            pairs = {(who, channel) for who in people for channel in told.channels}
            if pairs & reached:
                who, channel = min(pairs & reached)
                yield Said(
                    "PEMBERITAHUAN-GANDA",
                    "salah",
                    (*path, at),
                    f"Hasil ini memberi tahu «{who}» dua kali lewat {channel}; hanya yang pertama terkirim.",
                    "Gabungkan kedua pemberitahuan, atau pakai saluran lain.",
                )
            reached |= pairs


def there_is_a_next(subject: Subject) -> Iterator[Said]:
    """`berikutnya` at an end is nobody."""
    for path, tellings, next_posts in _told(subject.read.standard):
        for at, told in enumerate(tellings):
            if told.who == NEXT and not next_posts:
                yield Said(
                    "PEMBERITAHUAN-TANPA-TUJUAN",
                    "salah",
                    (*path, at, "siapa"),
                    "Hasil ini mengakhiri permohonan, jadi tidak ada jabatan berikutnya yang dapat diberi tahu.",
                    'Tulis siapa = "pemohon" atau kode jabatan.',
                )


def _told(standard: Standard) -> Iterator[tuple[Path, tuple[Told, ...], frozenset[str]]]:
    """The notices of each outcome, and the posts whose turn follows."""
    owners = {step.code: step.post for step in standard.steps}
    for path, _, outcome in outcomes(standard):
        # A correction goes back to whoever asked for it, known only on the way.
        next_posts = {owners.get(target, target) for target in outcome.leads_to}
        yield (*path, "beri_tahu"), outcome.told, frozenset(next_posts)
    for index, ending in enumerate(standard.case_outcomes):
        yield ("hasil_umum", index, "beri_tahu"), ending.told, frozenset()


RULES = (texts_can_be_sent, nobody_is_told_twice, there_is_a_next)
