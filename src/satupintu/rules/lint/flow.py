"""The procedure must be walkable: every step reachable, every step with a way to an end."""

from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes, steps
from satupintu.rules.procedure.graph import BACKWARD, Graph
from satupintu.rules.standard.model.step import PEMOHON, RETURNER, SIGNINGS

TAKEN_BACK = BACKWARD | {"tolak"}


def starts_with_the_applicant(subject: Subject) -> Iterator[Said]:
    """A draft stands at the first step, so it must be one that somebody outside begins."""
    first = subject.read.standard.first_step
    if first.task not in {"ajukan", "tunggu_peristiwa"}:
        yield Said(
            "ALUR-AWAL",
            "salah",
            ("langkah", 0, "tugas"),
            f"Langkah pertama «{first.code}» bukan pengajuan dan bukan peristiwa dari luar.",
            'Letakkan langkah dengan tugas = "ajukan" paling atas.',
        )


def every_step_is_reached(subject: Subject) -> Iterator[Said]:
    """A step that nothing leads to is printed in the SOP and never done."""
    standard = subject.read.standard
    reached = Graph(standard).reachable(standard.first_step.code)
    for path, step in steps(standard):
        if step.code not in reached:
            yield Said(
                "ALUR-TAK-TERJANGKAU",
                "salah",
                (*path, "kode"),
                f"Langkah «{step.code}» tidak pernah dapat dicapai.",
                "Arahkan sebuah hasil ke langkah ini, atau hapus langkahnya.",
            )


def every_step_can_end(subject: Subject) -> Iterator[Said]:
    """Every application must be able to end; a correction ends where it came from."""
    standard = subject.read.standard
    graph = Graph(standard)
    ending = {step.code for step in standard.steps if any(outcome.ending for outcome in step.outcomes)}
    ending |= {step.code for _, step, outcome in outcomes(standard) if RETURNER in outcome.leads_to}
    for path, step in steps(standard):
        if not graph.reachable(step.code) & ending:
            yield Said(
                "ALUR-BUNTU",
                "salah",
                (*path, "kode"),
                f"Dari langkah «{step.code}» tidak ada jalan sampai akhir.",
                "Tambahkan hasil yang menuju langkah berikutnya atau yang mengakhiri permohonan.",
            )


def outcomes_lead_somewhere(subject: Subject) -> Iterator[Said]:
    """An outcome either goes on or ends the case; both or neither cannot be carried out."""
    for path, _, outcome in outcomes(subject.read.standard):
        if bool(outcome.leads_to) == bool(outcome.ending):
            yield Said(
                "ALUR-HASIL",
                "salah",
                (*path, "akhir" if outcome.ending else "kode"),
                f"Hasil «{outcome.code}» harus punya salah satu: ke (langkah berikut) atau akhir.",
                'Isi ke = [...] atau akhir = "...", tidak keduanya.',
            )
        for at, target in enumerate(outcome.leads_to):
            if target in outcome.leads_to[:at]:
                yield Said(
                    "ALUR-HASIL",
                    "periksa",
                    (*path, "ke", at),
                    f"Hasil «{outcome.code}» menuju langkah «{target}» dua kali; langkah itu hanya dibuka sekali.",
                    "Hapus salah satunya.",
                )


def returns_go_to_the_applicant(subject: Subject) -> Iterator[Said]:
    """A return lists defects for the applicant, so it must open his correction."""
    standard = subject.read.standard
    owners = {step.code: step for step in standard.steps}
    for path, _, outcome in outcomes(standard):
        if outcome.kind != "kembalikan":
            continue
        for at, code in enumerate(outcome.leads_to):
            target = owners.get(code)
            if target and (target.post != PEMOHON or target.task != "perbaiki"):
                yield Said(
                    "ALUR-PERBAIKAN",
                    "salah",
                    (*path, "ke", at),
                    f"Hasil «{outcome.code}» mengembalikan berkas, tetapi tidak menuju langkah perbaikan pemohon.",
                    'Arahkan ke langkah dengan jabatan = "pemohon" dan tugas = "perbaiki".',
                )


