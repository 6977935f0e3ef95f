from satupintu.cases.models.case import MILESTONE_FIELDS, Case
from satupintu.cases.models.checklist import Reason, Tick
from satupintu.cases.models.content import Answer, Note, Output, Paper
from satupintu.cases.models.counter import CounterVisit
from satupintu.cases.models.decision import Decision, Return, ReturnItem
from satupintu.cases.models.looking import CaseView
from satupintu.cases.models.recomputing import RecomputingRun
from satupintu.cases.models.reveal import Reveal
from satupintu.cases.models.saved import SavedFilter
from satupintu.cases.models.search import CaseSearch
from satupintu.cases.models.thread import Mention, Message
from satupintu.cases.models.visit import PlannedVisit
from satupintu.cases.models.work import ClockInterval, Release, WorkItem

__all__ = [
    "MILESTONE_FIELDS",
    "Answer",
    "Case",
    "CaseSearch",
    "CaseView",
    "ClockInterval",
    "CounterVisit",
    "Decision",
    "Mention",
    "Message",
    "Note",
    "Output",
    "Paper",
    "PlannedVisit",
    "Reason",
    "RecomputingRun",
    "Release",
    "Return",
    "ReturnItem",
    "Reveal",
    "SavedFilter",
    "Tick",
    "WorkItem",
]
