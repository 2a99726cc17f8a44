"""How long the parts of a session take: the planner counts with what the timeline then plays.

Seconds throughout. Set-up time follows from the words that are read aloud, in the source language, so that a
translation never changes a plan.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from endrange.catalogue.exercise import Exercise, Region, Variant
from endrange.catalogue.side_words import with_side

from .loads import load_words
from .phrase import Phrase
from .phrase import marked as _
from .prescription import BodySide, Hold, Passes, Prescription, Repetitions

ChainPlace = Literal["none", "first", "later"]
"""Where an exercise stands in its chain in one session. A later one needs less set-up, for much is there
already, but is told it on both sides."""
StepKind = Literal["prepare", "ready", "hold", "repetitions", "passes", "change-side", "rest"]

WORDS_PER_S = 2.5
"""An unhurried reading voice; chosen."""
LINE_GAP_S = 0.6
"""Silence after each spoken line; chosen."""
GATHER_S = 12
"""At the very start: fetch what the session needs; chosen."""
ANNOUNCE_S = 7
"""To say how to come out of the hold before, and which exercise and side comes; chosen."""
SETTLE_S = 2
"""After the last word of the set-up, to finish moving; chosen."""
PREPARE_S = (12, 45)
"""Shortest and longest set-up; what does not fit is said at the start of the step after it; chosen."""
REGION_PREPARE_S = (6, 23)
"""The same when the roller only moves on to its next region; chosen."""
REGION_AGAIN_S = 6
"""A region on the second side, which is already known; chosen."""
READY_S = 5
"""The countdown before work starts; chosen."""
CHANGE_SIDE_S = (10, 20)
"""Shortest and longest change of sides; chosen."""
CHANGE_OVER_S = 8
"""Once a chain, beside its change of sides: to take what it is done with over to the other leg; chosen."""
CHANGE_SIDE_SHARE = 1 / 2
"""Of the first side's set-up, which is known by then; chosen."""
CLOSING_SHARE = 0.1
"""A session's largest part that may be quiet breathing at its end; chosen."""
LEAST_CLOSING_S = 6
"""Every session ends with so much, in which the way out of its last exercise is said; chosen."""
AROUND_S = GATHER_S + LEAST_CLOSING_S
"""What every session has before its first exercise and after its last."""
FOUR_FIFTHS = 0.8
"""The share of the range after a hard stop."""


@dataclass(frozen=True)
class Slot:
    """One step of a block before it has words."""

    kind: StepKind
    seconds: int
    set_number: int = 1
    sets: int = 1
    direction: str | None = None
    count: int | None = None


@dataclass(frozen=True)
class BlockOutline:
    """One exercise on one side (and one region, when rolling) as its steps."""

    side: BodySide
    region: str | None
    is_second_side: bool
    slots: tuple[Slot, ...]

    @property
    def seconds(self) -> int:
        """All steps together."""
        return sum(slot.seconds for slot in self.slots)


def speech_s(text: str | Phrase) -> float:
    """How long a voice takes for `text`, without the silence after it; the same whichever side works."""
    return len(with_side(str(text), None).split()) / WORDS_PER_S


def lines_s(lines: Iterable[str | Phrase]) -> float:
    """How long a voice takes for `lines` with the silence after each."""
    return sum(speech_s(line) + LINE_GAP_S for line in lines)


def setup_of(prescription: Prescription, exercise: Exercise, variant: Variant) -> tuple[str | Phrase, ...]:
    """What is said before the first side: the position, the load, and what a condition changes."""
    load = next((each for each in exercise.loads if each.id == prescription.load), None)
    words = (
        load_words(load, step=prescription.load_step, is_outgrown=prescription.outgrows_load)
        if load is not None
        else ()
    )
    shares = (*_range_words(prescription.range_share), *_pressure_words(prescription.pressure_share))
    return (*variant.setup, *words, *prescription.cues, *shares)


def _range_words(share: float) -> tuple[Phrase, ...]:
    if share >= 1:
        return ()
    if share == FOUR_FIFTHS:
        return (Phrase(_("Go only about four fifths of the way that is comfortable.")),)
    percent = round(100 * share)
    return (
        Phrase(
            _("Go only about {percent} percent of the way that is comfortable."), values={"percent": percent}
        ),
    )


def _pressure_words(share: float) -> tuple[Phrase, ...]:
    if share >= 1:
        return ()
    return (Phrase(_("Put only half of your weight on it: let hands and feet carry the rest.")),)


def opening_of(prescription: Prescription, exercise: Exercise, variant: Variant) -> tuple[str | Phrase, ...]:
    """What is said before the first stop of a rolling route."""
    return (*setup_of(prescription, exercise, variant), *exercise.cues.before)


