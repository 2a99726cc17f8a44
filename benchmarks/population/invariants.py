"""What must be true in every life: counted when it is not, with the first example of each kind."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from endrange.programme import PlannedSession, Week
from endrange.programme.adaptation import PROGRESSIONS, Adjustment, Course, Follower, Standing
from endrange.programme.adaptation.changing import PHASES
from endrange.records.history import AnyFact, Decided, Trained, Weekly
from endrange.screening import Clearance, NotClearedError

from .bouts import load_catalogue_once

SESSION_PAIN_LIMIT = 5
"""At rest, before a session; source: clinical facts 4.1 (thomee-silbernagel)."""
PROGRESS_PAIN_LIMIT = 3
"""In the last session of an exercise that goes up a step; source: clinical facts 6.1."""
STRENGTHEN_REST_LIMIT, STRENGTHEN_TASKS_LIMIT = 2, 3
"""In the last weekly answers before strengthening; source: clinical facts 6.1."""

INVARIANTS = {
    "refused": "an exercise or variant that the screening refuses, or that a rule left out, is in a plan",
    "locked": "a session while something waits for somebody to look",
    "two-steps": "two progressions in one step",
    "pain-limit": "a session, a progression or a phase above its pain limit",
    "held": "something grows after a morning a point worse before there was another session",
    "no-reason": "a change without a reason, a rule or a source",
    "empty": "an empty week or session that does not say why",
    "crash": "the rules or the planner raise an error",
}
"""By id, what would be a violation."""


@dataclass
class Watch:
    """Looks on, and counts."""

    violations: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    checked: Counter[str] = field(default_factory=Counter)
    _last_pain: dict[str, int] = field(default_factory=dict)
    """The worst of the last session of each exercise."""
    _trained: list[date] = field(default_factory=list)
    """The days of sessions, in order."""
    _worst: int = 0
    """Of all exercises in the last session."""
    _weekly: Weekly | None = None
    _seen_on: date | None = None
    _accepted: set[str] = field(default_factory=set)
    """Offers; they bear the day they were offered on, not that of the step."""

    def step(self, follower: Follower, day: date) -> None:
        """Let time pass, and look at what changed."""
        before, since = follower.standing, self._seen_on or day
        self._seen_on = day
        follower.reach(day)
        self._moved(before, follower.standing, f"on {day}", is_one_day=(day - since).days <= 1)

    def take(self, follower: Follower, fact: AnyFact) -> None:
        """Let the rules take a fact in, and look at what changed."""
        if isinstance(fact, Weekly):
            self._weekly = fact
        if isinstance(fact, Trained):
            self._note(fact)
        follower.reach(fact.day)
        before = follower.standing
        follower.take(fact)
        if isinstance(fact, Decided):
            self._accepted.add(fact.adjustment)
        else:
            self._moved(before, follower.standing, f"after {fact.id}")

    def session(
        self,
        planned: PlannedSession,
        clearance: Clearance | NotClearedError | None,
        follower: Follower,
        *,
        pain: int,
    ) -> None:
        """A session begins."""
        self.checked["sessions"] += 1
        if not planned.prescriptions:
            self.checked["empty sessions"] += 1
        if not isinstance(clearance, Clearance) or follower.stops:
            self._violated("locked", f"{planned.day}: {[stop.id for stop in follower.stops]}")
            return
        if pain > SESSION_PAIN_LIMIT:
            self._violated("pain-limit", f"{planned.day}: a session at {pain} of 10")
        self.planned(planned, clearance, follower.standing)

    def planned(self, planned: PlannedSession, clearance: Clearance, standing: Standing) -> None:
        """A session was planned for somebody who stands there."""
        catalogue = load_catalogue_once()
        for each in planned.prescriptions:
            exercise = catalogue.exercise(each.exercise)
            if not clearance.allows(exercise, exercise.variant(each.variant)):
                self._violated(
                    "refused", f"{each.exercise} {each.variant} for {sorted(clearance.conditions)}"
                )
            if standing.of(each.exercise).is_out(planned.day):
                self._violated("refused", f"{each.exercise} is left out on {planned.day}")

    def week(self, week: Week) -> None:
        """A week was planned."""
        self.checked["weeks"] += 1
        if not week.sessions:
            self._violated("empty", f"week {week.number} has no session")
        for session in week.sessions:
            if not session.prescriptions and not (session.shorter and session.left_out):
                self._violated("empty", f"{session.day} has nothing, and no word about it")

    def course(self, course: Course) -> None:
        """The whole course, at its end."""
        self.checked["changes"] += len(course.adjustments)
        for each in course.adjustments:
            if not str(each.reason).strip() or not each.rule.id or not each.sources:
                self._violated("no-reason", each.id)
        made = [each for each in course.adjustments if each.id not in self._accepted]
        ups = Counter(each.day for each in made if _is_made_progression(each))
        for day, count in ups.items():
            if count > 1:
                self._violated("two-steps", f"{count} progressions on {day}")

        grown = [each for each in course.adjustments if _is_made_progression(each)]
        for same in course.adjustments:
            if same.change.kind == "repeat-dose" and same.change.until is not None:
                after = next((day for day in self._trained if day >= same.day), same.change.until)
                for each in grown:
                    day = each.accepted or each.day
                    if same.day < day < same.change.until and day <= after:
                        self._violated("held", f"{each.id} although {same.id}")

    def crashed(self, error: Exception, where: str) -> None:
        """Something raised."""
        self._violated("crash", f"{where}: {type(error).__name__}: {error}")

    def _note(self, fact: Trained) -> None:
        self._trained.append(fact.day)
        last: dict[str, int] = {}
        for one in fact.exercised:
            last[one.exercise] = max(last.get(one.exercise, 0), one.pain or 0)
        self._last_pain |= last
        self._worst = max(last.values(), default=0)

    def _moved(self, before: Standing, after: Standing, when: str, *, is_one_day: bool = True) -> None:
        if before == after:
            return
        self.checked["steps"] += 1
        ups = _raised(before, after)
        if is_one_day and len(ups) > 1:
            self._violated("two-steps", f"{', '.join(ups)} {when}")
        for exercise in ups:
            if self._last_pain.get(exercise, 0) > PROGRESS_PAIN_LIMIT:
                self._violated("pain-limit", f"{exercise} goes up {when} after {self._last_pain[exercise]}")
        if "progress" in ups and self._worst > PROGRESS_PAIN_LIMIT:
            self._violated("pain-limit", f"all stretches grow {when} after {self._worst}")
        if after.phase == "strengthen" and before.phase in ("calm", "restore"):
            self._entered_strengthening(when)

    def _entered_strengthening(self, when: str) -> None:
        told = self._weekly
        is_low = told is not None and (
            told.pain <= STRENGTHEN_REST_LIMIT and told.tasks <= STRENGTHEN_TASKS_LIMIT
        )
        if not is_low:
            self._violated("pain-limit", f"strengthening begins {when} after {told}")

    def _violated(self, kind: str, example: str) -> None:
        self.violations[kind] += 1
        self.examples.setdefault(kind, example)


def _is_made_progression(each: Adjustment) -> bool:
    """Made and not only offered; phases and days are looked at where they happen.

    A phase may be a step back, and more days are only ever offered.
    """
    change = each.change
    if each.status in ("offered", "declined", "undone") or change.kind not in PROGRESSIONS:
        return False
    return change.kind not in ("phase", "more-days")


def _raised(before: Standing, after: Standing) -> list[str]:
    """What asks more of the person than before: exercises by id, the plan as a whole by its field."""
    if before.phase != after.phase:
        return ["phase"] if PHASES.index(after.phase) > PHASES.index(before.phase) else []
    ups = ["progress"] if after.progress > before.progress else []
    ups += ["extra_days"] if after.extra_days > before.extra_days else []
    ids = {id_ for id_, _ in before.levels} | {id_ for id_, _ in after.levels}
    for id_ in sorted(ids):
        was, now = before.of(id_), after.of(id_)
        if (now.variant_step, now.load_step, now.dose_step) > (
            was.variant_step,
            was.load_step,
            was.dose_step,
        ):
            ups.append(id_)
            continue
        if (
            now.range_share > was.range_share
            or now.pressure_share > was.pressure_share
            or (now.extra_side and not was.extra_side)
        ):
            ups.append(id_)
    return ups
