"""The guides of the shelf walked through their pages, every answer of every question; and the one across services."""

import gzip

import pytest
from django.utils import timezone

from satupintu.catalogue.places import countries
from satupintu.catalogue.queries import services_in_force
from satupintu.people.models import Region
from tests.web import markup, shelves

pytestmark = pytest.mark.django_db
LARGEST = 50_000


@pytest.fixture
def everywhere(db, collected_static, monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT)
    return [shelves.established(folder) for folder in shelves.region_folders()]


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = answer.content.decode()
    assert markup.faults(html) == [], address
    assert len(gzip.compress(answer.content)) <= LARGEST
    return markup.read(html)


def every_standard():
    return [
        (shelves.shelved(folder).region.region.slug, shelved.read.standard)
        for folder in shelves.region_folders()
        for shelved in shelves.shelved(folder).newest()
    ]


def test_all_five_services_have_a_guide_and_say_whom_they_are_for():
    assert len(every_standard()) == 5
    for _, standard in every_standard():
        assert standard.guide.questions
        assert standard.guide.for_whom
        assert standard.guide.needs


def test_what_is_not_printed_is_marked_and_the_rest_says_where_it_stands():
    for _, standard in every_standard():
        for question in standard.guide.questions:
            assert question.basis or question.derived, (standard.service.code, question.code)


def walked(client, base):
    """Every page that can be reached by its answers, with the words of those at the end."""
    seen, queue, ends = set(), [base], []
    while queue:
        address = queue.pop()
        if address in seen:
            continue
        seen.add(address)
        found = page(client, address)
        answers = [link for link in found.links if link.startswith(f"{base}?")]
        queue += answers
        if not [link for link in answers if link.startswith(f"{address}&")] and address != base:
            ends.append(found.text)
    return seen, ends


@pytest.mark.parametrize(
    ("slug", "standard"), every_standard(), ids=lambda one: getattr(one, "service", one) and str(one)[:20]
)
def test_a_guide_is_walked_to_every_end(client, everywhere, slug, standard):
    base = f"/{slug}/layanan/{standard.service.code}/cocok/"
    seen, ends = walked(client, base)
    says = {
        answer.says for question in standard.guide.questions for answer in question.answers if answer.says
    }
    text = " ".join(ends)
    assert [one for one in says if one not in text] == []
    assert "Layanan ini cocok, dan Anda dapat mengajukan permohonan" in text
    for question in standard.guide.questions:
        assert any(f"{question.code}=" in address for address in seen), question.code


def test_the_first_question_is_asked_and_each_answer_is_a_link(client, everywhere):
    slug, standard = every_standard()[0]
    found = page(client, f"/{slug}/layanan/{standard.service.code}/cocok/")
    first = standard.guide.questions[0]
    assert first.asks in found.text
    for answer in first.answers:
        assert answer.label in found.text
        assert f"/{slug}/layanan/{standard.service.code}/cocok/?{first.code}={answer.code}" in found.links


def test_an_answer_can_be_changed_with_what_was_said_before(client, everywhere):
    slug, standard = every_standard()[0]
    base = f"/{slug}/layanan/{standard.service.code}/cocok/"
    first, second = standard.guide.questions[:2]
    going = next(answer for answer in first.answers if answer.meaning == "lanjut" and not answer.to)
    query = f"{first.code}={going.code}&{second.code}={second.answers[0].code}"
    found = page(client, f"{base}?{query}")
    assert base in found.links
    assert f"{base}?{first.code}={going.code}" in found.links


def test_words_of_an_address_that_are_no_answers_ask_again(client, everywhere):
    slug, standard = every_standard()[0]
    base = f"/{slug}/layanan/{standard.service.code}/cocok/"
    found = page(client, f"{base}?{standard.guide.questions[0].code}=<script>&x=1")
    assert standard.guide.questions[0].asks in found.text


