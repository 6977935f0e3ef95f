"""From when an applicant may download his permit: where the survey is compulsory it comes first, but does not hold for long."""

from datetime import datetime

from satupintu.rules.standard.model.promise import Survey
from satupintu.rules.worktime.calendar import WorkCalendar
from satupintu.rules.worktime.left import end_of_working_day

WAIT = 3
"""Working days after the day of issue: what has been issued is not kept from its holder for a form."""


def downloadable_from(
    survey: Survey, *, passed: bool, issued_at: datetime, calendar: WorkCalendar
) -> datetime:
    """The moment of issue, or the end of the third working day after it where a compulsory survey is still missing."""
    if survey.gate != "wajib_saat_penyerahan" or passed:
        return issued_at
    return end_of_working_day(calendar, issued_at, WAIT)
