"""The fold of a session's events into its record: what was done, left out, felt and said.

Events come late, twice, in any order; some never. The record depends on nothing but the set of events.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from endrange.records.events import (
    Answer,
    Correction,
    Event,
    ExerciseStopped,
    FinishedStep,
    OfferedBlock,
    Pain,
    PainReported,
    QuestionAnswered,
    SessionCorrected,
    SessionFinished,
    SessionStarted,
    StepFinished,
    StepSkipped,
    UnfinishedStep,
    WentBack,
)

WORK = frozenset({"hold", "repetitions", "passes"})
"""Kinds of steps that are the exercise itself; the others are the way to it."""
SET_UP = frozenset({"prepare", "change-side"})
"""Kinds of steps in which nothing of the exercise is under way yet; a block may have several of them."""
ENOUGH = 0.5
"""Share of the offer from which a session counts, and of its work from which an exercise is whole; chosen."""


@dataclass(frozen=True)
class Done:
    """What was done of one block: exercise, side, region; `seconds` of work, without preparing and rest."""

    block: str
    exercise: str
    variant: str
    side: str
    region: str | None
    seconds: float
    repetitions: int = 0
    offered_s: float | None = None


@dataclass(frozen=True)
class LeftEarly:
    """A step that was skipped, or the whole exercise stopped in it, or the session ended in it, and why."""

    block: str
    step: str | None
    """None where the session was ended: which step it was is not told."""
    exercise: str
    variant: str
    side: str
    region: str | None
    seconds: float
    reason: str
    is_whole_exercise: bool
    at: datetime
    kind: str | None = None

    @property
    def is_of_work(self) -> bool:
        """Whether the exercise itself was left; a rest may be skipped."""
        return self.kind is None or self.kind in WORK


@dataclass(frozen=True)
class ReportedPain:
    """A pain and when it was reported."""

    pain: Pain
    at: datetime


@dataclass(frozen=True)
class SessionRecord:
    """One session as it was. `elapsed_s` is all steps' time, preparing and rest included, pauses not."""

    session: UUID
    started: datetime
    ended: datetime
    minutes: int | None
    planned_for: date | None
    offered: tuple[OfferedBlock, ...]
    done: tuple[Done, ...]
    elapsed_s: float
    left_early: tuple[LeftEarly, ...]
    pains: tuple[ReportedPain, ...]
    answers: tuple[Answer, ...]
    is_finished: bool
    is_completed: bool
    reason: str | None
    pain: int | None
    effort: int | None
    note: str
    corrections: int

    @property
    def work_s(self) -> float:
        """Seconds of exercise, all blocks together."""
        return sum(done.seconds for done in self.done)

    @property
    def parts_left(self) -> frozenset[str]:
        """Blocks that were not done, or left early in the exercise itself; a rest may be skipped."""
        worked = {done.block for done in self.done}
        undone = {block.id for block in self.offered} - worked
        cut = {left.block for left in self.left_early if left.is_of_work}
        return frozenset(undone | cut)

    @property
    def counts(self) -> bool:
        """Whether it is one of the week's sessions: half of it done, or ended with a whole exercise done.

        What was done and felt in one that does not count is told all the same.
        """
        offered_s = sum(block.seconds for block in self.offered)
        is_enough = offered_s > 0 and self.elapsed_s >= ENOUGH * offered_s
        return self.work_s > 0 and (is_enough or (self.is_finished and self._has_a_whole_exercise))

    @property
    def _has_a_whole_exercise(self) -> bool:
        """Whether enough of some exercise was done in each block that was offered of it: on both its sides.

        Where the offer was lost, any work stands for it.
        """
        seconds = {done.block: done.seconds for done in self.done}
        undone = {
            block.exercise
            for block in self.offered
            if not seconds.get(block.id, 0)
            >= ENOUGH * (block.seconds if block.offered_s is None else block.offered_s)
        }
        return bool({done.exercise for done in self.done if done.seconds > 0} - undone)


def fold(events: Iterable[Event]) -> SessionRecord:
    """Make the record of one session; raise ValueError for no events or events of several sessions."""
    told = _in_order(events)
    corrections = [event.data for event in told if isinstance(event, SessionCorrected)]
    lived = [event for event in told if not isinstance(event, SessionCorrected)] or told
    return _corrected(_as_lived(lived), corrections)


def _in_order(events: Iterable[Event]) -> list[Event]:
    """Each event once, by the device's time, then by id. Same id, other content: the first by its text."""
    once: dict[UUID, Event] = {}
    for event in sorted(events, key=lambda event: (event.at, event.id, event.model_dump_json())):
        once.setdefault(event.id, event)
    if len({event.session for event in once.values()}) != 1:
        raise ValueError("expected the events of one session")
    return list(once.values())


def _as_lived(told: Sequence[Event]) -> SessionRecord:
    """The record without corrections."""
    start = next(iter(_of(told, SessionStarted)), None)
    finish = next(reversed(_of(told, SessionFinished)), None)  # the last word counts
    offered = start.data.blocks if start else ()
    steps = [event.data for event in told if isinstance(event, StepFinished | StepSkipped | ExerciseStopped)]
    return SessionRecord(
        session=told[0].session,
        started=told[0].at,
        ended=told[-1].at,
        minutes=start.data.minutes if start else None,
        planned_for=start.data.planned_for if start else None,
        offered=offered,
        done=_done(offered, steps),
        elapsed_s=sum(step.seconds for step in steps),
        left_early=_all_left_early(told, offered, finish),
        pains=tuple(ReportedPain(event.data, event.at) for event in _of(told, PainReported)),
        answers=tuple(event.data for event in _of(told, QuestionAnswered)),
        is_finished=finish is not None,
        is_completed=finish is not None and finish.data.completed,
        reason=finish.data.reason if finish else None,
        pain=finish.data.pain if finish else None,
        effort=finish.data.effort if finish else None,
        note=finish.data.note if finish else "",
        corrections=0,
    )