def only_the_returned_go_back(subject: Subject) -> Iterator[Said]:
    """`pengembali` has a meaning only where every way in is a return."""
    standard = subject.read.standard
    backed = {step.code for _, step, outcome in outcomes(standard) if RETURNER in outcome.leads_to}
    entrances = [
        ((*path, "ke", at), step.code, target)
        for path, step, outcome in outcomes(standard)
        for at, target in enumerate(outcome.leads_to)
        if target in backed and outcome.kind != "kembalikan"
    ]
    if standard.first_step.code in backed:
        entrances.append((("langkah", 0, "kode"), "permulaan", standard.first_step.code))
    for path, source, target in entrances:
        yield Said(
            "ALUR-PENGEMBALI",
            "salah",
            path,
            f"Langkah «{target}» kembali ke «{RETURNER}», tetapi dari «{source}» tidak ada yang mengembalikan.",
            'Beri hasil itu jenis = "kembalikan", atau ganti tujuan «pengembali» dengan kode langkah.',
        )


def going_back_is_called_so(subject: Subject) -> Iterator[Said]:
    """Joins wait for work that is still to come; a way back that is not called `mundur` would make them wait for it."""
    standard = subject.read.standard
    graph = Graph(standard)
    order = [step.code for step in standard.steps]
    for path, step, outcome in outcomes(standard):
        if outcome.kind in BACKWARD:
            continue
        for at, target in enumerate(outcome.leads_to):
            if step.code in graph.onward(target) and order.index(target) <= order.index(step.code):
                yield Said(
                    "ALUR-MUNDUR",
                    "periksa",
                    (*path, "ke", at),
                    f"Hasil «{outcome.code}» kembali ke langkah sebelumnya «{target}», tetapi berjenis {outcome.kind}.",
                    'Beri jenis = "mundur" pada hasil yang kembali ke petugas sebelumnya.',
                )


def somebody_can_always_act(subject: Subject) -> Iterator[Said]:
    """Where every outcome has a condition, a case may stand without any button."""
    for path, step in steps(subject.read.standard):
        if all(outcome.condition for outcome in step.outcomes):
            yield Said(
                "ALUR-SEMUA-BERSYARAT",
                "periksa",
                (*path, "hasil", 0, "bila"),
                f"Semua hasil langkah «{step.code}» bersyarat; bila tidak satu pun terpenuhi, berkas tidak dapat maju.",
                "Pastikan syaratnya saling melengkapi, atau tambahkan satu hasil tanpa bila.",
            )


def what_is_signed_stays(subject: Subject) -> Iterator[Said]:
    """A signed paper is already in force: it is withdrawn by a decision of its own, not by turning the file back."""
    standard = subject.read.standard
    graph = Graph(standard)
    signed = {
        code
        for _, step, outcome in outcomes(standard)
        if step.task in SIGNINGS and outcome.kind == "lanjut"
        for target in outcome.leads_to
        for code in graph.onward(target)
    }
    for path, step, outcome in outcomes(standard):
        if step.code in signed and outcome.kind in TAKEN_BACK:
            yield Said(
                "ALUR-SESUDAH-TTD",
                "salah",
                (*path, "jenis"),
                f"Hasil «{outcome.code}» pada langkah «{step.code}» berjenis {outcome.kind}, padahal suratnya sudah ditandatangani.",
                "Letakkan hasil itu sebelum tanda tangan; surat yang sudah ditandatangani hanya dapat dicabut.",
            )


RULES = (
    starts_with_the_applicant,
    every_step_is_reached,
    every_step_can_end,
    outcomes_lead_somewhere,
    returns_go_to_the_applicant,
    only_the_returned_go_back,
    going_back_is_called_so,
    what_is_signed_stays,
    somebody_can_always_act,
)
