"""Where the answers given so far lead in a guide: to the next question, or to a word on whether one may apply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from satupintu.rules.standard.model.guide import Guide, GuideAnswer, GuideQuestion

Verdict = Literal["cocok", "tidak_cocok", "tanya"]


@dataclass(frozen=True, slots=True)
class Reply:
    question: GuideQuestion
    answer: GuideAnswer


@dataclass(frozen=True, slots=True)
class Guidance:
    replies: tuple[Reply, ...]
    asked: GuideQuestion | None
    """The question that stands open; none once there is a verdict."""
    verdict: Verdict | None

    @property
    def given(self) -> dict[str, str]:
        """The answers that count, by question: others in an address are not looked at."""
        return {reply.question.code: reply.answer.code for reply in self.replies}


def guided(guide: Guide, given: Mapping[str, str]) -> Guidance:
    """Go from question to question, forward only, as far as the answers reach."""
    replies: list[Reply] = []
    at: int | None = 0 if guide.questions else None
    while at is not None:
        question = guide.questions[at]
        answer = answer_of(question, given.get(question.code, ""))
        if answer is None:
            return Guidance(tuple(replies), question, None)
        replies.append(Reply(question, answer))
        if answer.meaning != "lanjut":
            return Guidance(tuple(replies), None, answer.meaning)
        at = next_question(guide.questions, at, answer)
    # A guide that breaks off says nothing; publication refuses one (PANDUAN-BUNTU).
    return Guidance(tuple(replies), None, "tanya" if replies else None)


def answer_of(question: GuideQuestion, code: str) -> GuideAnswer | None:
    return next((answer for answer in question.answers if answer.code == code), None)


def next_question(questions: Sequence[GuideQuestion], at: int, answer: GuideAnswer) -> int | None:
    """The place of the question that an answer leads on to, which stands further down; None where it leads nowhere."""
    later = range(at + 1, len(questions))
    if not answer.to:
        return at + 1 if at + 1 in later else None
    return next((place for place in later if questions[place].code == answer.to), None)
