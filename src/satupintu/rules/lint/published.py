"""The fourteen components: all there, reachable, and of one mind with each other (A1; UU 25/2009 pasal 21)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from satupintu.rules.identifiers import email, phone
from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import component_lines, components, sentences, steps
from satupintu.rules.lint.words import nearly, plain, says_any
from satupintu.rules.standard.model.components import TITLES, Channel, ComponentCode
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.places import Path

_PHONES = frozenset({"telepon", "faks", "sms", "whatsapp"})
_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?:[/?#]\S*)?", re.I)
_ADDRESS = re.compile(r"\S*[./@]\S*")
_VISITS = (
    "cek lapangan",
    "survey lapangan",
    "survei lapangan",
    "verifikasi lapang",
    "verifikasi lapangan",
    "peninjauan lapangan",
    "melakukan survey",
    "melakukan survei",
)
_UNCOMMITTED = "tanpa komitmen"


def all_fourteen_are_there(subject: Subject) -> Iterator[Said]:
    """A component that is missing is printed "belum ditetapkan" (N-22)."""
    for code in _missing(subject):
        yield Said(
            "KOMPONEN-KOSONG",
            "periksa",
            ("komponen", code),
            f"Komponen {TITLES[code].lower()} belum ditetapkan.",
            "Isi menurut penetapannya, atau catat bahwa naskah tidak memuatnya.",
        )


def _missing(subject: Subject) -> Iterator[ComponentCode]:
    standard = subject.read.standard
    parts = dict(components(standard))
    own = standard.components
    filled: dict[ComponentCode, bool] = {
        "dasar_hukum": bool(own.legal_basis.items),
        "persyaratan": any(not paper.derived for paper in standard.requirements),
        "mekanisme": any(not step.derived for step in standard.steps),
        "jangka_waktu": standard.promise.duration is not None and not standard.promise.sum_of_steps,
        "biaya": "tarif" in subject.read.merged.data,
        "produk": plain(standard.product.name) != "belum ditetapkan",
        "pengaduan": bool(own.complaints.items),
        "jumlah_pelaksana": own.staffing.number is not None,
    }
    for code in TITLES:
        printed = code in parts and parts[code].filled
        if not printed and not filled.get(code, False):
            yield code


def somebody_laid_it_down(subject: Subject) -> Iterator[Said]:
    """A standard is laid down by the head of the agency; without that block its date is an assumption (N-22)."""
    enactment = subject.read.standard.enactment
    if not enactment.number and enactment.day is None:
        yield Said(
            "PENETAPAN-KOSONG",
            "catatan",
            ("penetapan",),
            "Naskah tidak menyebut siapa yang menetapkan standar ini dan kapan.",
            "Isi [penetapan] sesudah ditetapkan.",
        )


def evaluation_has_its_cadence(subject: Subject) -> Iterator[Said]:
    """An evaluation without a date is never due (N-49)."""
    standard = subject.read.standard
    if standard.components.evaluation.filled and not standard.duties:
        yield Said(
            "KEWAJIBAN-KOSONG",
            "catatan",
            ("komponen", "evaluasi"),
            "Naskah mencetak evaluasi tanpa masa ulangnya, jadi tidak ada yang diingatkan.",
            "Tulis [[kewajiban]] bila masanya sudah ditetapkan.",
        )


def complaints_can_arrive(subject: Subject) -> Iterator[Said]:
    """A complaint to a wrong address is lost without anybody knowing (N-30)."""
    for at, channel in enumerate(subject.read.standard.components.complaints.items):
        if fault := _fault(channel):
            yield Said(
                "KONTAK-SALAH",
                "periksa",
                ("komponen", "pengaduan", "butir", at, "nilai"),
                f"«{channel.value}» tidak dapat dihubungi: {fault}",
                "Perbaiki nilainya; tulisan naskah tetap pada tercetak.",
            )


def _fault(channel: Channel) -> str:
    if not channel.value:
        return ""
    if channel.kind == "surel":
        return email.read(channel.value).fault or ""
    if channel.kind in _PHONES:
        return phone.read(channel.value).fault or ""
    return "" if _HOST.fullmatch(channel.value) else "Alamat situs ini tidak lengkap atau berisi spasi."


def the_site_is_the_agencys(subject: Subject) -> Iterator[Said]:
    """One letter too many in the agency's own name is a site of nobody, or of somebody else (N-31)."""
    standard = subject.read.standard
    for at, channel in enumerate(standard.components.complaints.items):
        found = _HOST.fullmatch(channel.value)
        name = found[1].lower().removeprefix("www.").partition(".")[0] if found else ""
        if nearly(name, standard.service.agency):
            yield Said(
                "KONTAK-MIRIP",
                "periksa",
                ("komponen", "pengaduan", "butir", at, "nilai"),
                f"Alamat «{name}» hampir sama dengan kode instansi «{standard.service.agency}».",
                "Pastikan ejaannya.",
            )


