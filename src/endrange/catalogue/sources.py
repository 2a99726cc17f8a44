"""Where claims come from (sources.toml)."""

from typing import Annotated, Literal

from pydantic import Field

from .content_model import Content, Slug, Text


class Source(Content):
    """One publication, guideline or judgement of ours, and what it says in a sentence of ours."""

    id: Slug
    title: Text
    kind: Text
    """Such as guideline, review, trial, textbook or judgement."""
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    locator: str | None = None
    """DOI, PubMed Central id or page; never fetched, only shown."""
    found: Literal["read", "secondary", "memory", "judgement"]
    """How we know it: page read, told by another page, known well but not read again, our own default."""
    says: Text
