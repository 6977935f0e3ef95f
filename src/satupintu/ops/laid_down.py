"""After a filling from the files: due dates follow, and what was left as it is gets said."""

from datetime import datetime
from pathlib import Path

from satupintu.cases.actions.recompute_deadlines import recompute_after
from satupintu.ops.laying_down import LayingDown
from satupintu.people.actor import Actor


def finish(laying: LayingDown, folder: Path, *, by: Actor, at: datetime) -> None:
    for change in laying.changes:
        recompute_after(change, by=by, at=at)
    if not laying.stays:
        return
    print("Berbeda dari berkas dan dibiarkan, karena ditetapkan pengelola:")
    for sentence in laying.stays:
        print(f"  - {sentence}")
    print(f"Untuk memakai isi berkas: satupintu region {folder} --timpa")
