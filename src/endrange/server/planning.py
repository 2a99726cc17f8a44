"""From the person's rows to a plan: their answers cleared by screening, their choices, their programme."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from endrange.catalogue import Catalogue
from endrange.programme import (
    Choices,
    Done,
    PlannedSession,
    Programme,
    equipment_items,
    plan_programme,
    plan_session,
)
from endrange.screening import Clearance, NotClearedError, assess, clear
from endrange.server.store.models import Person, SafetyCheck

TOO_MUCH_PAIN = 6
"""Pain at rest, of 10, from which there is no session that day (our own default)."""


@dataclass(frozen=True)
class Footing:
    """What a plan is made from."""

    choices: Choices
    clearance: Clearance
    catalogue: Catalogue

    def programme(self) -> Programme:
        """Return all weeks."""
        return _programme(self)

    def session(
        self, day: date, *, minutes: int | None = None, recent: tuple[Done, ...] = ()
    ) -> PlannedSession:
        """Return what to do on a day, also on one without a plan or with other minutes than usual."""
        return plan_session(
            self.choices,
            catalogue=self.catalogue,
            clearance=self.clearance,
            day=day,
            minutes=minutes,
            recent=recent,
            programme=_programme(self),
        )


def footing(person: Person, catalogue: Catalogue) -> Footing | None:
    """Return what the plan stands on; None while the first visit is open or a sign stands."""
    clearance, choices = clearance_of(person.safety_check(), catalogue), choices_of(person, catalogue)
    return Footing(choices, clearance, catalogue) if clearance and choices else None


def hurts_too_much(person: Person) -> bool:
    """Tell whether what the person said today about pain at rest makes today a day without a session."""
    intake = person.intake()
    if intake is None or intake.at.astimezone(person.zone).date() != person.today():
        return False
    return intake.pain is not None and intake.pain >= TOO_MUCH_PAIN


def clearance_of(check: SafetyCheck | None, catalogue: Catalogue) -> Clearance | None:
    """Return the clearance that the latest answers give; None if a sign stands or nobody asked yet."""
    if check is None or not check.is_clear:
        return None
    asked = [sign for sign in catalogue.signs.values() if sign.id in check.answers]
    answers = {sign.id: check.answers[sign.id] for sign in asked}  # a later version may drop a sign
    try:
        return clear(assess(answers, signs=asked), check.conditions)
    except NotClearedError:
        return None


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


def session_for(person: Person, footing: Footing, *, minutes: int | None = None) -> PlannedSession:
    """Return what to do today, knowing what the week has already had. Today and the player ask here."""
    day = person.today()
    return footing.session(day, minutes=minutes, recent=done_lately(person, footing.choices, day))


def done_lately(person: Person, choices: Choices, day: date) -> tuple[Done, ...]:
    """Return what was done in the programme's week of `day`, up to now."""
    since = choices.start + timedelta(days=7 * ((day - choices.start).days // 7))
    return tuple(
        Done(
            summary.started_at.astimezone(person.zone).date(),
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
    return plan_programme(footing.choices, catalogue=footing.catalogue, clearance=footing.clearance)
