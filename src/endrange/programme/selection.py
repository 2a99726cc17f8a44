"""Which exercises take part in a phase, in which variant, and why the others do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from endrange.catalogue import Catalogue
from endrange.catalogue.exercise import ChangeFor, Exercise, Phase, Variant
from endrange.screening import Clearance

from .adaptation.standing import FRESH, MOST_DOSE_STEPS, ExerciseStanding
from .choices import Side
from .ladder import Ladder, build_ladder, has_dose
from .loads import load_for
from .phrase import Phrase
from .phrase import marked as _
from .prescription import BodySide, Hold, Prescription
from .variants import Ways, meant_for, to_begin_with

Cause = Literal["safety", "equipment", "time", "dose", "later", "pain"]
Levels = tuple[tuple[str, ExerciseStanding], ...]
WITHOUT_AN_EASIER_ONE = 0.6
"""Of the dose, where a rule asks for an easier variant and the person has none; source: judgement."""
KEPT_SELECTIONS = 512
"""Remembered: the weeks of one person ask the same, and so do many people; chosen."""
KEPT_LADDERS = 4096
"""Remembered: a change of one exercise leaves the ladders of the others; chosen."""


@dataclass(frozen=True)
class Absence:
    """An exercise that cannot take part, and why."""

    exercise: Exercise
    cause: Cause
    reason: Phrase


@dataclass(frozen=True)
class Participant:
    """An exercise that can take part, in the variant to begin with."""

    exercise: Exercise
    variant: Variant
    ladders: tuple[Ladder, ...]
    """One ladder; for a rolling route one for each region to begin with. Strength has one rung."""
    step: int = 0
    """0 to MOST_DOSE_STEPS on the way from the low to the high end of the dose."""
    has_extra_set: bool = False
    """The rules give one side a set more."""

    @property
    def ladder(self) -> Ladder:
        """The ladder of everything but rolling."""
        return self.ladders[0]

    @property
    def is_strength(self) -> bool:
        """Strength has its days and its dose; the person's own exercises take turns instead."""
        return self.exercise.kind == "strengthen" and not self.exercise.own

    def wants_extra_set(self, worse_side: Side | None) -> bool:
        """Tell whether the first side is one that gets a set more."""
        first = self.ladder.rungs[0].prescription.sides[0]
        return self.has_extra_set or (worse_side is not None and first in (worse_side, "both"))

    @property
    def wanted_rung(self) -> int:
        """How far up its ladder the person has come."""
        return round(self.step / MOST_DOSE_STEPS * (len(self.ladder.rungs) - 1))


@dataclass(frozen=True, eq=False)
class Selection:
    """All exercises of a phase, in the order of a session."""

    participants: tuple[Participant, ...]
    absences: tuple[Absence, ...]
    away: tuple[str, ...] = ()
    """Exercises that could take part, but that the rules leave out for now."""
    rotations: dict[object, tuple[str, ...]] = field(default_factory=dict)
    """Remembers which strength exercises had their turn."""

    def of(self, exercise_id: str) -> Participant:
        """KeyError if it does not take part."""
        for participant in self.participants:
            if participant.exercise.id == exercise_id:
                return participant
        raise KeyError(exercise_id)

    def carrier(self, group: str) -> Participant | None:
        """The exercise whose seconds are planned for a muscle group."""
        for participant in self.participants:
            if group in participant.exercise.counts_for and not participant.exercise.own:
                return participant
        return None

    @property
    def strength(self) -> tuple[Participant, ...]:
        """The strength exercises."""
        return tuple(each for each in self.participants if each.is_strength)

    def without(self, exercises: frozenset[str]) -> "Selection":
        """The same without some exercises."""
        kept = tuple(each for each in self.participants if each.exercise.id not in exercises)
        away = tuple(each.exercise.id for each in self.participants if each.exercise.id in exercises)
        return Selection(kept, self.absences, away)


