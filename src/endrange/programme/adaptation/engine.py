"""Follow a person's facts one after another, and say where they stand."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any, Self

from endrange.catalogue import Catalogue
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Checked,
    Chosen,
    Decided,
    Function,
    Morning,
    Score,
    SeenBy,
    Trained,
    Weekly,
    by_time,
    day_of,
    in_order,
)
from endrange.screening.stop import Stop

from .adjustment import Adjustment
from .course import Course, Lapse, LapseLevel, Review
from .gate import gate_of
from .ledger import Ledger
from .making import Maker
from .occasions import (
    Ended,
    NoWorse,
    Occasion,
    Remarkable,
    Reported,
    Returned,
    Tick,
    WeekEnded,
    WeekOfPain,
    Worse,
    later,
)
from .registry import RULES
from .rule import Rule
from .standing import Standing
from .ticks import LAPSES, after, before, is_heard, next_tick, review_after
from .training import Training

REFERRAL_DAYS = 28
"""So long advice to see somebody stands; chosen: as long as from one review to the next."""
_LAPSE_LEVELS: dict[int, LapseLevel] = dict(zip(LAPSES, ("at-risk", "fading", "rebaseline"), strict=True))


class Follower:
    """Takes facts in their order; says at any time what they come to.

    The same facts give the same course, whether they come one by one or all at once.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._ledger: Ledger | None = None
        self._maker = Maker(catalogue)
        self._listeners = _listeners()

    def copied(self) -> Self:
        """Another one that stands where this one stands, and goes on by itself."""
        copy = type(self)(self._catalogue)
        copy._ledger = self._ledger.copied() if self._ledger else None
        copy._maker = self._maker.copied()
        return copy

    @property
    def day(self) -> date | None:
        """The day that has been reached; None before the first fact."""
        return self._ledger.day if self._ledger else None

    @property
    def standing(self) -> Standing:
        """Where the person stands after the last fact or day."""
        return self._ledger.standing if self._ledger else Standing("restore", since=date.min)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """What nobody has looked at yet."""
        return tuple(self._ledger.stops) if self._ledger else ()

    def take(self, fact: AnyFact) -> None:
        """Go on to the fact's day and take it in. ValueError for a day before the last one."""
        ledger = self._ledger or self._begin(fact)
        if fact.day != ledger.day:
            if fact.day < ledger.day:
                raise ValueError(f"expected a fact of {ledger.day} or later, got {fact.day}")
            self.reach(fact.day)
        _TAKES[type(fact)](self, ledger, fact)

    def reach(self, day: date) -> None:
        """Let time pass up to the morning of that day; nothing happens for a day before the last one."""
        ledger, maker = self._ledger, self._maker
        if ledger is None or day <= ledger.day:
            return
        while maker.accepted and ledger.day < day:
            self._pass(ledger, later(ledger.day, 1))
            maker.keep_promises(ledger)
        self._pass(ledger, day)

    def _pass(self, ledger: Ledger, day: date) -> None:
        if day >= ledger.quiet_until:
            while (tick := next_tick(ledger, day)) is not None:
                ledger.day = tick.day
                self._tick(ledger, tick, day)
        ledger.day = day

    def course(self, day: date) -> Course:
        """What the facts come to on that day; time passes up to it."""
        self.reach(day)
        ledger = self._ledger
        if ledger is None:
            ledger = _new_ledger(self._catalogue, day)
        return Course(
            day=ledger.day,
            standing=ledger.standing,
            adjustments=tuple(self._maker.adjustments(ledger.day)),
            stops=tuple(ledger.stops),
            referrals=_referrals(ledger),
            reviews=tuple(ledger.reviews),
            gate=gate_of(ledger),
            next_review=ledger.next_review,
            lapse=_lapse(ledger),
        )

    def _begin(self, fact: AnyFact) -> Ledger:
        ledger = self._ledger = _new_ledger(self._catalogue, fact.day)
        return ledger

    def _tick(self, ledger: Ledger, tick: Tick, target: date) -> None:
        before(ledger, tick)
        if isinstance(tick, WeekEnded):
            week = ledger.pains.week_from_reports(tick.day)
            if week is not None:
                self._note_week(ledger, week)
        if is_heard(ledger, tick):
            self._ask(ledger, tick)
        after(ledger, tick, target)

    def _ask(self, ledger: Ledger, occasion: Occasion) -> None:
        for rule in self._listeners.get(type(occasion), ()):
            for answer in rule.respond(ledger, occasion):
                if isinstance(answer, Review):
                    ledger.reviews.append(answer)
                else:
                    self._maker.consider(ledger, rule, answer)

    # What each kind of fact does.

    def _trained(self, ledger: Ledger, fact: Trained) -> None:
        told, training = fact.pain_before, ledger.training
        if told is not None and not ledger.pains.has(fact.day, told):
            self._report(ledger, BeforeSession(fact.id, fact.at, fact.day, told))
        is_first = training.last_counted is None
        session = training.note(fact, ledger.pains.last, ledger.usual_pain)
        if fact.counts:
            ledger.week_sessions += 1
            ledger.phase_sessions += 1
        if session.is_remarkable:
            ledger.week_went_well = ledger.week_went_well and not session.hurt
            self._ask(ledger, Remarkable(session))
        if ledger.reading.is_watching or training.was_extreme:
            self._ask(ledger, Ended(session))
        if fact.counts and (is_first or ledger.lapse_level or ledger.next_review is None):
            self._come_back(ledger, fact)

    def _come_back(self, ledger: Ledger, fact: Trained) -> None:
        if ledger.lapse_level > 1:
            self._ask(ledger, Returned(fact.day, LAPSES[ledger.lapse_level - 1], fact.id))
        ledger.lapse_level = 0
        if ledger.next_review is None:
            ledger.next_review = review_after(ledger.began, fact.day)
        ledger.quiet_until = date.min

    def _report(self, ledger: Ledger, fact: Morning | BeforeSession) -> None:
        """Pain at rest, however it came to be told."""
        day, pain, training = fact.day, fact.pain, ledger.training
        where = fact.where if isinstance(fact, Morning) else None
        ledger.pains.note(day, pain, fact.id, is_muscle=where == "muscle")
        if training.session is not None:
            compared = training.compare(day, pain, where, fact.id)
            if compared is not None:
                self._settle(ledger, compared)
        if ledger.is_start or ledger.phase == "calm":
            self._told(ledger, day, pain, fact.id)

    def _settle(self, ledger: Ledger, compared: NoWorse | Worse) -> None:
        """What a report says of the last session."""
        ledger.training.settle(compared)
        if isinstance(compared, Worse):
            ledger.week_went_well = False
            if compared.kind == "repeat":
                ledger.repeated = compared.day
            if compared.is_flare:
                ledger.flares.append(compared.day)
        elif compared.session.day >= ledger.same_since:
            ledger.same_until = date.min
        self._ask(ledger, compared)

    def _told(self, ledger: Ledger, day: date, pain: float, fact: str) -> None:
        """At the start, or in the calm phase."""
        self._ask(ledger, Reported(day, pain, fact))
        ledger.is_start = False

    def _weekly(self, ledger: Ledger, fact: Weekly) -> None:
        ledger.pains.note(fact.day, fact.pain, fact.id)
        self._note_week(ledger, WeekOfPain(fact.day, fact.pain, fact.tasks, (fact.id,), fact.change))
        if ledger.is_start or ledger.phase == "calm":
            self._told(ledger, fact.day, fact.pain, fact.id)

    def _note_week(self, ledger: Ledger, week: WeekOfPain) -> None:
        """Pain of a week, however it came to be known."""
        ledger.pains.weeks.append(week)
        self._ask(ledger, week)

    def _function(self, ledger: Ledger, fact: Function) -> None:
        ledger.pains.note_function(fact)

    def _score(self, _ledger: Ledger, _fact: Score) -> None:
        """What a questionnaire from elsewhere says changes no plan."""

    def _seen(self, ledger: Ledger, fact: SeenBy) -> None:
        lifted = [stop for stop in ledger.stops if stop.id in fact.about and fact.on >= stop.since]
        followed = [advice for advice in ledger.referrals if fact.on >= advice.day]
        ledger.note_look(fact)
        if lifted or followed:
            ledger.looked_at = ledger.compared_from = fact.day
        ledger.stops = [stop for stop in ledger.stops if stop not in lifted]
        ledger.referrals = [advice for advice in ledger.referrals if advice not in followed]
        if ledger.held_since is not None and fact.on >= ledger.held_since:
            ledger.held_since = None

    def _decided(self, ledger: Ledger, fact: Decided) -> None:
        self._maker.decide(ledger, fact)

    def _checked(self, ledger: Ledger, fact: Checked) -> None:
        ledger.note_check(fact)

    def _chosen(self, ledger: Ledger, fact: Chosen) -> None:
        ledger.means = replace(ledger.means, equipment=fact.equipment)
        if ledger.chosen is None or ledger.chosen.start != fact.start:
            self._maker.start_anew(ledger.phase)
            ledger.begin(fact.start, fact)
            if not ledger.is_under_review or ledger.next_review is None:
                ledger.next_review = review_after(fact.start, fact.day)
            self._begin_with(ledger, fact.day)
        else:
            ledger.chosen = fact

    def _begin_with(self, ledger: Ledger, day: date) -> None:
        """What was told that day already, before the days were chosen, says how the programme begins."""
        pains = ledger.pains
        if pains.days and pains.days[-1] == day:
            self._told(ledger, day, pains.scores[-1], pains.facts[-1])


