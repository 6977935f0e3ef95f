from datetime import datetime

from satupintu.people.data_use import DataUseText
from satupintu.people.models import Applicant, Consent


def write_consent(
    applicant: Applicant,
    text: DataUseText,
    *,
    at: datetime,
    recorded_by: int | None = None,
    region_id: int | None = None,
) -> Consent:
    """The row alone; who may write it is asked by the action."""
    return Consent.objects.create(
        applicant=applicant,
        text=text.code,
        text_version=text.version,
        digest=text.digest,
        given_at=at,
        how="daring" if recorded_by is None else "loket",
        recorded_by_id=recorded_by,
        region_id=region_id,
    )
