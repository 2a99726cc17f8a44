"""How much of an exercise: a hold, repetitions at a tempo, or rolling passes; each as a low-high range.

The bounds are chosen: wide enough for any stretching or mobility dose, narrow enough to catch a typing error.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .content_model import Content, Count, Span, within

Direction = Literal["clockwise", "anticlockwise"]
BeatName = Literal["lift", "hold", "lower", "pause", "switch"]

Sets = Annotated[Count, within(1, 10)]
HoldSeconds = Annotated[Span, within(5, 600)]
Repetitions = Annotated[Count, within(1, 100)]
RegionSeconds = Annotated[Span, within(10, 300)]
Tempo = Annotated[float, Field(ge=0.5, le=30)]
Stroke = Annotated[float, Field(ge=1, le=15)]
Rest = Annotated[int, Field(ge=5, le=180)]

SHORTEST_REST_S = 5
"""Between two sets of a stretch or a movement without load; chosen: a breath, no more."""


class HoldDose(Content):
    """Stay in the end position: seconds a hold, and how many holds (sets) a side."""

    kind: Literal["hold"] = "hold"
    hold_s: HoldSeconds
    sets: Sets
    rest_s: Rest = SHORTEST_REST_S
    """Seconds between two sets."""


class Beat(Content):
    """One part of a repetition, such as lowering for three seconds."""

    name: BeatName
    seconds: Annotated[float, Field(ge=0.5, le=30)]


class RepetitionDose(Content):
    """Move at a steady tempo: how many a side and set, seconds each; `directions` follow one another."""

    kind: Literal["repetitions"] = "repetitions"
    count: Repetitions
    sets: Sets
    tempo_s: Tempo
    directions: tuple[Direction, ...] = ()
    beats: tuple[Beat, ...] = ()
    """The parts of one repetition in their order; together they last `tempo_s`."""
    rest_s: Rest = SHORTEST_REST_S
    """Seconds between two sets."""

    @model_validator(mode="after")
    def _beats_fill_the_tempo(self) -> Self:
        together = sum(beat.seconds for beat in self.beats)
        if self.beats and abs(together - self.tempo_s) > 1e-6:
            raise ValueError(f"expected beats of {self.tempo_s:g} s together (tempo_s), got {together:g}")
        return self


class PassDose(Content):
    """Roll to and fro: seconds a region and side, and seconds for one stroke one way."""

    kind: Literal["passes"] = "passes"
    region_s: RegionSeconds
    stroke_s: Stroke


Dose = Annotated[HoldDose | RepetitionDose | PassDose, Field(discriminator="kind")]
