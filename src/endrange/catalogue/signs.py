"""Signs that a person sees someone before any exercise (screening/signs/*.toml)."""

from typing import Annotated, Literal, get_args

from pydantic import Field

from .content_model import CircumstanceId, Content, ScreenId, Slug, SourceId, Text
from .reviewing import Reviewed, Version

Tier = Literal["emergency", "same-day", "within-days", "this-week"]
TIERS: tuple[Tier, ...] = get_args(Tier)
"""From the most to the least urgent."""


class Screen(Content):
    """Signs that are asked together: "does any of these fit?", with a tick for each and "none of these"."""

    id: Slug
    order: Annotated[int, Field(ge=1)]
    """Place in the short check."""
    title: Text
    why: Text
    """Why this is asked at all."""


class Sign(Content):
    """One question of the safety check; a yes puts the person into `tier`."""

    id: Slug
    version: Version
    ask: Text
    why: Text
    tier: Tier
    could_mean: Text
    """What such a sign can go with; never a diagnosis."""
    do: Text
    """What to do, and when."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    reviewed: Reviewed
    short: bool = False
    """True for the signs of the short check."""
    during_session: bool = False
    """True for the signs that the player's stop asks about."""
    screen: ScreenId | None = None
    """Signs of one screen are asked together; none: on a screen of its own."""
    only_with: CircumstanceId | None = None
    """Asked only of those with this circumstance; none: of everybody."""
