"""One region's objects, marked so that a byte of them is known anywhere, and the people who have no business with them."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.test import Client

from satupintu.calendar.models import Holiday, SwapDay
from satupintu.cases.actions.prepare_signing import prepare_signing
from satupintu.cases.actions.record_failed_signing import record_failed_signing
from satupintu.cases.actions.save_filter import save_filter
from satupintu.cases.actions.start_signing import start_signing
from satupintu.cases.models import (
    Answer,
    Case,
    Note,
    Output,
    Paper,
    Reason,
    RecomputingRun,
    SavedFilter,
    WorkItem,
)
from satupintu.catalogue.models import Announcement, StandardVersion
from satupintu.files.models import StoredFile, Upload
from satupintu.ops.walk.deeds import a_checked_file
from satupintu.ops.walk.stage import Stage, citizen
from satupintu.people.actions.register_organisation import register_organisation
from satupintu.people.bodies import Body
from satupintu.people.models import (
    Absence,
    Applicant,
    Deputy,
    ErasureRequest,
    Holding,
    Mandate,
    Organisation,
    Qualification,
    Region,
    User,
)
from satupintu.permits.about import Holder
from satupintu.permits.models import Alarm, NumberPattern, Permit, PermitEvent
from satupintu.signing.batches import Batch, BatchItem
from satupintu.signing.models import SigningRequest
from tests.rooms.cases.journey import COUNTING, PAUSE, SIGNING, Journey, a_stage, fill
from tests.situations.browsers import opened_account
from tests.situations.permits import a_permit
from tests.situations.seats import a_region

MARK = "RAHASIAWILAYAH"
"""In every name of the one region, and in nothing else."""
OF_THE_OFFICE = (
    Holding,
    Deputy,
    Absence,
    Qualification,
    Holiday,
    SwapDay,
    NumberPattern,
    StandardVersion,
    Reason,
    Announcement,
    Permit,
    PermitEvent,
    Alarm,
    Batch,
    BatchItem,
    SigningRequest,
)
"""What only an administrator of the region writes."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Somebody at the door; `region` is the one in which he has a seat."""

    name: str
    client: Client
    kind: str = ""
    region: str = ""
    user: User | None = None
    colleague: bool = False
    """Of another agency of the same region: its officers' names are no secret to him, its cases are."""


@dataclass(eq=False)
class House:
    stage: Stage
    filed: Journey
    counter_draft: Case
    other: Region
    at: datetime
    ids: dict[tuple[str, str], str] = field(default_factory=dict)
    """By a piece of the route and the captured name: what stands there. The first piece that fits counts."""
    own: dict[tuple[str, str], str] = field(default_factory=dict)
    """The same of the other region's officer and post: whose papers a stranger's number is tried on."""

    @property
    def number(self) -> str:
        return self.filed.case.number or ""

    def secrets(self, asker: Asker) -> list[str]:
        applicant = self.stage.applicant
        of_the_case = [
            f"{MARK} PEMOHON",
            f"{MARK} LEMBAGA",
            f"{MARK}.BERKAS",
            f"{MARK} CATATAN",
            applicant.nik,
            self.number,
        ]
        return [*of_the_case, self.counter_draft.ref] if asker.colleague else [*of_the_case, MARK]

    def state(self) -> list[object]:
        """Everything of the region that a stranger could have written over."""
        cases = [self.filed.case.pk, self.counter_draft.pk]
        asked = [
            Case.objects.filter(pk__in=cases),
            *(model.objects.filter(case__in=cases) for model in (WorkItem, Answer, Note, Output, Paper)),
            *(model.objects.filter(region=self.stage.region) for model in OF_THE_OFFICE),
            Organisation.objects.filter(name__contains=MARK),
            Mandate.objects.filter(organisation__name__contains=MARK),
            SavedFilter.objects.filter(region=self.stage.region),
            StoredFile.objects.filter(original_name__contains=MARK),
            Upload.objects.filter(original_name__contains=MARK),
            Authenticator.objects.filter(user__name__contains=MARK),
        ]
        rows: list[object] = [list(query.order_by("pk").values_list()) for query in asked]
        users = User.objects.filter(name__contains=MARK).order_by("pk")
        return [*rows, list(users.values_list("pk", "name", "login", "password", "is_active"))]


