"""The events of a session, as the device writes and the server keeps them. Times UTC, durations in seconds.

Strict on purpose: an event that is not exactly one of these is refused with the reason, never guessed at.
"""

import json
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)

from endrange.records.identifiers import is_uuid7

MAX_EVENT_BYTES = 64 * 1024  # chosen: the largest, a session's start, names every block and is about 8 kB
MAX_SECONDS = 24 * 60 * 60
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)


class EventError(ValueError):
    """An event that cannot be kept; the text names every fault."""


def _version_7(value: UUID) -> UUID:
    if not is_uuid7(value):
        raise ValueError("expected a UUID of version 7")
    return value


def _plausible(value: datetime) -> datetime:
    if not EARLIEST <= value < LATEST:
        raise ValueError("expected a time between the years 2000 and 2200")
    return value.astimezone(UTC)


Id7 = Annotated[UUID, AfterValidator(_version_7)]
When = Annotated[AwareDatetime, AfterValidator(_plausible)]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[._-][a-z0-9]+)*$", max_length=160)]
Seconds = Annotated[float, Field(ge=0, le=MAX_SECONDS)]
Score = Annotated[int, Field(ge=0, le=10)]
Note = Annotated[str, StringConstraints(max_length=4000)]
Side = Literal["left", "right", "both"]
StepKind = Literal["prepare", "ready", "hold", "repetitions", "passes", "change-side", "rest"]
SkipReason = Literal["pain", "no-time", "too-hard", "no-equipment", "other"]


class Fact(BaseModel):
    """Base of everything in an event."""

    # Built at the first event, not at the start of the server.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, allow_inf_nan=False, defer_build=True)


class OfferedBlock(Fact):
    """One block of the session as it was offered."""

    id: Name
    exercise: Name
    variant: Name
    side: Side
    region: Name | None
    seconds: Seconds
    work_s: Seconds | None = None
    """Of these the exercise itself, without preparing and rest; None from a player that did not tell yet."""

    @property
    def offered_s(self) -> float:
        """Seconds of exercise that were offered, as far as the player told."""
        return self.seconds if self.work_s is None else self.work_s


class Start(Fact):
    """What the session offered."""

    minutes: Annotated[int, Field(gt=0, le=240)]
    total_s: Seconds
    planned_for: date | None
    blocks: Annotated[tuple[OfferedBlock, ...], Field(max_length=200)]


class Step(Fact):
    """Which step of the session, and how long it was really done."""

    block: Name
    step: Name
    exercise: Name
    variant: Name
    side: Side
    region: Name | None
    seconds: Seconds


class FinishedStep(Step):
    """A step that reached its end."""

    kind: StepKind
    repetitions: Annotated[int, Field(ge=0, le=1000)] | None


class UnfinishedStep(Step):
    """A step that was left early. Without its kind its seconds are not counted as exercise."""

    reason: SkipReason
    kind: StepKind | None = None


class Adjustment(Fact):
    """A step made longer or shorter."""

    block: Name
    step: Name
    seconds_change: Annotated[float, Field(ge=-MAX_SECONDS, le=MAX_SECONDS)]


class VariantChange(Fact):
    """Another variant from here on."""

    block: Name
    exercise: Name
    side: Side
    from_: Annotated[Name, Field(alias="from")]
    to: Name
    level: Literal["easier", "standard", "harder"]


class Pain(Fact):
    """A pain that was reported, and what the rule answered."""

    block: Name
    exercise: Name
    side: Side
    score: Score
    kind: Literal["stretch", "ache", "sharp", "pinch", "click", "catch", "tingling"]
    where: Name
    where_side: Literal["left", "right", "middle"]
    action: Literal["go-on", "hold", "back-off", "stop-exercise", "stop-session"]
    rule: Name


class Answer(Fact):
    """A question of an exercise, answered."""

    question: Name
    answer: Name
    exercise: Name
    side: Side


class Place(Fact):
    """Where one went back to."""

    block: Name
    step: Name


class Nothing(Fact):
    """Events that say all by their kind."""


class Finish(Fact):
    """How the session ended, in the person's own words."""

    completed: bool
    pain: Score | None
    effort: Score | None
    note: Note
    reason: SkipReason | Literal["red-flag"] | None


class Correction(Fact):
    """What the person changed later; each field replaces what stood there."""

    seconds: Annotated[dict[Name, Seconds], Field(max_length=200)]
    pain: Score | None
    effort: Score | None
    note: Note


class Happening(Fact):
    """What every event has: its own id, its session's, and the device's time."""

    id: Id7
    session: Id7
    at: When


class SessionStarted(Happening):
    """The session was opened and begun."""

    kind: Literal["session-started"]
    data: Start


class StepFinished(Happening):
    """A step reached its end."""

    kind: Literal["step-finished"]
    data: FinishedStep


class StepSkipped(Happening):
    """A step was left out or left early."""

    kind: Literal["step-skipped"]
    data: UnfinishedStep


class ExerciseStopped(Happening):
    """The whole exercise was stopped in this step."""

    kind: Literal["exercise-stopped"]
    data: UnfinishedStep


class StepAdjusted(Happening):
    """A step was made longer or shorter."""

    kind: Literal["step-adjusted"]
    data: Adjustment


class VariantChanged(Happening):
    """An easier or harder variant was taken."""

    kind: Literal["variant-changed"]
    data: VariantChange


class PainReported(Happening):
    """Somebody said "this hurts"."""

    kind: Literal["pain-reported"]
    data: Pain


class QuestionAnswered(Happening):
    """An exercise's question was answered."""

    kind: Literal["question-answered"]
    data: Answer


class Paused(Happening):
    """The session was paused."""

    kind: Literal["paused"]
    data: Nothing


class Resumed(Happening):
    """The session went on."""

    kind: Literal["resumed"]
    data: Nothing


class WentBack(Happening):
    """An earlier step was begun again."""

    kind: Literal["went-back"]
    data: Place


class SessionFinished(Happening):
    """The session ended, at its end or before."""

    kind: Literal["session-finished"]
    data: Finish


class SessionCorrected(Happening):
    """The record was corrected afterwards, on its page."""

    kind: Literal["session-corrected"]
    data: Correction


Event = (
    SessionStarted
    | StepFinished
    | StepSkipped
    | ExerciseStopped
    | StepAdjusted
    | VariantChanged
    | PainReported
    | QuestionAnswered
    | Paused
    | Resumed
    | WentBack
    | SessionFinished
    | SessionCorrected
)


@cache
def _reader() -> TypeAdapter[Event]:
    return TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def read_event(raw: object) -> Event:
    """Read one event from parsed JSON; raise `EventError` with every fault."""
    try:
        text = json.dumps(raw, ensure_ascii=False).encode()
    except (TypeError, ValueError, RecursionError) as error:
        raise EventError(f"not JSON: {error}") from error
    if len(text) > MAX_EVENT_BYTES:
        raise EventError(f"too big: {len(text)} bytes, at most {MAX_EVENT_BYTES}")
    try:
        return _reader().validate_json(text)
    except ValidationError as error:
        raise EventError("; ".join(_fault(fault) for fault in error.errors())) from error


def event_json(event: Event) -> dict[str, Any]:
    """Return the event as JSON data; `read_event` reads it back as the same event."""
    return event.model_dump(mode="json", by_alias=True)


def _fault(fault: Any) -> str:
    where = ".".join(str(part) for part in fault["loc"])
    return f"{where}: {fault['msg']}" if where else str(fault["msg"])
