"""After a filling from the files: due dates follow, and what was left as it is gets said."""

from datetime import datetime
from pathlib import Path

from satupintu.cases.actions.recompute_deadlines import recompute_after
from satupintu.catalogue.arms import read_arms
from satupintu.ops.laying_down import LayingDown
from satupintu.people.actor import Actor
from satupintu.rules.errors import Refused


def finish(laying: LayingDown, folder: Path, *, by: Actor, at: datetime) -> None:
    _say_arms(folder)
    for change in laying.changes:
        recompute_after(change, by=by, at=at)
    if not laying.stays:
        return
    print("Berbeda dari berkas dan dibiarkan, karena ditetapkan pengelola:")
    for sentence in laying.stays:
        print(f"  - {sentence}")
    print(f"Untuk memakai isi berkas: satupintu region {folder} --timpa")


def _say_arms(folder: Path) -> None:
    """Nothing of a region waits for its arms: what is wrong with the file is said, and the shield stands meanwhile."""
    try:
        arms = read_arms(folder)
    except Refused as refused:
        print(f"Lambang wilayah belum dapat dipakai: {refused.sentence}")
        return
    if arms is not None and arms.left_out:
        names = ", ".join(f"{name} ({count})" for name, count in sorted(arms.left_out.items()))
        print(f"Dari berkas lambang tidak dipakai: {names}.")
