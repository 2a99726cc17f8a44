"""What a person has or has had that changes which exercises fit (conditions.toml)."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from .content_model import CircumstanceId, ConditionId, Content, Slug, SourceId, Text
from .reviewing import Reviewed, Version

Theme = Literal["operations", "hips", "back-and-legs", "health"]
"""What is asked about on one screen."""
THEMES: tuple[Theme, ...] = get_args(Theme)
"""In the order in which they are asked."""


class Together(Content):
    """What a condition comes to beside another one."""

    any_of: Annotated[tuple[ConditionId, ...], Field(min_length=1)]
    """One of these is enough."""
    counts_as: tuple[ConditionId, ...] = ()
    """Conditions whose rules count then as well."""
    needs_word: bool = False
    """True: nobody begins before a surgeon or physiotherapist has said yes to the two together."""


class Condition(Content):
    """One condition, the question that finds it, and what it changes in plain words."""

    id: Slug
    version: Version
    theme: Theme
    name: Text
    also: Text | None = None
    """What stands under the name where it is ticked, if the name does not say enough."""
    question: Text
    why: Text
    """Why this is asked."""
    plain: Text
    """What it changes."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    reviewed: Reviewed
    circumstance: CircumstanceId | None = None
    """What it makes true of the person; signs that need it are then asked."""
    loading_from_start: bool = False
    """True: strength work suits from the first day, and does not wait for the range."""
    needs_word: bool = False
    """True: nobody begins before a surgeon or physiotherapist has said yes."""
    implies: tuple[ConditionId, ...] = ()
    """Conditions whose rules count for this one as well."""
    together: Together | None = None
    formerly: tuple[Slug, ...] = ()
    """Ids under which earlier versions kept this answer."""
