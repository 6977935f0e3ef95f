"""Which earlier permit a renewal, a change, a copy or a revocation may be about."""

from satupintu.permits.models import Permit
from satupintu.rules.errors import Refused

STANDING = (Permit.State.IN_FORCE, Permit.State.SUSPENDED)
OPEN_TO: dict[str, tuple[str, ...]] = {
    # Whoever comes late with his renewal still has the old paper replaced by the new one.
    Permit.Kind.RENEWAL: (Permit.State.IN_FORCE, Permit.State.EXPIRED),
    Permit.Kind.CHANGE: (Permit.State.IN_FORCE,),
    Permit.Kind.COPY: (Permit.State.IN_FORCE,),
    Permit.Kind.REVOCATION: STANDING,
}


def check_concerned(older: Permit | None, *, kind: str, region_id: int, service: str) -> None:
    if kind == Permit.Kind.NEW:
        if older is not None:
            raise Refused(
                "izin_lama_tidak_perlu", "Permohonan baru tidak menyebut izin lama; pilih jenis lain."
            )
        return
    if older is None:
        raise Refused("izin_lama_wajib", f"Permohonan {kind} memerlukan izin yang sudah ada. Pilih izinnya.")
    if (older.region_id, older.service) != (region_id, service) or older.kind == Permit.Kind.REVOCATION:
        raise Refused(
            "izin_lama_bukan_layanan_ini",
            "Izin yang dipilih bukan izin dari layanan ini. Pilih izin yang diterbitkan layanan yang sama.",
        )
    if older.state not in OPEN_TO[kind]:
        raise Refused(
            "izin_lama_tidak_berlaku",
            f"Izin yang dipilih berstatus {older.get_state_display().lower()}, sehingga {kind} tidak dapat diproses. "
            "Ajukan permohonan baru, atau pilih izin lain.",
        )


def check_own(older: Permit, *, applicant_id: int | None, organisation_id: int | None) -> None:
    """It is the holder who has his permit renewed, changed, copied or ended."""
    whose = (
        older.organisation_id == organisation_id
        if older.organisation_id is not None
        else organisation_id is None and older.applicant_id == applicant_id
    )
    if not whose:
        raise Refused("bukan_pemegang_izin", "Izin ini dipegang orang atau lembaga lain.")
