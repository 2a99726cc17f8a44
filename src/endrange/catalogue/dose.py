"""How much of an exercise: a hold, repetitions at a tempo, or rolling passes; each as a low-high range."""

from typing import Annotated, Literal

from pydantic import Field

from .content_model import Content, Positive, Span


class HoldDose(Content):
    """Stay in the end position: seconds a hold, and how many holds (sets) a side."""

    kind: Literal["hold"] = "hold"
    hold_s: Span
    sets: Span


class RepetitionDose(Content):
    """Move at a steady tempo: how many a side and set, seconds each; `directions` are done one after the other."""

    kind: Literal["repetitions"] = "repetitions"
    count: Span
    sets: Span
    tempo_s: Positive
    directions: tuple[str, ...] = ()


class PassDose(Content):
    """Roll to and fro: seconds a region and side, and seconds for one stroke one way."""

    kind: Literal["passes"] = "passes"
    region_s: Span
    stroke_s: Positive


Dose = Annotated[HoldDose | RepetitionDose | PassDose, Field(discriminator="kind")]
