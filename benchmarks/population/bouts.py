"""What a prescription asks of one hip: minutes of stretch by group, weighted load, and how hard it is."""

from dataclasses import dataclass
from functools import lru_cache

from endrange.catalogue import Catalogue, load_catalogue
from endrange.catalogue.exercise import Exercise, ExerciseKind
from endrange.programme import Prescription
from endrange.programme.prescription import Passes
from endrange.programme.timing import seconds_of

from .assumptions import GROUPS, Assumptions
from .people import Aggravation

LEVELS = {"easier": 0.75, "standard": 1.0, "harder": 1.25}
"""How hard a variant is against the standard one; chosen."""
LOAD_STEP = 0.08
"""Harder by this with each step of load; chosen, within the 2 to 10 percent of a step."""
LENGTHENS = {
    "hinge": "hamstrings",
    "squat": "hip-flexors",
    "extension": "hip-flexors",
    "adduction": "adductors",
    "abduction": "abductors",
    "rotation": "external-rotators",
}
"""The group that loaded strength work of each ability takes through its range; chosen."""


@dataclass(frozen=True, slots=True)
class Bout:
    """One exercise of one session, on the sore side."""

    exercise: str
    variant: str
    place: int
    """Of the exercise among all ids in order; its dice are found by it."""
    kind: ExerciseKind
    seconds: float
    """Of work."""
    whole_s: float
    """With set-up, rests and the other side."""
    stretch_min: tuple[float, ...]
    """By group, in the order of GROUPS."""
    loaded_min: tuple[float, ...]
    load: float
    hardness: float
    provoked_by: frozenset[Aggravation]
    asks: tuple[str, ...]


@lru_cache(maxsize=20_000)
def bout_of(prescription: Prescription, assumed: Assumptions) -> Bout:
    """Return what a prescription comes to."""
    catalogue = load_catalogue_once()
    exercise = catalogue.exercise(prescription.exercise)
    seconds = max(prescription.seconds_on("left"), prescription.seconds_on("right"))
    level = LEVELS[exercise.variant(prescription.variant).level]
    is_loaded = prescription.load not in (None, "body-weight") or prescription.load_step > 0
    hardness = level * (1 + LOAD_STEP * prescription.load_step) * (0.5 + 0.5 * prescription.range_share)
    minutes = seconds / 60
    return Bout(
        exercise=exercise.id,
        variant=prescription.variant,
        place=sorted(catalogue.exercises).index(exercise.id),
        kind=exercise.kind,
        seconds=seconds,
        whole_s=seconds_of(prescription, exercise),
        stretch_min=tuple(minutes * (group in exercise.counts_for) for group in GROUPS),
        loaded_min=tuple(
            minutes * is_loaded * any(LENGTHENS.get(each) == group for each in exercise.trains)
            for group in GROUPS
        ),
        load=minutes * _weight(exercise, assumed) * hardness,
        hardness=hardness * (0.8 + 0.2 * _sets(prescription) / 2),
        provoked_by=_provoked_by(exercise),
        asks=exercise.asks,
    )


@lru_cache(maxsize=1)
def load_catalogue_once() -> Catalogue:
    """Return the shipped catalogue."""
    return load_catalogue()


def _weight(exercise: Exercise, assumed: Assumptions) -> float:
    return {
        "roll": assumed.weight_roll,
        "mobilise": assumed.weight_mobilise,
        "strengthen": assumed.weight_strengthen,
    }.get(exercise.kind, 1.0)


def _sets(prescription: Prescription) -> int:
    return 1 if isinstance(prescription.dose, Passes) else prescription.dose.sets


def _provoked_by(exercise: Exercise) -> frozenset[Aggravation]:
    """Kinds of aggravation that its movements belong to; chosen after what each condition leaves out."""
    if exercise.kind == "roll":
        return frozenset()
    moves = set(exercise.movements)
    kinds: set[Aggravation] = set()
    if "flexion" in moves and len(moves) > 1:
        kinds.add("pinch")
    if "adduction" in moves:
        kinds.add("outer-hip")
    if "abduction" in moves:
        kinds.add("groin")
    if moves == {"extension"}:
        kinds.add("bending-back")
    return frozenset(kinds)
