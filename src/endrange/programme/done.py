"""What a person has done lately, as far as planning asks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from endrange.catalogue import Catalogue

from .programme import PlannedSession, Week

ON_TRACK_S = 20
"""So much more or less than planned in a week, on each side, changes nothing; chosen."""


@dataclass(frozen=True, slots=True)
class Done:
    """What a person has done of one exercise on one day: seconds of work on each leg."""

    day: date
    exercise: str
    left_s: float
    right_s: float


def done_in(recent: Iterable[Done], *, since: date, until: date, catalogue: Catalogue) -> dict[str, float]:
    """Seconds of each muscle group in these days, both included, on the side that had less."""
    left: dict[str, float] = {}
    right: dict[str, float] = {}
    for done in recent:
        exercise = catalogue.exercises.get(done.exercise)
        if exercise is None or not since <= done.day <= until:
            continue
        for group in exercise.counts_for:
            left[group] = left.get(group, 0.0) + done.left_s
            right[group] = right.get(group, 0.0) + done.right_s
    return {group: min(left[group], right[group]) for group in left}


def last_days(recent: Iterable[Done], *, before: Mapping[str, int] | None = None) -> dict[str, int]:
    """The last day (an ordinal) on which each exercise was done."""
    last = dict(before or {})
    for done in recent:
        last[done.exercise] = max(last.get(done.exercise, 0), done.day.toordinal())
    return last


def as_if_done(sessions: Iterable[PlannedSession]) -> list[Done]:
    """These sessions as if they had been done; of what they did only the day counts."""
    return [Done(session.day, each.exercise, 1, 1) for session in sessions for each in session.prescriptions]


def is_on_track(week: Week, day: date, done_s: Mapping[str, float], catalogue: Catalogue) -> bool:
    """Tell whether every group has had this week about what was planned before `day`."""
    for dose in week.doses:
        expected = sum(
            min(each.seconds_on("left"), each.seconds_on("right"))
            for session in week.sessions
            if session.day < day
            for each in session.prescriptions
            if dose.group in catalogue.exercise(each.exercise).counts_for
        )
        if abs(done_s.get(dose.group, 0.0) - expected) > ON_TRACK_S:
            return False
    return True
