"""How much of an exercise: a hold, repetitions at a tempo, or rolling passes; each as a low-high range.

The bounds are chosen: wide enough for any stretching or mobility dose, narrow enough to catch a typing error.
"""

from typing import Annotated, Literal

from pydantic import Field

from .content_model import Content, Count, Span, within

Direction = Literal["clockwise", "anticlockwise"]

Sets = Annotated[Count, within(1, 10)]
HoldSeconds = Annotated[Span, within(5, 600)]
Repetitions = Annotated[Count, within(1, 100)]
RegionSeconds = Annotated[Span, within(10, 300)]
Tempo = Annotated[float, Field(ge=0.5, le=30)]
Stroke = Annotated[float, Field(ge=1, le=15)]


class HoldDose(Content):
    """Stay in the end position: seconds a hold, and how many holds (sets) a side."""

    kind: Literal["hold"] = "hold"
    hold_s: HoldSeconds
    sets: Sets


class RepetitionDose(Content):
    """Move at a steady tempo: how many a side and set, seconds each; `directions` follow one another."""

    kind: Literal["repetitions"] = "repetitions"
    count: Repetitions
    sets: Sets
    tempo_s: Tempo
    directions: tuple[Direction, ...] = ()


class PassDose(Content):
    """Roll to and fro: seconds a region and side, and seconds for one stroke one way."""

    kind: Literal["passes"] = "passes"
    region_s: RegionSeconds
    stroke_s: Stroke


Dose = Annotated[HoldDose | RepetitionDose | PassDose, Field(discriminator="kind")]
