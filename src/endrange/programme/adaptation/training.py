"""What was trained: the last session, and each exercise over all sessions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, Self

from endrange.catalogue.exercise import Exercise
from endrange.records.history import Trained

from .occasions import NoWorse, Worse, WorseKind, later
from .session_seen import ExerciseSeen, SessionSeen, Track, seen

EASY, HARD = 3, 9
"""Effort of 10 up to which a session was too easy, and from which it was too hard; chosen."""
NEW_FOR = 14
"""Days that strength work counts as new; chosen: soreness after it fades within two weeks."""
NEWLY_HARDER_FOR = 7
MOST_SORENESS = 5
"""Pain above this is no longer put down to sore muscles; source: thomee-silbernagel, judgement."""
ATTRIBUTED_NIGHTS = 3
"""More pain that is first reported later than this is not put down to the session; chosen."""
PAIN_TO_PROGRESS_STRENGTH = 2
PAIN_TO_PROGRESS = 3
"""The worst score that still lets an exercise progress; sources: pain-model-pages, judgement."""
SOON_AGAIN = 28
"""Days after something was whole again in which easing it anew is the next time in a row; chosen."""
LOW_DAY = 1
"""So many points below what is usual, pain before a session is only a low day, and going back is no rise:
two single reports differ by as much without a reason; sources: nprs-back-2020, judgement."""
SIDES_REMEMBERED = 4


class Up(NamedTuple):
    """Pain at rest that was up after the last session, and was not enough for a flare."""

    before: float
    """Before that session, as it was told then."""
    told: date
    """The last day on which it was told of."""
    since: date | None
    """The first morning after a session on which it was; still up a day later it is a flare."""


class Spell(NamedTuple):
    """Something that was too much is eased for a while: which time in a row it is, and until when."""

    times: int
    until: date


@dataclass(slots=True)
class Training:
    """Sessions so far."""

    exercises: Mapping[str, Exercise]
    session: SessionSeen | None = None
    """The last one, until a report has said enough about it."""
    up: Up | None = None
    """Pain that has not gone back yet; after a flare it counts anew, because a flare has its answer."""
    last_counted: date | None = None
    tracks: dict[str, Track] = field(default_factory=dict)
    spells: dict[str | None, Spell] = field(default_factory=dict)
    """The last one of each exercise that was too much and rested, by its id; None is the plan as a whole."""
    strength: frozenset[str] = field(init=False)
    """Ids of the strengthening exercises."""
    easy: int = 0
    """Sessions in a row with an effort of EASY or less and no pain above 2."""
    hard: int = 0
    """Sessions in a row with an effort of HARD or more."""
    pinched: date | None = None
    """The last day on which something pinched, in whatever exercise."""
    days_since_pinch: int | None = None
    """From that day back to the one before it on which something pinched."""

    def __post_init__(self) -> None:
        self.strength = frozenset(id_ for id_, each in self.exercises.items() if each.kind == "strengthen")

    def copied(self) -> Self:
        """The same, to go on with by itself."""
        session = None if self.session is None else replace(self.session)
        tracks = {id_: replace(track) for id_, track in self.tracks.items()}
        return replace(self, session=session, tracks=tracks, spells=dict(self.spells))

    @property
    def was_extreme(self) -> bool:
        """More than one session in a row was too easy or too hard."""
        return self.easy > 1 or self.hard > 1

    def note(self, fact: Trained, before: float | None, usual: float | None) -> SessionSeen:
        """Keep a session; `before` is the pain at rest before it, `usual` that of the week before it."""
        session = seen(fact, before)
        if before is not None:
            if self.up is not None or self.session is not None:
                self._begin_from(session, before)
            if usual is not None and usual > before and not session.is_carried:
                session.before, session.against = min(usual, before + LOW_DAY), "usual"
        self.session = session if before is not None else None
        day = fact.day
        if fact.counts:
            self.last_counted = day
        effort = fact.effort
        if effort is not None:
            is_easy = effort <= EASY and fact.completed and session.worst_pain <= 2
            self.easy = self.easy + 1 if is_easy else 0
            self.hard = self.hard + 1 if effort >= HARD else 0
        if "pinched" in session.troubles:
            self._note_pinch(day)
        tracks = self.tracks
        is_remarkable = session.is_remarkable
        for id_, one in session.exercises.items():
            try:
                track = tracks[id_]
            except KeyError:
                track = tracks[id_] = Track(day, day)
            track.last = day
            track.times += 1
            if one.is_well_done:
                track.full += 1
            if track.behind or (is_remarkable and not one.is_plain):
                _note_more(track, one)
        return session

    def compare(self, day: date, pain: float, where: str | None, fact: str) -> NoWorse | Worse | None:
        """Hold a report of pain at rest against the last session; None if there is nothing (more) to say."""
        session = self.session
        if session is None or session.before is None or day <= session.day:
            return None
        if pain - session.before < 1:
            return NoWorse(day, session, fact)
        nights = (day - session.day).days
        if nights > ATTRIBUTED_NIGHTS:
            return None
        is_still_sore = where is None and session.sore_muscle is not None and pain <= session.sore_muscle
        kind = self._kind(session, day, pain, is_muscle=where == "muscle" or is_still_sore)
        return Worse(day, session, nights, session.before, pain, fact, kind)

    def settle(self, compared: NoWorse | Worse) -> None:
        """Count the exercises of the session as good, or begin counting anew."""
        session, tracks, strength = compared.session, self.tracks, self.strength
        went_well = isinstance(compared, NoWorse) and not session.was_up
        if isinstance(compared, NoWorse):
            self.session = self.up = None
        else:
            self._note_worse(compared)
        for id_, one in session.exercises.items():
            limit = PAIN_TO_PROGRESS_STRENGTH if id_ in strength else PAIN_TO_PROGRESS
            if went_well and one.is_well_done and one.pain <= limit:
                tracks[id_].good += 1
            else:
                tracks[id_].good = 0

    def new_strength_in(self, session: SessionSeen) -> tuple[str, ...]:
        """Strengthening exercises of a session that were new to the person, or had lately become harder."""
        return tuple(id_ for id_ in session.exercises if self._is_new_strength(id_, session.day))

    def _note_worse(self, compared: Worse) -> None:
        """A flare, or a second morning, has its answer; else what is told next is compared as well."""
        session = compared.session
        if compared.is_flare or (compared.nights > 1 and compared.kind == "repeat"):
            self.session = None
        if compared.kind == "sore-muscle":
            session.sore_muscle = max(compared.now, session.sore_muscle or 0)
            return
        if session.up_since is None and compared.nights == 1:
            session.up_since = compared.day
        self._note_up(compared)

    def _note_up(self, compared: Worse) -> None:
        """Keep what the next session is seen with: how it was before this one, and no low day of long ago."""
        session = compared.session
        told = session.told if session.is_carried else None
        before = compared.before if told is None else told
        answered = compared.is_flare or compared.now - before < 1
        self.up = None if answered else Up(before, compared.day, session.up_since)

    def _begin_from(self, session: SessionSeen, before: float) -> None:
        """Pain that has not gone back since sessions before this one is not what this one begins from.

        Two sessions of a day begin from the lesser pain.
        """
        last, up = self.session, self.up
        if last is not None and last.before is not None and last.day == session.day and last.before < before:
            session.before, session.up_since, session.against = last.before, last.up_since, "carried"
        if up is None or (session.day - up.told).days > ATTRIBUTED_NIGHTS:
            self.up = None
        elif before - up.before >= 1:
            session.before, session.up_since, session.against = up.before, up.since, "carried"

    def next_in_a_row(self, what: str | None, day: date) -> int:
        """Which time in a row something is eased from that day on; what still lasts is the same time."""
        last = self.spells.get(what)
        if last is None or day >= later(last.until, SOON_AGAIN):
            return 1
        return last.times if day < last.until else last.times + 1

    def start_phase(self) -> None:
        """What counts for a phase counts anew."""
        for track in self.tracks.values():
            track.full = 0
            track.good = 0

    def forget_levels(self) -> None:
        """A new programme: exercises start from their beginning."""
        self.start_phase()
        for track in self.tracks.values():
            track.stepped = None

    def _kind(self, session: SessionSeen, day: date, pain: float, *, is_muscle: bool) -> WorseKind:
        rise = pain - (session.before or 0)
        if is_muscle and pain <= MOST_SORENESS and self.new_strength_in(session):
            return "sore-muscle"
        if rise >= 2:
            return "flare"
        return "still-up" if session.up_since is not None and day > session.up_since else "repeat"

    def _is_new_strength(self, id_: str, day: date) -> bool:
        if id_ not in self.strength:
            return False
        track = self.tracks[id_]
        is_harder = track.stepped is not None and (day - track.stepped).days < NEWLY_HARDER_FOR
        return is_harder or (day - track.first).days < NEW_FOR

    def _note_pinch(self, day: date) -> None:
        if self.pinched != day:
            self.days_since_pinch = (day - self.pinched).days if self.pinched is not None else None
            self.pinched = day


def _note_more(track: Track, one: ExerciseSeen) -> None:
    """What only some sessions have."""
    if one.form is not None:
        track.poor_form = 0 if one.has_good_form else track.poor_form + 1
    if not one.troubles.isdisjoint(("hard-stop", "too-hard")):
        track.hard_stop_at = track.times
    if not one.troubles.isdisjoint(("breath-held", "too-hard")):
        track.breath_held_at = track.times
    behind = (*track.behind[1 - SIDES_REMEMBERED :], one.behind)
    track.behind = behind if any(behind) else ()
