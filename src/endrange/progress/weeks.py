"""Weeks as the plan counts them: sessions done and planned, and what each muscle group had on each side."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from endrange.catalogue import Catalogue, Exercise
from endrange.records.history import AnyFact, Chosen, Trained

from .course import Course

Work = Literal["stretch", "strength"]
A_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class MuscleTime:
    """Seconds of work that a group of muscles had on each side; work on both at once counts for both."""

    group: str
    work: Work
    left_s: float
    right_s: float


@dataclass(frozen=True)
class TrainingWeek:
    """One week of training."""

    first: date
    sessions: int
    """Days with a session that counts."""
    planned: int | None
    """None before anything was chosen."""
    is_running: bool
    """The week is not over: it may still get more."""
    times: tuple[MuscleTime, ...]
    """Groups that had nothing are left out."""

    def seconds(self, group: str, work: Work) -> tuple[float, float]:
        """What the group had on the left and on the right."""
        for time in self.times:
            if (time.group, time.work) == (group, work):
                return time.left_s, time.right_s
        return 0.0, 0.0


def training_weeks(
    facts: Sequence[AnyFact], *, catalogue: Catalogue, course: Course, until: date
) -> tuple[TrainingWeek, ...]:
    """Every week from the first one that was planned or trained in to that of the day `until`."""
    trained = [fact for fact in facts if isinstance(fact, Trained) and fact.day <= until]
    chosen = [fact for fact in facts if isinstance(fact, Chosen)]
    begun = [fact.day for fact in trained] + [fact.start for fact in chosen if fact.start <= until]
    if not begun:
        return ()
    begins = course.week_first
    by_week: dict[date, list[Trained]] = defaultdict(list)
    for fact in trained:
        by_week[week_of(fact.day, begins)].append(fact)
    works = _works_of(catalogue)
    return tuple(
        TrainingWeek(
            first=first,
            sessions=len({fact.day for fact in by_week[first] if fact.counts}),
            planned=course.week_sessions if first == begins else _planned(first, chosen, course),
            is_running=first + A_WEEK > until,
            times=_times(by_week[first], works),
        )
        for first in _firsts(week_of(min(begun), begins), until)
    )


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())


def week_of(day: date, begins: date | None) -> date:
    """The first day of the day's week, where `begins` is that of some week; without it the Monday."""
    return monday_of(day) if begins is None else day - timedelta(days=(day - begins).days % 7)


def _firsts(first: date, until: date) -> list[date]:
    return [first + A_WEEK * number for number in range((until - first).days // 7 + 1)]


def _planned(first: date, chosen: Sequence[Chosen], course: Course) -> int | None:
    """How many chosen days the week has, as the phase and the rules change that; only from the start on."""
    days = [first + timedelta(days=number) for number in range(7)]
    in_force = [(day, _in_force(day, chosen)) for day in days]
    if not any(choice for _day, choice in in_force):
        return None
    count = sum(choice is not None and day.weekday() in choice.weekdays for day, choice in in_force)
    last = days[-1]
    count = min(7, max(1, count + course.extra_on(last))) if count else 0
    phase = course.phase_on(last)
    return min(count, course.most_sessions.get(phase, 7)) if phase else count


def _in_force(day: date, chosen: Sequence[Chosen]) -> Chosen | None:
    """What was chosen last on or before the day, if its programme has begun by then."""
    before = [choice for choice in chosen if choice.day <= day]
    return before[-1] if before and before[-1].start <= day else None


Works = Mapping[str, tuple[Work, frozenset[str]]]
"""By exercise: what kind of work it is, and for which groups."""


def _works_of(catalogue: Catalogue) -> Works:
    return {id_: _work_of(exercise, catalogue) for id_, exercise in catalogue.exercises.items()}


def _work_of(exercise: Exercise, catalogue: Catalogue) -> tuple[Work, frozenset[str]]:
    if exercise.kind == "strengthen":
        return "strength", frozenset(catalogue.muscles[muscle].group for muscle in exercise.muscles)
    return "stretch", frozenset(exercise.counts_for)


def _times(sessions: Iterable[Trained], works: Works) -> tuple[MuscleTime, ...]:
    """Add up; an exercise that the catalogue no longer has is left out."""
    left: dict[tuple[str, Work], float] = defaultdict(float)
    right: dict[tuple[str, Work], float] = defaultdict(float)
    for done in (each for session in sessions for each in session.exercised if each.exercise in works):
        work, groups = works[done.exercise]
        for group in groups:
            left[group, work] += done.seconds if done.side != "right" else 0.0
            right[group, work] += done.seconds if done.side != "left" else 0.0
    return tuple(
        MuscleTime(*key, left_s=left[key], right_s=right[key])
        for key in sorted(left)
        if left[key] + right[key]
    )
