from satupintu.people.models.account import AccountRequest, PhoneChange, Spending
from satupintu.people.models.applicant import Applicant, Mandate, Organisation
from satupintu.people.models.cached import Cached
from satupintu.people.models.data_use import Consent, ErasureRequest
from satupintu.people.models.invitation import Invitation
from satupintu.people.models.officer import Absence, Qualification
from satupintu.people.models.region import Agency, Post, Region
from satupintu.people.models.sign_in import Session, Tries
from satupintu.people.models.tenure import Deputy, Holding
from satupintu.people.models.user import User

__all__ = [
    "Absence",
    "AccountRequest",
    "Agency",
    "Applicant",
    "Cached",
    "Consent",
    "Deputy",
    "ErasureRequest",
    "Holding",
    "Invitation",
    "Mandate",
    "Organisation",
    "PhoneChange",
    "Post",
    "Qualification",
    "Region",
    "Session",
    "Spending",
    "Tries",
    "User",
]
