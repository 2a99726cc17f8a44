"""What a person has or has had that changes which exercises fit (conditions.toml)."""

from .content_model import Content, Slug, Text


class Condition(Content):
    """One condition, the question that finds it, and what it changes in plain words."""

    id: Slug
    name: Text
    question: Text
    plain: Text