def a_house() -> House:
    stage = a_stage()
    Applicant.objects.filter(pk=stage.applicant.pk).update(name=f"{MARK} PEMOHON")
    stage.applicant.refresh_from_db()
    opened_account(stage.applicant, at=stage.applicant.registered_at)
    filed, draft = fill(stage), fill(stage)
    filed.to(COUNTING)
    Case.objects.filter(pk=draft.case.pk).update(channel="loket")
    StoredFile.objects.filter(region=stage.region).update(original_name=f"{MARK}.BERKAS.pdf")
    made = House(stage, filed, draft.fresh(), a_region(), filed.at + PAUSE)
    filed.fresh()
    for holding in Holding.objects.filter(region=stage.region).select_related("user"):
        User.objects.filter(pk=holding.user_id).update(name=f"{MARK} {holding.user.login}")
    counting = filed.officer(COUNTING)
    Note.objects.create(
        region=stage.region, case=filed.case, by_id=counting.user_id, at=filed.at, text=f"{MARK} CATATAN"
    )
    made.ids |= (
        _signing_ids(made)
        | _case_ids(made)
        | _upload_ids(made)
        | _officer_ids(made)
        | _rule_ids(made)
        | _register_ids(made)
    )
    return made


def _case_ids(house: House) -> dict[tuple[str, str], str]:
    stage, case = house.stage, house.filed.case
    return {
        ("permohonan/", "name"): house.number,
        ("petugas/berkas/", "name"): house.number,
        ("akun/lembaga/", "mandate"): _a_body(house),
        ("petugas/loket/", "name"): house.counter_draft.ref,
        ("petugas/", "work"): str(house.filed.item(COUNTING).pk),
        ("petugas/", "outcome"): "lengkap",
        ("petugas/berkas/", "paper"): str(Paper.objects.filter(case=case).order_by("pk")[0].pk),
        ("petugas/berkas/", "page"): "1",
        ("surat/", "letter"): f"keluaran-{_a_letter(house)}",
        ("petugas/berkas/", "what"): "pemohon.nik",
        ("", "group"): stage.standard.form[0].code,
        ("", "requirement"): stage.standard.requirements[0].code,
        ("contoh-surat/", "paper"): stage.standard.requirements[0].code,
        ("", "region"): stage.region.slug,
        ("", "service"): stage.version.service,
        ("", "effective"): stage.version.effective.isoformat(),
        ("", "colour"): "1d4ed8",
        ("lambang/", "code"): "35.14",
        ("lambang/", "digest"): "0" * 16,
        ("lambang/", "ending"): "svg",
    }


def _signing_ids(house: House) -> dict[tuple[str, str], str]:
    """Of another case before the head of the office: a batch that waits, and a signing whose answer was lost."""
    first, second = (fill(house.stage) for _ in range(2))
    for journey in (first, second):
        journey.to(SIGNING)
    work, by = first.item(SIGNING).pk, first.officer(SIGNING)
    batch = start_signing(
        region=house.stage.region, works=[work], actors=[by], at=first.at, key=f"{MARK} ANTREAN"
    )
    lost = {"work": second.item(SIGNING).pk, "by": by, "at": second.at}
    prepared = prepare_signing(**lost)
    record_failed_signing(code="hasil_tidak_pasti", reason=f"{MARK} HILANG", certain=False, **lost)
    return {
        ("tanda-tangan/naskah/", "work"): str(work),
        ("tanda-tangan/naskah/", "page"): "1",
        ("tanda-tangan/", "batch"): str(batch.pk),
        ("tanda-tangan/", "doubt"): str(prepared.request),
        ("serah-terima/", "name"): house.number,
    }


def _a_letter(house: House) -> int:
    """A paper of the office, which its applicant may have too."""
    case = house.filed.case
    made = Output.objects.create(
        region=house.stage.region,
        agency_id=case.agency_id,
        case=case,
        kind="tanda_terima",
        step=COUNTING,
        number=f"{MARK}/TT/1",
        day=house.filed.at.date(),
        made_at=house.filed.at,
    )
    return made.pk


def _a_body(house: House) -> str:
    """A body that the applicant runs, and a list that an officer keeps beside it."""
    body = Body(name=f"{MARK} LEMBAGA", form="yayasan")
    by = citizen(house.stage.applicant)
    _organisation, mandate = register_organisation(body, by=by, at=house.filed.at)
    counting = house.filed.officer(COUNTING)
    save_filter(name=f"{MARK} DAFTAR", view={"tab": "jabatan"}, by=counting, at=house.filed.at)
    return str(mandate.pk)


