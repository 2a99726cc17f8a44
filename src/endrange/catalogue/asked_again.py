"""After what the safety check is asked again, and which part of it (screening/asked-again.toml)."""

from typing import Annotated

from pydantic import Field

from .content_model import CircumstanceId, Content, ScreenId, Slug, SourceId, Text
from .reviewing import Reviewed, Version


class AskedAgain(Content):
    """One thing that can happen to a person, and what is asked again because of it."""

    id: Slug
    version: Version
    name: Text
    why: Text
    screens: Annotated[tuple[ScreenId, ...], Field(min_length=1)]
    circumstance: CircumstanceId | None = None
    """What it makes true of the person; signs that need it are then asked."""
    conditions: bool = False
    """True: what the person has or has had is asked again too."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    reviewed: Reviewed
