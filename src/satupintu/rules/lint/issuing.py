"""What is issued: by one way of signing, under one name, as the procedure says (F5, I6, N-17, N-47)."""

from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import component_lines, outputs, sentences, steps
from satupintu.rules.lint.words import plain, says, says_any
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import SIGNINGS, Task
from satupintu.rules.standard.places import Path

_BY_HAND = ("tanda tangan basah", "cap basah")
_BY_CERTIFICATE = ("tanda tangan elektronik", "tte")
_ISSUING: frozenset[Task] = frozenset(
    {"tanda_tangan", "tanda_tangan_basah", "terbitkan", "cetak", "serahkan"}
)
_PAPERS = (
    "surat keputusan",
    "sertifikat",
    "piagam",
    "izin usaha",
    "perizinan berusaha",
    "output izin",
)


def one_way_of_signing(subject: Subject) -> Iterator[Said]:
    """Signed by hand there is one original; an electronic paper has none, and a copy of it proves nothing (F5)."""
    standard = subject.read.standard
    product = standard.product
    if product.approval == "basah":
        sent = [word for word in ("oss",) if word in standard.service.channels]
        sent += [word for word in ("unduh",) if word in product.delivery]
        if sent:
            yield _mixed(
                ("produk", "pengesahan"), f"Surat ditandatangani basah, tetapi terbit lewat {', '.join(sent)}"
            )
    for path, text in component_lines(standard):
        other = _BY_HAND if product.approval == "tte" else _BY_CERTIFICATE
        if word := says_any(text, other):
            yield _mixed(path, f"Naskah menyebut «{word}», padahal pengesahan = {product.approval}")


def _mixed(path: Path, what: str) -> Said:
    mend = "Pilih satu cara pengesahan, atau catat bagaimana keduanya dipakai."
    return Said("BASAH-ELEKTRONIK", "periksa", path, f"{what}.", mend)


def somebody_signs(subject: Subject) -> Iterator[Said]:
    """A paper with an approval needs the step that approves it (N-28)."""
    standard = subject.read.standard
    wanted = "tanda_tangan" if standard.product.approval == "tte" else "tanda_tangan_basah"
    if not any(step.task == wanted for step in standard.steps):
        yield Said(
            "PENGESAHAN-TANPA-LANGKAH",
            "salah",
            ("produk", "pengesahan"),
            f"Pengesahan surat {standard.product.approval}, tetapi tidak ada langkah {wanted}.",
            "Tambahkan langkah persetujuan, penomoran, dan tanda tangan.",
        )


def signed_when_it_is_signed(subject: Subject) -> Iterator[Said]:
    """The certificate is put on at the signing; nothing after it can add one (F5, N-47)."""
    standard = subject.read.standard
    signed = [text for _, step, text in outputs(standard) if step.task in SIGNINGS]
    if not signed or any(says_any(text, _BY_CERTIFICATE) for text in signed):
        return
    for path, step, text in outputs(standard):
        if step.task not in SIGNINGS and says_any(text, _BY_CERTIFICATE):
            yield Said(
                "TTE-TERLAMBAT",
                "periksa",
                path,
                f"Tanda tangan elektronik baru disebut pada keluaran «{text}», bukan pada langkah penandatanganan.",
                "Sebut pada keluaran langkah penandatanganan.",
            )


def the_product_has_one_name(subject: Subject) -> Iterator[Said]:
    """Two names may be two papers, and the applicant cannot know which he gets (N-17, N-A)."""
    standard = subject.read.standard
    other: dict[str, Path] = {}
    for path, text in _about_the_product(standard):
        for word in _PAPERS:
            if says(text, word) and not says(standard.product.name, word):
                other.setdefault(word, path)
    if standard.service.kind != "izin" and not says(standard.product.name, "izin"):
        for path, text in _about_the_issue(standard):
            if says(text, "izin") and not says_any(text, _PAPERS):
                other.setdefault("izin", path)
    for word, path in other.items():
        yield Said(
            "PRODUK-DUA-NAMA",
            "periksa",
            path,
            f"Di sini produknya disebut «{word}», pada produk.nama «{standard.product.name}».",
            "Pakai satu nama, atau catat bahwa yang dimaksud surat yang sama.",
        )


def _about_the_issue(standard: Standard) -> Iterator[tuple[Path, str]]:
    for path, step in steps(standard):
        if step.task in _ISSUING:
            yield (*path, "nama"), step.name
            yield (*path, "uraian"), step.printed
            yield (*path, "uraian_sop"), step.printed_sop


def _about_the_product(standard: Standard) -> Iterator[tuple[Path, str]]:
    yield from ((path, text) for path, text in component_lines(standard) if path[1] == "jaminan_keamanan")
    yield from ((path, text) for path, _, text in sentences(standard))
    yield from ((path, text) for path, _, text in outputs(standard))


def own_branches_only(subject: Subject) -> Iterator[Said]:
    """A sentence for another service was copied with the rest; here nobody can take its way (N-10)."""
    standard = subject.read.standard
    own = [standard.service.name, standard.product.name, *(paper.name for paper in standard.requirements)]
    own += [text for _, _, text in outputs(standard)]
    for path, text in _sentences_and_labels(standard):
        for other in _other_services(text):
            if not any(plain(other) in plain(name) for name in own):
                yield Said(
                    "CABANG-LAYANAN-LAIN",
                    "periksa",
                    path,
                    f"Di sini disebut «{other}», yang bukan layanan ini.",
                    "Hapus cabang layanan lain; aturannya ditulis pada standar layanan itu.",
                )


def _sentences_and_labels(standard: Standard) -> Iterator[tuple[Path, str]]:
    yield from ((path, text) for path, _, text in sentences(standard))
    for path, step in steps(standard):
        for at, outcome in enumerate(step.outcomes):
            yield (*path, "hasil", at, "label"), outcome.label


def _other_services(text: str) -> Iterator[str]:
    """`Surat Izin Praktik`: the words in capitals after a paper's name."""
    words = text.split()
    for at in range(len(words) - 2):
        if words[at] == "Surat" and words[at + 1] in {"Izin", "Keterangan", "Rekomendasi"}:
            name = words[at : at + 2]
            for word in words[at + 2 :]:
                if not word[:1].isupper():
                    break
                name.append(word.strip(".,;"))
                if word[-1] in ".,;":
                    break
            if len(name) > 2:
                yield " ".join(name)


RULES = (
    one_way_of_signing,
    somebody_signs,
    signed_when_it_is_signed,
    the_product_has_one_name,
    own_branches_only,
)
