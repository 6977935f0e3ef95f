"""Requirements, numbers and the signature must fit one another."""

from collections.abc import Callable, Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import outcomes, steps
from satupintu.rules.numbering import FROM_VALUES, Pattern, faults_of
from satupintu.rules.procedure.graph import BACKWARD
from satupintu.rules.standard.model.region import AgencyPart, NumberSeries
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import SIGNINGS, Outcome
from satupintu.rules.standard.places import Path


def details_are_asked(subject: Subject) -> Iterator[Said]:
    """A detail that is demanded but not asked could never be given."""
    for index, paper in enumerate(subject.read.standard.requirements):
        for at, detail in enumerate(paper.details_required):
            if detail not in paper.details:
                yield Said(
                    "SYARAT-RINCIAN",
                    "salah",
                    ("persyaratan", index, "rincian_wajib", at),
                    f"Persyaratan «{paper.code}» mewajibkan {detail} yang tidak ditanyakan.",
                    f'Tambahkan "{detail}" pada rincian.',
                )


def own_papers_have_a_source(subject: Subject) -> Iterator[Said]:
    """A paper that our own flow makes names the step that makes it (N-11), and no other does."""
    for index, paper in enumerate(subject.read.standard.requirements):
        if (paper.supplier == "pemohon") == bool(paper.produced_by):
            yield Said(
                "SYARAT-PENYEDIA",
                "periksa",
                ("persyaratan", index, "penyedia"),
                f"Penyedia persyaratan «{paper.code}» dan dihasilkan_langkah tidak sesuai.",
                "Isi dihasilkan_langkah bila penyedia = alur atau keduanya; kosongkan bila pemohon.",
            )


def number_before_signature(subject: Subject) -> Iterator[Said]:
    """The number stands inside the signed bytes (F5)."""
    yield from _signed_without(
        subject.read.standard,
        lambda outcome: outcome.numbers,
        "NOMOR-SESUDAH-TTE",
        "nomor belum diberikan (beri_nomor = true)",
    )


def frozen_before_signature(subject: Subject) -> Iterator[Said]:
    """What is signed can no longer change, so it is frozen before."""
    yield from _signed_without(
        subject.read.standard,
        lambda outcome: outcome.freezes,
        "BEKU-SESUDAH-TTE",
        "isi surat belum dibekukan (bekukan = true)",
    )


def _signed_without(
    standard: Standard, done: Callable[[Outcome], bool], code: str, missing: str
) -> Iterator[Said]:
    reached = _reached_without(standard, done)
    for path, step in steps(standard):
        if step.task in SIGNINGS and step.code in reached:
            yield Said(
                code,
                "salah",
                (*path, "kode"),
                f"Langkah «{step.code}» dapat dicapai ketika {missing}.",
                "Lakukan pada hasil yang selalu mendahului tanda tangan.",
            )


def _reached_without(standard: Standard, done: Callable[[Outcome], bool]) -> frozenset[str]:
    """The steps that a case can come to with `done` still to be done; a join comes after all its branches."""
    still = [(step.code, outcome) for _, step, outcome in outcomes(standard) if not done(outcome)]
    leads = {(source, target) for source, outcome in still for target in outcome.leads_to}
    leaves = {source for source, outcome in still if outcome.kind not in BACKWARD}
    joins = {step.code: step.joins for step in standard.steps}
    reached = {standard.first_step.code}
    while True:
        new = {
            target
            for source, target in leads
            if source in reached
            and all(branch in reached & leaves for branch in joins.get(target, ()) if branch in joins)
        }
        if new <= reached:
            return frozenset(reached)
        reached |= new


def the_pattern_makes_a_number(subject: Subject) -> Iterator[Said]:
    """Two papers must never bear one number, so a pattern needs its running number and its year (N-20)."""
    pattern = subject.read.standard.product.pattern
    for fault in faults_of(pattern):
        yield Said(
            "NOMOR-POLA", "salah", ("produk", "pola_nomor"), f"Pola nomor «{pattern}»: {fault}.", "Perbaiki."
        )


def the_pattern_can_be_filled(subject: Subject) -> Iterator[Said]:
    """An empty word in the pattern would be refused only when the first permit takes its number."""
    product = subject.read.standard.product
    if faults_of(product.pattern):
        return
    series = _series(subject).get(product.series)
    empty = {"klasifikasi": not product.classification, "unit": series is not None and not series.unit}
    for name in (
        name for name in FROM_VALUES if name in Pattern.parse(product.pattern).needs and empty.get(name)
    ):
        yield Said(
            "NOMOR-ISI",
            "salah",
            ("produk", "pola_nomor"),
            f"Pola nomor memakai {{{name}}} yang belum diisi.",
            "Isi produk.klasifikasi."
            if name == "klasifikasi"
            else "Isi unit pada [[instansi.seri]] di region.toml.",
        )


def series_exist(subject: Subject) -> Iterator[Said]:
    """Each deed that takes a number needs its series at the agency that gives it."""
    if subject.region is None:
        return
    agencies = {agency.code: agency for agency in subject.region.agencies}
    for path, code, series in _series_needed(subject, agencies):
        agency = agencies.get(code)
        if agency and series not in {one.code for one in agency.series}:
            yield Said(
                "RUJUKAN-SERI",
                "salah",
                path,
                f"Seri nomor «{series}» tidak ada pada instansi {code}.",
                "Tambahkan [[instansi.seri]] dalam region.toml.",
            )


def _series_needed(subject: Subject, agencies: dict[str, AgencyPart]) -> Iterator[tuple[Path, str, str]]:
    standard = subject.read.standard
    own = standard.service.agency
    posts = {post.code: post.agency for post in subject.region.posts} if subject.region else {}
    yield ("produk", "seri"), own, standard.product.series
    for path, step in steps(standard):
        for task, series in (
            ("ajukan", "permohonan"),
            ("periksa_kelengkapan", "tanda_terima"),
            ("teruskan", "surat_pengantar"),
        ):
            if step.task == task:
                yield (*path, "tugas"), own, series
        if step.visit != "tidak":
            yield (*path, "kunjungan"), posts.get(step.post, ""), "berita_acara"
        if step.task == "rekomendasi":
            yield (*path, "tugas"), posts.get(step.post, ""), "rekomendasi_teknis"


def _series(subject: Subject) -> dict[str, NumberSeries]:
    agencies = subject.region.agencies if subject.region else ()
    own = subject.read.standard.service.agency
    return {series.code: series for agency in agencies if agency.code == own for series in agency.series}


RULES = (
    details_are_asked,
    own_papers_have_a_source,
    number_before_signature,
    frozen_before_signature,
    the_pattern_makes_a_number,
    the_pattern_can_be_filled,
    series_exist,
)
