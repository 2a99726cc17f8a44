"""Say why an exercise is not in a session, and why a group stays below its weekly minimum."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from endrange.catalogue.exercise import Exercise

from .adaptation.standing import ExerciseStanding, Standing
from .choices import Choices
from .phases import PhaseRules
from .phrase import Phrase
from .phrase import marked as _
from .programme import LeftOut, PlannedSession, Shortfall
from .selection import Cause, Participant, Selection


def left_out_of(  # noqa: PLR0913 - every reason has its own cause
    session: PlannedSession,
    selection: Selection,
    *,
    rules: PhaseRules,
    week: int,
    later: Iterable[PlannedSession],
    standing: Standing | None = None,
) -> tuple[LeftOut, ...]:
    """Every exercise that the session does without, with the next of the `later` sessions that has it."""
    present = {prescription.exercise for prescription in session.prescriptions}
    later = [each for each in later if each.day > session.day]
    today = _Today(session, selection, present, rules, week)
    waiting = [each for each in selection.participants if each.exercise.id not in present]
    return (
        *(
            LeftOut(each.exercise.id, cause, reason, _comes(each.exercise.id, later))
            for each in waiting
            for cause, reason in [_why_not_today(each, today)]
        ),
        *(
            LeftOut(id_, "pain", _pain_reason(standing.of(id_)), _comes(id_, later))
            for id_ in selection.away
            if standing is not None
        ),
        *(LeftOut(each.exercise.id, each.cause, each.reason, None) for each in selection.absences),
    )


def _pain_reason(level: ExerciseStanding) -> Phrase:
    if level.out_until is None:
        return Phrase(_("It rests for now, because it did not do the hip good."))
    return Phrase(
        _("It rests until {day}, because it did not do the hip good."), values={"day": level.out_until}
    )


def shortfall_of(  # noqa: PLR0913 - every reason has its own cause
    group: str,
    weeks: tuple[int, ...],
    choices: Choices,
    selection: Selection,
    *,
    rules: PhaseRules,
    days: int,
    eased: bool = False,
) -> Shortfall:
    """Why `group` stays below its minimum in those weeks, which have `days` sessions each.

    `eased` if the rules took something away.
    """
    carrier = selection.carrier(group)
    if carrier is None:
        return _shortfall_without_exercise(group, weeks, selection)
    if eased:
        reason = Phrase(_("Less for now: doses are smaller, or an exercise rests. The weekly minimum waits."))
        return Shortfall(group, "pain", reason, weeks)
    if carrier.ladder.rungs[-1].work_s * days < rules.minimum_s:
        reason = Phrase(
            _("{exercise} stays within its dose, which does not add up to {minutes} minutes on {days} days."),
            names={"exercise": carrier.exercise.name},
            values={"minutes": rules.minimum_s // 60, "days": days},
        )
        return Shortfall(group, "dose", reason, weeks)
    if rules.phase == "restore":
        sentence = _(
            "Not enough time: {days} sessions of {minutes} minutes have no room for {minimum} minutes a week"
            " on each side. Longer sessions or one more day bring it closer."
        )
    else:
        sentence = _(
            "Not enough time: {days} sessions of {minutes} minutes have no room for everything in one week."
            " It takes turns."
        )
    values: dict[str, object] = {"days": days, "minutes": choices.minutes, "minimum": rules.minimum_s // 60}
    reason = Phrase(sentence, values=values)
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


@dataclass(frozen=True)
class _Today:
    """A session among the exercises that could be in it."""

    session: PlannedSession
    selection: Selection
    present: set[str]
    rules: PhaseRules
    week: int

    def has_any(self, fits: Callable[[Participant], bool]) -> bool:
        """Tell whether one of the exercises that are in it fits."""
        return any(fits(each) for each in self.selection.participants if each.exercise.id in self.present)


def _why_not_today(participant: Participant, today: _Today) -> tuple[Cause, Phrase]:
    exercise = participant.exercise
    if exercise.own and today.has_any(lambda each: each.exercise.own):
        return "later", Phrase(_("Your own exercises take turns, one in a session."))
    if exercise.kind == "roll" and today.has_any(lambda each: each.exercise.kind == "roll"):
        return "later", Phrase(_("Another way of rolling does its work today."))
    if participant.is_strength:
        return _why_not_strength(today)
    if exercise.kind == "mobilise" and exercise.chain is not None:
        waits = _why_not_in_chain(exercise, today)
        if waits is not None:
            return "later", waits
    if today.rules.phase == "calm":
        return "later", Phrase(_("A few gentle exercises are enough for one day."))
    return "time", Phrase(
        _("No room for it in {minutes} minutes today; what the week needs most comes first."),
        values={"minutes": today.session.minutes},
    )


def _why_not_in_chain(exercise: Exercise, today: _Today) -> Phrase | None:
    if today.week < today.rules.circles_from_week:
        return Phrase(
            _("It joins in week {week}, when the stretches before it are familiar."),
            values={"week": today.rules.circles_from_week},
        )
    if not today.has_any(lambda each: each.exercise.chain == exercise.chain):
        return Phrase(_("It follows stretches that are not on today."))
    return None


def _why_not_strength(today: _Today) -> tuple[Cause, Phrase]:
    if today.has_any(lambda each: each.is_strength):
        return "later", Phrase(
            _(
                "Its turn comes with the next choice of strength exercises:"
                " few at a time, so that they can grow."
            )
        )
    return "later", Phrase(_("Today is without strength: muscles grow on the days between."))
