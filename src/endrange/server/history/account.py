"""A session's record in words: ids become names, seconds stay seconds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue
from endrange.records import Done, LeftEarly, ReportedPain, SessionRecord
from endrange.records.events import Answer, OfferedBlock
from endrange.server.history.words import PAIN_ACTIONS, PAIN_KINDS, REASONS, SIDES

Words = str | Promise


@dataclass(frozen=True)
class Line:
    """One block: what, on which side, for how long. `exercise` is None if it is no longer known."""

    block: str
    exercise: str | None
    name: str
    detail: str
    side: Words
    seconds: float
    offered_s: float | None


@dataclass(frozen=True)
class SkippedLine:
    """What was left out or left early, and why."""

    name: str
    side: Words
    reason: Words
    is_whole_exercise: bool


@dataclass(frozen=True)
class PainLine:
    """A pain that was reported during the session."""

    at: datetime
    name: str
    score: int
    kind: Words
    where: str
    side: Words
    action: Words


@dataclass(frozen=True)
class AnswerLine:
    """A question and what was answered."""

    name: str
    ask: str
    answer: str


@dataclass(frozen=True)
class Account:
    """Everything that a session's page tells."""

    done: tuple[Line, ...]
    not_done: tuple[Line, ...]
    skipped: tuple[SkippedLine, ...]
    pains: tuple[PainLine, ...]
    answers: tuple[AnswerLine, ...]


def account_of(record: SessionRecord, catalogue: Catalogue) -> Account:
    """Name everything in the record; what the catalogue no longer has keeps its id."""
    names = _Names(catalogue)
    worked = {done.block for done in record.done}
    return Account(
        done=tuple(names.line(done) for done in record.done),
        not_done=tuple(names.offer(block) for block in record.offered if block.id not in worked),
        skipped=tuple(names.skipped(left) for left in record.left_early),
        pains=tuple(names.pain(reported) for reported in record.pains),
        answers=tuple(names.answer(answer) for answer in record.answers),
    )


def exercise_name(id_: str, catalogue: Catalogue) -> str:
    """Name an exercise; one that the catalogue no longer has keeps its id, as words."""
    known = catalogue.exercises.get(id_)
    return _(known.name) if known else _plain(id_)


class _Names:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def line(self, done: Done) -> Line:
        return self._line(done.block, done, seconds=done.seconds, offered_s=done.offered_s)

    def offer(self, block: OfferedBlock) -> Line:
        return self._line(block.id, block, seconds=0.0, offered_s=block.offered_s)

    def _line(self, block: str, of: Done | OfferedBlock, *, seconds: float, offered_s: float | None) -> Line:
        return Line(
            block=block,
            exercise=of.exercise if of.exercise in self.catalogue.exercises else None,
            name=self.exercise(of.exercise),
            detail=self.part(of.exercise, of.variant, of.region),
            side=SIDES.get(of.side, of.side),
            seconds=seconds,
            offered_s=offered_s,
        )

    def exercise(self, id_: str) -> str:
        return exercise_name(id_, self.catalogue)

    def part(self, exercise: str, variant: str, region: str | None) -> str:
        """Name the region that was rolled, or the variant that was done."""
        known = self.catalogue.exercises.get(exercise)
        wanted, parts = (variant, known.variants if known else ()) if region is None else (
            region, known.regions if known else ()
        )  # fmt: skip
        return next((_(part.name) for part in parts if part.id == wanted), _plain(wanted))

    def skipped(self, left: LeftEarly) -> SkippedLine:
        return SkippedLine(
            name=self.exercise(left.exercise),
            side=SIDES.get(left.side, left.side),
            reason=REASONS.get(left.reason, left.reason),
            is_whole_exercise=left.is_whole_exercise,
        )

    def pain(self, reported: ReportedPain) -> PainLine:
        pain = reported.pain
        return PainLine(
            at=reported.at,
            name=self.exercise(pain.exercise),
            score=pain.score,
            kind=PAIN_KINDS.get(pain.kind, pain.kind),
            where=_name_in(self.catalogue.body_regions, pain.where),
            side=SIDES[pain.where_side],
            action=PAIN_ACTIONS[pain.action],
        )

    def answer(self, answer: Answer) -> AnswerLine:
        question = self.catalogue.questions.get(answer.question)
        options = question.answers if question else ()
        said = next(
            (_(option.text) for option in options if option.id == answer.answer), _plain(answer.answer)
        )
        return AnswerLine(
            name=self.exercise(answer.exercise),
            ask=_(question.ask) if question else _plain(answer.question),
            answer=said,
        )


def _name_in(named: Any, id_: str) -> str:
    found = named.get(id_)
    return _(found.name) if found else _plain(id_)


def _plain(id_: str) -> str:
    """An id that nothing is known of, as words."""
    return id_.replace("-", " ").replace("_", " ")
