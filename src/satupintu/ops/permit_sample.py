"""`satupintu permit sample DIR`: every service's paper, signed, for whoever writes its template."""

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from satupintu.ops.scratch import scratch


def arguments(verbs: Any) -> None:
    """Add `sample` to the verbs of `satupintu permit`."""
    text = "Menulis satu surat contoh bertanda tangan per layanan tte, dan yang belum ditandatangani per layanan basah."
    verb = verbs.add_parser("sample", help=text, description=text)
    verb.add_argument("folder", type=Path, help="folder tujuan")
    verb.add_argument(
        "paths", nargs="*", type=Path, help="berkas atau folder (bawaan: seluruh folder standar)"
    )
    verb.set_defaults(act=sample)


def sample(options: argparse.Namespace) -> int:
    """In a scratch database: nothing of it stays but the papers."""
    folder = options.folder.resolve()
    with scratch():
        from django.core.management import call_command

        from satupintu.ops.chosen import chosen
        from satupintu.ops.sample_permits import sample_permit

        choice = list(chosen(options.paths))
        call_command("migrate", verbosity=0)
        for region, standards in choice:
            for standard in standards:
                by_hand = standard.read.standard.product.approval == "basah"
                target = folder / "basah" if by_hand else folder
                target.mkdir(parents=True, exist_ok=True)
                path = target / f"{region.region.region.slug}-{standard.service}.pdf"
                path.write_bytes(sample_permit(region, standard, at=datetime.now(UTC)))
                print(path)
    return 0
