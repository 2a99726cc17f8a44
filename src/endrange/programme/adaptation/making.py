"""Make what rules propose, once and within bounds; take it back where the person says so."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Self

from endrange.catalogue import Catalogue
from endrange.catalogue.exercise import Phase
from endrange.records.history import Decided
from endrange.screening.stop import Stop

from .adjustment import EASING, Adjustment, Change, Status
from .changing import applied, moves_up, taken_back
from .gate import is_gate_open
from .ledger import Ledger
from .logged import WAITING, Logged
from .occasions import later
from .rule import Proposal, Rule
from .standing import Standing
from .ticks import prolonged
from .training import Spell

HELD_DAYS = 14
"""So long an undone or declined rule stays quiet; chosen."""
SAID_AGAIN_DAYS = 14
"""The same advice is not given again sooner, but for that which holds progress; chosen."""
_CHANGES_NOTHING = frozenset({"advise", "stop", "repeat-dose"})
_ENDS_EASING = frozenset({"ease-in", "start-over", "back-to-full"})
_GOES_ON = (EASING | {"stop", "advise", "bring-back"}) - {"load-down"}
_EASES = frozenset({"stop", "dose-down", "ease-in", "start-over"})


def _may_keep(ledger: Ledger, change: Change) -> bool:
    """Tell whether an accepted step up may be made today.

    A phase's gate may have closed since the offer. But its doses begin anew, so it waits for no week to pass.
    """
    if not ledger.is_steady:
        return False
    if change.kind == "phase":
        return ledger.stepped != ledger.day and is_gate_open(ledger)
    return ledger.may_step(change.exercise) if change.exercise else ledger.may_plan_step


class Maker:
    """All adjustments so far, and the bounds within which there may be more."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._log: dict[str, Logged] = {}
        self._offers: list[Logged] = []
        self._quiet_until: dict[tuple[str, str | None], date] = {}
        self._said: dict[tuple[str, str | None], date] = {}
        self._easing: Logged | None = None
        self.accepted: list[Logged] = []
        """Offers that wait for a day on which nothing else has grown."""

    def copied(self) -> Self:
        """The same, to go on with by itself."""
        copy = type(self)(self._catalogue)
        copy._log = {id_: replace(entry) for id_, entry in self._log.items()}
        copy._offers = [copy._log[entry.id] for entry in self._offers]
        copy.accepted = [copy._log[entry.id] for entry in self.accepted]
        copy._easing = copy._log[self._easing.id] if self._easing is not None else None
        copy._quiet_until, copy._said = dict(self._quiet_until), dict(self._said)
        return copy

    def adjustments(self, day: date) -> Iterator[Adjustment]:
        """All of them, the oldest first, with their status on that day."""
        return (entry.as_of(day) for entry in self._log.values())

    def start_anew(self, phase: Phase) -> None:
        """A new programme: what grew in the old one is over; stops, what was eased, and calm go on."""
        for entry in self._log.values():
            is_made = entry.status == "made" and not _outlives_a_restart(entry.change, phase)
            if is_made or entry.status in WAITING:
                entry.status = "over"
        self._offers.clear()
        self.accepted.clear()

    def keep_promises(self, ledger: Ledger) -> None:
        """Make what was accepted, one a day."""
        for entry in tuple(self.accepted):
            change = entry.change
            if entry.status_on(ledger.day) != "promised":
                self.accepted.remove(entry)
            elif not moves_up(change, ledger.phase) or _may_keep(ledger, change):
                self.accepted.remove(entry)
                entry.status, entry.accepted = "made", ledger.day
                self._make(ledger, entry, applied(change, ledger.standing, ledger.day, self._catalogue))

    def consider(self, ledger: Ledger, rule: Rule, proposal: Proposal) -> None:
        """Make, offer or drop what a rule proposes."""
        change = proposal.change
        id_ = _id_of(rule, ledger.day, change.exercise)
        if change.kind == "stop" and id_ in self._log and self._log[id_].change.kind != "stop":
            id_ = f"{id_}:stop"  # advice of the same rule in the morning does not hold back a stop
        if id_ in self._log or self._is_quiet(ledger, rule, proposal):
            return
        up = moves_up(change, ledger.phase)
        if up and not self._may_go_up(ledger, change.exercise, is_offer=proposal.is_offer):
            return
        was = ledger.standing
        after_it = applied(change, was, ledger.day, self._catalogue)
        if after_it == was and change.kind not in _CHANGES_NOTHING:
            return
        status: Status = "offered" if proposal.is_offer else "made"
        entry = Logged(id_, ledger.day, rule, proposal, status, was, after_it, ledger.weeks_done)
        self._log[id_] = entry
        if proposal.is_offer:
            self._offers.append(entry)
            ledger.full_weeks = ledger.thin_weeks = 0
            return
        self._make(ledger, entry, after_it)
        if proposal.holds_progress:
            ledger.held_since = ledger.day
            self._withdraw_offers(of_more=ledger.phase)
        if change.kind == "repeat-dose" and change.until is not None:
            ledger.same_since, ledger.same_until = ledger.day, change.until
        if change.kind == "stop":
            ledger.stops.append(_stop(entry))
        elif change.kind == "advise":
            self._said[rule.id, change.exercise] = ledger.day
            if proposal.tier is not None:
                ledger.referrals.append(entry.as_of(ledger.day))

    def _make(self, ledger: Ledger, entry: Logged, standing: Standing) -> None:
        change = entry.change
        was = ledger.standing
        up = moves_up(change, was.phase)
        entry.before, entry.weeks_done = was, ledger.weeks_done
        entry.after = standing
        ledger.stand(standing)
        if standing.factor_on(ledger.day) < 1.0:
            ledger.week_went_well = False
        if change.exercise is not None and change.kind in EASING:
            ledger.eased[change.exercise] = entry.proposal.because
        if change.in_a_row is not None and change.until is not None:
            ledger.training.spells[change.exercise] = Spell(change.in_a_row, change.until)
        if up:
            self._note_step(ledger, change.exercise)
        elif change.exercise in ledger.training.tracks:
            ledger.training.tracks[change.exercise].good = 0
        if change.kind in _ENDS_EASING:
            self._end_easing(entry)
        if change.kind in _EASES or (change.kind == "phase" and not up):
            self._withdraw_offers()
        if standing.phase != was.phase:
            ledger.enter_phase(was.phase)
        if change.kind == "start-over":
            ledger.rebase()

    def _end_easing(self, entry: Logged) -> None:
        """One easing without an end of its own holds at a time."""
        if self._easing is not None and self._easing.status == "made":
            self._easing.status = "over"
        change = entry.change
        is_open = change.kind in ("ease-in", "start-over") and change.until is None
        self._easing = entry if is_open else None

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
        if exercise is None and not is_offer and any(_is_due(each, ledger.day) for each in self.accepted):
            return False  # what was promised comes first
        return is_offer or (ledger.may_step(exercise) if exercise else ledger.may_plan_step)

    def _is_quiet(self, ledger: Ledger, rule: Rule, proposal: Proposal) -> bool:
        """The person has said no or was told lately, has an offer of it, or the plan is stopped by it."""
        change, day = proposal.change, ledger.day
        key = (rule.id, change.exercise)
        if change.kind == "stop":
            return any(stop.rule == str(rule.rule_id) for stop in ledger.stops)
        if change.kind == "advise":
            said = self._said.get(key)
            is_lately_said = said is not None and (day - said).days < SAID_AGAIN_DAYS
            return is_lately_said and not proposal.holds_progress  # without it what it says would not hold
        if not rule.answers_pain and day < self._quiet_until.get(key, date.min):
            return True
        if not proposal.is_offer:
            return False
        self._offers = [each for each in self._offers if each.status_on(day) in WAITING]
        return any(offer.rule is rule and offer.change.exercise == change.exercise for offer in self._offers)

    def _withdraw_offers(self, *, of_more: Phase | None = None) -> None:
        """All that wait for a yes or for their day; `of_more` only those that ask more in that phase."""
        for offer in self._offers:
            if offer.status in WAITING and (of_more is None or moves_up(offer.change, of_more)):
                offer.status = "over"
        self._offers = [offer for offer in self._offers if offer.status in WAITING]

    def decide(self, ledger: Ledger, decided: Decided) -> None:
        """Do what the person said to an adjustment; nothing where it is unknown, over, or a stop."""
        entry = self._log.get(decided.adjustment)
        if entry is None or not entry.as_of(ledger.day).may_be_undone:
            return
        status = entry.status
        if status == "offered":
            if decided.decision == "accept":
                entry.status, entry.promised = "promised", ledger.day
                self.accepted.append(entry)
                self.keep_promises(ledger)
            else:
                self._quiet(ledger, entry, "declined")
        elif status == "promised":
            if decided.decision != "accept":
                self._quiet(ledger, entry, "declined")
        elif status == "made":
            is_up = moves_up(entry.change, entry.before.phase)
            if decided.decision == "undo" or (decided.decision == "not-now" and is_up):
                self._take_back(ledger, entry)
                self._quiet(ledger, entry, "undone" if decided.decision == "undo" else "declined")

    def _quiet(self, ledger: Ledger, entry: Logged, status: Status) -> None:
        entry.status = status
        change = entry.change
        until = later(ledger.day, HELD_DAYS)
        if change.kind == "phase" and ledger.next_review is not None:
            until = max(until, ledger.next_review)
        self._quiet_until[entry.rule.id, change.exercise] = until

    def _take_back(self, ledger: Ledger, entry: Logged) -> None:
        was = ledger.standing
        now = taken_back(was, entry.before, entry.after, self._catalogue)
        ledger.stand(prolonged(now, ledger.day))
        if ledger.phase != was.phase:
            ledger.restart_weeks(ledger.day)
            ledger.weeks_done = entry.weeks_done


def _outlives_a_restart(change: Change, phase: Phase) -> bool:
    """What `Ledger.begin` keeps of the standing, and what does not stand in it."""
    if change.kind == "phase":
        return change.phase == phase == "calm"
    is_of_one_dose = change.kind == "dose-down" and change.exercise is not None
    return change.kind in _GOES_ON and not is_of_one_dose


def _id_of(rule: Rule, day: date, exercise: str | None) -> str:
    """`rule:day[:exercise]`."""
    whole = f"{rule.id}:{day.isoformat()}"
    return whole if exercise is None else f"{whole}:{exercise}"


def _is_due(entry: Logged, day: date) -> bool:
    """Tell whether a change of the whole plan is promised, and still so on that day."""
    return entry.change.exercise is None and entry.status_on(day) == "promised"


def _stop(entry: Logged) -> Stop:
    proposal = entry.proposal
    return Stop(
        id=entry.id,
        tier=proposal.tier or "this-week",
        since=entry.day,
        say=proposal.say,
        do=proposal.do,
        rule=str(entry.rule.rule_id),
        source=entry.rule.sources[0],
    )
