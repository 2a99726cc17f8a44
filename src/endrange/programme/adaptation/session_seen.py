"""What the rules remember of a session, and of one exercise over all sessions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter
from typing import Literal

from endrange.records.history import Exercised, Trained

ENOUGH = 0.95
"""Of the offered seconds: so much is all of it; chosen, for a late start and an early end."""
GOOD_FORM = 0.8
"""Share of good form that lets an exercise progress; source: judgement."""
UNEVEN = 0.8
"""A side that did less than this share of the other one falls behind; chosen."""
LITTLE_PAIN = 3
"""Up to this no rule has anything to say about one session alone."""
PINCHED = frozenset({"pinch", "pinch-or-painful"})
"""Answers that tell of a pinch; earlier versions had the second, also for a click or stop that hurt."""
WARNING_KINDS = frozenset({"sharp", "pinch", "tingling"})
"""Kinds of pain that are not a stretch."""
Trouble = Literal[
    "left-for-pain",  # or a rule stopped it
    "warning-pain",  # left or stopped for a pain that is not a stretch
    "pinched",
    "caught",  # or the joint locked or gave way
    "painful-click",  # or a hard stop that hurt
    "hard-stop",  # the leg stopped like a doorstop, without pain
    "breath-held",  # the pressure was too much to breathe out under
    "too-hard",  # the person left it because it was
]
"""What an exercise that was ended, or asked about, can tell."""
SideBehind = Literal["left", "right"]
_pain_of = attrgetter("pain")


@dataclass(slots=True)
class ExerciseSeen:
    """One exercise in one session, its sides and regions together."""

    is_well_done: bool = True
    """All that was offered was done, with good form where something watched."""
    pain: int = 0
    """The worst score; 0 also where nothing was reported."""
    form: float | None = None
    """The lesser side's."""
    troubles: frozenset[Trouble] = frozenset()
    """Of all its entries that were stopped, left early or answered."""
    shares: dict[str, float] | None = None
    """Of the offered seconds, for each side that did not do all."""

    @property
    def is_plain(self) -> bool:
        """Nothing is to be said of it but that it was done, and how much it hurt."""
        return not self.troubles and self.form is None and self.shares is None

    @property
    def has_good_form(self) -> bool:
        """True also where nothing watched."""
        return self.form is None or self.form >= GOOD_FORM

    @property
    def behind(self) -> SideBehind | None:
        """The side that did clearly less, if pain is not why."""
        if not self.shares or "left-for-pain" in self.troubles:
            return None
        left, right = self.shares.get("left", 1.0), self.shares.get("right", 1.0)
        if left < UNEVEN * right:
            return "left"
        return "right" if right < UNEVEN * left else None


@dataclass(slots=True)
class SessionSeen:
    """One session."""

    id: str
    day: date
    before: float | None
    """Pain at rest that later reports are compared with: as reported before it or last known, or the usual
    one after a low day; while pain is still up from the session before, what it was before that one."""
    effort: int | None
    exercises: dict[str, ExerciseSeen]
    is_remarkable: bool = False
    """There is something in it that a rule may answer to."""
    troubles: frozenset[Trouble] = frozenset()
    """Of all its exercises."""
    told: float | None = None
    """Pain at rest before it as it was told or last known, whatever it is compared with."""
    against: Literal["told", "usual", "carried"] = "told"
    """Whether `before` is what was told, what was usual, or what was told before an earlier session."""
    sore_muscle: float | None = None
    """The most that was told after it as a sore muscle."""
    up_since: date | None = None
    """The day of the first report after it that was higher, and none since was not."""

    @property
    def is_carried(self) -> bool:
        """Pain that has not gone back since an earlier session is seen with what it was before that."""
        return self.against == "carried"

    @property
    def was_up(self) -> bool:
        """A report after it was higher than before it."""
        return self.up_since is not None or self.sore_muscle is not None

    @property
    def worst_pain(self) -> int:
        """The worst score of all exercises; 0 if none hurt."""
        return max(map(_pain_of, self.exercises.values()), default=0)

    @property
    def hurt(self) -> bool:
        """An exercise hurt more than lets it grow, or was left or stopped for pain."""
        return "left-for-pain" in self.troubles or self.worst_pain > LITTLE_PAIN

    def with_any(self, *troubles: Trouble) -> Iterator[tuple[str, ExerciseSeen]]:
        """Give the exercises that told one of these."""
        if not self.troubles.isdisjoint(troubles):
            for id_, one in self.exercises.items():
                if not one.troubles.isdisjoint(troubles):
                    yield id_, one

    @property
    def worst_exercise(self) -> str | None:
        """The exercise that hurt most, the first of equals; None if none hurt."""
        worst = self.worst_pain
        return next(id_ for id_, one in self.exercises.items() if one.pain == worst) if worst else None