def prepare_s(setup: Iterable[str | Phrase], *, bounds: tuple[int, int] = PREPARE_S) -> int:
    """Seconds to hear the set-up and to follow it."""
    shortest, longest = bounds
    return min(longest, max(shortest, math.ceil(ANNOUNCE_S + lines_s(setup) + SETTLE_S)))


def in_chain(variant: Variant) -> Variant:
    """The variant with the set-up that is said within its chain."""
    return variant.model_copy(update={"setup": variant.setup_in_chain or variant.setup})


def follows(exercise: Exercise) -> bool:
    """Tell whether it is only planned after another of its chain: it moves what those have stretched."""
    return exercise.chain is not None and exercise.kind == "mobilise"


def change_side_s(exercise: Exercise, setup_s: int) -> int:
    """Seconds to get over to the other side after a set-up of `setup_s`; a chain changes sides only once."""
    shortest, longest = CHANGE_SIDE_S
    if exercise.chain is not None:
        return shortest
    return min(longest, max(shortest, math.ceil(setup_s * CHANGE_SIDE_SHARE)))


def chains_s(exercises: Iterable[Exercise]) -> int:
    """What changing over with its chains adds to a session of these exercises."""
    chains = {each.chain for each in exercises if each.chain is not None and each.sides == "each"}
    return CHANGE_OVER_S * len(chains)


def outline(
    prescription: Prescription, exercise: Exercise, *, place: ChainPlace = "none"
) -> tuple[BlockOutline, ...]:
    """All blocks of a prescription, the whole first side and then the whole second side.

    The first of a chain takes `CHANGE_OVER_S` more than any other place in it.
    """
    if isinstance(prescription.dose, Passes):
        return _rolling_outline(prescription, prescription.dose, exercise)
    variant = exercise.variant(prescription.variant)
    setup = prepare_s(setup_of(prescription, exercise, in_chain(variant) if follows(exercise) else variant))
    change = change_side_s(exercise, setup)
    again = prepare_s(variant.setup_in_chain, bounds=CHANGE_SIDE_S)
    if follows(exercise):
        change = max(change, again)
    if place == "first":
        change += CHANGE_OVER_S
    elif place == "later" and len(prescription.sides) > 1:
        setup, change = setup + change - again, again
    blocks = []
    for number, side in enumerate(prescription.sides):
        is_second = number > 0
        first = Slot("change-side", change) if is_second else Slot("prepare", setup)
        extra = 0 if is_second else prescription.extra_sets_for_worse_side
        slots = (first, *_work_slots(prescription.dose, extra=extra, rest_s=prescription.rest_s))
        blocks.append(BlockOutline(side, None, is_second, slots))
    return tuple(blocks)


def seconds_of(prescription: Prescription, exercise: Exercise) -> int:
    """What a prescription takes of a session, all in all; `chains_s` comes once for all."""
    return sum(block.seconds for block in outline(prescription, exercise))


def _work_slots(dose: Hold | Repetitions, *, extra: int, rest_s: int) -> tuple[Slot, ...]:
    sets = dose.sets + extra
    slots: list[Slot] = []
    for number in range(1, sets + 1):
        if number > 1:
            slots.append(Slot("rest", rest_s, number, sets))
        slots.append(Slot("ready", READY_S, number, sets))
        slots.extend(_set_slots(dose, number=number, sets=sets))
    return tuple(slots)


def _set_slots(dose: Hold | Repetitions, *, number: int, sets: int) -> list[Slot]:
    if isinstance(dose, Hold):
        return [Slot("hold", dose.seconds, number, sets)]
    return [
        Slot("repetitions", math.ceil(dose.count * dose.tempo_s), number, sets, direction, dose.count)
        for direction in dose.directions or (None,)
    ]


def _rolling_outline(
    prescription: Prescription, dose: Passes, exercise: Exercise
) -> tuple[BlockOutline, ...]:
    """Round the leg region by region, then back the other way on the other leg: fewest turns on the floor."""
    regions: list[Region | None] = [region for region in exercise.regions if region.id in dose.regions]
    regions = regions or [None]
    opening = prepare_s(opening_of(prescription, exercise, exercise.variant(prescription.variant)))
    blocks = []
    for place, side in enumerate(prescription.sides):
        for stop, region in enumerate(regions if place == 0 else reversed(regions)):
            slots: list[Slot] = []
            if place == 0 and stop == 0:
                slots.append(Slot("prepare", opening))
            if place == 0 and region is not None:
                slots.append(Slot("prepare", prepare_s(region.setup, bounds=REGION_PREPARE_S)))
            elif place > 0:
                slots.append(
                    Slot("change-side", CHANGE_SIDE_S[0]) if stop == 0 else Slot("prepare", REGION_AGAIN_S)
                )
            if stop == 0:
                slots.append(Slot("ready", READY_S))
            slots.append(Slot("passes", dose.region_s))
            blocks.append(BlockOutline(side, region.id if region else None, place > 0, tuple(slots)))
    return tuple(blocks)
