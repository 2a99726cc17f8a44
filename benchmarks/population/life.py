"""Half a year of one person under one policy, day by day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import exp
from typing import Protocol

from endrange.programme.pain import PainRule

from .assumptions import Assumptions
from .bouts import Bout
from .hip import Hip
from .people import START, Dice, Person
from .training import Performed, perform

WEEKS = 26
LEARN_FROM_BREAK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Session:
    """What is to be done on one day."""

    bouts: tuple[Bout, ...]
    minutes: float
    """All of it, set-up and rests included."""


class Policy(Protocol):
    """What a person follows."""

    def begin_day(self, day: date, hip: Hip) -> None:
        """What is asked, and what follows, before anything is done."""

    def plans_for(self, day: date) -> bool:
        """Tell whether there is a session on that day."""

    @property
    def pain_rules(self) -> Sequence[PainRule] | None:
        """What answers a pain in the session; None: nothing does."""

    def open_session(self, day: date, hip: Hip) -> Session | None:
        """Return the session; None if the questions before it say no."""

    def keep(self, day: date, performed: Performed, hip: Hip) -> None:
        """A session was done."""

    def sends_on(self) -> str | None:
        """What sends the person on to see someone, if that was said today: sign, stop, review or advice."""


@dataclass
class Record:
    """What a life came to."""

    gain_deg: list[float] = field(default_factory=list)
    """At the end of each week."""
    pain: list[float] = field(default_factory=list)
    """At rest, the mean of each week."""
    pain_days: float = 0.0
    """NRS times days."""
    sessions: int = 0
    minutes: float = 0.0
    flares: int = 0
    flares_of_training: int = 0
    days_to_care: int | None = None
    """From a true warning sign to seeing someone; None: never, or no such sign."""
    told: list[tuple[int, str]] = field(default_factory=list)
    """Each word to see someone: the day, and what it came from."""
    last_session: int | None = None
    planned: int = 0


class Life:
    """A person, their dice, a policy, and the hip that they share."""

    def __init__(self, person: Person, dice: Dice, policy: Policy, *, assumed: Assumptions) -> None:
        self._person, self._dice, self._policy, self._assumed = person, dice, policy, assumed
        self._hip = Hip(person, dice, assumed)
        self._record = Record()
        self._has_quit = False
        self._is_in_care = False
        self._goes_on: int | None = None
        """The day on which the person sees someone, once told."""

    def live(self, days: int) -> Record:
        """Live through so many days."""
        week: list[float] = []
        for number in range(days):
            self._day(number)
            week.append(self._hip.pain)
            if number % 7 == 6:
                self._record.gain_deg.append(self._hip.gain_deg)
                self._record.pain.append(sum(week) / len(week))
                week.clear()
        self._record.flares = self._hip.flares
        self._record.flares_of_training = self._hip.flares_of_training
        return self._record

    def _day(self, number: int) -> None:
        day = START + timedelta(days=number)
        self._hip.wake(number)
        self._record.pain_days += self._hip.pain
        self._quit_perhaps(number)
        if not self._has_quit and not self._dice.is_away[number]:
            self._policy.begin_day(day, self._hip)
        self._seek_care(number)
        if self._trains(number, day):
            self._session(number, day)
        else:
            self._hip.rest()

    def _trains(self, number: int, day: date) -> bool:
        if self._has_quit or self._dice.is_away[number] or not self._policy.plans_for(day):
            return False
        self._record.planned += 1
        person, assumed = self._person, self._assumed
        keen = (
            person.keen
            - assumed.keen_minutes * (person.choices.minutes - 15)
            - assumed.keen_pain * max(0.0, self._hip.pain - 3)
            - assumed.keen_weeks * number / 7
        )
        return self._dice.trains[number] < 1 / (1 + exp(-keen))

    def _session(self, number: int, day: date) -> None:
        session = self._policy.open_session(day, self._hip)
        if session is None or not session.bouts:
            self._hip.rest()
            self._seek_care(number)
            return
        performed = perform(
            session.bouts, self._person, self._dice, self._hip,
            day=number, assumed=self._assumed, rules=self._policy.pain_rules,
        )  # fmt: skip
        self._policy.keep(day, performed, self._hip)
        self._hip.train(performed.done, worst=performed.worst, through_pain=performed.through_pain)
        self._record.sessions += 1
        self._record.minutes += session.minutes * performed.share
        self._record.last_session = number
        self._seek_care(number)

    def _quit_perhaps(self, number: int) -> None:
        """Once a week, and at the end of a break."""
        if self._has_quit:
            return
        assumed, dice = self._assumed, self._dice
        if number % 7 == 0 and number:
            worse = max(0.0, self._hip.pain - self._person.pain)
            self._has_quit = dice.quits[number] < assumed.quit_weekly + assumed.quit_worse * worse
        away = dice.is_away
        if number > LEARN_FROM_BREAK_DAYS and all(away[number - LEARN_FROM_BREAK_DAYS : number]):
            ends = not away[number]
            self._has_quit = self._has_quit or (ends and dice.returns[number] > assumed.returns)

    def _seek_care(self, number: int) -> None:
        """Going to see someone: told by the policy, or of one's own accord."""
        person = self._person
        is_there = not self._has_quit and not self._dice.is_away[number]
        sent_by = self._policy.sends_on() if is_there else None
        if sent_by is not None and (number, sent_by) not in self._record.told:
            self._record.told.append((number, sent_by))
            if person.heeds and (self._goes_on is None or self._goes_on < number):
                self._goes_on = number + person.heeds_after
        warning = person.warning
        if warning is None or number < warning.day or self._is_in_care:
            return
        chance = self._assumed.own_accord_urgent if warning.is_urgent else (
            self._assumed.own_accord * self._hip.pain / 5
        )  # fmt: skip
        if self._goes_on == number or self._dice.own_accord[number] < chance:
            self._is_in_care = True
            self._record.days_to_care = number - warning.day
            self._hip.be_cared_for()
