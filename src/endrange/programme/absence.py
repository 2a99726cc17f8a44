"""Say why an exercise is not in a session, and why a group stays below its weekly minimum.

Several exercises may share a reason, in one sentence after their names: none says "it".
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from endrange.catalogue.exercise import Exercise

from .adaptation.standing import ExerciseStanding, Standing
from .choices import Choices
from .phases import PhaseRules
from .phrase import Phrase
from .phrase import marked as _
from .programme import LeftOut, PlannedSession, Shortfall, Week, exercises_of
from .selection import Cause, Participant, Selection

OWN_TAKE_TURNS = _("Your own exercises take turns, one in a session.")
OTHERS_GROW = _("Few strength exercises at a time, so that they can grow: others have their turn.")
GENTLE_IS_ENOUGH = _("A few gentle exercises are enough for one day.")


def left_out_of(  # noqa: PLR0913 - every reason has its own cause
    session: PlannedSession,
    selection: Selection,
    *,
    rules: PhaseRules,
    week: int,
    weeks: Iterable[Week],
    never: Iterable[LeftOut] = (),
    standing: Standing | None = None,
) -> tuple[LeftOut, ...]:
    """Every exercise that the session does without, with the next session of `weeks` that has it.

    `never` says why no session of the programme has an exercise, as far as that is known.
    """
    present = exercises_of([session])
    coming = _coming(weeks, after=session.day)
    today = _Today(selection, present, rules, session.minutes, week, coming)
    in_no_session = {each.exercise: each for each in never}
    return (
        *(
            in_no_session.get(each.exercise.id) or _left_out_today(each, today)
            for each in selection.participants
            if each.exercise.id not in present
        ),
        *(
            LeftOut(each.exercise, each.cause, each.reason, today.comes(each.exercise))
            for each in without_a_place(selection, standing)
        ),
    )


def without_a_place(selection: Selection, standing: Standing | None) -> Iterator[LeftOut]:
    """What rests for now, and what cannot take part at all."""
    if standing is not None:
        for id_ in selection.away:
            yield LeftOut(id_, "pain", _pain_reason(standing.of(id_)), None)
    for each in selection.absences:
        yield LeftOut(each.exercise.id, each.cause, each.reason, None)


def _pain_reason(level: ExerciseStanding) -> Phrase:
    if level.out_until is None:
        return Phrase(_("Rest for now: this did not do the hip good."))
    return Phrase(_("Rest until {day}: this did not do the hip good."), values={"day": level.out_until})


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


@dataclass(frozen=True)
class Turn:
    """Where an exercise comes next."""

    day: date
    week: int


def _coming(weeks: Iterable[Week], *, after: date) -> dict[str, Turn]:
    """The next turn of each exercise after a day."""
    coming: dict[str, Turn] = {}
    for week in weeks:
        for session in week.sessions:
            for each in session.prescriptions if session.day > after else ():
                coming.setdefault(each.exercise, Turn(session.day, week.number))
    return coming


@dataclass(frozen=True)
class Among:
    """Exercises that have a place, among those that could have one."""

    selection: Selection
    present: frozenset[str]
    rules: PhaseRules

    def has_any(self, fits: Callable[[Participant], bool]) -> bool:
        """Tell whether one of the exercises that have a place fits."""
        return any(fits(each) for each in self.selection.participants if each.exercise.id in self.present)


@dataclass(frozen=True)
class _Today(Among):
    """A session among the exercises that could be in it, with what comes after it."""

    minutes: int
    week: int
    coming: Mapping[str, Turn]

    def comes(self, exercise_id: str) -> date | None:
        """The next day that has the exercise."""
        turn = self.coming.get(exercise_id)
        return turn.day if turn is not None else None


def _left_out_today(participant: Participant, today: _Today) -> LeftOut:
    cause, reason = _why_not_today(participant, today)
    id_ = participant.exercise.id
    return LeftOut(id_, cause, reason, today.comes(id_))


def _why_not_today(participant: Participant, today: _Today) -> tuple[Cause, Phrase]:
    exercise = participant.exercise
    if exercise.own and today.has_any(lambda each: each.exercise.own):
        return "later", Phrase(OWN_TAKE_TURNS)
    if exercise.kind == "roll" and today.has_any(lambda each: each.exercise.kind == "roll"):
        return "later", Phrase(_("Another way of rolling does the work today."))
    if participant.is_strength:
        return "later", _why_not_strength(exercise, today)
    if exercise.kind == "mobilise" and exercise.chain is not None:
        waits = _why_not_in_chain(exercise, today)
        if waits is not None:
            return "later", waits
    if today.rules.phase == "calm":
        return "later", Phrase(GENTLE_IS_ENOUGH)
    return "time", Phrase(
        _("No room in {minutes} minutes today; what the week needs most comes first."),
        values={"minutes": today.minutes},
    )


def _why_not_in_chain(exercise: Exercise, today: _Today) -> Phrase | None:
    """Only a week that has it is promised."""
    if today.week < today.rules.circles_from_week:
        turn = today.coming.get(exercise.id)
        if turn is None:
            return Phrase(_("Only once the stretches before are familiar."))
        return Phrase(
            _("From week {week} on, when the stretches before are familiar."),
            values={"week": turn.week},
        )
    if not today.has_any(lambda each: each.exercise.chain == exercise.chain):
        return Phrase(_("Only after stretches that are not on today."))
    return None


def _why_not_strength(exercise: Exercise, today: _Today) -> Phrase:
    if not today.has_any(lambda each: each.is_strength):
        return Phrase(_("Today is without strength: muscles grow on the days between."))
    if exercise.id not in today.coming:
        return Phrase(OTHERS_GROW)
    return Phrase(
        _("To come with the next choice of strength exercises: few at a time, so that they can grow.")
    )