Kind = TypeVar("Kind", bound=Event)


def _of(told: Iterable[Event], kind: type[Kind]) -> list[Kind]:
    return [event for event in told if isinstance(event, kind)]


def _done(
    offered: Sequence[OfferedBlock], steps: Sequence[FinishedStep | UnfinishedStep]
) -> tuple[Done, ...]:
    """Add up the work of each block, in the order of the session."""
    blocks: dict[str, list[FinishedStep | UnfinishedStep]] = {block.id: [] for block in offered}
    for step in steps:
        if step.kind in WORK and step.seconds > 0:
            blocks.setdefault(step.block, []).append(step)
    offered_s = {block.id: block.offered_s for block in offered}
    return tuple(_done_of(block, worked, offered_s.get(block)) for block, worked in blocks.items() if worked)


def _done_of(block: str, worked: Sequence[FinishedStep | UnfinishedStep], offered_s: float | None) -> Done:
    last = worked[-1]
    return Done(
        block=block,
        exercise=last.exercise,
        variant=last.variant,
        side=last.side,
        region=last.region,
        seconds=sum(step.seconds for step in worked),
        repetitions=sum(step.repetitions or 0 for step in worked if isinstance(step, FinishedStep)),
        offered_s=offered_s,
    )


def _all_left_early(
    told: Sequence[Event], offered: Sequence[OfferedBlock], finish: SessionFinished | None
) -> tuple[LeftEarly, ...]:
    """What was skipped and stopped; who ended the session for pain left the exercise under way for it."""
    left = tuple(_left_early(event) for event in told if isinstance(event, StepSkipped | ExerciseStopped))
    if finish is None or finish.data.reason != "pain":
        return left
    block = _under_way(told)
    steps = [event.data for event in told if isinstance(event, StepFinished | StepSkipped | ExerciseStopped)]
    known = {each.id: each for each in offered} | {step.block: step for step in steps}
    for_pain = {each.block for each in left if each.reason == "pain" and _ends_work(each)}
    if block is None or block in for_pain or block not in known:
        return left
    return (*left, _left_by_ending(block, known[block], at=finish.at))


def _ends_work(left: LeftEarly) -> bool:
    """Not so of a set-up or a rest that was skipped; so of one in which the exercise was stopped."""
    return left.is_of_work or left.is_whole_exercise


def _under_way(told: Iterable[Event]) -> str | None:
    """The block that was under way at the end, or between two blocks the one before; None before the first.

    No event tells a step's beginning. But work that was cut short is told, and before a block's first work
    the countdown to it: until that is over, the block before is the one that was done last.
    """
    blocks = [
        event.data.block
        for event in told
        if isinstance(event, ExerciseStopped | PainReported | WentBack)
        or (isinstance(event, StepFinished) and event.data.kind not in SET_UP)
        or (isinstance(event, StepSkipped) and _is_under_way(event.data))
    ]
    return blocks[-1] if blocks else None


def _is_under_way(skipped: UnfinishedStep) -> bool:
    """So of a step that was begun; of a set-up only where it was left for pain."""
    return skipped.seconds > 0 and (skipped.kind not in SET_UP or skipped.reason == "pain")


def _left_by_ending(
    block: str, part: OfferedBlock | FinishedStep | UnfinishedStep, *, at: datetime
) -> LeftEarly:
    return LeftEarly(
        block=block,
        step=None,
        exercise=part.exercise,
        variant=part.variant,
        side=part.side,
        region=part.region,
        seconds=0.0,
        reason="pain",
        is_whole_exercise=False,
        at=at,
    )


def _left_early(event: StepSkipped | ExerciseStopped) -> LeftEarly:
    step = event.data
    return LeftEarly(
        block=step.block,
        step=step.step,
        exercise=step.exercise,
        variant=step.variant,
        side=step.side,
        region=step.region,
        seconds=step.seconds,
        reason=step.reason,
        is_whole_exercise=isinstance(event, ExerciseStopped),
        at=event.at,
        kind=step.kind,
    )


def _corrected(record: SessionRecord, corrections: Sequence[Correction]) -> SessionRecord:
    """Apply what the person changed later, in the order in which they changed it."""
    for correction in corrections:
        record = replace(
            record,
            done=_done_corrected(record, correction.seconds),
            pain=correction.pain,
            effort=correction.effort,
            note=correction.note,
            corrections=record.corrections + 1,
        )
    return record


def _done_corrected(record: SessionRecord, seconds: Mapping[str, float]) -> tuple[Done, ...]:
    """Replace the seconds of the named blocks. Nought takes a block out; one that was offered can come in."""
    known = {block.id: _undone(block) for block in record.offered} | {
        done.block: done for done in record.done
    }
    told = {done.block: done.seconds for done in record.done} | dict(seconds)
    return tuple(
        replace(done, seconds=told[block]) for block, done in known.items() if told.get(block, 0) > 0
    )


def _undone(block: OfferedBlock) -> Done:
    return Done(block.id, block.exercise, block.variant, block.side, block.region, 0.0, 0, block.seconds)