def select(  # noqa: PLR0913 - who takes part depends on all of these
    catalogue: Catalogue,
    *,
    equipment: frozenset[str],
    clearance: Clearance,
    worse_side: Side | None,
    phase: Phase = "restore",
    levels: Levels = (),
    away: frozenset[str] = frozenset(),
) -> Selection:
    """Sort the catalogue's exercises into those that take part, those `away` for now and the others."""
    kept = tuple((id_, level._replace(out_from=None, out_until=None)) for id_, level in levels)
    return _select(_Person(catalogue, equipment, clearance, worse_side, phase), kept, away)


@dataclass(frozen=True)
class _Person:
    """What every exercise is chosen by."""

    catalogue: Catalogue
    equipment: frozenset[str]
    clearance: Clearance
    worse_side: Side | None
    phase: Phase


@lru_cache(maxsize=KEPT_SELECTIONS)
def _select(person: _Person, levels: Levels, away: frozenset[str]) -> Selection:
    if away:
        return _select(person, levels, frozenset()).without(away)
    level_of = dict(levels)
    in_order = in_session_order(person.catalogue.exercises.values())
    chosen = [
        _choose(
            person, exercise.id, level_of.get(exercise.id, FRESH), _first_side(exercise, person, level_of)
        )
        for exercise in in_order
    ]
    return Selection(
        tuple(each for each in chosen if isinstance(each, Participant)),
        tuple(each for each in chosen if isinstance(each, Absence)),
    )


def _first_side(exercise: Exercise, person: _Person, level_of: Mapping[str, ExerciseStanding]) -> str | None:
    """The side with the extra set comes first; a chain has one order for all of its exercises."""
    together = [exercise.id]
    if exercise.chain is not None:
        together = [each.id for each in person.catalogue.exercises.values() if each.chain == exercise.chain]
    wanted = [level_of[id_].extra_side for id_ in together if id_ in level_of]
    return next((side for side in wanted if side is not None), person.worse_side)


@lru_cache(maxsize=KEPT_LADDERS)
def _choose(
    person: _Person, exercise_id: str, level: ExerciseStanding, first_side: str | None
) -> Participant | Absence | None:
    """How an exercise takes part, why it does not, or None where that goes without saying."""
    exercise, clearance = person.catalogue.exercise(exercise_id), person.clearance
    if not _is_offered(exercise, person.phase, clearance):
        return _waiting(exercise, person.phase)
    safe = [each for each in exercise.variants if clearance.allows(exercise, each)]
    usable = [each for each in safe if set(each.equipment) <= person.equipment]
    first = to_begin_with(exercise, safe, clearance.changes(exercise, exercise.standard))
    if any(each in usable for each in first):
        return _participant(exercise, usable, person, level, first_side)
    names = {item.id: item.name for item in person.catalogue.equipment.values()}
    return _absence(exercise, first, clearance, equipment=person.equipment, names=names)


def _is_offered(exercise: Exercise, phase: Phase, clearance: Clearance) -> bool:
    """Strength waits for its phase, unless a condition needs loading from the first day."""
    if not exercise.in_programme or not has_dose(exercise, phase):
        return False
    is_strength = exercise.kind == "strengthen" and not exercise.own
    return not is_strength or phase in ("strengthen", "keep") or clearance.loads_from_start


def in_session_order(exercises: Iterable[Exercise]) -> list[Exercise]:
    """Roll before stretching (konrad-2021), then as the catalogue orders them; the person's own come last."""
    return sorted(exercises, key=lambda exercise: (exercise.own, exercise.kind != "roll"))


def _waiting(exercise: Exercise, phase: Phase) -> Absence | None:
    """What has no place in this phase, but in another; that strength comes after range needs no saying."""
    if not exercise.in_programme or phase == "restore":
        return None
    if phase == "calm":
        reason = Phrase(_("Not before the hip is calm."))
    else:
        reason = Phrase(_("Part of restoring range, which is done."))
    return Absence(exercise, "later", reason)


