"""A session as the product keeps it: its record, and the fact that the record is for the rules."""

from datetime import date, datetime
from uuid import NAMESPACE_OID, uuid5

from endrange.records.by_exercise import by_exercise
from endrange.records.events import Answer, OfferedBlock, Pain
from endrange.records.history import Trained
from endrange.records.session_record import Done, LeftEarly, ReportedPain, SessionRecord

from .training import SIDE, Performed, Turn


def trained(performed: Performed, *, day: date, at: datetime, before: int, after: int) -> Trained:
    """Return the fact of a session with the pain at rest before and after it."""
    record = record_of(performed, at=at, after=after)
    return Trained(
        id=f"{day}.trained",
        at=at,
        day=day,
        counts=record.counts,
        completed=record.is_completed,
        pain_before=before,
        pain_after=record.pain,
        effort=record.effort,
        exercised=by_exercise(record),
    )


def record_of(performed: Performed, *, at: datetime, after: int) -> SessionRecord:
    """Return the record of one leg; the other is taken to do the same. Nobody goes before the end."""
    turns = performed.turns
    return SessionRecord(
        session=uuid5(NAMESPACE_OID, at.isoformat()),
        started=at,
        ended=at,
        minutes=None,
        planned_for=at.date(),
        offered=tuple(map(_offered, turns)),
        done=tuple(map(_done, turns)),
        elapsed_s=sum(turn.bout.whole_s * turn.share for turn in turns),
        left_early=tuple(_left_early(turn, at) for turn in turns if turn.is_stopped),
        pains=tuple(ReportedPain(pain, at) for turn in turns for pain in _pains(turn)),
        answers=tuple(_answer(turn, *turn.answer) for turn in turns if turn.answer is not None),
        is_finished=True,
        is_completed=True,
        reason=None,
        pain=after,
        effort=performed.effort,
        note="",
        corrections=0,
    )


def _offered(turn: Turn) -> OfferedBlock:
    bout = turn.bout
    return OfferedBlock.model_construct(
        id=bout.exercise,
        exercise=bout.exercise,
        variant=bout.variant,
        side=SIDE,
        region=None,
        seconds=bout.whole_s,
        work_s=bout.seconds,
    )


def _done(turn: Turn) -> Done:
    bout = turn.bout
    return Done(
        block=bout.exercise,
        exercise=bout.exercise,
        variant=bout.variant,
        side=SIDE,
        region=None,
        seconds=bout.seconds * turn.share,
        offered_s=bout.seconds,
    )


def _left_early(turn: Turn, at: datetime) -> LeftEarly:
    bout = turn.bout
    return LeftEarly(
        block=bout.exercise,
        step=None,
        exercise=bout.exercise,
        variant=bout.variant,
        side=SIDE,
        region=None,
        seconds=bout.seconds * turn.share,
        reason="pain",
        is_whole_exercise=True,
        at=at,
    )


def _pains(turn: Turn) -> tuple[Pain, ...]:
    return tuple(
        Pain.model_construct(
            block=turn.bout.exercise,
            exercise=turn.bout.exercise,
            side=SIDE,
            score=score,
            kind=kind,
            where="hip",
            where_side=SIDE,
            action=response.action,
            rule=response.rule.id,
        )
        for score, kind, response in turn.reports
    )


def _answer(turn: Turn, question: str, answer: str) -> Answer:
    return Answer.model_construct(question=question, answer=answer, exercise=turn.bout.exercise, side=SIDE)
