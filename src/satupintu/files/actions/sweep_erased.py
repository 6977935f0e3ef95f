from satupintu.files.actions.erase_files import drop_bytes
from satupintu.files.models import StoredFile
from satupintu.files.part_file import storage_faults

AT_A_TIME = 500


def sweep_erased() -> int:
    """Delete the bytes of erased files that a killed process left behind; give of how many files."""
    hashes = StoredFile.objects.filter(state=StoredFile.State.ERASED).order_by("-id")
    newest = hashes.values_list("sha256", flat=True)[:AT_A_TIME]
    with storage_faults():
        return drop_bytes(set(newest))
