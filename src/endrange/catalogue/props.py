"""What the body works with: walls, benches and chairs, rollers, bands and weights, as a scene says them.

Metres: x forward, y up, z towards the working side, the floor at 0.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .content_model import Content, Positive

Side = Literal["working", "other"]
SIDES: tuple[Side, ...] = ("working", "other")
Metres = Annotated[float, Field(ge=-5, le=5)]
Share = Annotated[float, Field(ge=0, le=1)]
"""How far down a limb, 0 to 1."""


class Roller(Content):
    """A foam roller across the person's way, lying on the floor."""

    kind: Literal["roller"]
    x: tuple[Metres, ...]
    """Of its middle, at each keyframe; one number if it stays."""
    z: Metres = 0.0
    radius: Positive = 0.075
    length: Positive = 0.5


class Ball(Content):
    """A ball: between the thighs, or at a place."""

    kind: Literal["ball"]
    radius: Positive
    between_thighs: Share | None = None
    """How far down the thighs."""
    at: tuple[Metres, Metres, Metres] | None = None

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.at is None) == (self.between_thighs is None):
            raise ValueError("expected either `between_thighs` or `at`")
        return self


class Wall(Content):
    """A wall square to the person's way."""

    kind: Literal["wall"]
    x: Metres
    """Of the face towards the person."""
    is_ahead: bool
    height: Positive = 1.0
    width: Positive = 0.9


class Bench(Content):
    """A bench, chair or couch: a top on four legs."""

    kind: Literal["bench"]
    top: Positive
    x: tuple[Metres, Metres]
    z: tuple[Metres, Metres] = (-0.26, 0.26)


class Pad(Content):
    """A cushion under the knee."""

    kind: Literal["pad"]
    x: tuple[Metres, Metres]
    z: tuple[Metres, Metres]
    thickness: Positive = 0.03


class Strap(Content):
    """A strap round the ball of the working foot, straight to the hand or hands that hold it."""

    kind: Literal["strap"]
    held_by: Literal["working", "other", "both"]


class Chair(Content):
    """A chair: its back to hold on to, its seat to rest on."""

    kind: Literal["chair"]
    at: tuple[Metres, Metres]
    """Middle of its back: forward, and towards the working side."""
    faces: Literal["ahead", "behind", "working", "other"]
    """Where somebody who sits on it looks, seen from the person of the scene."""
    top: Positive = 0.90
    """Of the back."""
    seat: Positive = 0.45
    width: Positive = 0.42
    depth: Positive = 0.42

    @model_validator(mode="after")
    def _back_is_above_the_seat(self) -> Self:
        if self.top <= self.seat:
            raise ValueError(f"expected a back higher than the seat ({self.seat:g}), got {self.top:g}")
        return self


class Band(Content):
    """A loop of elastic band round both legs: it lies on them and stretches with them."""

    kind: Literal["band"]
    round: Literal["thighs", "shins", "feet"]
    along: Share | None = None
    """How far down the thighs or shins; round the feet it lies over the arches."""

    @model_validator(mode="after")
    def _lies_somewhere(self) -> Self:
        if (self.round == "feet") == (self.along is not None):
            raise ValueError("expected `along` for a band round thighs or shins, and none round the feet")
        return self


class AnkleWeight(Content):
    """A cuff with a weight, above the ankle or above the knee."""

    kind: Literal["ankle-weight"]
    on: Side
    above: Literal["ankle", "knee"] = "ankle"


class Dumbbell(Content):
    """One dumbbell in a hand, one in each, or one that both hands hold on the hips or at the chest."""

    kind: Literal["dumbbell"]
    where: Literal["working-hand", "other-hand", "each-hand", "hips", "chest"]


class Backpack(Content):
    """A backpack: on the back or the chest, across the hips, or hanging by its handle from both hands."""

    kind: Literal["backpack"]
    where: Literal["back", "chest", "hips", "hands"]


Prop = Annotated[
    Roller | Ball | Wall | Bench | Pad | Strap | Chair | Band | AnkleWeight | Dumbbell | Backpack,
    Field(discriminator="kind"),
]
