"""A person comes to the counter: which service, who he is by the card he shows, where, and that he agrees."""

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from satupintu.cases.actions.open_at_counter import open_at_counter
from satupintu.cases.counter import Arrival, Person
from satupintu.cases.models import CounterVisit
from satupintu.cases.turn import AT_THE_COUNTER
from satupintu.catalogue.models import StandardVersion
from satupintu.catalogue.queries import services_in_force, standard_by_hash
from satupintu.people.models import Region
from satupintu.people.tenures import local_day
from satupintu.rules.consent import CONSENT_TEXTS, CURRENT
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.form import Field
from satupintu.web.design.control import Choice, Control
from satupintu.web.forms.areas import area_control
from satupintu.web.forms.typed import asks_for_more
from satupintu.web.visitor.faces import face_of
from satupintu.web.visitor.form_keys import new_key, sending_of
from satupintu.web.visitor.pages import OfficerRequest, officer_page

VILLAGE = Field(code="desa_layanan", label="Desa tempat mobil keliling", kind="wilayah", in_region=True)


@officer_page
def arriving(request: OfficerRequest) -> HttpResponse:
    by = request.officer.actor_with(*AT_THE_COUNTER)
    region = request.officer.region
    offered = [
        version
        for version in services_in_force(region.pk, local_day(request.at, region.zone))
        if version.agency_id == by.agency_id
        and {"loket", "oss"} & set(standard_by_hash(version.hash).service.channels)
    ]
    refused: Refused | None = None
    if request.method == "POST" and not asks_for_more(request.POST):
        try:
            case = open_at_counter(
                version=_chosen(request.POST, offered),
                person=person_typed(request.POST),
                arrival=arrival_typed(request.POST),
                by=by,
                at=request.at,
                key=sending_of(request.POST).key,
            )
            return HttpResponseRedirect(f"/{region.slug}/petugas/loket/{case.ref}/")
        except Refused as refusal:
            refused = refusal
    context = {
        "face": face_of(region),
        "controls": [
            _services(request.POST, offered),
            *person_controls(request.POST),
            *arrival_controls(request.POST, region),
        ],
        "refused": refused,
        "home": f"/{region.slug}/petugas/loket/",
        "key": request.POST.get("kunci") or new_key(),
    }
    return render(request, "desk/arriving.html", context, status=422 if refused else 200)


def _services(posted: QueryDict, offered: list[StandardVersion]) -> Control:
    wanted = posted.get("layanan", "")
    choices = tuple(Choice(row.service, row.name, chosen=row.service == wanted) for row in offered)
    return Control("isian-layanan", "layanan", "Layanan", kind="pilihan", choices=choices)


def _chosen(posted: QueryDict, offered: list[StandardVersion]) -> StandardVersion:
    for row in offered:
        if row.service == posted.get("layanan"):
            return StandardVersion.objects.select_related("region").get(pk=row.pk)
    raise Refused("layanan_belum_dipilih", "Pilih layanan yang dimohon.")


def person_controls(posted: QueryDict) -> list[Control]:
    return [
        Control(
            "isian-nama", "nama", "Nama pemohon", value=posted.get("nama", ""), hint="Seperti pada kartunya."
        ),
        Control("isian-nik", "nik", "NIK", kind="nik", value=posted.get("nik", "")),
        Control(
            "isian-paspor",
            "paspor",
            "Nomor paspor",
            value=posted.get("paspor", ""),
            hint="Hanya warga negara asing.",
            required=False,
        ),
        Control(
            "isian-negara",
            "negara",
            "Kode negara",
            value=posted.get("negara", ""),
            hint="Dua huruf, misalnya JP; hanya warga negara asing.",
            required=False,
        ),
        Control(
            "isian-telepon",
            "telepon",
            "Nomor WhatsApp",
            kind="telepon",
            value=posted.get("telepon", ""),
            hint="Kabar permohonan dikirim ke sini; dengan nomor ini ia dapat membuat akun nanti.",
            required=False,
        ),
    ]


def person_typed(posted: QueryDict) -> Person:
    passport = posted.get("paspor", "").strip()
    return Person(
        name=posted.get("nama", ""),
        nik="" if passport else posted.get("nik", ""),
        passport=passport,
        nationality=posted.get("negara", "").strip().upper() if passport else "ID",
        phone=posted.get("telepon", ""),
    )


def arrival_controls(posted: QueryDict, region: Region) -> list[Control]:
    place, identity = posted.get("tempat", "loket"), posted.get("kartu", "")
    return [
        Control(
            "isian-tempat",
            "tempat",
            "Tempat layanan",
            kind="pilihan",
            choices=tuple(
                Choice(str(code), str(label), chosen=code == place)
                for code, label in CounterVisit.Place.choices
            ),
        ),
        area_control(VILLAGE, VILLAGE.code, posted.get(VILLAGE.code, ""), "", posted, region=region.code),
        Control(
            "isian-kartu",
            "kartu",
            "Kartu yang diperlihatkan",
            kind="pilihan",
            choices=tuple(
                Choice(str(code), str(label), chosen=code == identity)
                for code, label in CounterVisit.Identity.choices
            ),
        ),
        Control(
            "isian-setuju",
            "setuju",
            "Naskah ini sudah dibacakan dan disetujui pemohon",
            kind="centang",
            value=posted.get("setuju", ""),
            hint=CONSENT_TEXTS[CURRENT],
        ),
    ]


def arrival_typed(posted: QueryDict) -> Arrival:
    return Arrival(
        place=posted.get("tempat", ""),
        identity=posted.get("kartu", ""),
        consent=CURRENT if posted.get("setuju") else "",
        village=posted.get(VILLAGE.code, ""),
    )
