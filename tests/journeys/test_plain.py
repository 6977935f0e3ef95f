"""Without a script and by the keys alone, from an account to the number."""

import pytest

from satupintu.rules.standard.model.form import all_fields
from tests.journeys.answering import answers_of
from tests.journeys.applicant import Applicant
from tests.journeys.hands import Keys
from tests.pages.browser import PHONE
from tests.web.shelves import every_standard

pytestmark = [pytest.mark.system("chromium", "chromium, by `make system`"), pytest.mark.slow]


def test_an_application_by_the_keys_without_a_script(walker, standing, shoot):
    file, standard = min((standing(path) for path in every_standard()), key=lambda found: questions(found[1]))
    region = file.region
    plain = walker(width=PHONE, hand=Keys, javascript=False)
    applicant = Applicant(plain, standard, region.slug, answers_of(standard, region.code, seed=7))
    applicant.register()
    applicant.find()
    applicant.start()
    applicant.fill()
    applicant.give_papers()
    shoot(plain, "daftar-isian")
    assert applicant.send()
    shoot(plain, "terkirim")
    assert plain.complaints == []


def questions(standard):
    """Those that are on the site, the shortest first."""
    if "daring" not in standard.service.channels:
        return 10_000
    return len(list(all_fields(standard.form))) + len(standard.requirements)
