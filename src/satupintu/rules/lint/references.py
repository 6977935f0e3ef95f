"""Every name that a standard mentions must exist: steps, posts, texts, fields, agencies."""

from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import fields, outcomes, steps, tellings
from satupintu.rules.procedure.tracking import NEXT
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import PEMOHON, RETURNER, SYSTEM
from satupintu.rules.standard.places import Path


def steps_exist(subject: Subject) -> Iterator[Said]:
    """Work that leads to a step that is not there would lead nowhere."""
    standard = subject.read.standard
    known = {step.code for step in standard.steps}
    for path, code, where in _mentioned_steps(standard):
        if code not in known:
            yield Said(
                "RUJUKAN-LANGKAH",
                "salah",
                path,
                f"{where} menunjuk langkah «{code}» yang tidak ada.",
                f"Pakai salah satu: {', '.join(sorted(known))}.",
            )


def _mentioned_steps(standard: Standard) -> Iterator[tuple[Path, str, str]]:
    for path, step, outcome in outcomes(standard):
        targets = [(at, target) for at, target in enumerate(outcome.leads_to) if target != RETURNER]
        for at, target in targets:
            yield (*path, "ke", at), target, f"Hasil «{outcome.code}» pada langkah «{step.code}»"
    for path, step in steps(standard):
        for key, codes in (("gabung", step.joins), ("bukan_pelaku", step.apart_from)):
            for at, code in enumerate(codes):
                yield (*path, key, at), code, f"Kunci {key} pada langkah «{step.code}»"
    papers = [(at, paper) for at, paper in enumerate(standard.requirements) if paper.produced_by]
    for at, paper in papers:
        yield ("persyaratan", at, "dihasilkan_langkah"), paper.produced_by, f"Persyaratan «{paper.code}»"


def posts_exist(subject: Subject) -> Iterator[Said]:
    """Work and notices for a post that the region does not have would reach nobody."""
    if subject.region is None:
        return
    known = {post.code for post in subject.region.posts} | {PEMOHON, SYSTEM}
    for path, post in _mentioned_posts(subject.read.standard):
        if post not in known:
            yield Said(
                "RUJUKAN-JABATAN",
                "salah",
                path,
                f"Jabatan «{post}» tidak ada dalam berkas wilayah.",
                f"Tambahkan ke region.toml atau pakai salah satu: {', '.join(sorted(known))}.",
            )


def _mentioned_posts(standard: Standard) -> Iterator[tuple[Path, str]]:
    for path, step in steps(standard):
        yield (*path, "jabatan"), step.post
    by = [
        (at, number, post)
        for at, way in enumerate(standard.case_outcomes)
        for number, post in enumerate(way.by)
    ]
    yield from ((("hasil_umum", at, "oleh", number), post) for at, number, post in by)
    for index, paper in enumerate(standard.requirements):
        if paper.confirmed_by:
            yield ("persyaratan", index, "dikonfirmasi_oleh"), paper.confirmed_by
    yield from ((("sebutan_jabatan", post), post) for post in standard.post_labels)
    for path, told in tellings(standard):
        if told.who != NEXT:
            yield (*path, "siapa"), told.who


def agency_exists(subject: Subject) -> Iterator[Said]:
    """The agency gives the letterhead, the hours and the numbers."""
    if subject.region is None:
        return
    known = {agency.code for agency in subject.region.agencies}
    agency = subject.read.standard.service.agency
    if agency not in known:
        yield Said(
            "RUJUKAN-INSTANSI",
            "salah",
            ("layanan", "instansi"),
            f"Instansi «{agency}» tidak ada dalam berkas wilayah.",
            f"Pakai salah satu: {', '.join(sorted(known))}.",
        )


def texts_exist(subject: Subject) -> Iterator[Said]:
    """A notice without words cannot be sent."""
    standard = subject.read.standard
    for path, code in _mentioned_texts(standard):
        if code not in standard.texts:
            yield Said(
                "RUJUKAN-TEKS",
                "salah",
                path,
                f"Teks pemberitahuan «{code}» tidak ada dalam [notifikasi].",
                "Tulis teksnya atau pakai kode teks yang ada.",
            )


def _mentioned_texts(standard: Standard) -> Iterator[tuple[Path, str]]:
    yield ("giliran", "templat"), standard.turn.template
    if standard.tracking:
        yield ("pelacakan", "templat"), standard.tracking.template
    for path, told in tellings(standard):
        yield (*path, "templat"), told.template


def validity_follows_dates(subject: Subject) -> Iterator[Said]:
    """`tidak_melebihi` compares days; another kind of answer would be passed over in silence."""
    standard = subject.read.standard
    dates = {field.code for _, field in fields(standard) if field.kind == "tanggal"}
    for at, code in enumerate(standard.product.valid_no_longer_than):
        if code not in dates:
            yield Said(
                "RUJUKAN-TANGGAL",
                "salah",
                ("produk", "tidak_melebihi", at),
                f"Isian «{code}» pada tidak_melebihi bukan isian tanggal.",
                "Pakai kode isian berjenis tanggal dalam [[kelompok]].",
            )


RULES = (steps_exist, posts_exist, agency_exists, texts_exist, validity_follows_dates)
