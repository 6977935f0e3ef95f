"""Whether the timestamp authority answers, and is one that we trust."""

import hashlib


def why_no_timestamp(url: str, roots_file: str) -> str:
    """Empty is good; else the end of a sentence that begins with the address."""
    import asyncio

    from asn1crypto.x509 import Certificate
    from pyhanko_certvalidator import ValidationContext

    from satupintu.gateways.local_signer.pades import Stamper
    from satupintu.rules.errors import Refused
    from satupintu.signing.certificates import certificates_in

    try:
        roots = certificates_in(roots_file)
    except Refused as refusal:
        return f"tidak dapat diperiksa: {refusal}"
    stamper = Stamper(url)
    try:
        asyncio.run(stamper.async_timestamp(hashlib.sha256(b"periksa").digest(), "sha256"))
    except Exception as fault:  # noqa: BLE001  whatever comes over a network: the kind is what an operator needs
        return f"tidak menjawab dengan benar ({type(fault).__name__})"
    trusted = ValidationContext(trust_roots=[Certificate.load(each) for each in roots], allow_fetching=False)
    try:
        asyncio.run(_first_path(stamper, trusted))
    except Exception:  # noqa: BLE001  no path is no trust
        return "menjawab, tetapi sertifikatnya bukan dari TSA_ROOTS"
    return ""


async def _first_path(stamper: object, trusted: object) -> None:
    async for _ in stamper.validation_paths(trusted):  # type: ignore[attr-defined]
        return
    raise LookupError
