"""From the person's rows to a plan. Everything that plans asks here, so that nothing plans past a lock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal

from django.utils import timezone

from endrange.catalogue import Catalogue
from endrange.programme import (
    Choices,
    Done,
    PlannedSession,
    Programme,
    equipment_items,
    plan_programme,
    plan_session,
    week_begins,
)
from endrange.programme.adaptation import Course, Standing
from endrange.screening import Clearance
from endrange.server.first_visit.screens import SafetyScreen
from endrange.server.safety import Safety, safety_of
from endrange.server.store.models import Person, SessionCheck
from endrange.server.story import BEFORE_HOLDS, day_in

TOO_MUCH_PAIN = 6
"""Pain at rest, of 10, from which there is no session that day (our own default)."""
FADING = timedelta(days=28)
"""How far back the last phase looks for what was done longest ago."""


@dataclass(frozen=True)
class Footing:
    """What a plan is made from."""

    choices: Choices
    clearance: Clearance
    catalogue: Catalogue
    course: Course = field(compare=False)
    standing: Standing
    """Where the person stands in the programme."""
    day: date
    """The person's own today."""
    recent: tuple[Done, ...]
    """What was done lately, up to now."""

    def programme(self) -> Programme:
        """Return the weeks of the present phase."""
        return _programme(self)

    def session(self, day: date, *, minutes: int | None = None) -> PlannedSession:
        """Return what to do on a day, also on one without a plan or with other minutes than usual."""
        return plan_session(
            self.choices,
            catalogue=self.catalogue,
            clearance=self.clearance,
            day=day,
            minutes=minutes,
            recent=self.recent if day == self.day else (),
            standing=self.standing,
            programme=self.programme(),
        )


def footing(person: Person, catalogue: Catalogue, *, day: date | None = None) -> Footing | None:
    """Return what the plan stands on; None while the first visit is open, or anything stands in the way.

    `day` is today; another one only for somebody whose rows end there.
    """
    day = day or person.today()
    safety = safety_of(person, catalogue, day=day)
    clearance, choices = safety.clearance, choices_of(person, catalogue)
    if clearance is None or choices is None:
        return None
    course = safety.course
    recent = done_lately(person, choices, course.standing, day)
    return Footing(choices, clearance, catalogue, course, course.standing, day, recent)


def detour(person: Person, catalogue: Catalogue) -> str:
    """Return where somebody goes for whom there is no footing: the lock, open questions, the first visit."""
    return what_comes_first(safety_of(person, catalogue), person) or "/welcome/"


def what_comes_first(safety: Safety, person: Person) -> str | None:
    """Return the address of what comes before any plan; None if nothing does. Only for those with a plan."""
    if safety.is_stopped:
        return "/stopped/"
    if not person.has_choices():
        return None
    if safety.is_open:
        return f"/welcome/safety/{next_screen(safety)}/"
    return "/settings/answers/conditions/?back=today" if safety.asks_conditions else None


def next_screen(safety: Safety) -> str:
    """Return the first screen that is due and not answered; with all answered, the first with a yes."""
    unanswered = [screen for screen in safety.due if not screen.is_answered(safety.draft)]
    return (unanswered + screens_with_a_yes(safety) + list(safety.due))[0].id


def screens_with_a_yes(safety: Safety) -> list[SafetyScreen]:
    """Return the screens of those that are due in which something is ticked."""
    return [screen for screen in safety.due if any(safety.draft.get(each.id) for each in screen.signs)]


def clearance_of(person: Person, catalogue: Catalogue) -> Clearance | None:
    """Return the clearance that the person has now; None while anything stands or was never asked.

    A yes in a check that is being answered again counts at once, a no only when the check is done.
    """
    return safety_of(person, catalogue).clearance


def is_no_day_for_it(person: Person, now: datetime | None = None) -> bool:
    """Tell whether there is no session today: strong pain at rest, or an answer before a session."""
    since = person.midnight(person.today(now))
    check = person.session_checks.filter(at__gte=since).first()
    if check is not None and check.verdict == SessionCheck.NO_SESSION:
        return True
    _, pain = max(_pains_told(person, since), key=lambda told: told[0], default=(None, None))
    return pain is not None and pain >= TOO_MUCH_PAIN


