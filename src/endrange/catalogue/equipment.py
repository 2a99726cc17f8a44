"""What the exercises are done with, and what stands in for it (equipment.toml)."""

from pydantic import Field

from .content_model import Content, Slug, Text


class StandIn(Content):
    """Something most homes have that does the work of an item."""

    id: Slug
    name: Text


class Equipment(Content):
    """One item; `stand_ins` are as good for the exercises that need it."""

    id: Slug
    name: Text
    plain: Text
    stand_ins: tuple[StandIn, ...] = ()
    is_place: bool = Field(default=False, alias="place")
    """True for what cannot be fetched, such as a wall: one goes there."""
