from satupintu.files.models import StoredFile
from satupintu.rules.errors import Refused


def check_undecided(file: StoredFile) -> None:
    if file.state != StoredFile.State.QUARANTINED:
        raise Refused(
            "berkas_sudah_diperiksa",
            f"Berkas {file.original_name} sudah diperiksa: {file.get_state_display().lower()}.",
        )


def check_usable(file: StoredFile) -> None:
    """Only what passed the check may be shown to an officer or tied to a requirement."""
    if file.state == StoredFile.State.QUARANTINED:
        raise Refused(
            "berkas_belum_diperiksa", f"Berkas {file.original_name} masih diperiksa. Tunggu sebentar."
        )
    if file.state == StoredFile.State.ERASED:
        raise Refused(
            "berkas_dihapus",
            "Berkas ini sudah dihapus atas permintaan pemiliknya. Yang tersisa hanya catatan bahwa ia pernah ada.",
        )
    if file.state == StoredFile.State.REJECTED:
        raise Refused(
            "berkas_ditolak", f"Berkas {file.original_name} ditolak: {file.reason} Unggah berkas pengganti."
        )