def one_spelling_of_the_system(subject: Subject) -> Iterator[Said]:
    """The citizen looks for the system by its name (N-02)."""
    system = subject.region.region.system_name if subject.region else ""
    if len(plain(system)) < 6:
        return
    for path, text in _spoken(subject.read.standard):
        words = re.findall(r"\w+", _ADDRESS.sub(" ", text))
        pairs = [f"{one} {other}" for one, other in pairwise(words)]
        for spelt in dict.fromkeys((*pairs, *words)):
            if _misspelt(spelt, system) and plain(system) not in plain(spelt):
                yield Said(
                    "SISTEM-EJAAN",
                    "periksa",
                    path,
                    f"Sistem disebut «{spelt}» di sini, «{system}» di berkas wilayah.",
                    "Pakai satu ejaan.",
                )
                break


def _misspelt(spelt: str, system: str) -> bool:
    one, other = plain(spelt).replace(" ", ""), plain(system).replace(" ", "")
    return nearly(one, other) or (one == other and plain(spelt) != plain(system))


def _spoken(standard: Standard) -> Iterator[tuple[Path, str]]:
    diagram = standard.components.mechanism.diagram
    if diagram and diagram.title:
        yield ("komponen", "mekanisme", "bagan", "judul"), diagram.title
    yield from ((path, text) for path, _, text in sentences(standard))
    yield from component_lines(standard)


def a_promised_visit_is_made(subject: Subject) -> Iterator[Said]:
    """A visit in the text that no step makes is either forgotten or copied (N-17)."""
    standard = subject.read.standard
    visited = any(step.visit != "tidak" for step in standard.steps)
    texts = [*_spoken(standard)]
    checks = [(path, says_any(text, _VISITS)) for path, text in texts]
    for path, word in checks:
        if word and not visited:
            yield Said(
                "KUNJUNGAN-TIDAK-ADA",
                "periksa",
                path,
                f"Naskah menyebut {word}, tetapi tidak ada langkah dengan kunjungan.",
                'Tulis kunjungan = "wajib" atau "bila_perlu" pada langkahnya.',
            )
    for path, text in texts:
        if says_any(text, (_UNCOMMITTED,)) and any(word for _, word in checks):
            yield Said(
                "KUNJUNGAN-KOMITMEN",
                "periksa",
                path,
                "Izin dikatakan berlaku tanpa komitmen, tetapi naskah juga meminta pemeriksaan lapangan.",
                "Catat untuk surat yang mana pemeriksaan lapangan itu.",
            )


def complete_is_not_correct(subject: Subject) -> Iterator[Said]:
    """To check that all is there is not to check that it is right: the steps have different remedies (N-A)."""
    for path, step in steps(subject.read.standard):
        text = f"{step.printed} {step.printed_sop}"
        for one, other in (("kelengkapan", "kesesuaian"), ("kesesuaian", "kelengkapan")):
            if says_any(step.name, (one,)) and says_any(text, (other,)) and not says_any(text, (one,)):
                yield Said(
                    "LENGKAP-SESUAI",
                    "periksa",
                    (*path, "nama"),
                    f"Langkah «{step.name}» menurut kalimatnya memeriksa {other}, bukan {one}.",
                    "Pakai satu kata menurut pekerjaannya.",
                )


RULES = (
    all_fourteen_are_there,
    somebody_laid_it_down,
    evaluation_has_its_cadence,
    complaints_can_arrive,
    the_site_is_the_agencys,
    one_spelling_of_the_system,
    a_promised_visit_is_made,
    complete_is_not_correct,
)
