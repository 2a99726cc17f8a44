"""A session as the player plays it: blocks of timed steps with their spoken lines. Seconds everywhere."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from endrange.catalogue.exercise import ExerciseKind
from endrange.programme.phrase import Gettext
from endrange.programme.prescription import BodySide
from endrange.programme.timing import StepKind

from .speech import Line

VERSION = 1
Moment = Literal["start", "move", "end"]


@dataclass(frozen=True)
class SpokenBeat:
    """One part of a repetition and its word."""

    name: str
    say: str
    seconds: float


@dataclass(frozen=True)
class Counted:
    """Repetitions at an even tempo."""

    count: int
    tempo_s: float
    direction: str | None
    beats: tuple[SpokenBeat, ...] = ()
    """The parts of each repetition in their order; none where the movement is even."""


@dataclass(frozen=True)
class Step:
    """A stretch of time in which one thing happens."""

    id: str
    kind: StepKind
    seconds: int
    title: str
    detail: str
    lines: tuple[Line, ...]
    scene: str | None
    moment: Moment
    repetitions: Counted | None = None


@dataclass(frozen=True)
class Alternative:
    """Another variant for a whole block; it takes as long."""

    level: str
    variant: str
    variant_name: str
    equipment: tuple[str, ...]
    asks: tuple[str, ...]
    """Asked after the block if it was done this way at its end."""
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Block:
    """One exercise on one side, or one region of it when rolling."""

    id: str
    exercise: str
    variant: str
    level: str
    name: str
    variant_name: str
    side: BodySide
    region: str | None
    region_name: str | None
    chain: str | None
    kind: ExerciseKind
    feel: str
    not_feel: tuple[str, ...]
    breathing: str
    stop_signs: tuple[str, ...]
    asks: tuple[str, ...]
    """Asked after it: about its side; of a rolled route only after its last region, about the whole of it."""
    steps: tuple[Step, ...]
    alternatives: tuple[Alternative, ...]
    load: str | None = None
    """The name of what makes it heavier."""
    changes: tuple[str, ...] = ()
    """What a condition changes, a sentence each."""
    how: tuple[str, ...] = ()
    """The steps in writing, of an exercise that has no figure: they stand where it would be."""

    @property
    def seconds(self) -> int:
        """All steps together."""
        return sum(step.seconds for step in self.steps)


@dataclass(frozen=True)
class EquipmentNeeded:
    """An item to have ready, and what stands in for it."""

    id: str
    name: str
    """The item's, or that of the person's own stand-in."""
    stand_ins: tuple[str, ...]
    """What else does; of somebody whose things are known, only those."""
    stands_for: str | None = None
    """The item's name where `name` is a stand-in's."""
    is_place: bool = False
    """It cannot be fetched: one goes there."""

    def translated(self, gettext: Gettext) -> "EquipmentNeeded":
        """The same with its names in the language of `gettext`."""
        return replace(
            self,
            name=gettext(self.name),
            stand_ins=tuple(gettext(other) for other in self.stand_ins),
            stands_for=None if self.stands_for is None else gettext(self.stands_for),
        )


@dataclass(frozen=True)
class Omission:
    """An exercise that this session does without, in words."""

    exercise: str
    name: str
    reason: str
    comes: date | None


@dataclass(frozen=True)
class Timeline:
    """One session, in the language it was built for. `extras` is what the player asks and says besides."""

    planned_for: date
    minutes: int
    title: str
    note: str | None
    """Why the session ends before its minutes are over, and what else is different, if it is."""
    equipment: tuple[EquipmentNeeded, ...]
    blocks: tuple[Block, ...]
    left_out: tuple[Omission, ...]
    extras: dict[str, Any]

    @property
    def total_s(self) -> int:
        """All blocks together."""
        return sum(block.seconds for block in self.blocks)


def timeline_json(timeline: Timeline) -> dict[str, Any]:
    """The JSON that the player reads (docs/cli.md)."""
    return {
        "version": VERSION,
        "planned_for": timeline.planned_for.isoformat(),
        "minutes": timeline.minutes,
        "total_s": timeline.total_s,
        "title": timeline.title,
        "note": timeline.note,
        "equipment": [
            {
                "id": item.id,
                "name": item.name,
                "stand_ins": list(item.stand_ins),
                "stands_for": item.stands_for,
                "place": item.is_place,
            }
            for item in timeline.equipment
        ],
        "blocks": [_block_json(block) for block in timeline.blocks],
        "left_out": [
            {
                "exercise": each.exercise,
                "name": each.name,
                "reason": each.reason,
                "comes": each.comes.isoformat() if each.comes else None,
            }
            for each in timeline.left_out
        ],
        **timeline.extras,
    }


def _block_json(block: Block) -> dict[str, Any]:
    return {
        "id": block.id,
        "exercise": block.exercise,
        "variant": block.variant,
        "level": block.level,
        "name": block.name,
        "variant_name": block.variant_name,
        "side": block.side,
        "region": block.region,
        "region_name": block.region_name,
        "chain": block.chain,
        "kind": block.kind,
        "feel": block.feel,
        "not_feel": list(block.not_feel),
        "breathing": block.breathing,
        "stop_signs": list(block.stop_signs),
        "asks": list(block.asks),
        "load": block.load,
        "changes": list(block.changes),
        "how": list(block.how),
        "seconds": block.seconds,
        "steps": [_step_json(step) for step in block.steps],
        "alternatives": [
            {
                "level": each.level,
                "variant": each.variant,
                "variant_name": each.variant_name,
                "equipment": list(each.equipment),
                "asks": list(each.asks),
                "seconds": sum(step.seconds for step in each.steps),
                "steps": [_step_json(step) for step in each.steps],
            }
            for each in block.alternatives
        ],
    }


def _step_json(step: Step) -> dict[str, Any]:
    counted = step.repetitions
    return {
        "id": step.id,
        "kind": step.kind,
        "seconds": step.seconds,
        "title": step.title,
        "detail": step.detail,
        "repetitions": None
        if counted is None
        else {
            "count": counted.count,
            "tempo_s": counted.tempo_s,
            "direction": counted.direction,
            "beats": [
                {"name": beat.name, "say": beat.say, "seconds": beat.seconds} for beat in counted.beats
            ],
        },
        "lines": [
            {"from": line.anchor, "at_s": line.at_s, "say": line.say, "releases": line.releases}
            for line in step.lines
        ],
        "scene": step.scene,
        "moment": step.moment,
    }
