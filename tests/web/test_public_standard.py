"""Every standard file on the shelf, as its page shows it; a new file is tested by being there."""

import pytest
from django.utils import timezone

from satupintu.catalogue.shelf import read_shelved
from satupintu.rules.standard.model.components import DELIVERY, MANUFACTURING, TITLES
from satupintu.web.public.components import components_of
from satupintu.web.public.procedure import offered_ways
from tests.web import markup, shelves

pytestmark = pytest.mark.django_db


@pytest.fixture(params=shelves.every_standard(), ids=lambda path: "/".join(path.parts[-3:]))
def shown(request, collected_static, client, monkeypatch):
    """A standard with its page."""
    monkeypatch.setattr(timezone, "now", lambda: shelves.AT)
    region = shelves.established(request.param.parent.parent)
    standard = read_shelved(request.param).read.standard
    answer = client.get(f"/{region.slug}/layanan/{standard.service.code}/{standard.effective}/")
    assert answer.status_code == 200
    return standard, answer.content.decode()


def test_posts_are_shown_under_the_documents_own_labels(shown):
    standard, html = shown
    doing = {step.post for step in standard.steps}
    for code, label in standard.post_labels.items():
        assert code in doing
        assert f"{label} (" in html


def printed_texts(standard):
    """Every sentence that the document has, and that a reader must find."""
    yield standard.service.name
    for paper in standard.requirements:
        yield from (paper.name, paper.printed, paper.help, *paper.alternatives, paper.note)
    for step in standard.steps:
        yield from (step.name, step.printed, step.printed_sop if standard.sop else "", step.remark)
        yield from (item.text for item in (*step.inputs, *step.outputs))
        yield from (outcome.label for outcome in offered_ways(standard, step))
        yield step.printed_otherwise if not step.derived else ""
        yield str(step.target or "")
    for note in standard.notes:
        yield from (note.code, note.about, note.printed, note.applied, note.reason)
    yield from component_texts(standard.components)
    signed = standard.enactment
    yield from (signed.number, signed.place, signed.position, signed.name, signed.rank, signed.nip)
    if standard.sop:
        sop = standard.sop
        yield from (sop.number, sop.name, sop.title, sop.total, *sop.actors)
        for items in (sop.qualifications, sop.related, sop.equipment, sop.warnings, sop.records):
            yield from (item.text for item in items)


def component_texts(components):
    parts = [
        getattr(components, name) for name in type(components).model_fields if name not in ("order", "title")
    ]
    for part in parts:
        yield from (part.title, getattr(part, "text", ""))
        for item in getattr(part, "items", ()):
            yield from (item.text, item.printed)


def test_every_printed_sentence_is_on_the_page(shown):
    standard, html = shown
    text = markup.read(html).text
    missing = [wanted for wanted in printed_texts(standard) if markup.squeezed(wanted) not in text]
    assert missing == []


def test_the_components_stand_in_the_printed_order(shown):
    standard, html = shown
    wanted = tuple(TITLES) if standard.components.order == "14" else (*DELIVERY, *MANUFACTURING)
    found = [one.removeprefix("komponen-") for one in markup.read(html).ids if one.startswith("komponen-")]
    assert found == list(wanted)
    assert len(found) == 14


def test_steps_and_requirements_stand_in_the_order_of_the_file(shown):
    standard, html = shown
    named = markup.read(html).named
    steps = [step for step in standard.steps if not step.derived] + [s for s in standard.steps if s.derived]
    assert named["step-name"] == [markup.squeezed(step.name) for step in steps]
    assert named.get("requirement-name", []) == [
        markup.squeezed(paper.name) for paper in standard.requirements
    ]


def test_the_page_is_well_formed_and_holds_nothing_inline(shown):
    assert markup.faults(shown[1]) == []


def test_a_component_that_is_not_filled_says_so(shown):
    """The control: the same standard with its components emptied."""
    standard, _ = shown
    empty = {"order": standard.components.order}
    bare = standard.model_copy(
        update={
            "components": type(standard.components)(**empty),
            "requirements": (),
            "fee": type(standard.fee)(),
            "promise": type(standard.promise)(),
        }
    )
    unfilled = {
        component.code
        for group in components_of(bare)
        for component in group.components
        if component.text == "belum ditetapkan" and not component.rows
    }
    assert unfilled == set(TITLES) - {"mekanisme", "produk"}
    assert not any(
        c.text == "belum ditetapkan" and c.rows for g in components_of(standard) for c in g.components
    )