def _upload_ids(house: House) -> dict[tuple[str, str], str]:
    """A whole file and one on its way, of the applicant and of an officer."""
    stage, found = house.stage, {}
    counting = house.filed.officer(COUNTING)
    for place, by in (("unggah/<slug:region>/", stage.citizen()), ("petugas/unggah/", counting)):
        file = a_checked_file(stage, f"{MARK}.BERKAS", by=by, at=house.at)
        upload = Upload.objects.create(
            region=stage.region,
            owner=by.signatory.actor,
            key=f"kunci {place}",
            original_name=f"{MARK}.BERKAS",
            declared_size=1000,
            created_at=house.at,
            expires_at=house.at + timedelta(days=1),
        )
        found |= {
            (f"{place}berkas/", "ref"): file.ref,
            (place, "ref"): upload.ref,
            (f"{place}berkas/", "page"): "1",
            (place, "width"): "besar",
        }
    return found


def _officer_ids(house: House) -> dict[tuple[str, str], str]:
    region, day = house.stage.region, house.at.date()
    holding = Holding.objects.filter(region=region).order_by("pk")[0]
    user = holding.user
    deputy = Deputy.objects.create(
        region=region, post=holding.post, user=user, kind="plh", decree=f"{MARK}/1", starts=day, ends=day
    )
    absence = Absence.objects.create(
        region=region,
        user=user,
        kind=Absence.KINDS[0][0],
        starts=day,
        ends=day,
        letter=MARK,
        recorded_at=house.at,
    )
    learned = Qualification.objects.create(
        region=region,
        user=user,
        kind=Qualification.KINDS[0][0],
        title=MARK,
        level="S1",
        recorded_at=house.at,
    )
    passkey = Authenticator.objects.create(
        user=user, type=Authenticator.Type.WEBAUTHN, data={"name": MARK, "credential": {}}
    )
    return {
        ("kelola/", "user"): str(user.pk),
        ("kelola/", "post"): str(holding.post_id),
        ("kelola/", "holding"): str(holding.pk),
        ("kelola/", "deputy"): str(deputy.pk),
        ("kelola/", "absence"): str(absence.pk),
        ("kualifikasi/", "paper"): str(learned.pk),
        ("kelola/", "deed"): "nonaktifkan",
        ("kunci-sandi/", "pk"): str(passkey.pk),
    }


def _rule_ids(house: House) -> dict[tuple[str, str], str]:
    """What an administrator lays down for the whole office; some of it is public, so it bears no mark."""
    region, day, at = house.stage.region, house.at.date(), house.at
    series = NumberPattern.objects.filter(region=region).order_by("pk").first()
    pattern = series or NumberPattern.objects.create(
        region=region, agency=house.stage.version.agency, code="seri_uji", pattern="{nomor}"
    )
    made = {
        "holiday": Holiday.objects.create(
            region=region, day=day, name="Hari jadi", kind="libur_daerah", basis="SK", decreed_at=at
        ),
        "swap": SwapDay.objects.create(region=region, day=day, basis="SK"),
        "pattern": pattern,
        "version": house.stage.version,
        "reason": Reason.objects.create(region=region, text=f"{MARK} ALASAN", kept_at=at),
        "announcement": Announcement.objects.create(
            region=region,
            kind=Announcement.Kind.values[0],
            title="Pengumuman",
            text="Isi.",
            starts=at,
            published_at=at,
        ),
        "run": RecomputingRun.objects.create(
            region=region, agencies=[], title=f"{MARK} HITUNG", asked_at=at, total=0, finished_at=at
        ),
        "erasure": ErasureRequest.objects.create(region=region, applicant=house.stage.applicant, asked_at=at),
    }
    return {("kelola/", name): str(row.pk) for name, row in made.items()}


def _register_ids(house: House) -> dict[tuple[str, str], str]:
    """A permit whose holder bears the mark: his name is for the agency alone, its code for whoever has the paper."""
    stage = house.stage
    permit = a_permit(
        stage.region,
        stage.version.agency,
        at=house.at,
        holder=Holder(name=f"{MARK} PEMEGANG"),
        service=stage.version.service,
        standard_hash=stage.version.hash,
    )
    alarm = Alarm.objects.create(
        region=stage.region,
        kind=Alarm.Kind.GUESSING,
        subject="jaringan",
        day=house.at.date(),
        sentence=f"{MARK} PERINGATAN",
        first_at=house.at,
        last_at=house.at,
    )
    return {
        ("v/", "code"): permit.code,
        ("petugas/izin/", "permit"): str(permit.pk),
        ("petugas/izin/", "change"): "cabut",
        ("kelola/", "alarm"): str(alarm.pk),
    }