_TAKES: dict[type, Callable[[Follower, Ledger, Any], None]] = {
    Trained: Follower._trained,
    Morning: Follower._report,
    BeforeSession: Follower._report,
    Weekly: Follower._weekly,
    Function: Follower._function,
    Score: Follower._score,
    SeenBy: Follower._seen,
    Checked: Follower._checked,
    Chosen: Follower._chosen,
    Decided: Follower._decided,
}


def adapt(facts: Iterable[AnyFact], *, catalogue: Catalogue, until: date) -> Course:
    """What the facts up to the day `until` come to on that day; the order they are given in is no matter."""
    follower = Follower(catalogue)
    ordered = once(facts)
    for fact in ordered[: bisect_right(ordered, until, key=day_of)]:
        follower.take(fact)
    return follower.course(until)


def once(facts: Iterable[AnyFact]) -> list[AnyFact]:
    """The facts in their order, each record once: of two with one id the later one counts."""
    given = list(facts)
    if len({fact.id for fact in given}) == len(given):
        return by_time(given)
    ordered = in_order(given)
    by_id = {(type(fact), fact.id): fact for fact in ordered}
    if len(by_id) == len(ordered):
        return list(ordered)
    unambiguous = sorted(ordered, key=lambda fact: (fact.day, fact.at, repr(fact)))
    by_id = {(type(fact), fact.id): fact for fact in unambiguous}
    return list(in_order(by_id.values()))


@cache
def _listeners() -> dict[type, tuple[Rule, ...]]:
    kinds = {kind for rule in RULES for kind in rule.on}
    return {kind: tuple(rule for rule in RULES if kind in rule.on) for kind in kinds}


def _new_ledger(catalogue: Catalogue, day: date) -> Ledger:
    ledger = Ledger(
        catalogue=catalogue,
        standing=Standing("restore", since=day),
        day=day,
        began=day,
        training=Training(catalogue.exercises),
    )
    ledger.begin(day, None)
    ledger.next_review = review_after(day, day)
    return ledger


def _referrals(ledger: Ledger) -> tuple[Adjustment, ...]:
    """One for each reason, the latest."""
    fresh = [each for each in ledger.referrals if (ledger.day - each.day).days < REFERRAL_DAYS]
    return tuple({(each.rule.id, each.change.exercise): each for each in fresh}.values())


def _lapse(ledger: Ledger) -> Lapse | None:
    last = ledger.training.last_counted
    if last is None:
        return None
    days = (ledger.day - last).days
    reached = [level for limit, level in _LAPSE_LEVELS.items() if days >= limit]
    return Lapse(days, reached[-1], last) if reached else None
