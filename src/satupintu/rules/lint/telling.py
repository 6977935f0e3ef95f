"""Whether the applicant hears what he is promised to hear, and in time (N-13, N-46)."""

from collections.abc import Iterator

from satupintu.rules.lint.diagram import ROOT
from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes, printed
from satupintu.rules.lint.words import says, says_any
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import PEMOHON, Outcome
from satupintu.rules.standard.places import Path

_TRACKING = ("tracking", "dapat ditelusuri")
_READY = ("bisa diambil", "dapat diambil", "siap diambil")


def endings_are_told(subject: Subject) -> Iterator[Said]:
    """A return, a refusal and an end take effect when the applicant knows of them (UU 30/2014)."""
    standard = subject.read.standard
    if standard.tracking:
        return
    for path, code in _endings(standard):
        yield Said(
            "HASIL-TANPA-KABAR",
            "periksa",
            path,
            f"Pemohon tidak diberi tahu tentang hasil «{code}».",
            'Tambahkan beri_tahu dengan siapa = "pemohon".',
        )


def _endings(standard: Standard) -> Iterator[tuple[Path, str]]:
    for path, _, outcome in outcomes(standard):
        if (outcome.ending or outcome.kind in {"kembalikan", "tolak"}) and not _to_applicant(outcome):
            yield (*path, "kode"), outcome.code
    for at, ending in enumerate(standard.case_outcomes):
        if not any(told.who == PEMOHON for told in ending.told):
            yield ("hasil_umum", at, "kode"), ending.code


def _to_applicant(outcome: Outcome) -> bool:
    return any(told.who == PEMOHON for told in outcome.told)


def promised_tracking_is_printed_for_him(subject: Subject) -> Iterator[Said]:
    """Promised to the applicant, printed for the officers: each change of step must reach him too (N-46)."""
    standard = subject.read.standard
    if standard.tracking is None or not standard.tracking.printed:
        return
    silent = [
        step.number or step.code
        for _, step, outcome in outcomes(standard)
        if outcome.told and not outcome.derived and not _to_applicant(outcome)
    ]
    if silent:
        yield Said(
            "PELACAKAN-PETUGAS",
            "periksa",
            ("pelacakan", "tercetak"),
            "Pelacakan dijanjikan kepada pemohon, tetapi pemberitahuan yang tercetak hanya untuk petugas pada langkah "
            f"{', '.join(dict.fromkeys(silent))}.",
            "Catat bahwa pemohon diberi tahu melalui [pelacakan] pada setiap perubahan langkah.",
        )


def printed_tracking_is_set(subject: Subject) -> Iterator[Said]:
    """What the printed text promises, the system must do (N-26)."""
    standard = subject.read.standard
    if standard.tracking:
        return
    for path, text in printed(standard):
        if promise := says_any(text, _TRACKING):
            yield Said(
                "PELACAKAN-TIDAK-ADA",
                "periksa",
                path,
                f"Naskah menjanjikan pelacakan («{promise}»), tetapi [pelacakan] tidak ditulis.",
                "Tulis [pelacakan] dengan salurannya, atau ubah kalimatnya.",
            )


def ready_is_told_before_the_pick_up(subject: Subject) -> Iterator[Said]:
    """Told after the pick-up, "ready for pick-up" is of no use to anybody (N-13)."""
    standard = subject.read.standard
    for path, step, outcome in outcomes(standard):
        for at, told in enumerate(outcome.told):
            text = standard.texts.get(told.template)
            if step.task == "serahkan" and text and says_any(text.text, _READY):
                yield _late((*path, "beri_tahu", at))
    diagram = standard.components.mechanism.diagram
    handing = {step.code for step in standard.steps if step.task == "serahkan"}
    after = {node.number for node in diagram.nodes if node.step in handing} if diagram else set()
    for at, arrow in enumerate(diagram.arrows if diagram else ()):
        if arrow.start in after and any(says(arrow.text, ready) for ready in _READY):
            yield _late((*ROOT, "panah", at))


def _late(path: Path) -> Said:
    return Said(
        "SIAP-SESUDAH-AMBIL",
        "periksa",
        path,
        "Pemberitahuan bahwa surat sudah dapat diambil baru dikirim sesudah surat diambil.",
        "Kirim pada hasil langkah sebelum penyerahan.",
    )


RULES = (
    endings_are_told,
    promised_tracking_is_printed_for_him,
    printed_tracking_is_set,
    ready_is_told_before_the_pick_up,
)
