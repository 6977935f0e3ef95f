"""What the pages under test show: everything on the shelf, and cases in the situations that have pages."""

from datetime import UTC, datetime
from typing import Any

from satupintu.cases.actions.plan_visit import plan_visit
from satupintu.cases.actions.start_draft import start_draft
from satupintu.cases.actions.start_signing import start_signing
from satupintu.cases.batches.running import Run, run_batch
from satupintu.cases.models import Case, Paper, RecomputingRun, WorkItem
from satupintu.cases.queries.filling import filling_of
from satupintu.cases.visits import VisitPlan
from satupintu.catalogue.actions.announce import announce
from satupintu.catalogue.announcing import Wording
from satupintu.catalogue.models import Announcement
from satupintu.catalogue.shelf import ShelvedRegion, ShelvedStandard
from satupintu.files.vault import kept
from satupintu.ops.situations import named
from satupintu.ops.walk.deeds import Deed
from satupintu.ops.walk.stage import (
    FIRST_DAY,
    Stage,
    an_applicant,
    citizen,
    free_number,
    seat_everybody,
    set_stage,
)
from satupintu.people.actions.appoint import appoint
from satupintu.people.actions.invite import invite
from satupintu.people.actions.register_officer import register_officer
from satupintu.people.actions.register_organisation import register_organisation
from satupintu.people.actions.request_erasure import request_erasure
from satupintu.people.actor import Actor
from satupintu.people.bodies import Body
from satupintu.people.models import Applicant, Holding, Post, Region, User
from satupintu.people.queries import act_as, system_actor
from satupintu.permits.actions.raise_alarm import raise_alarm
from satupintu.permits.actions.revoke_permit import revoke_permit
from satupintu.permits.models import Alarm, NumberPattern, Permit
from satupintu.rules import codes
from satupintu.signing.actions.run_on import take
from satupintu.signing.batches import Batch
from satupintu.signing.in_use import signer_in_use
from satupintu.signing.models import SigningRequest
from satupintu.signing.ports import Passphrase
from tests.pages.signing import SECRET
from tests.situations.browsers import opened_account
from tests.situations.papers import a_pdf
from tests.situations.permits import a_permit
from tests.web import shelves

AT = datetime(2026, 11, 20, 3, tzinfo=UTC)  # a Friday morning
SITUATIONS = {
    "draft": named.draft,
    "uploading": named.draft,
    "filed": named.filed,
    "returned": named.returned_once,
    "rejected": named.rejected,
    "issued": named.issued,
    "hasty": named.draft,
    "torn": named.draft,
    "twofold": named.draft,
    "pressed": named.filed,
    "contested": named.filed,
    "watched": named.filed,
    "visiting": named.waiting_for_recommendation,
    "visited": named.waiting_for_recommendation,
    "surveyed": named.waiting_for_recommendation,
    "walked": named.Situation("menunggu persetujuan", named._waits_for("setujui")),
}
MORE_IN_THE_INBOX = 5
PRINTING = named.Situation("menunggu cetak", named._waits_for("cetak"))
FETCHING = named.Situation("menunggu diambil", named._waits_for("serahkan"))


def furnish() -> tuple[dict[str, Any], dict[str, User]]:
    """The facts that addresses are made of, and the people who may be signed in."""
    shelf = [shelves.shelved(folder) for folder in shelves.region_folders()]
    services = [address for folder in shelves.region_folders() for address in published(folder)]
    shelved, standard = first_online(shelf)
    stage = set_stage(shelved, standard, at=AT)
    facts: dict[str, Any] = {
        "region": stage.region.slug,
        "services": services,
        "service": f"/{stage.region.slug}/layanan/{stage.version.service}/",
    }
    facts |= before_applying(facts["service"], standard, shelf)
    announced(stage.region)
    for folder in shelves.region_folders():
        seat_everybody(shelves.established(folder), by=system_actor(), at=AT)
    people: dict[str, User] = {}
    for name, situation in SITUATIONS.items():
        case = situation(stage, at=AT)
        people[name] = opened_account(case.applicant, at=AT)
        facts[name] = case.number or str(case.ref)
        if name == "filed":
            asked = request_erasure(case.applicant, region=stage.region, by=citizen(case.applicant), at=AT)
            facts["erasure"] = asked.pk
        if name == "draft":
            filling = filling_of(case, by=citizen(case.applicant), at=AT)
            facts["body"] = ran_by(case.applicant)
            facts["group"] = next(iter(filling.asked))
            facts["requirement"] = next(
                slot.requirement.code for slot in filling.slots if slot.requirement.supplier != "alur"
            )
    facts |= emptied(stage, people, "empty") | emptied(stage, people, "careless")
    for _ in range(MORE_IN_THE_INBOX):
        named.filed(stage, at=AT)
    facts["run"] = RecomputingRun.objects.create(
        region=stage.region, agencies=[], title="Libur ditetapkan", asked_at=AT, total=0, finished_at=AT
    ).pk
    facts |= before_the_signer(stage)
    names = dict(Post.objects.filter(region=stage.region).values_list("code", "name"))
    facts["region_name"] = stage.region.name
    facts["walked_posts"] = {
        step.task: names[step.post] for step in stage.standard.steps if step.post in names
    }
    work = open_work(facts["filed"])
    facts |= registered(stage, facts["issued"]) | at_the_desk(stage, work) | in_the_field(facts)
    return facts, people | seated(work) | {"team": team_of(facts)}


