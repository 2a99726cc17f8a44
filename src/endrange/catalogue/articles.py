"""Short articles: a Markdown file whose first lines, between +++ lines, are TOML (articles/*.md)."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .content_model import Content, Slug, SourceId, Text
from .marks import Translated

MarkdownBlock = Annotated[str, StringConstraints(min_length=1, max_length=8000), Translated()]
"""A paragraph, heading, list or table of an article: what a translator gets at once."""

Picture = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)?$")]
"""`<exercise>/<scene>`, or the name of an SVG file beside the article without its ending."""


class Article(Content):
    """One article; the id is the file's name."""

    id: Slug
    title: Text
    summary: Text
    order: Annotated[int, Field(ge=0)]
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    picture: Picture
    body: Annotated[tuple[MarkdownBlock, ...], Field(min_length=1)]
    """Markdown, cut where lines are blank."""

    @property
    def markdown(self) -> str:
        """The whole text as Markdown."""
        return "\n\n".join(self.body)


def cut_into_blocks(markdown: str) -> list[str]:
    """Cut Markdown at blank lines, except inside fenced code."""
    blocks: list[list[str]] = [[]]
    is_fenced = False
    for line in markdown.splitlines():
        is_fenced ^= line.lstrip().startswith("```")
        if line.strip() or is_fenced:
            blocks[-1].append(line.rstrip())
        elif blocks[-1]:
            blocks.append([])
    return ["\n".join(lines) for lines in blocks if lines]
