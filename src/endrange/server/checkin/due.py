"""What Today offers to answer: one thing at most, not again after a “not now”, no word about a missed one."""

from dataclasses import dataclass
from datetime import date, timedelta

from endrange.programme.adaptation import Course
from endrange.records.check_ins import Kind
from endrange.server.checkin.forms import MorningForm
from endrange.server.counting import sessions_with_work
from endrange.server.store import check_ins
from endrange.server.store.models import Person, PutOff

A_DAY, A_WEEK = timedelta(days=1), timedelta(days=7)
WEEKS_BETWEEN_ACTIVITIES = 2
"""Chosen: often enough to see a change, seldom enough to stay a matter of seconds."""
ONE_POINT_UP = "repeat"
"""The rule that answers a morning that is one point sorer: a day later it is settled, or a flare."""


@dataclass(frozen=True)
class Card:
    """A small card at the top of Today."""

    kind: Kind
    form: MorningForm | None = None
    """The morning's question is answered on the card."""
    names_first: bool = False
    """No activity has been named yet."""


def card_of(person: Person, course: Course, day: date) -> Card | None:
    """Return what is offered today; None for most days."""
    if _is_morning_after(person, course, day):
        return Card("morning", MorningForm(auto_id="morning_%s"))
    if _is_week_over(person, day):
        return Card("weekly")
    if _are_activities_due(person, day):
        return Card("function", names_first=not check_ins.activities(person).exists())
    return None


def put_off(person: Person, kind: Kind, day: date) -> None:
    """Do not offer it again: the morning's question today, the others this week."""
    PutOff.objects.get_or_create(person=person, question=kind, day=day)


def _is_put_off(person: Person, kind: Kind, since: date) -> bool:
    return person.put_off.filter(question=kind, day__gte=since).exists()


def _is_morning_after(person: Person, course: Course, day: date) -> bool:
    """The day after a session, as long as nothing of today has said how it is."""
    yesterday, midnight = day - A_DAY, person.midnight(day)
    trained = sessions_with_work(person).filter(
        started_at__gte=person.midnight(yesterday), started_at__lt=midnight
    )
    is_open = any(each.rule.id == ONE_POINT_UP and each.day == yesterday for each in course.adjustments)
    if not (is_open or trained.exists()) or _is_put_off(person, "morning", day):
        return False
    return not (
        check_ins.on_day(person, "morning", day) is not None
        or person.sessions.filter(started_at__gte=midnight).exists()
        or person.session_checks.filter(at__gte=midnight).exists()
    )


def _is_week_over(person: Person, day: date) -> bool:
    """A week since it was last asked, or since the programme began."""
    latest, choices = person.check_ins.filter(kind="weekly").order_by("-day").first(), person.choices()
    since = max(latest.day if latest else date.min, choices.start if choices else day)
    return day - since >= A_WEEK and not _is_put_off(person, "weekly", day - A_WEEK + A_DAY)


def _are_activities_due(person: Person, day: date) -> bool:
    """To be named in the first week, once; then asked every second week."""
    if not check_ins.activities(person).exists():
        choices = person.choices()
        is_first_week = choices is not None and day < choices.start + A_WEEK
        return is_first_week and not person.put_off.filter(question="function").exists()
    latest = person.check_ins.filter(kind="function").order_by("-day").first()
    if latest is not None and latest.day > day - WEEKS_BETWEEN_ACTIVITIES * A_WEEK:
        return False
    return not _is_put_off(person, "function", day - A_WEEK + A_DAY)
