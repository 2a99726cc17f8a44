"""The ambulance's number by country or region (screening/emergency-numbers.toml)."""

from typing import Annotated

from pydantic import Field, StringConstraints

from .content_model import Content, Slug, SourceId, Text

Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{2,6}$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
"""ISO 3166, lower case."""


class NumberOfPlace(Content):
    """A country, or several that share a number."""

    id: Slug
    """The country's code; a name of ours for a group of countries."""
    place: Text
    number: Number
    countries: tuple[CountryCode, ...] = ()
    """The countries of a group."""


class EmergencyNumbers(Content):
    """All numbers, and the one that is named where the place is not known."""

    unknown: Number
    note: Text
    """What the person is told beside any number."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    numbers: Annotated[tuple[NumberOfPlace, ...], Field(alias="number", min_length=1)]
