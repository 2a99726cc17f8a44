"""Follow a person's facts one after another, and say where they stand."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from endrange.catalogue import Catalogue
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Chosen,
    Decided,
    Function,
    Morning,
    SeenBy,
    Trained,
    Weekly,
    in_order,
)
from endrange.screening.stop import Stop

from .adjustment import Adjustment, Status
from .changing import applied, moves_up, taken_back
from .course import Course, Lapse, LapseLevel, Review
from .gate import gate_of
from .ledger import Ledger
from .occasions import Occasion, Tick, later
from .pains import WeekOfPain
from .registry import RULES
from .rule import Proposal, Rule
from .standing import Standing
from .ticks import LAPSES, after, before, is_heard, next_tick, review_after
from .training import Training

HELD_DAYS = 14
"""So long an undone or declined rule stays quiet, and an offer stays open; chosen."""
SAID_AGAIN_DAYS = 14
"""The same advice is not given again sooner; chosen."""
_LAPSE_LEVELS: dict[int, LapseLevel] = dict(zip(LAPSES, ("at-risk", "fading", "rebaseline"), strict=True))
_CHANGES_NOTHING = frozenset({"advise", "stop", "repeat-dose"})
_EASES = frozenset({"stop", "dose-down", "ease-in", "start-over"})


@dataclass(slots=True)
class _Logged:
    """An adjustment with what an undo needs."""

    adjustment: Adjustment
    rule: Rule
    before: Standing
    after: Standing
    weeks_done: int

    @property
    def status(self) -> Status:
        return self.adjustment.status

    def set_status(self, status: Status) -> None:
        self.adjustment = replace(self.adjustment, status=status)


class Follower:
    """Takes facts in their order; says at any time what they come to.

    The same facts give the same course, whether they come one by one or all at once.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._ledger: Ledger | None = None
        self._log: dict[str, _Logged] = {}
        self._offers: list[_Logged] = []
        self._quiet_until: dict[tuple[str, str | None], date] = {}
        self._said: dict[tuple[str, str | None], date] = {}

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
        if fact.day < ledger.day:
            raise ValueError(f"expected a fact of {ledger.day} or later, got {fact.day}")
        self.reach(fact.day)
        take = _TAKES.get(type(fact))
        if take is not None:
            take(self, ledger, fact)

    def reach(self, day: date) -> None:
        """Let time pass up to the morning of that day; nothing happens for a day before the last one."""
        ledger = self._ledger
        if ledger is None or day <= ledger.day:
            return
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
            adjustments=tuple(self._as_of(each, ledger.day) for each in self._log.values()),
            stops=tuple(ledger.stops),
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
        if is_heard(ledger, tick):
            self._ask(ledger, tick)
        after(ledger, tick, target)

    def _ask(self, ledger: Ledger, occasion: Occasion) -> None:
        for rule in _listeners().get(type(occasion), ()):
            for answer in rule.respond(ledger, occasion):
                if isinstance(answer, Review):
                    ledger.reviews.append(answer)
                else:
                    self._consider(ledger, rule, answer)

    def _consider(self, ledger: Ledger, rule: Rule, proposal: Proposal) -> None:
        """Make, offer or drop what a rule proposes."""
        change = proposal.change
        id_ = ":".join(filter(None, (rule.id, ledger.day.isoformat(), change.exercise)))
        if id_ in self._log or self._is_quiet(ledger, rule, proposal):
            return
        up = moves_up(change, ledger.phase)
        after_it = applied(change, ledger.standing, ledger.day, self._catalogue)
        if after_it == ledger.standing and change.kind not in _CHANGES_NOTHING:
            return
        if up and not self._may_go_up(ledger, change.exercise, is_offer=proposal.is_offer):
            return
        adjustment = Adjustment(
            id_,
            ledger.day,
            rule.rule_id,
            change,
            proposal.reason,
            rule.sources,
            proposal.because,
            "offered" if proposal.is_offer else "made",
        )
        entry = _Logged(adjustment, rule, ledger.standing, ledger.standing, ledger.weeks_done)
        self._log[id_] = entry
        if proposal.is_offer:
            self._offers.append(entry)
            ledger.full_weeks = ledger.thin_weeks = 0
            return
        self._make(ledger, entry)
        if proposal.holds_progress:
            ledger.held_since = ledger.day
        if change.kind == "stop":
            ledger.stops.append(_stop(adjustment, proposal))
        elif change.kind == "advise":
            self._said[rule.id, change.exercise] = ledger.day

    def _make(self, ledger: Ledger, entry: _Logged) -> None:
        change = entry.adjustment.change
        was = ledger.standing
        up = moves_up(change, was.phase)
        entry.before, entry.weeks_done = was, ledger.weeks_done
        entry.after = ledger.standing = applied(change, was, ledger.day, self._catalogue)
        if up:
            self._note_step(ledger, change.exercise)
        elif change.exercise in ledger.training.tracks:
            ledger.training.tracks[change.exercise].good = 0
        if change.kind in _EASES or (change.kind == "phase" and not up):
            self._withdraw_offers()
        if ledger.phase != was.phase:
            ledger.enter_phase(was.phase)
        if change.kind == "start-over":
            ledger.rebase()

    def _note_step(self, ledger: Ledger, exercise: str | None) -> None:
        ledger.stepped = ledger.day
        track = ledger.training.tracks.get(exercise) if exercise else None
        if track is not None:
            track.stepped = ledger.day
            track.good = 0
        else:
            ledger.plan_stepped = ledger.day

    def _may_go_up(self, ledger: Ledger, exercise: str | None, *, is_offer: bool = False) -> bool:
        if not ledger.is_steady:
            return False
        return is_offer or (ledger.may_step(exercise) if exercise else ledger.may_plan_step)

    def _is_quiet(self, ledger: Ledger, rule: Rule, proposal: Proposal) -> bool:
        """The person has said no or was told lately, has an offer of it, or the plan is stopped by it."""
        change, day = proposal.change, ledger.day
        key = (rule.id, change.exercise)
        if change.kind == "stop":
            return any(stop.rule == str(rule.rule_id) for stop in ledger.stops)
        if change.kind == "advise":
            said = self._said.get(key)
            return said is not None and (day - said).days < SAID_AGAIN_DAYS
        if not rule.answers_pain and day < self._quiet_until.get(key, date.min):
            return True
        return any(
            offer.status == "offered"
            and offer.adjustment.change.exercise == change.exercise
            and offer.rule is rule
            and proposal.is_offer
            and _is_open(offer.adjustment, day)
            for offer in self._offers
        )

    def _withdraw_offers(self) -> None:
        for offer in self._offers:
            if offer.status == "offered":
                offer.set_status("over")
        self._offers.clear()

    def _decide(self, ledger: Ledger, decided: Decided) -> None:
        entry = self._log.get(decided.adjustment)
        if entry is None or not entry.adjustment.may_be_undone:
            return
        status = self._as_of(entry, ledger.day).status
        if status == "offered":
            if decided.decision == "accept":
                self._accept(ledger, entry)
            else:
                self._quiet(ledger, entry, "declined")
        elif status == "made":
            is_up = moves_up(entry.adjustment.change, entry.before.phase)
            if decided.decision == "undo" or (decided.decision == "not-now" and is_up):
                self._take_back(ledger, entry)
                self._quiet(ledger, entry, "undone" if decided.decision == "undo" else "declined")

    def _accept(self, ledger: Ledger, entry: _Logged) -> None:
        change = entry.adjustment.change
        if moves_up(change, ledger.phase) and not self._may_go_up(ledger, change.exercise):
            return
        entry.set_status("made")
        self._make(ledger, entry)

    def _quiet(self, ledger: Ledger, entry: _Logged, status: Status) -> None:
        entry.set_status(status)
        change = entry.adjustment.change
        until = later(ledger.day, HELD_DAYS)
        if change.kind == "phase" and ledger.next_review is not None:
            until = max(until, ledger.next_review)
        self._quiet_until[entry.rule.id, change.exercise] = until

    def _take_back(self, ledger: Ledger, entry: _Logged) -> None:
        was = ledger.standing
        ledger.standing = taken_back(was, entry.before, entry.after, self._catalogue)
        if ledger.phase != was.phase:
            ledger.restart_weeks(ledger.day)
            ledger.weeks_done = entry.weeks_done

    def _as_of(self, entry: _Logged, day: date) -> Adjustment:
        """The adjustment with its status on that day: what has run out is over."""
        adjustment = entry.adjustment
        until = adjustment.change.until
        is_over = (adjustment.status == "offered" and not _is_open(adjustment, day)) or (
            adjustment.status == "made" and until is not None and day >= until
        )
        return replace(adjustment, status="over") if is_over else adjustment

    # What each kind of fact does.

    def _trained(self, ledger: Ledger, fact: Trained) -> None:
        if fact.pain_before is not None:
            self._report(ledger, fact.day, fact.pain_before, None, fact.id)
        ledger.training.note(fact, ledger.pains.last if fact.pain_before is None else fact.pain_before)
        if fact.counts:
            ledger.week_sessions += 1
        self._ask(ledger, fact)
        if fact.counts:
            ledger.lapse_level = 0
            ledger.next_review = ledger.next_review or review_after(ledger.began, fact.day)
        if fact.pain_before is not None:
            ledger.is_start = False

    def _report(self, ledger: Ledger, day: date, pain: float, where: str | None, fact: str) -> None:
        compared = ledger.training.compare(day, pain, where, fact)
        ledger.pains.note(day, pain, fact)
        if compared is None:
            return
        ledger.training.settle(compared)
        if compared.kind != "same":
            ledger.week_went_well = False
        if compared.kind in ("flare", "still-up"):
            ledger.flares.append(day)
        self._ask(ledger, compared)

    def _morning(self, ledger: Ledger, fact: Morning) -> None:
        self._report(ledger, fact.day, fact.pain, fact.where, fact.id)
        self._ask(ledger, fact)
        ledger.is_start = False

    def _before(self, ledger: Ledger, fact: BeforeSession) -> None:
        self._report(ledger, fact.day, fact.pain, None, fact.id)
        self._ask(ledger, fact)
        ledger.is_start = False

    def _weekly(self, ledger: Ledger, fact: Weekly) -> None:
        ledger.pains.weeks.append(WeekOfPain(fact.day, fact.pain, fact.tasks, (fact.id,)))
        ledger.pains.note(fact.day, fact.pain, fact.id)
        self._ask(ledger, fact)
        ledger.is_start = False

    def _function(self, ledger: Ledger, fact: Function) -> None:
        ledger.pains.functions.append(fact)

    def _seen(self, ledger: Ledger, fact: SeenBy) -> None:
        lifted = [stop for stop in ledger.stops if stop.id in fact.about and fact.on >= stop.since]
        if lifted:
            ledger.stops = [stop for stop in ledger.stops if stop not in lifted]
            ledger.looked_at = fact.day
        if ledger.held_since is not None and fact.on >= ledger.held_since:
            ledger.held_since = None

    def _chosen(self, ledger: Ledger, fact: Chosen) -> None:
        if ledger.chosen is None or ledger.chosen.start != fact.start:
            ledger.begin(fact.start, fact)
            ledger.next_review = review_after(fact.start, fact.day)
            self._withdraw_offers()
        else:
            ledger.chosen = fact


