"""What was trained: the last session, and each exercise over all sessions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from endrange.catalogue.exercise import Exercise
from endrange.records.history import Trained

from .occasions import Compared, ComparedKind
from .session_seen import ExerciseSeen, SessionSeen, Track, seen

EASY, HARD = 3, 9
"""Effort of 10 up to which a session was too easy, and from which it was too hard; chosen."""
NEW_FOR = 14
"""Days that strength work counts as new; chosen: soreness after it fades within two weeks."""
NEWLY_HARDER_FOR = 7
ATTRIBUTED_NIGHTS = 3
"""More pain that is first reported later than this is not put down to the session; chosen."""
PAIN_TO_PROGRESS = {"strengthen": 2}
"""The worst score that still lets an exercise progress, by its kind; sources: pain-model-pages, judgement."""
PAIN_TO_PROGRESS_ELSE = 3
SIDES_REMEMBERED = 4


@dataclass(slots=True)
class Training:
    """Sessions so far."""

    exercises: Mapping[str, Exercise]
    session: SessionSeen | None = None
    """The last one."""
    last_counted: date | None = None
    tracks: dict[str, Track] = field(default_factory=dict)
    easy: int = 0
    """Sessions in a row with an effort of EASY or less and no pain above 2."""
    hard: int = 0
    """Sessions in a row with an effort of HARD or more."""

    def note(self, fact: Trained, before: float | None) -> None:
        """Keep a session; `before` is the pain at rest before it."""
        session = self.session = seen(fact, before)
        if fact.counts:
            self.last_counted = fact.day
        self._note_effort(fact, session)
        for id_, one in session.exercises.items():
            track = self.tracks.get(id_)
            if track is None:
                track = self.tracks[id_] = Track(fact.day, fact.day)
            _note(track, one, fact.day)

    def compare(self, day: date, pain: float, where: str | None, fact: str) -> Compared | None:
        """Hold a report of pain at rest against the last session; None if there is nothing (more) to say."""
        session = self.session
        if session is None or session.is_settled or session.before is None or day <= session.day:
            return None
        nights = (day - session.day).days
        kind = self._kind(session, pain - session.before, nights, is_muscle=where == "muscle")
        return None if kind is None else Compared(day, session, nights, session.before, pain, fact, kind)

    def settle(self, compared: Compared) -> None:
        """Count the exercises of the session as good, or begin counting anew."""
        session = compared.session
        is_worse = compared.kind != "same"
        for id_, one in session.exercises.items():
            track = self.tracks[id_]
            track.good = track.good + 1 if not is_worse and self._is_good(id_, one) else 0
        session.is_settled = compared.kind != "repeat" or compared.nights > 1
        session.was_up = is_worse

    def new_strength_in(self, session: SessionSeen) -> tuple[str, ...]:
        """Strengthening exercises of a session that were new to the person, or had lately become harder."""
        return tuple(id_ for id_ in session.exercises if self._is_new_strength(id_, session.day))

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

    def _kind(
        self, session: SessionSeen, rise: float, nights: int, *, is_muscle: bool
    ) -> ComparedKind | None:
        if rise < 1:
            return "same"
        if nights > ATTRIBUTED_NIGHTS:
            return None
        if is_muscle and self.new_strength_in(session):
            return "sore-muscle"
        if rise >= 2:
            return "flare"
        return "still-up" if session.was_up and nights > 1 else "repeat"

    def _is_good(self, id_: str, one: ExerciseSeen) -> bool:
        exercise = self.exercises.get(id_)
        kind = exercise.kind if exercise is not None else "stretch"
        return (
            one.is_full
            and one.has_good_form
            and one.pain <= PAIN_TO_PROGRESS.get(kind, PAIN_TO_PROGRESS_ELSE)
        )

    def _is_new_strength(self, id_: str, day: date) -> bool:
        exercise = self.exercises.get(id_)
        if exercise is None or exercise.kind != "strengthen":
            return False
        track = self.tracks[id_]
        is_harder = track.stepped is not None and (day - track.stepped).days < NEWLY_HARDER_FOR
        return is_harder or (day - track.first).days < NEW_FOR

    def _note_effort(self, fact: Trained, session: SessionSeen) -> None:
        if fact.effort is None:
            return
        is_easy = fact.effort <= EASY and fact.completed and session.worst_pain <= 2
        self.easy = self.easy + 1 if is_easy else 0
        self.hard = self.hard + 1 if fact.effort >= HARD else 0


def _note(track: Track, one: ExerciseSeen, day: date) -> None:
    track.last = day
    if one.is_full and one.has_good_form:
        track.full += 1
    if one.form is not None:
        track.poor_form = 0 if one.has_good_form else track.poor_form + 1
    track.without_hard_stop = 0 if one.had_hard_stop else track.without_hard_stop + 1
    if one.troubles and one.pinched and day not in track.pinches:
        track.pinches = (*track.pinches, day)
    if one.shares:
        track.behind = (*track.behind[1 - SIDES_REMEMBERED :], one.behind)
