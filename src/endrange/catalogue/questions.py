"""What the player asks after an exercise (questions.toml)."""

from typing import Annotated, Literal

from pydantic import Field

from .content_model import Content, Slug, Text


class Answer(Content):
    """One answer to choose, and what the player says to it."""

    id: Slug
    text: Text
    then: Text
    action: Literal["leave-out", "stop-session"] | None = None
    """What the player does: leave the exercise out for today, or end the session and say what to do."""


class Question(Content):
    """A question, why it is asked, and its answers in the order shown."""

    id: Slug
    ask: Text
    why: Text
    answers: Annotated[tuple[Answer, ...], Field(min_length=2)]
