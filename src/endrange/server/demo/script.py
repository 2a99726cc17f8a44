"""What happens to the virtual person on which day, as data (story.toml). Day 1 is the first visit."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from endrange.programme.pain import PainKind
from endrange.records.check_ins import MOST_ACTIVITIES
from endrange.records.events import Score, SkipReason
from endrange.records.history import Decision, SoreWhere

STORY = Path(__file__).with_name("story.toml")

Day = Annotated[int, Field(ge=1, le=366)]


class Part(BaseModel):
    """Base of everything in the script: strict, so that a slip of the pen is seen."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class FirstVisit(Part):
    """The answers of the first visit; no sign of the safety check is true."""

    conditions: list[str]
    where: list[str]
    """Places as `region.side`."""
    pain: Score
    days: list[Annotated[int, Field(ge=1, le=7)]]
    """The days to train on, of the seven that begin with the first visit: the story is the same on every
    weekday."""
    minutes: int
    weeks: int
    equipment: list[str]
    worse_side: Literal["left", "right", ""]
    activities: Annotated[list[str], Field(max_length=MOST_ACTIVITIES)]


class Hurt(Part):
    """ "This hurts", pressed in an exercise."""

    exercise: str
    score: Score
    kind: PainKind
    where: str


class Reply(Part):
    """An answer that is not the usual one."""

    exercise: str
    question: str
    answer: str


class Skipped(Part):
    """An exercise that was left out, and why."""

    exercise: str
    reason: SkipReason


class Training(Part):
    """A session, with the pain at rest before it, after it and the next morning."""

    day: Day
    before: Score
    after: Score
    morning: Score | None = None
    sore: SoreWhere | None = None
    effort: Score = 5
    note: str = ""
    hurt: Hurt | None = None
    reply: Reply | None = None
    skipped: Skipped | None = None
    share: Annotated[float, Field(gt=0, le=1)] = 1.0
    """Below 1 the session was ended after that share of it, for lack of time."""


class WeekTold(Part):
    """The three weekly questions."""

    day: Day
    pain: Score
    tasks: Score
    change: Literal[-1, 0, 1]


class ActivitiesTold(Part):
    """The activities, each 0 to 10."""

    day: Day
    scores: list[Score]


class ScoreTold(Part):
    """A questionnaire that was filled in elsewhere."""

    day: Day
    name: str
    value: float


class Deciding(Part):
    """What the person says to a change of the plan: the latest one of that rule."""

    day: Day
    rule: str
    decision: Decision


class Script(Part):
    """The whole story. `length` is the number of the day that is today; nothing has happened on it yet."""

    length: Day
    usual_answers: dict[str, str]
    """To the questions that the player asks after an exercise."""
    first_visit: FirstVisit
    training: list[Training]
    weekly: list[WeekTold]
    activities: list[ActivitiesTold]
    scores: list[ScoreTold]
    decisions: list[Deciding] = []


def read_script(path: Path = STORY) -> Script:
    """Read the story; raises pydantic's ValidationError for what is not one."""
    return Script.model_validate(tomllib.loads(path.read_text("utf-8")))
