"""Every service on the shelf, from opening an account on a phone to the signed paper in the applicant's hands."""

import pytest

from satupintu.cases.turn import AT_THE_COUNTER
from satupintu.catalogue.shelf import read_shelved
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.step import SIGNINGS
from tests.journeys.answering import answers_of
from tests.journeys.applicant import Applicant
from tests.journeys.counter import claim, file_at_counter
from tests.journeys.desk import Desk, step_of
from tests.journeys.signing import register_the_scan, sign_in_the_room
from tests.pages.browser import LAPTOP, PHONE
from tests.web.shelves import every_standard

pytestmark = [pytest.mark.system("chromium", "chromium, by `make system`"), pytest.mark.slow]
LONGEST = 40


@pytest.fixture(params=every_standard(), ids=lambda path: path.parent.name)
def service(request, standing):
    return standing(request.param)


def test_from_account_to_signed_paper(service, walker, shoot):
    file, standard = service
    applicant, desk, seats = cast(file, standard, walker)
    phone, screen = applicant.walker, desk.walker
    if standard.service.channels[0] == "loket":
        desk.number = file_at_counter(applicant, desk, clerk_of(file))
        shoot(screen, "diajukan-di-loket")
        claim(applicant, desk.number)
    else:
        desk.number = file_by_phone(applicant, shoot)
    signing = to_the_signature(applicant, desk, standard, seats, shoot)
    to_the_paper(applicant, desk, standard, seats, signing, shoot)
    assert phone.complaints + screen.complaints == []


def cast(file, standard, walker, *, seed=7):
    """An applicant on a phone, the desk at a screen, and by step whose turn it is."""
    region, posts = file.region, {post.code: post.name for post in file.posts}
    answers = answers_of(standard, region.code, seed=seed)
    applicant = Applicant(walker(width=PHONE), standard, region.slug, answers)
    desk = Desk(walker(width=LAPTOP), region.slug, region.name)
    return applicant, desk, {step.name: posts[step.post] for step in standard.steps if step.post in posts}


def clerk_of(file):
    return next(post.name for post in file.posts if post.role in AT_THE_COUNTER)


HELPED = "perbantuan_oss"


def by_oss(path):
    return {"loket", "oss"} <= set(read_shelved(path).read.standard.service.channels)


@pytest.mark.parametrize(
    "path", [path for path in every_standard() if by_oss(path)], ids=lambda path: path.parent.name
)
def test_helped_through_oss_at_the_counter_to_the_signed_paper(path, standing, walker, shoot):
    """«Perbantuan»: the clerk sits beside him; the file comes by OSS, and the desk records what OSS has said."""
    file, standard = standing(path)
    applicant, desk, seats = cast(file, standard, walker, seed=11)
    phone, screen = applicant.walker, desk.walker
    desk.number = file_at_counter(applicant, desk, clerk_of(file), place=HELPED)
    shoot(screen, "perbantuan-oss")
    screen.go(f"/{desk.region}/petugas/?tab=jabatan&jalur=oss")
    assert screen.page.get_by_role("link", name=desk.number).count() == 1
    screen.go(f"/{desk.region}/petugas/?tab=jabatan&jalur=daring")
    assert screen.page.get_by_role("link", name=desk.number).count() == 0
    claim(applicant, desk.number)
    signing = to_the_signature(applicant, desk, standard, seats, shoot)
    to_the_paper(applicant, desk, standard, seats, signing, shoot)
    assert phone.complaints + screen.complaints == []


def file_by_phone(applicant, shoot):
    phone = applicant.walker
    applicant.register()
    shoot(phone, "akun")
    applicant.find()
    shoot(phone, "layanan")
    applicant.start()
    applicant.fill()
    applicant.give_papers()
    shoot(phone, "daftar-isian")
    number = applicant.send()
    shoot(phone, "terkirim")
    return number


def to_the_signature(applicant, desk, standard, seats, shoot):
    signing = {step.name for step in standard.steps if step.task in SIGNINGS}
    checking = {step.name for step in standard.steps if step.task == "periksa_kelengkapan"}
    returned = False
    for _ in range(LONGEST):
        step = step_of(applicant.turns()[0])
        if step in signing:
            shoot(applicant.walker, "menunggu-tanda-tangan")
            assert returned
            return step
        turn = desk.open_as(seats[step])
        shoot(desk.walker, "berkas")
        desk.reads_the_tables(standard)
        if step in checking and not returned:
            return_once(applicant, desk, turn, standard, shoot)
            returned = True
            continue
        if step in checking:
            desk.examine(turn, wrong=0)
            turn = desk.turn().first
        visit = desk.visit_due(turn)
        if visit:
            desk.record_visit(visit)
            turn = desk.turn().first
        desk.lead_on(turn)
    raise AssertionError("the file never comes to the signature")


def to_the_paper(applicant, desk, standard, seats, signing, shoot):
    """Signed in the signing room, or with a pen and then scanned; and the applicant takes the paper himself."""
    tasks = {step.name: step.task for step in standard.steps}
    if tasks[signing] == "tanda_tangan":
        sign_in_the_room(desk, seats[signing], shoot)
    else:
        desk.lead_on(desk.open_as(seats[signing]))
        register_the_scan(desk, seats[step_of(applicant.turns()[0])], shoot)
    for step in map(step_of, applicant.turns()):
        if tasks[step] == "terbitkan":
            desk.lead_on(desk.open_as(seats[step]))
    applicant.turns()
    shoot(applicant.walker, "surat")
    link = applicant.page.get_by_role("button", name="Unduh surat (PDF)")
    with applicant.page.expect_download() as coming:
        link.click()
    assert coming.value.suggested_filename.endswith(".pdf")


def return_once(applicant, desk, turn, standard, shoot):
    field = next(
        one for one in all_fields(standard.form) if one.kind == "teks" and one.code in applicant.answers
    )
    desk.examine(turn, wrong=1)
    shoot(desk.walker, "diperiksa")
    preview = desk.compose_return(desk.turn().first, field=field.code)
    assert "Tidak sama dengan dokumen." in preview
    assert "Dokumen tidak terbaca" in preview
    applicant.mend()
    shoot(applicant.walker, "diperbaiki")