def registered(stage: Stage, number: str) -> dict[str, Any]:
    """A permit in force with its file, one that was revoked, a code with a slip in it, one that is nobody's; an alarm."""
    permit = Case.objects.select_related("permit").get(number=number).permit
    there = kept(permit.signed_hash)
    there.parent.mkdir(parents=True, exist_ok=True)
    there.write_bytes(a_pdf(1))
    of = {"service": stage.version.service, "standard_hash": stage.version.hash, "at": AT}
    agency = stage.version.agency
    revoked = a_permit(stage.region, agency, case="", **of)
    revoke_permit(
        region_id=stage.region.pk,
        permit_id=revoked.pk,
        reason="Pemegang tidak memenuhi kewajiban laporan tahunan.",
        legal_basis="Pasal 12 ayat (2) peraturan contoh",
        by=system_actor(),
        at=AT,
    )
    renewed = a_permit(stage.region, agency, case="", **of)
    a_permit(stage.region, agency, case="", kind="perpanjangan", concerns=renewed, **of)
    alarm = raise_alarm(
        kind=Alarm.Kind.GUESSING,
        subject="contoh",
        sentence="Dari satu jaringan diperiksa 6 kode yang bentuknya benar tetapi tidak terdaftar.",
        region_id=stage.region.pk,
        at=AT,
    )
    slip = ("0" if permit.code[3] != "0" else "1").join((permit.code[:3], permit.code[4:]))
    return {
        "permit": permit.pk,
        "code": permit.code,
        "revoked_code": revoked.code,
        "replaced_code": Permit.objects.get(pk=renewed.pk).code,
        "slip": slip,
        "nobodys": codes.from_entropy(b"0123456789"),
        "alarm": alarm.pk,
    }


def before_the_signer(stage: Stage) -> dict[str, Any]:
    """Drafts that wait, a batch that stopped, one that was signed, an answer that was lost; papers to print and to fetch."""
    cases = [named.waiting_for_signature(stage, at=AT) for _ in range(6)]
    works = [WorkItem.objects.get(case=case, closed_at__isnull=True) for case in cases]
    by = stage.officer(works[0].post, AT)
    signer = signer_in_use(stage.region.pk, at=AT)
    stopped, signed, doubtful = (_a_batch(stage, works[at:to], by) for at, to in ((0, 1), (1, 2), (2, 3)))
    for batch, passphrase in ((stopped, "salah"), (signed, SECRET), (doubtful, SECRET)):
        name = take(batch_id=batch.pk, region_id=stage.region.pk, seen=None, by=by, at=AT)
        if batch is doubtful:
            signer.next("waktu_habis_sesudah")
        run_batch(Run(batch.pk, name, signer, Passphrase(passphrase), lambda: AT))
    printing = PRINTING(stage, at=AT)
    fetching, fetched = FETCHING(stage, at=AT), FETCHING(stage, at=AT)
    hand_over_now(stage, fetched)
    return {
        "signing": works[3].pk,
        "stopped": stopped.pk,
        "signed": signed.pk,
        "doubt": SigningRequest.objects.get(state="tidak_pasti").pk,
        "printing": printing.number,
        "fetching": fetching.number,
        "fetched": fetched.number,
    }


def _a_batch(stage: Stage, works: list[WorkItem], by: Actor) -> Batch:
    return start_signing(
        region=stage.region,
        works=[work.pk for work in works],
        actors=[by],
        at=AT,
        key=f"halaman {works[0].pk}",
    )


def hand_over_now(stage: Stage, case: Case) -> None:
    item = WorkItem.objects.select_related("post").get(case=case, closed_at__isnull=True)
    step = stage.standard.step(item.step)
    Deed(stage, case, item, step, step.outcomes[0], AT).do()


def ran_by(applicant: Applicant) -> int:
    """A body, with an offer that nobody has taken yet; its page is addressed by the mandate."""
    body = Body(name="Yayasan Contoh Peragaan", form="yayasan", address="Jalan Contoh 1")
    organisation, mandate = register_organisation(body, by=citizen(applicant), at=AT)
    invite(
        organisation=organisation,
        kind="kuasa",
        letter="SK contoh 1",
        starts=AT.date(),
        by=citizen(applicant),
        at=AT,
    )
    return mandate.pk


