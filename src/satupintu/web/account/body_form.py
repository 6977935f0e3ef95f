"""A body as its papers name it: entered by the one who runs it, kept up to date by any of those."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict

from satupintu.catalogue.places import countries
from satupintu.people.actions.register_organisation import register_organisation
from satupintu.people.actions.update_organisation import update_organisation
from satupintu.people.bodies import Body
from satupintu.people.models import Organisation
from satupintu.rules.errors import Refused
from satupintu.rules.organisation_forms import FORMS, HOME
from satupintu.rules.standard.model.form import Field
from satupintu.web.account.bodies import HERE
from satupintu.web.account.body_deeds import held_mandate
from satupintu.web.account.form_page import FormPage, show
from satupintu.web.design.control import Choice, Control, Kind
from satupintu.web.forms.areas import area_control
from satupintu.web.forms.typed import asks_for_more
from satupintu.web.visitor.form_keys import done_once, new_key, sending_of
from satupintu.web.visitor.pages import CitizenRequest, citizen_page

VILLAGE = Field(code="desa", label="Desa atau kelurahan", kind="wilayah", level="desa", required=False)
FAULTS = {
    "tanpa_nama_lembaga": "nama",
    "bentuk_lembaga_tidak_dikenal": "bentuk",
    "negara_lembaga_salah": "negara",
    "npwp_salah": "npwp",
    "nib_salah": "nib",
    "telepon_salah": "telepon",
    "wilayah_salah": "desa",
    "surel_salah": "surel",
    "situs_salah": "situs",
}
KEPT = {
    "nama": "name",
    "bentuk": "form",
    "negara": "country",
    "npwp": "npwp",
    "nib": "nib",
    "alamat": "address",
    "desa": "area",
    "telepon": "phone",
    "surel": "email",
    "situs": "homepage",
}
"""The name on the form, and where it is kept."""


@citizen_page
def new_body(request: CitizenRequest) -> HttpResponse:
    values = _values(request.POST, None)
    page = _page("Daftarkan lembaga", values, request.POST, back=("Lembaga dan surat kuasa", HERE))
    if request.method != "POST" or asks_for_more(request.POST):
        return show(request, page)

    def deed() -> str:
        _body, mandate = register_organisation(_read(values), by=request.citizen, at=request.at)
        return str(mandate.pk)

    try:
        done = done_once(request, deed, by=request.citizen, at=request.at)
    except Refused as refused:
        return show(request, page, refused)
    if not done.again:
        messages.success(request, "Lembaga terdaftar, dan Anda tercatat sebagai pengurusnya.")
    return HttpResponseRedirect(f"{HERE}{done.result}/")


@citizen_page
def change_body(request: CitizenRequest, mandate: int) -> HttpResponse:
    organisation = held_mandate(request, mandate).organisation
    if organisation is None:
        raise Http404
    back = f"{HERE}{mandate}/"
    values = _values(request.POST, organisation)
    page = _page(
        "Ubah data lembaga",
        values,
        request.POST,
        back=(organisation.name, back),
        version=request.POST.get("versi") or str(organisation.version),
    )
    if request.method != "POST" or asks_for_more(request.POST):
        return show(request, page)

    def deed() -> str:
        seen = sending_of(request.POST).seen
        update_organisation(
            organisation,
            _read(values),
            seen=seen if seen is not None else -1,
            by=request.citizen,
            at=request.at,
        )
        return back

    try:
        done = done_once(request, deed, by=request.citizen, at=request.at)
    except Refused as refused:
        return show(request, page, refused)
    if not done.again:
        messages.success(request, "Data lembaga disimpan.")
    return HttpResponseRedirect(done.result)


def _values(posted: QueryDict, kept: Organisation | None) -> dict[str, str]:
    """As typed, or else as it is kept."""
    if posted:
        return {name: posted.get(name, "") for name in KEPT}
    if kept is not None:
        return {name: str(getattr(kept, attribute) or "") for name, attribute in KEPT.items()}
    return dict.fromkeys(KEPT, "") | {"negara": HOME}


def _read(values: dict[str, str]) -> Body:
    return Body(**{attribute: values[name] for name, attribute in KEPT.items()})


def _page(
    title: str, values: dict[str, str], posted: QueryDict, *, back: tuple[str, str], version: str = ""
) -> FormPage:
    return FormPage(
        title=title,
        controls=_controls(values, posted),
        button="Simpan",
        lead=[
            "Isi seperti pada akta atau surat keputusannya. Kebenarannya diperiksa pada setiap permohonan."
        ],
        back=back,
        hidden={"kunci": new_key()} | ({"versi": version} if version else {}),
        faults=FAULTS,
    )


def _controls(values: dict[str, str], posted: QueryDict) -> list[Control]:
    known = countries()
    names = sorted((code != HOME, known.name(code) or code, code) for code in known.codes())

    def plain(name: str, label: str, kind: Kind, hint: str = "") -> Control:
        return Control(
            f"isian-{name}", name, label, kind=kind, value=values[name], hint=hint, required=name == "nama"
        )

    return [
        plain("nama", "Nama lembaga", "teks"),
        Control(
            "isian-bentuk",
            "bentuk",
            "Bentuk lembaga",
            kind="daftar",
            choices=tuple(Choice(one.code, one.label, chosen=one.code == values["bentuk"]) for one in FORMS),
        ),
        Control(
            "isian-negara",
            "negara",
            "Negara asal",
            kind="daftar",
            choices=tuple(
                Choice(code, name, chosen=code == (values["negara"] or HOME)) for _abroad, name, code in names
            ),
        ),
        plain("npwp", "NPWP lembaga", "kode"),
        plain("nib", "NIB", "kode", "13 angka, bila sudah ada."),
        plain("alamat", "Alamat", "teks", "Jalan, nomor, RT/RW."),
        area_control(VILLAGE, "desa", values["desa"], "", posted, region=""),
        plain("telepon", "Telepon", "telepon"),
        plain("surel", "Alamat surel", "surel"),
        plain("situs", "Situs", "teks", "Dimulai dengan https://"),
    ]