@dataclass(slots=True)
class Track:
    """One exercise over all sessions."""

    first: date
    last: date
    good: int = 0
    """Good sessions in a row that were followed by a report of pain no worse."""
    full: int = 0
    """Sessions of this phase in which all of it was done, with good form."""
    poor_form: int = 0
    """Sessions in a row with form below GOOD_FORM."""
    times: int = 0
    """Sessions so far."""
    hard_stop_at: int = 0
    """The session, counted from 1, in which it last stopped hard or was too hard; 0 if it never did."""
    breath_held_at: int = 0
    """The session in which the breath was last held under its pressure, or it was too hard."""
    behind: tuple[SideBehind | None, ...] = ()
    """Which side fell behind in the last sessions, the latest last; empty if none did."""
    stepped: date | None = None
    """When it last progressed."""


def seen(fact: Trained, before: float | None) -> SessionSeen:
    """What is remembered of a session."""
    exercises: dict[str, ExerciseSeen] = {}
    is_remarkable = False
    for entry in fact.exercised:
        id_, pain = entry.exercise, entry.pain or 0
        if (
            0.0 < entry.seconds >= ENOUGH * entry.offered_s
            and pain <= LITTLE_PAIN
            and not entry.answers
            and entry.left_early is None
            and entry.form is None
            and not entry.stopped
        ):
            if id_ not in exercises:
                exercises[id_] = _PLAIN[pain]
            elif pain > (one := exercises[id_]).pain:
                exercises[id_] = _PLAIN[pain] if one is _PLAIN[one.pain] else replace(one, pain=pain)
        else:
            is_remarkable = True
            one = exercises[id_] = replace(exercises[id_]) if id_ in exercises else ExerciseSeen()
            _add(one, entry, pain)
    troubles = _NONE.union(*(one.troubles for one in exercises.values())) if is_remarkable else _NONE
    return SessionSeen(fact.id, fact.day, before, fact.effort, exercises, is_remarkable, troubles, before)


_PLAIN = tuple(ExerciseSeen(pain=pain) for pain in range(LITTLE_PAIN + 1))
"""Done in full, with little pain, and nothing else to say of it: shared by all of that kind."""
_NONE: frozenset[Trouble] = frozenset()


def _add(one: ExerciseSeen, entry: Exercised, pain: int) -> None:
    was_ended = entry.stopped or entry.left_early is not None
    if was_ended or entry.answers:
        one.troubles |= _told(entry)
    if not entry.seconds >= ENOUGH * entry.offered_s or not entry.seconds > 0:
        _add_part(one, entry)
    one.pain = max(one.pain, pain)
    if entry.form is not None and (one.form is None or entry.form < one.form):
        one.form = entry.form
    one.is_well_done = one.is_well_done and one.has_good_form and not was_ended


def _told(entry: Exercised) -> frozenset[Trouble]:
    """What an entry that was ended or answered tells."""
    kinds, answers = entry.pain_kinds, {answer for _, answer in entry.answers}
    was_for_pain = entry.stopped or entry.left_early == "pain"
    told: dict[Trouble, bool] = {
        "left-for-pain": was_for_pain,
        "warning-pain": was_for_pain and not kinds.isdisjoint(WARNING_KINDS),
        "pinched": "pinch" in kinds or not answers.isdisjoint(PINCHED),
        "caught": "catch" in kinds or "catch-or-give-way" in answers,
        "painful-click": ("click" in kinds and (entry.pain or 0) > 0) or "click-or-stop-hurt" in answers,
        "hard-stop": "hard-stop-no-pain" in answers,
        "breath-held": ("breathing-under-pressure", "no") in entry.answers,
        "too-hard": entry.left_early == "too-hard",
    }
    return frozenset(trouble for trouble, is_told in told.items() if is_told)


def _add_part(one: ExerciseSeen, entry: Exercised) -> None:
    """Some of it was not done."""
    one.is_well_done = False
    if entry.offered_s > 0 and entry.side != "both":
        shares = one.shares or {}
        share = entry.seconds / entry.offered_s
        one.shares = shares | {entry.side: min(share, shares.get(entry.side, share))}
