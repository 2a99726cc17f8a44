"""The facts so far, as compact as rules need them. The engine keeps it up; rules only read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, Self

from endrange.catalogue import Catalogue
from endrange.catalogue.exercise import Exercise, Load, Phase
from endrange.programme.means import Means
from endrange.programme.variants import Easier, Ways
from endrange.records.history import Checked, Chosen, SeenBy
from endrange.screening import Restrictions, Stop, looks_from

from .adjustment import Adjustment
from .changing import PHASES, begun_anew
from .course import Review
from .occasions import later
from .pains import Pains
from .standing import Levels, Standing
from .training import Training

USUAL_SESSIONS = 3
"""A week, where nothing was chosen; source: hip-programme."""
LONGEST_RESTORE = 6
SHORTEST_RESTORE = 3
"""Weeks of restoring range; source: hip-programme."""
QUIET_DAYS = 7
"""After a flare nothing asks for more for so long; source: judgement."""
RISING_PAIN = frozenset({"weekly-mean", "slow-creep", "review"})
"""Rules that stop the plan because pain rises."""
DAYS_A_STEP = 7
"""An exercise, and the plan as a whole, go up one step in so many days at most; chosen."""


class Reading(NamedTuple):
    """What is asked of the levels of a standing again and again."""

    is_watching: bool
    """An exercise has less than its range or pressure, or an extra set, that a good session may end."""
    eased: frozenset[str]
    """Exercises in an easier variant."""
    comes_back: date
    """When the first exercise that rests comes back; the last day that there is, if none does."""

    @classmethod
    def of(cls, levels: Levels) -> Self:
        """Read the levels."""
        is_watching, eased, comes_back = False, [], date.max
        for id_, level in levels:
            if level.range_share < 1.0 or level.pressure_share < 1.0 or level.extra_side is not None:
                is_watching = True
            if level.variant_step < 0:
                eased.append(id_)
            if level.out_until is not None and level.out_until < comes_back:
                comes_back = level.out_until
        return cls(is_watching, frozenset(eased), comes_back)


@dataclass(slots=True)
class Ledger:
    """Facts, and what the rules have made of them."""

    catalogue: Catalogue
    standing: Standing
    """Changed by `stand` alone."""
    day: date
    """Today."""
    began: date
    """The first day of the programme, or of the return after a long pause."""
    training: Training
    pains: Pains = field(default_factory=Pains)
    chosen: Chosen | None = None
    means: Means = field(default_factory=Means)
    """What the person may and can use, as last told."""
    is_start: bool = True
    """No report of pain yet that says which phase the programme begins with."""

    lapse_level: int = 0
    """How many limits of days without a session have passed."""
    week_ends: date = date.min
    """The first day after the week that sessions are counted for."""
    week_sessions: int = 0
    week_went_well: bool = True
    """No flare, nothing to repeat, no smaller doses in it."""
    weeks_done: int = 0
    """Of this phase; those with at least half of the planned sessions."""
    weeks_in_all: int = 0
    phase_sessions: int = 0
    """Sessions of this phase that count."""
    thin_weeks: int = 0
    """Weeks in a row with a session, but fewer than half of the planned ones."""
    full_weeks: int = 0
    """Weeks in a row with all planned sessions that went well."""

    flares: list[date] = field(default_factory=list)
    stops: list[Stop] = field(default_factory=list)
    """Those that nobody has looked at."""
    referrals: list[Adjustment] = field(default_factory=list)
    """Advice to show the hip to somebody that nobody has followed, as far as was told."""
    signs: dict[str, date] = field(default_factory=dict)
    """Signs of the safety check that were found, and when last; those that nobody has looked at."""
    looks: dict[str, date] = field(default_factory=dict)
    """When somebody last looked at what, by its id."""
    looked_at: date = date.min
    """When somebody last looked at a stop, or followed advice: what was felt before is known to them."""
    compared_from: date = date.min
    """Weekly pain of before is not compared with: somebody has looked since, or a long pause was between."""
    reviews: list[Review] = field(default_factory=list)
    next_review: date | None = None
    looks_again: bool = False
    """The next review is a second look: the last one was put off for a flare, or found it worse."""
    held_since: date | None = None
    """A review or other advice holds progress, until somebody has looked or a review a week later."""
    plan_stepped: date | None = None
    """When the plan as a whole last went up a step."""
    stepped: date | None = None
    """When anything last did."""
    repeated: date | None = None
    """When a report was last a point higher than before the session."""
    eased: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The facts that last made an exercise easier, by its id."""
    same_until: date = date.min
    """Nothing grows before that day: pain was a little more after a session. A later session may end it."""
    same_since: date = date.min
    """When it was told; a session of that day or later that no such report follows ends it."""
    quiet_until: date = date.min
    """No tick is due before this day, as things stand."""
    phase: Phase = field(init=False)
    """The phase today."""
    reading: Reading = field(init=False)
    """What its levels come to, read once for each."""
    _ways: dict[tuple[str, Phase], Ways | None] = field(default_factory=dict)
    _ways_of: Means | None = None
    """Whose ways are remembered."""

    def __post_init__(self) -> None:
        self.phase, self.reading = self.standing.phase, Reading.of(self.standing.levels)

    def stand(self, standing: Standing) -> None:
        """From now on the person stands there."""
        if standing is self.standing:
            return
        if standing.levels is not self.standing.levels:
            self.reading = Reading.of(standing.levels)
        self.standing, self.phase, self.quiet_until = standing, standing.phase, date.min

    def copied(self) -> Self:
        """The same, to go on with by itself."""
        return replace(
            self,
            training=self.training.copied(),
            pains=self.pains.copied(),
            flares=list(self.flares),
            stops=list(self.stops),
            referrals=list(self.referrals),
            signs=dict(self.signs),
            looks=dict(self.looks),
            eased=dict(self.eased),
            reviews=list(self.reviews),
        )

    @property
    def planned(self) -> int:
        """Sessions a week."""
        usual = len(self.chosen.weekdays) if self.chosen is not None else USUAL_SESSIONS
        return max(1, usual + self.standing.extra_days)

    @property
    def needed(self) -> int:
        """Sessions that make a week count: half of the planned ones; in `keep` one."""
        return 1 if self.phase == "keep" else max(1, (self.planned + 1) // 2)

    @property
    def restore_weeks(self) -> int:
        """Weeks of restoring that were chosen."""
        return max(SHORTEST_RESTORE, self.chosen.weeks) if self.chosen else LONGEST_RESTORE

    @property
    def is_steady(self) -> bool:
        """Nothing speaks against asking for more today."""
        if self.held_since is not None or self.waits_for_somebody or self.is_kept_the_same:
            return False
        return self.days_since_flare > QUIET_DAYS and self.standing.factor_on(self.day) >= 1.0

    @property
    def is_kept_the_same(self) -> bool:
        """Pain was a little more after a session, and no better one has followed; calm has its own gates."""
        return self.day < self.same_until and self.phase != "calm"

    @property
    def is_under_review(self) -> bool:
        """A review, or advice, holds growth or looks again: starting the weeks over does not end that."""
        return self.held_since is not None or self.looks_again

    @property
    def waits_for_somebody(self) -> bool:
        """A rule has stopped the plan, or a sign of the safety check has, and nobody has looked."""
        return bool(self.stops or self.signs)

    @property
    def days_since_flare(self) -> int:
        """Very many where there has been none."""
        return (self.day - self.flares[-1]).days if self.flares else 10_000

    @property
    def usual_pain(self) -> float | None:
        """Pain at rest on average over a week; None after too few reports, and while it holds a flare's."""
        return self.pains.usual(self.day) if self.days_since_flare > QUIET_DAYS else None

    @property
    def days_since_repeat(self) -> int:
        """Since pain was last a point higher after a session, and no muscle's; very many if it never was."""
        return (self.day - self.repeated).days if self.repeated is not None else 10_000

    @property
    def may_plan_step(self) -> bool:
        """The plan as a whole may go up a step today."""
        return self._may_step(self.plan_stepped)

    def may_step(self, exercise: str) -> bool:
        """That exercise may go up a step today."""
        track = self.training.tracks.get(exercise)
        return self._may_step(track.stepped if track else None)

    @property
    def is_stopped_for_pain(self) -> bool:
        """Rising pain has stopped the plan already: one rise is one stop."""
        return bool(self.stops) and any(stop.rule_id in RISING_PAIN for stop in self.stops)

    def exercise(self, id_: str) -> Exercise | None:
        """From the catalogue; None for one that it no longer has."""
        return self.catalogue.exercises.get(id_)

    def ways(self, id_: str) -> Ways | None:
        """How this person does an exercise in today's phase; None if they do not, or no longer can."""
        if self._ways_of is not self.means:
            self._ways_of = self.means
            self._ways = {}
        key = (id_, self.phase)
        if key not in self._ways:
            self._ways[key] = self.means.ways(self.catalogue, *key)
        return self._ways[key]

    def easier(self, id_: str) -> Easier | None:
        """The next step down of an exercise that this person has; None if there is none."""
        ways = self.ways(id_)
        return None if ways is None else ways.easier(self.standing.of(id_).variant_step)

    def loads(self, exercise: Exercise) -> tuple[Load, ...]:
        """The loads that this person has for an exercise, the lightest first."""
        return self.means.loads(exercise)

    def note_check(self, fact: Checked) -> None:
        """Keep what a safety check found and says of conditions; an unknown condition counts nothing."""
        self._keep_signs(self.signs | dict.fromkeys(fact.findings, fact.day))
        held = [each for each in self.catalogue.conditions.values() if each.id in fact.conditions]
        self.means = replace(self.means, restrictions=Restrictions.of(held))

    def note_look(self, fact: SeenBy) -> None:
        """Keep that somebody has looked at signs of the safety check."""
        self.looks |= {about: max(fact.on, self.looks.get(about, date.min)) for about in fact.about}
        self._keep_signs(self.signs)

    def name(self, id_: str) -> str:
        """The msgid of an exercise's name."""
        exercise = self.exercise(id_)
        return exercise.name if exercise else id_

    def begin(self, start: date, chosen: Chosen | None) -> None:
        """Start the programme anew: phase, weeks, levels. What was felt, stops, and what was eased stay."""
        self.chosen = chosen
        self.stand(begun_anew(self.standing, start))
        if not self.is_under_review:
            self.began = start
        self.weeks_in_all = self.weeks_done = self.thin_weeks = self.full_weeks = 0
        self.phase_sessions = 0
        self.training.forget_levels()
        self.plan_stepped = self.stepped = None
        self.is_start = True
        self.restart_weeks(start)

    def restart_weeks(self, start: date) -> None:
        """Count weeks from this day, or from its weekday this week where it is long ago."""
        self.week_ends = later(start, 7 * (max(0, (self.day - start).days) // 7 + 1))
        self.week_sessions = 0
        self.week_went_well = self.standing.factor_on(self.day) >= 1.0

    def enter_phase(self, was: Phase) -> None:
        """Another phase has begun: its weeks count from nought, or from what stepping back leaves."""
        self.restart_weeks(self.standing.since)
        self.training.start_phase()
        self.weeks_done = self.phase_sessions = 0
        if self.phase == "restore" and PHASES.index(was) > PHASES.index("restore"):
            self.weeks_done = self.restore_weeks - 1

    def rebase(self) -> None:
        """Begin to compare today: the return after a long pause is a new start."""
        self.began = self.day
        self.compared_from = self.day
        self.next_review = None
        self.looks_again = False
        self.weeks_done = self.phase_sessions = 0
        self.is_start = True
        self.restart_weeks(self.day)

    def _keep_signs(self, found: Mapping[str, date]) -> None:
        """Keep of the signs that were found those that lock the plan; for some a look from before counts."""
        self.signs = {
            sign: since
            for sign, since in found.items()
            if self.looks.get(sign, date.min) < looks_from(sign, since, signs=self.catalogue.signs)
        }

    def _may_step(self, last: date | None) -> bool:
        is_soon = last is not None and (self.day - last).days < DAYS_A_STEP
        return not is_soon and self.stepped != self.day
