"""What decides which signs are asked of a person at all (screening/about-you.toml)."""

from typing import Annotated

from pydantic import Field

from .content_model import Content, Slug, SourceId, Text
from .reviewing import Reviewed, Version


class Circumstance(Content):
    """Something about a person without which some signs cannot be: a fall, an operation, an age.

    A no to it is a no to every sign that names it (`only_with`).
    """

    id: Slug
    version: Version
    name: Text
    """What the person ticks."""
    why: Text
    """Why something is asked because of it."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    reviewed: Reviewed


class AboutYou(Content):
    """The question for all circumstances, on one screen, before the first sign that needs one."""

    title: Text
    why: Text
    """Why this is asked at all."""
    circumstances: Annotated[tuple[Circumstance, ...], Field(alias="circumstance", min_length=1)]
