"""What is in force now: all in which the plan differs from a fresh one, with the change that led to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from endrange.programme.adaptation import Adjustment, ChangeKind, Course, ExerciseStanding
from endrange.server.why.changes import (
    Words,
    doses_in_words,
    growth_in_words,
    load_in_words,
    place_in_words,
    pressure_in_words,
    range_in_words,
    sessions_in_words,
    sides_in_words,
)

Kinds = frozenset[ChangeKind]
DOSES: Kinds = frozenset({"dose-down", "ease-in", "start-over"})
DAYS: Kinds = frozenset({"more-days", "fewer-days"})
VARIANTS: Kinds = frozenset({"variant-up", "variant-down", "bring-back"})
DOSE: Kinds = frozenset({"dose-up", "dose-down"})
LOADS: Kinds = frozenset({"load-up", "load-down"})


@dataclass(frozen=True)
class InForce:
    """One thing that holds now."""

    words: str
    change: str | None
    """The id of the latest change that led to it."""


def in_force(course: Course, words: Words) -> list[InForce]:
    """Return what holds on the day of the course, for the plan as a whole and then for each exercise."""
    return list(_Lookup(course, words).everything())


@dataclass(frozen=True)
class _Lookup:
    course: Course
    words: Words

    def everything(self) -> Iterator[InForce]:
        yield from self._of_plan()
        for id_, level in self.course.standing.levels:
            yield from self._of_exercise(id_, level, self.course.day)

    def _of_plan(self) -> Iterator[InForce]:
        standing = self.course.standing
        if standing.factor_on(self.course.day) < 1:
            yield self._all(_("All exercises: %(what)s") % {"what": doses_in_words(standing)}, DOSES)
        if standing.extra_days:
            yield self._all(_capital(sessions_in_words(standing.extra_days)), DAYS)
        if standing.progress > 0 and standing.phase == "restore":
            said = _("All exercises: %(what)s") % {"what": growth_in_words(standing.progress)}
            yield self._all(said, frozenset({"dose-up"}))

    def _of_exercise(self, id_: str, level: ExerciseStanding, day: date) -> Iterator[InForce]:
        exercise = self.words.catalogue.exercises.get(id_)
        if exercise is None:
            return
        if level.is_out(day):
            yield self._one(id_, place_in_words(level), frozenset({"leave-out"}))
            return
        if level.variant_step:
            yield self._one(id_, self.words.variant(exercise, level.variant_step), VARIANTS)
        if level.dose_step:
            said = self.words.dose(exercise, level.dose_step, self.course.standing.phase)
            yield self._one(id_, _("dose: %(step)s") % {"step": said}, DOSE)
        if level.load_step:
            yield self._one(id_, load_in_words(exercise, level.load_step), LOADS)
        if level.range_share < 1:
            yield self._one(id_, range_in_words(level.range_share), frozenset({"range-down"}))
        if level.pressure_share < 1:
            yield self._one(id_, pressure_in_words(level.pressure_share), frozenset({"pressure-down"}))
        if level.extra_side:
            yield self._one(id_, sides_in_words(level.extra_side), frozenset({"extra-set"}))

    def _all(self, said: str, kinds: Kinds) -> InForce:
        return InForce(said, self._latest(kinds, None))

    def _one(self, id_: str, said: str, kinds: Kinds) -> InForce:
        return InForce(f"{self.words.name(id_)}: {said}", self._latest(kinds, id_))

    def _latest(self, kinds: Kinds, exercise: str | None) -> str | None:
        def led_to_it(each: Adjustment) -> bool:
            change = each.change
            return each.status == "made" and change.kind in kinds and change.exercise == exercise

        found = [each for each in self.course.adjustments if led_to_it(each)]
        return max(found, key=lambda each: each.accepted or each.day).id if found else None


def _capital(said: str) -> str:
    return said[:1].upper() + said[1:]
