from datetime import datetime

from satupintu.people.actor import Actor
from satupintu.people.models import PhoneChange
from satupintu.rules.errors import Refused


def waiting_change(by: Actor) -> PhoneChange:
    """The one change of number that this citizen waits for."""
    if by.applicant_id is None:
        raise Refused("bukan_pemohon", "Akun ini bukan akun pemohon. Masuklah dengan akun pemohon Anda.")
    change = PhoneChange.objects.filter(
        applicant_id=by.applicant_id, done_at__isnull=True, cancelled_at__isnull=True
    ).first()
    if change is None:
        raise Refused(
            "tidak_ada_ganti_nomor", "Tidak ada penggantian nomor yang menunggu. Ajukan lebih dahulu."
        )
    return change


def check_open(change: PhoneChange, at: datetime) -> None:
    if at < change.opens_at:
        raise Refused(
            "ganti_nomor_ditahan",
            "Nomor baru baru dapat dipakai 24 jam sesudah diminta, agar pemilik nomor lama sempat menolak. "
            "Kembalilah sesudah waktunya; bila mendesak, datanglah ke loket membawa kartu identitas.",
        )
