"""Muscles, and the groups of muscles that weekly doses are counted in (muscles.toml)."""

from .content_model import Content, GroupId, Slug, Text


class MuscleGroup(Content):
    """Muscles that are stretched together."""

    id: Slug
    name: Text
    plain: Text
    weekly: bool
    """True where the programme asks for a minimum of stretching a week."""


class Muscle(Content):
    """One muscle: its anatomical name and the same in plain words."""

    id: Slug
    name: Text
    plain: Text
    group: GroupId
