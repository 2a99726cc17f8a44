"""What is asked before every session, and what follows from each answer (screening/before-session.toml)."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from .content_model import Content, HappeningId, Slug, SourceId, Text
from .reviewing import Reviewed, Version

Then = Literal["go", "ask-again", "no-session"]
"""The session; signs of the safety check first; no session today."""

PainScore = Annotated[int, Field(ge=0, le=10)]
"""Numeric rating scale: 0 no pain, 10 the worst there is."""


class Follows(Content):
    """What an answer leads to."""

    id: Slug
    version: Version
    then: Then
    happening: HappeningId | None = None
    """What has happened, so that asked-again.toml says which signs are asked."""
    says: Text | None = None
    """What the person reads; none for "go"."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _says_why_and_what_next(self) -> Self:
        if self.then != "go" and (self.says is None or self.happening is None):
            raise ValueError(f'expected `says` and `happening` beside then = "{self.then}"')
        return self


class PainBand(Follows):
    """The scores from low to high, both included."""

    low: PainScore
    high: PainScore


class PainNow(Content):
    """The question for the pain at rest."""

    ask: Text
    why: Text
    reviewed: Reviewed
    bands: Annotated[tuple[PainBand, ...], Field(alias="band", min_length=1)]

    @model_validator(mode="after")
    def _covers_every_score_once(self) -> Self:
        scores = [score for band in self.bands for score in range(band.low, band.high + 1)]
        if sorted(scores) != list(range(11)):
            raise ValueError(f"expected each score from 0 to 10 in one band, got {sorted(scores)}")
        return self

    def band(self, score: int) -> PainBand:
        """The band of a score from 0 to 10; ValueError for any other."""
        for band in self.bands:
            if band.low <= score <= band.high:
                return band
        raise ValueError(f"expected a score from 0 to 10, got {score}")


class BeforeAnswer(Follows):
    """One answer to choose."""

    text: Text
    alone: bool = False
    """True for an answer that goes with no other, such as "nothing"."""


class BeforeQuestion(Content):
    """One question and its answers in the order shown."""

    id: Slug
    ask: Text
    first_ask: Text | None = None
    """How somebody is asked who has not trained yet, where that differs."""
    why: Text
    several: bool = False
    """True: more than one answer may be ticked."""
    reviewed: Reviewed
    answers: Annotated[tuple[BeforeAnswer, ...], Field(alias="answer", min_length=2)]


class BeforeSession(Content):
    """The questions before every session: pain at rest first, then the others in their order."""

    pain: PainNow
    questions: Annotated[tuple[BeforeQuestion, ...], Field(alias="question", min_length=1)]