def _pains_told(person: Person, since: datetime) -> list[tuple[datetime, int]]:
    """Pain at rest as it was told since then, whatever asked for it."""
    told: list[tuple[datetime, int]] = []
    told += [(row.at, row.pain or 0) for row in person.intakes_with_pain() if row.at >= since]
    told += [(row.at, row.answers["pain"]) for row in person.session_checks.filter(at__gte=since)]
    told += [(row.at, row.data["pain"]) for row in person.check_ins.filter(at__gte=since, kind="morning")]
    lately = person.sessions.filter(started_at__gte=since - timedelta(days=1))  # by the index, not by all
    ended = lately.filter(ended_at__gte=since, pain__isnull=False)
    return [*told, *((row.ended_at, row.pain or 0) for row in ended)]


def has_trained(person: Person, *, before: datetime | None = None) -> bool:
    """Tell whether there was a session, up to now or before a moment."""
    return person.sessions.filter(started_at__lt=before or timezone.now()).exists()


def fresh_check(person: Person, now: datetime | None = None) -> SessionCheck | None:
    """Return the answers before a session that still let one begin: of today, for one session.

    Where they asked for signs first, the signs must have been answered since; what came of those is
    another matter: see `footing`.
    """
    now, check = now or timezone.now(), person.session_checks.first()
    if check is None or check.verdict == SessionCheck.NO_SESSION:
        return None
    is_old = now - check.at >= BEFORE_HOLDS or day_in(person.zone, check.at) != person.today(now)
    is_used = person.sessions.filter(started_at__gte=check.at, is_finished=True).exists()
    if is_old or is_used:
        return None
    if check.verdict == SessionCheck.ASK_AGAIN and not _is_asked_since(person, check.at):
        return None
    return check


def may_go_on(person: Person, safety: Safety) -> bool:
    """Tell whether a session that was begun may go on.

    Nothing was found since, and what was said before another session does not speak against it.
    """
    check = person.session_checks.first()
    asks_signs = (
        check is not None and check.verdict != SessionCheck.GO and not _is_asked_since(person, check.at)
    )
    return safety.may_go_on and not asks_signs and not is_no_day_for_it(person)


def _is_asked_since(person: Person, at: datetime) -> bool:
    return person.safety_checks.filter(answered_at__gt=at).exclude(tier="unanswered").exists()


def choices_of(person: Person, catalogue: Catalogue) -> Choices | None:
    """Return the choices in the programme's own terms: things that stand in count as the item."""
    row = person.choices()
    if row is None:
        return None
    return Choices(
        weekdays=frozenset(row.weekdays),
        weeks=row.weeks,
        minutes=row.minutes,
        equipment=equipment_items(row.equipment, stand_ins=_stand_ins(catalogue)),
        worse_side=_side(row.worse_side),
        start=row.start,
    )


def session_for(footing: Footing, *, minutes: int | None = None) -> PlannedSession:
    """Return what to do today, knowing what the week has already had. Today and the player ask here."""
    return footing.session(footing.day, minutes=minutes)


def done_lately(person: Person, choices: Choices, standing: Standing, day: date) -> tuple[Done, ...]:
    """Return what was done in the week of `day`, or lately where the plan asks what fades first."""
    since = day - FADING if standing.phase == "keep" else week_begins(day, choices, standing)
    return tuple(
        Done(
            day_in(person.zone, summary.started_at),
            work["exercise"],
            work["seconds"] if work["side"] != "right" else 0,
            work["seconds"] if work["side"] != "left" else 0,
        )
        for summary in person.sessions.filter(started_at__gte=person.midnight(since))
        for work in summary.done
    )


def _side(kept: str) -> Literal["left", "right"] | None:
    return "left" if kept == "left" else "right" if kept == "right" else None


def _stand_ins(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    return {item.id: tuple(each.id for each in item.stand_ins) for item in catalogue.equipment.values()}


@lru_cache(maxsize=8)
def _programme(footing: Footing) -> Programme:
    return plan_programme(
        footing.choices,
        catalogue=footing.catalogue,
        clearance=footing.clearance,
        standing=footing.standing,
        day=footing.day,
        recent=footing.recent,
    )
