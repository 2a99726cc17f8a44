"""The shapes that every content file is made of: strict, frozen, and with no key that is not known."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""An id: lower-case words joined by hyphens; the file's name is the id of what it holds."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
"""Words that a person reads or hears; translated through gettext."""

Positive = Annotated[float, Field(gt=0)]


class Content(BaseModel):
    """Base of all content: unknown keys are faults, values keep their type, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Span(Content):
    """A range from low to high, both included: seconds, repetitions or sets."""

    low: Positive
    high: Positive

    @model_validator(mode="after")
    def _low_comes_first(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"expected low <= high, got {self.low:g} and {self.high:g}")
        return self
