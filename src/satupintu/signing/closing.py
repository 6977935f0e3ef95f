from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused
from satupintu.signing.models import SigningRequest

OPEN = (SigningRequest.State.READY, SigningRequest.State.UNKNOWN)


def check_open(request: SigningRequest) -> None:
    if request.state not in OPEN:
        raise Refused(
            "tanda_tangan_sudah_selesai",
            f"Permintaan tanda tangan ini sudah selesai: {request.get_state_display().lower()}.",
            status=request.state,
        )


def check_may_close(request: SigningRequest, by: Actor) -> None:
    """An unknown outcome waits for a person who has looked at the signer's own list."""
    check_open(request)
    if request.state == SigningRequest.State.UNKNOWN and by.capacity == "sistem":
        raise Refused(
            "hasil_perlu_diperiksa_orang",
            "Hasil tanda tangan belum pasti. Seorang petugas harus memeriksanya pada layanan tanda tangan.",
        )
