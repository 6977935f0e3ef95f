"""Which of his permits an applicant wants renewed, changed, copied or ended: asked only where the service does any of it."""

from collections.abc import Sequence

from satupintu.catalogue.models import StandardVersion
from satupintu.people.queries_mandates import acting_for
from satupintu.people.tenures import local_day
from satupintu.permits.models import Permit
from satupintu.permits.queries import permits_held
from satupintu.rules.accounts import DAY_ZONE
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.standard import Standard
from satupintu.web.design.control import Choice, Control
from satupintu.web.visitor.pages import CitizenRequest

FAULTS = frozenset(
    {"izin_lama_wajib", "izin_lama_tidak_berlaku", "izin_lama_tidak_perlu", "bukan_pemegang_izin"}
)


def older_control(
    request: CitizenRequest, version: StandardVersion, standard: Standard, fault: Refused | None
) -> Control | None:
    if set(standard.service.kinds_of_application) <= {Permit.Kind.NEW}:
        return None
    chosen = request.POST.get("izin_lama", "")
    choices = (
        Choice("", "Tidak ada: permohonan baru", chosen=not chosen),
        *(
            Choice(
                one.code,
                f"{one.number.text if one.number else one.code}, {one.holder}",
                chosen=one.code == chosen,
            )
            for one in _held(request, version)
        ),
    )
    return Control(
        "izin_lama",
        "izin_lama",
        "Izin yang sudah Anda pegang",
        kind="daftar",
        value=chosen,
        hint="Pilih izinnya bila memohon perpanjangan, perubahan, salinan, atau pencabutan.",
        choices=choices,
        error=fault.sentence if fault and fault.code in FAULTS else "",
    )


def chosen_permit(request: CitizenRequest, version: StandardVersion) -> Permit | None:
    """Of those he holds; any other choice is none."""
    chosen = request.POST.get("izin_lama", "")
    return next((one for one in _held(request, version) if one.code == chosen), None) if chosen else None


def _held(request: CitizenRequest, version: StandardVersion) -> Sequence[Permit]:
    """His own, and those of the bodies that he acts for."""
    applicant = request.citizen.applicant_id or 0
    bodies = {one.organisation_id for one in acting_for(applicant, "", local_day(request.at, DAY_ZONE))}
    return permits_held(
        version.region_id, version.service, applicant, [body for body in bodies if body is not None]
    )
