"""Say why an exercise is not in a session, and why a group stays below its weekly minimum."""

from collections.abc import Iterable
from datetime import date

from .choices import Choices
from .phrase import Phrase
from .phrase import marked as _
from .programme import LeftOut, PlannedSession, Shortfall
from .selection import Cause, Participant, Selection
from .targets import CIRCLES_FROM_WEEK, MINIMUM_S


def left_out_of(
    session: PlannedSession, selection: Selection, *, week: int, later: Iterable[PlannedSession]
) -> tuple[LeftOut, ...]:
    """Every exercise that the session does without, with the next of the `later` sessions that has it."""
    present = {prescription.exercise for prescription in session.prescriptions}
    later = [each for each in later if each.day > session.day]
    waiting = [each for each in selection.participants if each.exercise.id not in present]
    return tuple(
        LeftOut(each.exercise.id, cause, reason, _comes(each.exercise.id, later))
        for each in waiting
        for cause, reason in [_why_not_today(each, selection, present, session, week=week)]
    ) + tuple(LeftOut(each.exercise.id, each.cause, each.reason, None) for each in selection.absences)


def shortfall_of(group: str, weeks: tuple[int, ...], choices: Choices, selection: Selection) -> Shortfall:
    """Why `group` stays below its minimum in those weeks."""
    carrier = selection.carrier(group)
    if carrier is None:
        return _shortfall_without_exercise(group, weeks, selection)
    days = len(choices.weekdays)
    if carrier.ladder.rungs[-1].work_s * days < MINIMUM_S:
        reason = Phrase(
            _("{exercise} stays within its dose, which does not add up to {minutes} minutes on {days} days."),
            names={"exercise": carrier.exercise.name},
            values={"minutes": MINIMUM_S // 60, "days": days},
        )
        return Shortfall(group, "dose", reason, weeks)
    reason = Phrase(
        _(
            "Not enough time: {days} sessions of {minutes} minutes have no room for {minimum} minutes a week"
            " on each side. Longer sessions or one more day bring it closer."
        ),
        values={"days": days, "minutes": choices.minutes, "minimum": MINIMUM_S // 60},
    )
    return Shortfall(group, "time", reason, weeks)


def _shortfall_without_exercise(group: str, weeks: tuple[int, ...], selection: Selection) -> Shortfall:
    for cause in ("equipment", "safety"):
        for absence in selection.absences:
            if absence.cause == cause and group in absence.exercise.counts_for:
                return Shortfall(group, absence.cause, absence.reason, weeks)
    return Shortfall(group, "later", Phrase(_("No exercise of the programme stretches it.")), weeks)


def _comes(exercise: str, later: list[PlannedSession]) -> date | None:
    for session in later:
        if any(prescription.exercise == exercise for prescription in session.prescriptions):
            return session.day
    return None


def _why_not_today(
    participant: Participant, selection: Selection, present: set[str], session: PlannedSession, *, week: int
) -> tuple[Cause, Phrase]:
    exercise = participant.exercise
    together = [each.exercise for each in selection.participants]
    if exercise.own and any(each.own and each.id in present for each in together):
        return "later", Phrase(_("Your own exercises take turns, one in a session."))
    if exercise.kind == "roll" and any(each.kind == "roll" and each.id in present for each in together):
        return "later", Phrase(_("Another way of rolling does its work today."))
    if exercise.kind == "mobilise" and exercise.chain is not None:
        if week < CIRCLES_FROM_WEEK:
            return "later", Phrase(
                _("It joins in week {week}, when the stretches before it are familiar."),
                values={"week": CIRCLES_FROM_WEEK},
            )
        if not any(each.chain == exercise.chain and each.id in present for each in together):
            return "later", Phrase(_("It follows stretches that are not on today."))
    return "time", Phrase(
        _("No room for it in {minutes} minutes today; what the week needs most comes first."),
        values={"minutes": session.minutes},
    )