_TAKES: dict[type, Callable[[Follower, Ledger, Any], None]] = {
    Trained: Follower._trained,
    Morning: Follower._morning,
    BeforeSession: Follower._before,
    Weekly: Follower._weekly,
    Function: Follower._function,
    SeenBy: Follower._seen,
    Chosen: Follower._chosen,
    Decided: Follower._decide,
}


def adapt(facts: Iterable[AnyFact], *, catalogue: Catalogue, until: date) -> Course:
    """What the facts up to the day `until` come to on that day; the order they are given in is no matter."""
    follower = Follower(catalogue)
    for fact in once(facts):
        if fact.day <= until:
            follower.take(fact)
    return follower.course(until)


def once(facts: Iterable[AnyFact]) -> list[AnyFact]:
    """The facts in their order, each record once: of two with one id the last one counts."""
    ordered = in_order(facts)
    by_id = {fact.id: fact for fact in ordered}
    if len(by_id) == len(ordered):
        return list(ordered)
    unambiguous = sorted(ordered, key=lambda fact: (fact.day, fact.at, fact.id, repr(fact)))
    by_id = {fact.id: fact for fact in unambiguous}
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


def _is_open(adjustment: Adjustment, day: date) -> bool:
    return (day - adjustment.day).days < HELD_DAYS


def _stop(adjustment: Adjustment, proposal: Proposal) -> Stop:
    return Stop(
        id=adjustment.id,
        tier=proposal.tier or "this-week",
        since=adjustment.day,
        say=proposal.say,
        do=proposal.do,
        rule=str(adjustment.rule),
        source=adjustment.sources[0],
    )


def _lapse(ledger: Ledger) -> Lapse | None:
    last = ledger.training.last_counted
    if last is None:
        return None
    days = (ledger.day - last).days
    reached = [level for limit, level in _LAPSE_LEVELS.items() if days >= limit]
    return Lapse(days, reached[-1], last) if reached else None
