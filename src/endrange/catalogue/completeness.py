"""What every shipped exercise has; the person's own exercises may be shorter."""

from collections.abc import Iterable, Mapping
from typing import Any

from .exercise import Cues, Exercise, Phase
from .faults import KeyFault

FEWEST_FAULTS = 3
STRENGTH_PHASES: tuple[Phase, ...] = ("strengthen", "keep")


def missing_parts(exercise: Exercise) -> tuple[KeyFault, ...]:
    """Parts that a shipped exercise lacks."""
    return (
        *_empty_lists(exercise),
        *_cues("cues", exercise.cues),
        *(
            fault
            for region in exercise.regions
            for fault in (
                *_cues(f"region[{region.id}].cues", region.cues),
                *_none(f"region[{region.id}].setup", region.setup),
            )
        ),
        *_setups(exercise),
        *_undrawn(exercise),
        *_undrawn_loads(exercise),
        *_strength(exercise),
    )


def _empty_lists(exercise: Exercise) -> list[KeyFault]:
    lists: Mapping[str, tuple[Any, ...]] = {
        "phases": exercise.phases,
        "muscles": exercise.muscles,
        "not_feel": exercise.not_feel,
        "cautions": exercise.cautions,
        "stop_signs": exercise.stop_signs,
        "sources": exercise.sources,
    }
    faults = [fault for key, entries in lists.items() for fault in _none(key, entries)]
    if exercise.kind != "roll":  # rolling moves the body over the roller, not the joint
        faults.extend(_none("movements", exercise.movements))
    if len(exercise.faults) < FEWEST_FAULTS:
        faults.append(KeyFault("fault", f"expected at least {FEWEST_FAULTS}, got {len(exercise.faults)}"))
    if not exercise.easier and all(variant.level != "easier" for variant in exercise.variants):
        faults.append(KeyFault("easier", "expected an easier variant, or words on how to ease it"))
    return faults


def _none(key: str, entries: tuple[Any, ...]) -> list[KeyFault]:
    return [] if entries else [KeyFault(key, "expected at least one, got none")]


def _cues(key: str, cues: Cues) -> list[KeyFault]:
    return [
        *_none(f"{key}.before", cues.before),
        *_none(f"{key}.during", cues.during),
        *_none(f"{key}.end", cues.end),
    ]


def _setups(exercise: Exercise) -> Iterable[KeyFault]:
    return (
        fault
        for variant in exercise.variants
        for fault in _none(f"variant[{variant.id}].setup", variant.setup)
    )


def _undrawn(exercise: Exercise) -> list[KeyFault]:
    """Every variant has a figure, unless the regions have them."""
    return [
        KeyFault(f"variant[{variant.id}].scene", "is missing: expected the id of a [[scene]] of this file")
        for variant in exercise.variants
        if variant.scene is None and not exercise.regions
    ]


def _undrawn_loads(exercise: Exercise) -> list[KeyFault]:
    """Every figure is drawn with every load that takes a thing."""
    return [
        KeyFault(f"scene[{scene.id}].load", f'there is none for the load "{load.id}"')
        for scene in exercise.scenes
        for load in exercise.loads
        if load.equipment and not scene.shows(load.id)
    ]


def _strength(exercise: Exercise) -> list[KeyFault]:
    """What a strengthening exercise has besides: what it trains, its loads, its two phases, counted beats."""
    if exercise.kind != "strengthen":
        return []
    ranges = [exercise.dose, *(each.dose or {} for each in exercise.variants)]
    return [
        *_none("trains", exercise.trains),
        *_none("load", exercise.loads),
        *(
            KeyFault(f"dose.{phase}", "is missing: strength is built in `strengthen` and held in `keep`")
            for phase in STRENGTH_PHASES
            if phase not in exercise.dose
        ),
        *(
            KeyFault(f"dose.{phase}.beats", "expected at least one, got none")
            for doses in ranges
            for phase, dose in doses.items()
            if dose.kind == "repetitions" and not dose.beats
        ),
    ]
