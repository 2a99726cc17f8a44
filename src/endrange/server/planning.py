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
from endrange.screening import Clearance, NotClearedError, assess, clear, held_conditions
from endrange.server.store.models import AnswersDraft, Person

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
    clearance, choices = clearance_of(person, catalogue), choices_of(person, catalogue)
    return Footing(choices, clearance, catalogue) if clearance and choices else None


def hurts_too_much(person: Person) -> bool:
    """Tell whether the pain at rest that the person named last today makes it a day without a session."""
    intake = person.intake()
    session = person.sessions.filter(pain__isnull=False).first()
    told = [(intake.at, intake.pain)] if intake else []
    told += [(session.ended_at, session.pain)] if session else []
    of_today = [(at, pain) for at, pain in told if at >= person.midnight(person.today())]
    _, pain = max(of_today, key=lambda each: each[0], default=(None, None))
    return pain is not None and pain >= TOO_MUCH_PAIN


def clearance_of(person: Person, catalogue: Catalogue) -> Clearance | None:
    """Return the clearance that the latest answers give; None if a sign stands or one was never asked.

    A yes in a check that is being answered again counts at once, a no only when the check is done.
    """
    check = person.safety_check()
    if check is None or not check.is_clear or _says_yes_meanwhile(person):
        return None
    signs = [sign for sign in catalogue.signs.values() if sign.short]
    try:
        held = held_conditions(check.conditions, catalogue.conditions)
        return clear(assess(check.answers, signs=signs), held)
    except NotClearedError:
        return None


def _says_yes_meanwhile(person: Person) -> bool:
    draft = AnswersDraft.objects.filter(person=person).first()
    return draft is not None and any(draft.answers.get("safety", {}).values())


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
