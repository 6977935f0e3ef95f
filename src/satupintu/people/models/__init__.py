from satupintu.people.models.applicant import Applicant, Mandate, Organisation
from satupintu.people.models.region import Agency, Post, Region
from satupintu.people.models.tenure import Deputy, Holding
from satupintu.people.models.user import User

__all__ = ["Agency", "Applicant", "Deputy", "Holding", "Mandate", "Organisation", "Post", "Region", "User"]
