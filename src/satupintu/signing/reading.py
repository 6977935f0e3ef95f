"""Signatures read in the limited child (files/limited.py): a wish and its answer are plain JSON, and there is no Django."""

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from satupintu.signing.signed_pdf import Trust, read_signatures


def read(wish: Mapping[str, Any]) -> dict[str, Any]:
    told = wish["akar"]
    trust = Trust(
        roots=_certificates(told["roots"]),
        others=_certificates(told["others"]),
        timestamp_roots=_certificates(told["timestamp_roots"]),
    )
    return read_signatures(Path(wish["berkas"]).read_bytes(), trust).plain()


def _certificates(spelled: list[str]) -> tuple[bytes, ...]:
    return tuple(base64.b64decode(each) for each in spelled)
