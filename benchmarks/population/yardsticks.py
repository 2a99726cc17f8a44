"""What the rules are held against: a fixed programme on a sheet of paper, and doing nothing."""

from datetime import date
from functools import lru_cache

from endrange.programme import Choices, PlannedSession, Programme, default_weekdays, plan_programme
from endrange.screening import Clearance, assess, clear

from .assumptions import Assumptions
from .bouts import bout_of, load_catalogue_once
from .hip import Hip
from .life import Session
from .people import Person
from .training import Performed

FIXED_DAYS = 4
FIXED_WEEKS = 6


class Nothing:
    """No plan at all."""

    pain_rules = None

    def begin_day(self, day: date, hip: Hip) -> None:
        """Nothing is asked."""

    def plans_for(self, day: date) -> bool:  # noqa: ARG002
        return False

    def open_session(self, day: date, hip: Hip) -> Session | None:  # noqa: ARG002
        return None

    def keep(self, day: date, performed: Performed, hip: Hip) -> None:
        """There is nothing to keep."""

    def sends_on(self) -> str | None:
        return None


class Fixed(Nothing):
    """Four days a week for six weeks, all exercises that the equipment allows, the person's own minutes.

    Nobody is screened, nothing changes with the person; somebody whom an exercise hurts beyond bearing stops
    it. After six weeks it is over.
    """

    def __init__(self, person: Person, assumed: Assumptions) -> None:
        self._assumed = assumed
        self._sessions = _sheet(person.choices.minutes, person.choices.equipment, person.choices.start)

    def plans_for(self, day: date) -> bool:
        return day in self._sessions

    def open_session(self, day: date, hip: Hip) -> Session | None:  # noqa: ARG002
        planned = self._sessions[day]
        bouts = tuple(bout_of(each, self._assumed) for each in planned.prescriptions)
        return Session(bouts, planned.seconds / 60)


@lru_cache(maxsize=64)
def _sheet(minutes: int, equipment: frozenset[str], start: date) -> dict[date, PlannedSession]:
    """The sessions by day."""
    choices = Choices(
        weekdays=default_weekdays(FIXED_DAYS),
        weeks=FIXED_WEEKS,
        minutes=minutes,
        equipment=equipment,
        worse_side="left",
        start=start,
    )
    programme = _programme(choices)
    return {session.day: session for session in programme.sessions}


def _programme(choices: Choices) -> Programme:
    return plan_programme(choices, catalogue=load_catalogue_once(), clearance=_nobody_asked())


@lru_cache(maxsize=1)
def _nobody_asked() -> Clearance:
    """The planner wants a clearance; that of somebody without any sign or condition."""
    signs = load_catalogue_once().signs.values()
    return clear(assess({sign.id: False for sign in signs}, signs=signs), ())
