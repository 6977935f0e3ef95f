"""Whose a saved filter is, and with whom it may be shared: asked by the four deeds on it."""

from satupintu.cases.models import SavedFilter
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused

LONGEST_NAME = 60


def chain_of(saved: SavedFilter) -> str:
    return f"saringan:{saved.pk}"


def own_filter(pk: int, by: Actor) -> SavedFilter:
    """Under lock; another's is his to change, also where it is shared."""
    owned = SavedFilter.objects.filter(pk=pk, owner=by.user_id, region=by.region_id)
    found = owned.select_for_update().first()
    if found is None:
        raise Refused(
            "saringan_tidak_ada",
            "Saringan ini tidak ada atau bukan milik Anda; hanya pembuatnya yang dapat mengubahnya.",
        )
    return found


def check_seated(by: Actor) -> tuple[int, int, int, int]:
    """Region, user, post and agency of an officer."""
    if by.region_id is None or by.user_id is None or by.post_id is None or by.agency_id is None:
        raise Refused("bukan_petugas", "Saringan daftar hanya untuk petugas.")
    return by.region_id, by.user_id, by.post_id, by.agency_id


def checked_name(name: str, by: Actor, *, besides: int = 0) -> str:
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > LONGEST_NAME:
        raise Refused(
            "nama_saringan_salah", f"Beri saringan ini nama yang pendek, paling panjang {LONGEST_NAME} huruf."
        )
    same = SavedFilter.objects.filter(region=by.region_id, owner=by.user_id, name=tidy)
    if same.exclude(pk=besides).exists():
        raise Refused(
            "nama_saringan_sudah_ada", f"Anda sudah punya saringan bernama «{tidy}»; pilih nama lain."
        )
    return tidy


def check_sharing(sharing: str) -> None:
    if sharing not in SavedFilter.Sharing.values:
        raise Refused(
            "cara_berbagi_tidak_dikenal",
            "Saringan dibagikan kepada jabatan Anda, instansi Anda, atau tidak sama sekali.",
        )
