"""Where it can hurt: the regions of the body map (body-regions.toml)."""

from typing import Literal

from .content_model import Content, Slug, Text


class BodyRegion(Content):
    """One region; `each` has a left and a right one, `middle` only one."""

    id: Slug
    name: Text
    side: Literal["each", "middle"]
    where: Literal["front", "back"]
