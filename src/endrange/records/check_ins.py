"""Check-ins as they are kept: how it is on a morning, over a week, in daily life, by a questionnaire.

Strict: what is not exactly one of these is refused with the reason. Scores are 0 (none) to 10 (the worst).
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from endrange.records.events import Score

Kind = Literal["morning", "weekly", "function", "score"]
MOST_ACTIVITIES = 3
"""Chosen: three answers fit into twenty seconds."""
HIGHEST_VALUE = 10_000


class CheckInError(ValueError):
    """A check-in that cannot be kept; the text names every fault."""


class Answers(BaseModel):
    """Base of every check-in."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False)


class MorningAnswers(Answers):
    """Pain at rest on a morning, and where it is sore."""

    pain: Score
    where: Literal["joint", "muscle"] | None = None


class WeeklyAnswers(Answers):
    """Pain at rest on average, the worst in daily tasks, and the change: worse, the same, better."""

    pain: Score
    tasks: Score
    change: Literal[-1, 0, 1]


class FunctionAnswers(Answers):
    """For each activity, by the number of its row: 0 (cannot do it) to 10 (as before)."""

    scores: Annotated[
        dict[Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,17}$")], Score],
        Field(min_length=1, max_length=MOST_ACTIVITIES),
    ]


class ScoreAnswers(Answers):
    """The score of a questionnaire that was filled in elsewhere."""

    name: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=80)]
    value: Annotated[float, Field(ge=-HIGHEST_VALUE, le=HIGHEST_VALUE)]


SHAPES: dict[Kind, type[Answers]] = {
    "morning": MorningAnswers,
    "weekly": WeeklyAnswers,
    "function": FunctionAnswers,
    "score": ScoreAnswers,
}


def read_check_in(kind: str, data: object) -> Answers:
    """Read the answers of a check-in; raises CheckInError with every fault."""
    shape = next((shape for name, shape in SHAPES.items() if name == kind), None)
    if shape is None:
        raise CheckInError(f"expected one of {', '.join(SHAPES)}, got {kind!r}")
    try:
        return shape.model_validate(data)
    except ValidationError as error:
        raise CheckInError("; ".join(_fault(fault) for fault in error.errors())) from error


def _fault(fault: Any) -> str:
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else str(fault["msg"])
