"""What a page lets be uploaded travels with it, signed: the endpoint knows no standard, and believes no browser."""

from datetime import timedelta

from django.core import signing

from satupintu.files.actions.start_upload import Terms
from satupintu.rules.errors import Refused
from satupintu.rules.standard.model.requirement import Requirement

_SALT = "satupintu.uploads"
LIFETIME = timedelta(days=2)


def ticket_for(requirement: Requirement) -> str:
    content = {"j": list(requirement.formats), "m": requirement.max_megabytes}
    return signing.dumps(content, salt=_SALT, compress=True)


def terms_of(requirement: Requirement) -> Terms:
    return Terms(formats=requirement.formats, megabytes=requirement.max_megabytes)


def read_ticket(raw: str) -> Terms:
    """Without a ticket the usual terms hold; one that is not ours, or too old, opens nothing."""
    if not raw:
        return Terms()
    try:
        content = signing.loads(raw, salt=_SALT, max_age=LIFETIME)
    except signing.BadSignature:
        raise Refused(
            "halaman_kedaluwarsa", "Halaman ini sudah terlalu lama terbuka. Muat ulang, lalu unggah lagi."
        ) from None
    return Terms(formats=tuple(content["j"]), megabytes=content["m"])
