"""Every service on the shelf, from opening an account on a phone to the step where the head of the office signs."""

import pytest

from satupintu.cases.turn import AT_THE_COUNTER
from satupintu.rules.standard.model.form import all_fields
from satupintu.rules.standard.model.step import SIGNINGS
from tests.journeys.answering import answers_of
from tests.journeys.applicant import Applicant
from tests.journeys.counter import claim, file_at_counter
from tests.journeys.desk import Desk, step_of
from tests.pages.browser import LAPTOP, PHONE
from tests.web.shelves import every_standard

pytestmark = [pytest.mark.system("chromium", "chromium, by `make system`"), pytest.mark.slow]
LONGEST = 40


@pytest.fixture(params=every_standard(), ids=lambda path: path.parent.name)
def service(request, standing):
    return standing(request.param)


def test_from_account_to_signature(service, walker, shoot):
    file, standard = service
    region = file.region
    phone, screen = walker(width=PHONE), walker(width=LAPTOP)
    applicant = Applicant(phone, standard, region.slug, answers_of(standard, region.code, seed=7))
    posts = {post.code: post.name for post in file.posts}
    seats = {step.name: posts[step.post] for step in standard.steps if step.post in posts}
    desk = Desk(screen, region.slug, region.name)
    if standard.service.channels[0] == "loket":
        clerk = next(post.name for post in file.posts if post.role in AT_THE_COUNTER)
        desk.number = file_at_counter(applicant, desk, clerk)
        shoot(screen, "diajukan-di-loket")
        claim(applicant, desk.number)
    else:
        desk.number = file_by_phone(applicant, shoot)
    to_the_signature(applicant, desk, standard, seats, shoot)
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
            return
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