def test_countries_without_relations_stand_below_the_question(client, everywhere):
    asking = [
        (slug, standard, question)
        for slug, standard in every_standard()
        for question in standard.guide.questions
        if question.shows
    ]
    assert asking
    for slug, standard, question in asking:
        before = "&".join(
            f"{one.code}={next(answer for answer in one.answers if answer.meaning == 'lanjut').code}"
            for one in standard.guide.questions[: standard.guide.questions.index(question)]
        )
        text = page(client, f"/{slug}/layanan/{standard.service.code}/cocok/?{before}").text
        assert question.asks in text
        for name in countries().without_relations():
            assert name in text
        assert "Indonesia," not in text


def test_a_service_without_a_guide_has_no_such_page(client, region):
    shelves.a_copy(region, code="polos", change=lambda data: data.pop("panduan", None))
    assert client.get(f"/{region.slug}/layanan/polos/cocok/").status_code == 404
    assert "Apakah layanan ini cocok" not in page(client, f"/{region.slug}/layanan/polos/").text


def test_a_service_that_takes_no_applications_offers_none(client, region):
    shelves.a_copy(region, code="diam", change=lambda data: data["layanan"].update(status="tidak_aktif"))
    base = f"/{region.slug}/layanan/diam/cocok/"
    _, ends = walked(client, base)
    yes = [text for text in ends if "Layanan ini cocok" in text]
    assert yes
    assert all("sedang tidak menerima permohonan" in text for text in yes)
    assert not any("Ajukan permohonan" in text for text in yes)


# -- across services


def test_across_services_every_need_leads_to_its_guide(client, everywhere):
    for region in Region.objects.all():
        base = f"/{region.slug}/layanan-mana/"
        first = page(client, base)
        pages = [first, *(page(client, link) for link in first.links if link.startswith(f"{base}?"))]
        text = " ".join(one.text for one in pages)
        links = {link for one in pages for link in one.links}
        for slug, standard in every_standard():
            if slug == region.slug:
                assert [need for need in standard.guide.needs if need not in text] == []
                assert f"/{slug}/layanan/{standard.service.code}/cocok/" in links


def test_for_whom_is_asked_only_where_it_makes_a_difference(client, region):
    one, other = (
        shelves.a_copy(region, code=code, change=lambda data, who=who: data["panduan"].update(untuk=[who]))
        for code, who in (("satu", "usaha"), ("dua", "perorangan"))
    )
    assert one.service != other.service
    base = f"/{region.slug}/layanan-mana/"
    asked = page(client, base)
    assert "Untuk siapa Anda mengurus?" in asked.text
    assert "/satu/" in " ".join(page(client, f"{base}?untuk=usaha").links)
    assert "/dua/" not in " ".join(page(client, f"{base}?untuk=usaha").links)
    assert "Untuk siapa Anda mengurus?" in page(client, f"{base}?untuk=karangan").text


def test_a_service_that_says_nothing_of_itself_is_still_listed(client, region):
    shelves.a_copy(region, code="polos", change=lambda data: data.pop("panduan", None))
    assert "/layanan/polos/" in " ".join(page(client, f"/{region.slug}/layanan-mana/").links) or any(
        "/layanan/polos/" in link
        for code in ("organisasi", "perorangan", "usaha", "lembaga_asing")
        for link in page(client, f"/{region.slug}/layanan-mana/?untuk={code}").links
    )


def test_another_service_is_offered_only_where_it_is_open(client, everywhere):
    naming = [
        (slug, standard, question, answer)
        for slug, standard in every_standard()
        for question in standard.guide.questions
        for answer in question.answers
        if answer.instead
    ]
    assert naming
    slug, standard, question, answer = naming[0]
    address = f"/{slug}/layanan/{standard.service.code}/cocok/?{question.code}={answer.code}"
    other = f"/{slug}/layanan/{answer.instead[0]}/"
    assert other in page(client, address).links
    region = Region.objects.get(slug=slug)
    for version in services_in_force(region.pk, shelves.AT.date()):
        if version.service == answer.instead[0]:
            version.delete()
    assert other not in page(client, address).links