def emptied(stage: Stage, people: dict[str, User], name: str) -> dict[str, str]:
    """A draft that was only begun."""
    applicant = an_applicant(at=AT, number=free_number())
    people[name] = opened_account(applicant, at=AT)
    case = start_draft(
        version=stage.version,
        applicant=applicant,
        channel="daring",
        kind=stage.standard.service.kinds_of_application[0],
        by=citizen(applicant),
        at=AT,
    )
    return {name: str(case.ref)}


def at_the_desk(stage: Stage, work: WorkItem) -> dict[str, Any]:
    outcomes = {
        outcome.kind: outcome.code
        for outcome in next(step for step in stage.standard.steps if step.code == work.step).outcomes
    }
    paper = Paper.objects.filter(case=work.case).select_related("file").order_by("id").first()
    for given in Paper.objects.filter(case=work.case).select_related("file"):
        there = kept(given.file.sha256)
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(a_pdf(2))
    return {
        "work": work.pk,
        "paper": paper.pk,
        "onward": outcomes["lanjut"],
        "returning": outcomes["kembalikan"],
        "holder": Holding.objects.filter(post=work.post).values_list("user_id", flat=True)[0],
        "post": work.post_id,
        "pattern": NumberPattern.objects.filter(region=stage.region).order_by("id")[0].pk,
        "version": stage.version.pk,
        "file": f"{stage.version.service}/{stage.version.effective}",
    }


def in_the_field(facts: dict[str, Any]) -> dict[str, int]:
    """Two files with the technical team, for one of which a visit is planned; and work that was finished long ago."""
    works = {name: open_work(facts[name]) for name in ("visiting", "visited", "surveyed")}
    work = works["visited"]
    by = act_as(holder(work).pk, work.post_id, at=AT)
    plan = VisitPlan(AT.date(), ("Anggota Contoh 1", "Anggota Contoh 2"), "09.30", "Mobil survei")
    plan_visit(work=work.pk, plan=plan, by=by, at=AT)
    finished = WorkItem.objects.filter(
        case__number=facts["issued"], post__isnull=False, done_by__isnull=False
    )
    return {f"{name}_work": work.pk for name, work in works.items()} | {"done_work": finished[0].pk}


def open_work(number: str) -> WorkItem:
    return WorkItem.objects.get(case__number=number, closed_at__isnull=True)


def holder(work: WorkItem) -> User:
    return Holding.objects.filter(post=work.post_id).select_related("user")[0].user


def team_of(facts: dict[str, Any]) -> User:
    return holder(open_work(facts["visiting"]))


def seated(work: WorkItem) -> dict[str, User]:
    """Who has the filed case before him, the head of the office, and its administrator."""
    held = Holding.objects.filter(post__region=work.region).select_related("user")
    officer = held.get(post=work.post).user
    colleague = register_officer(
        login="rekan", name="Rekan Contoh", home=work.region, by=system_actor(), at=AT
    )
    colleague.set_password("kata-sandi-contoh-2026")  # nobody else here has one: the demo signs in by a click
    colleague.save(update_fields=["password"])
    appoint(post=work.post, user=colleague, starts=FIRST_DAY, by=system_actor(), at=AT)
    return {
        "officer": officer,
        "colleague": colleague,
        "head": held.filter(post__role="kepala_dinas").order_by("pk").first().user,
        "fetcher": held.filter(post__role="loket").order_by("pk").first().user,
        "manager": held.filter(post__role="pengelola").first().user,
    }


def before_applying(service: str, shelved: ShelvedStandard, shelf: list[ShelvedRegion]) -> dict[str, str]:
    """Answers to a guide, one that leads on and one that ends in a no; and a letter to copy."""
    first = shelved.read.standard.guide.questions[0]
    on = next(answer for answer in first.answers if answer.meaning == "lanjut")
    no = next(answer for answer in first.answers if answer.meaning == "tidak_cocok")
    letter = next(
        f"/{region.region.region.slug}/layanan/{one.service}/contoh-surat/{paper.code}/"
        for region in shelf
        for one in region.newest()
        for paper in one.read.standard.requirements
        if paper.sample
    )
    return {
        "guide_answer": f"{first.code}={on.code}",
        "guide_no": f"{first.code}={no.code}",
        "letter": letter,
    }


def announced(region: Region) -> None:
    """News and an outage, so that every page of the region is seen with its banner."""
    for kind, title in (
        (Announcement.Kind.NEWS, "Loket pindah"),
        (Announcement.Kind.OUTAGE, "Pengiriman WhatsApp"),
    ):
        wording = Wording(kind=kind, title=title, text="Keterangan contoh.", starts=AT)
        announce(region=region.pk, wording=wording, by=system_actor(), at=AT)


def published(folder) -> list[str]:
    region = shelves.established(folder)
    return [
        f"/{region.slug}/layanan/{standard.read.standard.service.code}/"
        for standard in shelves.shelved(folder).standards
    ]


def first_online(shelf: list[ShelvedRegion]) -> tuple[ShelvedRegion, ShelvedStandard]:
    return next(
        (region, standard)
        for region in shelf
        for standard in region.standards
        if "daring" in standard.read.standard.service.channels
    )
