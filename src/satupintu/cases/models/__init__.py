from satupintu.cases.models.case import MILESTONE_FIELDS, Case
from satupintu.cases.models.content import Answer, Note, Output, Paper
from satupintu.cases.models.decision import Decision, Return, ReturnItem
from satupintu.cases.models.work import ClockInterval, Release, WorkItem

__all__ = [
    "MILESTONE_FIELDS",
    "Answer",
    "Case",
    "ClockInterval",
    "Decision",
    "Note",
    "Output",
    "Paper",
    "Release",
    "Return",
    "ReturnItem",
    "WorkItem",
]