def _participant(
    exercise: Exercise,
    usable: list[Variant],
    person: _Person,
    level: ExerciseStanding,
    first_side: str | None,
) -> Participant:
    """Variants stand in the order of the file: standard, the mildest easier one, ..., then harder."""
    clearance = person.clearance
    of_standard = clearance.changes(exercise, exercise.standard)
    ways = Ways(exercise, meant_for(person.phase, usable), of_standard)
    variant = ways.at(level.variant_step)
    is_no_easier = level.variant_step < 0 and not ways.is_milder(level.variant_step)
    changes = clearance.changes(exercise, variant)
    others = tuple(each.id for each in usable if each.id != variant.id)
    blank = replace(
        _blank(exercise, variant, person, level, changes),
        sides=_sides(exercise, first_side),
        alternatives=others,
    )
    factors = [each.dose_factor for each in changes] + [WITHOUT_AN_EASIER_ONE] * is_no_easier
    ladders = _ladders(exercise, blank, person, min(factors, default=1.0))
    has_extra_set = level.extra_side is not None and blank.sides[0] == level.extra_side
    participant = Participant(exercise, variant, ladders, level.dose_step, has_extra_set)
    if not participant.is_strength:
        return participant
    rung = participant.ladder.rungs[participant.wanted_rung]
    return replace(participant, ladders=(Ladder(exercise, (rung,)),))


def _sides(exercise: Exercise, first_side: str | None) -> tuple[BodySide, ...]:
    if exercise.sides == "both":
        return ("both",)
    return ("right", "left") if first_side == "right" else ("left", "right")


def _blank(
    exercise: Exercise,
    variant: Variant,
    person: _Person,
    level: ExerciseStanding,
    changes: tuple[ChangeFor, ...],
) -> Prescription:
    """What is prescribed, all but the dose, the sides and the other variants."""
    chosen = load_for(exercise, step=level.load_step, equipment=person.equipment)
    return Prescription(
        exercise.id,
        variant.id,
        Hold(0, 0),
        ("both",),
        load=chosen.load.id if chosen is not None else None,
        load_step=level.load_step,
        outgrows_load=chosen is not None and chosen.is_outgrown,
        range_share=level.range_share,
        pressure_share=level.pressure_share,
        cues=tuple(each.cue for each in changes),
    )


def _ladders(exercise: Exercise, blank: Prescription, person: _Person, factor: float) -> tuple[Ladder, ...]:
    """One; for a rolling route one for each region to begin with."""
    regions = person.clearance.regions(exercise, exercise.variant(blank.variant))
    route = tuple(region.id for region in regions)
    return tuple(
        _ladder(
            person.catalogue,
            blank,
            person.phase,
            (*route[first:], *route[:first]),
            factor,
        )
        for first in range(max(1, len(route)))
    )


@lru_cache(maxsize=KEPT_LADDERS)
def _ladder(
    catalogue: Catalogue, blank: Prescription, phase: Phase, route: tuple[str, ...], factor: float
) -> Ladder:
    exercise = catalogue.exercise(blank.exercise)
    return build_ladder(exercise, blank, phase=phase, route=route, factor=factor)


def _absence(
    exercise: Exercise,
    first: list[Variant],
    clearance: Clearance,
    *,
    equipment: frozenset[str],
    names: Mapping[str, str],
) -> Absence:
    """Why nothing of it is there to begin with; `first` are the safe variants for that."""
    if not first:
        why = next(rule.why for each in exercise.variants for rule in clearance.objections(exercise, each))
        return Absence(exercise, "safety", Phrase(_("Left out for your safety: {why}"), names={"why": why}))
    missing = [item for item in first[0].equipment if item not in equipment]
    if len(missing) == 1:
        reason = Phrase(_("Missing equipment: {item}."), names={"item": names[missing[0]]})
    else:
        reason = Phrase(
            _("Missing equipment: {first}, {second}."),
            names={"first": names[missing[0]], "second": names[missing[1]]},
        )
    return Absence(exercise, "equipment", reason)
