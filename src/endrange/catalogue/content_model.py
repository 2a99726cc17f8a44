"""The shapes that every content file is made of: strict, frozen, and with no key that is not known."""

from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from .marks import Refers, Translated

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""An id: lower-case words joined by hyphens; the file's name is the id of what it holds."""

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000), Translated()]
"""Words that a person reads or hears; translated through gettext."""

Positive = Annotated[float, Field(gt=0)]

MuscleId = Annotated[Slug, Refers("muscle")]
GroupId = Annotated[Slug, Refers("group")]
EquipmentId = Annotated[Slug, Refers("equipment")]
SourceId = Annotated[Slug, Refers("source")]
ConditionId = Annotated[Slug, Refers("condition")]
QuestionId = Annotated[Slug, Refers("question")]
ScreenId = Annotated[Slug, Refers("screen")]
CircumstanceId = Annotated[Slug, Refers("circumstance")]
VariantId = Annotated[Slug, Refers("variant")]
"""A variant of the same file."""
RegionId = Annotated[Slug, Refers("region")]
"""A region of the same file's rolling route."""
LoadId = Annotated[Slug, Refers("load")]
"""A load of the same file."""
HappeningId = Annotated[Slug, Refers("happening")]
SceneId = Annotated[Slug, Refers("scene")]
"""A scene of the same file."""


class Content(BaseModel):
    """Base of all content: unknown keys are faults, values keep their type, nothing changes after loading.

    Files use the alias of a field where it has one (`[[variant]]`); Python code may use either name.
    """

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        allow_inf_nan=False,
        validate_by_alias=True,
        validate_by_name=True,
        serialize_by_alias=True,
    )


class Span(Content):
    """A range from low to high, both included: seconds."""

    low: Positive
    high: Positive

    @model_validator(mode="after")
    def _low_comes_first(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"expected low <= high, got {self.low:g} and {self.high:g}")
        return self


class Count(Content):
    """A range of whole numbers from low to high, both included: repetitions or sets."""

    low: Annotated[int, Field(ge=1)]
    high: Annotated[int, Field(ge=1)]

    @model_validator(mode="after")
    def _low_comes_first(self) -> Self:
        if self.low > self.high:
            raise ValueError(f"expected low <= high, got {self.low} and {self.high}")
        return self


def within(lowest: float, highest: float) -> AfterValidator:
    """Refuse a range that leaves sane bounds: a typing error in a dose must not reach a person."""

    def check(span: Span | Count) -> Span | Count:
        if span.low < lowest or span.high > highest:
            raise ValueError(f"expected {lowest:g} to {highest:g}, got {span.low:g} to {span.high:g}")
        return span

    return AfterValidator(check)
