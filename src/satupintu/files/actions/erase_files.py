from collections.abc import Collection

from django.db import transaction

from satupintu.files.models import StoredFile, Upload
from satupintu.files.vault import forget

AT_A_TIME = 500


def erase_files(ids: Collection[int]) -> int:
    """Erase files whose owner asked for it; of each the row stays with its hash, since the journal names it, and no name.

    Part of the caller's action, which journals it. The bytes go when that is committed; should the process die between,
    `sweep_erased` finds what is left.
    """
    with transaction.atomic(savepoint=False):
        rows = (
            StoredFile.objects.select_for_update().filter(pk__in=ids).exclude(state=StoredFile.State.ERASED)
        )
        files = list(rows.order_by("pk"))
        for file in files:
            file.state, file.original_name, file.reason = StoredFile.State.ERASED, "dihapus", ""
            file.version += 1
        StoredFile.objects.bulk_update(
            files, ["state", "original_name", "reason", "version"], batch_size=AT_A_TIME
        )
        # The name that somebody gave his file may itself say who he is.
        Upload.objects.filter(file__in=files).update(original_name="dihapus")
        transaction.on_commit(lambda: drop_bytes({file.sha256 for file in files}))
    return len(files)


def drop_bytes(hashes: Collection[str]) -> int:
    """Of contents that no other file has; give how many were there."""
    known = StoredFile.objects.filter(sha256__in=hashes).exclude(state=StoredFile.State.ERASED)
    still = set(known.values_list("sha256", flat=True))
    return sum(forget(sha256) for sha256 in hashes if sha256 not in still)
