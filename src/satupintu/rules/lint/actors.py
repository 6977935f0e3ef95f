"""Who is named, and whether he has a place in the procedure (N-14, N-16, N-28, N-34)."""

import re
from collections.abc import Iterator

from satupintu.rules.lint.finding import Said, Subject
from satupintu.rules.lint.parts import sentences, steps
from satupintu.rules.lint.words import at_home, named, plain, says
from satupintu.rules.standard.model.region import PostPart, RegionFile
from satupintu.rules.standard.model.standard import Standard
from satupintu.rules.standard.model.step import PEMOHON, SYSTEM, Step

_AGENCY = re.compile(r"\bDinas ([A-Z][a-z]+)")
_NOT_ONE_AGENCY = frozenset({"Teknis"})
_HANDS_ON = re.compile(r"(?:dilanjutkan|diteruskan|meneruskan)\b([^.;]*)", re.IGNORECASE)


def the_named_have_a_lane(subject: Subject) -> Iterator[Said]:
    """An actor in the sentence without a step is a promise that nobody keeps (Permenpan RB 35/2012: one lane each)."""
    if subject.region is None:
        return
    called = _called(subject.region, subject.read.standard)
    working = {step.post for step in subject.read.standard.steps}
    for path, step, text in sentences(subject.read.standard):
        for name in named(text, called):
            if called[name] not in working:
                yield Said(
                    "PELAKU-TANPA-JALUR",
                    "periksa",
                    path,
                    f"Kalimat langkah «{step.code}» menyebut «{name}», tetapi tidak ada langkah milik jabatan itu.",
                    "Beri jabatan itu langkahnya, atau tulis sebagai sebutan_lain jabatan yang mengerjakannya.",
                )


def the_named_agency_is_there(subject: Subject) -> Iterator[Said]:
    """A sentence copied from another service names an agency that takes no part (N-16)."""
    if subject.region is None:
        return
    known = [agency.name for agency in subject.region.agencies]
    known += [name for post in subject.region.posts for name in (post.name, *post.also_called)]
    for path, step, text in sentences(subject.read.standard):
        for word in dict.fromkeys(_AGENCY.findall(text)):
            if word not in _NOT_ONE_AGENCY and not any(says(name, f"Dinas {word}") for name in known):
                yield Said(
                    "PELAKU-INSTANSI",
                    "periksa",
                    path,
                    f"Kalimat langkah «{step.code}» menyebut Dinas {word}, yang tidak ada dalam berkas wilayah.",
                    "Sebut instansi yang mengerjakannya, atau tambahkan instansi itu ke region.toml.",
                )


def lanes_are_the_posts(subject: Subject) -> Iterator[Said]:
    """The columns of the SOP's table are the doers of its rows, no more and no fewer (A2)."""
    sop, region = subject.read.standard.sop, subject.region
    if sop is None or region is None or not sop.actors:
        return
    lanes = {plain(lane) for lane in sop.actors}
    posts = {post.code: post for post in region.posts}
    guests = {agency.code: at_home(agency.name) for agency in region.agencies if agency.kind == "teknis"}
    found: set[str] = {plain(PEMOHON), plain(SYSTEM), plain(region.region.system_name)}
    for path, step in steps(subject.read.standard):
        post = posts.get(step.post)
        if post is None:
            continue
        names = {
            plain(name) for name in (*_names(post, subject.read.standard), guests.get(post.agency, post.name))
        }
        found |= names
        if not names & lanes and not step.derived:
            yield _lane(
                (*path, "jabatan"), f"Jabatan «{post.name}» pada langkah «{step.code}» tidak punya kolom"
            )
    for at, lane in enumerate(sop.actors):
        if plain(lane) not in found:
            yield _lane(("sop", "pelaksana", at), f"Kolom «{lane}» tidak punya satu langkah pun")


def _lane(path: tuple[str | int, ...], what: str) -> Said:
    mend = "Samakan kolom pelaksana dengan jabatan langkah, atau tulis sebutan_lain jabatannya."
    return Said("SOP-PELAKSANA", "periksa", path, f"{what} dalam tabel SOP.", mend)


def the_next_is_who_is_named(subject: Subject) -> Iterator[Said]:
    """Where sentence and procedure name different next hands, one of the two is not done (N-37)."""
    if subject.region is None:
        return
    called = _called(subject.region, subject.read.standard)
    owners = {step.code: step.post for step in subject.read.standard.steps}
    for path, step, text in sentences(subject.read.standard):
        for handed in _HANDS_ON.findall(text):
            name = _first(handed, called)
            if name and called[name] not in _hands(step, owners):
                yield Said(
                    "URUTAN-BEDA",
                    "periksa",
                    path,
                    f"Menurut kalimatnya langkah «{step.code}» berlanjut ke {name}, menurut alurnya tidak.",
                    "Ubah tujuan hasilnya atau kalimatnya.",
                )


def _hands(step: Step, owners: dict[str, str]) -> set[str]:
    """The step's own post too: some sentences tell how the file came in."""
    return {step.post, *(owners.get(target, target) for way in step.outcomes for target in way.leads_to)}


def _first(text: str, called: dict[str, str]) -> str:
    said = plain(text)
    return min(named(text, called), key=lambda name: said.index(plain(name)), default="")


def the_staff_suffices(subject: Subject) -> Iterator[Said]:
    """Some count their own staff only and some the guest agency's too: even the smaller count is too high (N-34)."""
    standard, region = subject.read.standard, subject.region
    stated = standard.components.staffing.number
    if region is None or stated is None:
        return
    own = {post.code for post in region.posts if post.agency == standard.service.agency}
    # A step that a fee or an answer opens may never be reached.
    doers = {step.post for step in standard.steps if step.need != "bersyarat"} & own
    if len(doers) > stated:
        yield Said(
            "PELAKSANA-JUMLAH",
            "periksa",
            ("komponen", "jumlah_pelaksana", "jumlah"),
            f"Jumlah pelaksana {stated}, padahal {len(doers)} jabatan instansi ini mengerjakan langkah.",
            "Sesuaikan jumlahnya, atau gabungkan jabatan.",
        )


def _called(region: RegionFile, standard: Standard) -> dict[str, str]:
    return {name: post.code for post in region.posts for name in _names(post, standard)}


def _names(post: PostPart, standard: Standard) -> tuple[str, ...]:
    """The document's own label too."""
    own = standard.post_labels.get(post.code)
    return (post.name, *post.also_called, *((own,) if own else ()))


RULES = (
    the_named_have_a_lane,
    the_named_agency_is_there,
    lanes_are_the_posts,
    the_next_is_who_is_named,
    the_staff_suffices,
)
