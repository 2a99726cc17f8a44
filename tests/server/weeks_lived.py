"""Rows of somebody who has trained for some weeks: sessions, answers before and after, check-ins."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from types import MappingProxyType

from endrange.records.by_exercise import exercised_json
from endrange.records.events import Side
from endrange.records.history import Exercised
from endrange.server.store import check_ins
from endrange.server.store.models import Person, ProgrammeChoices, SessionCheck, SessionSummary

EXERCISES = ("couch-stretch", "hamstring-strap", "adductor-strap", "abductor-strap", "figure-four")


def choose(person: Person, start: date, weekdays: Sequence[int] = (0, 2, 4)) -> None:
    row = ProgrammeChoices(
        person=person, weekdays=list(weekdays), weeks=6, minutes=20, equipment=[], start=start
    )
    row.at = _at(person, start, 8)
    row.save()


def train(
    person: Person,
    day: date,
    *,
    before: int | None = None,
    after: int | None = None,
    seconds: float = 100.0,
    pains: Mapping[str, int] = MappingProxyType({}),
) -> None:
    """One session with every stretch on each side, and the question about pain before it."""
    if before is not None:
        answers = {"pain": before, "ticked": {"anything-new": ["nothing"], "weight-on-legs": ["as-usual"]}}
        SessionCheck.objects.create(person=person, at=_at(person, day, 17), answers=answers, verdict="go")
    sides: tuple[Side, ...] = ("left", "right")
    exercised = [
        Exercised(each, "standard", side, seconds, seconds, pain=pains.get(each))
        for each in EXERCISES
        for side in sides
    ]
    SessionSummary.objects.create(
        person=person,
        started_at=_at(person, day, 18),
        ended_at=_at(person, day, 19),
        seconds=1200,
        is_finished=True,
        is_completed=True,
        counts=True,
        pain=after,
        done=[{key: value for key, value in asdict(each).items() if key in _DONE} for each in exercised],
        exercised=[exercised_json(each) for each in exercised],
        fold_version=99,
    )


_DONE = ("exercise", "variant", "side", "seconds")


def tell(person: Person, kind: check_ins.Kind, day: date, **data: object) -> None:
    """A check-in of that day."""
    check_ins.keep(person, kind, dict(data), day=day, at=_at(person, day, 7))


def live(person: Person, *, weeks: int, until: date) -> None:
    """So many weeks up to a day: three sessions each, pain falls from 6 to 2, activities come back."""
    monday = until - timedelta(days=until.weekday() + 7 * weeks)
    choose(person, monday)
    check_ins.name_activities(person, ["Climb stairs", "Put on shoes"])
    first, second = (str(activity.pk) for activity in check_ins.activities(person))
    for week in range(weeks):
        pain = round(6 - 4 * week / max(1, weeks - 1))
        for weekday in (0, 2, 4):
            day = monday + timedelta(days=7 * week + weekday)
            train(person, day, before=pain, after=max(0, pain - 1))
            tell(person, "morning", day + timedelta(days=1), pain=pain)
        sunday = monday + timedelta(days=7 * week + 6)
        tell(person, "weekly", sunday, pain=pain, tasks=min(10, pain + 2), change=1)
        if week % 2 == 0:
            tell(person, "function", sunday, scores={first: min(10, 2 + week), second: 4})


def _at(person: Person, day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=person.zone)
