"""Which exercises take part, in which variant, and why the others do not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from endrange.catalogue import Catalogue
from endrange.catalogue.exercise import Exercise, Variant
from endrange.screening import Clearance

from .choices import Side
from .ladder import Ladder, build_ladder
from .phrase import Phrase
from .phrase import marked as _
from .prescription import BodySide

Cause = Literal["safety", "equipment", "time", "dose", "later"]


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
    """One ladder; for a rolling route one for each region to begin with."""

    @property
    def ladder(self) -> Ladder:
        """The ladder of everything but rolling."""
        return self.ladders[0]


@dataclass(frozen=True)
class Selection:
    """All exercises for restoring range, in the order of a session."""

    participants: tuple[Participant, ...]
    absences: tuple[Absence, ...]

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


def select(
    catalogue: Catalogue, *, equipment: frozenset[str], clearance: Clearance, worse_side: Side | None
) -> Selection:
    """Sort the catalogue's exercises into those that take part and those that do not."""
    participants: list[Participant] = []
    absences: list[Absence] = []
    sides: tuple[BodySide, ...] = ("right", "left") if worse_side == "right" else ("left", "right")
    names = {item.id: item.name for item in catalogue.equipment.values()}
    for exercise in in_session_order(catalogue.exercises.values()):
        if not exercise.in_programme or "restore" not in exercise.dose:
            continue
        if exercise.kind == "strengthen" and not exercise.own:  # not part of restoring range
            continue
        safe = [each for each in exercise.variants if clearance.allows(exercise, each)]
        usable = [each for each in safe if set(each.equipment) <= equipment]
        if not usable:
            absences.append(_absence(exercise, safe, clearance, equipment=equipment, names=names))
            continue
        participants.append(_participant(exercise, usable, clearance, sides=sides))
    return Selection(tuple(participants), tuple(absences))


def in_session_order(exercises: Iterable[Exercise]) -> list[Exercise]:
    """Roll before stretching (konrad-2021), then as the catalogue orders them; the person's own come last."""
    return sorted(exercises, key=lambda exercise: (exercise.own, exercise.kind != "roll"))


def _participant(
    exercise: Exercise, usable: list[Variant], clearance: Clearance, *, sides: tuple[BodySide, ...]
) -> Participant:
    """Variants stand in the order of the file: standard, the mildest easier one, ..., then harder."""
    variant = usable[0]
    others = tuple(each.id for each in usable[1:])
    route = tuple(region.id for region in clearance.regions(exercise, variant))
    ladders = tuple(
        build_ladder(
            exercise,
            variant,
            sides=("both",) if exercise.sides == "both" else sides,
            alternatives=others,
            route=(*route[first:], *route[:first]),
        )
        for first in range(max(1, len(route)))
    )
    return Participant(exercise, variant, ladders)


def _absence(
    exercise: Exercise,
    safe: list[Variant],
    clearance: Clearance,
    *,
    equipment: frozenset[str],
    names: Mapping[str, str],
) -> Absence:
    if not safe:
        why = clearance.objections(exercise, exercise.variants[0])[0].why
        return Absence(exercise, "safety", Phrase(_("Left out for your safety: {why}"), names={"why": why}))
    missing = [item for item in safe[0].equipment if item not in equipment]
    if len(missing) == 1:
        reason = Phrase(_("It needs a {item}."), names={"item": names[missing[0]]})
    else:
        reason = Phrase(
            _("It needs a {first} and a {second}."),
            names={"first": names[missing[0]], "second": names[missing[1]]},
        )
    return Absence(exercise, "equipment", reason)
