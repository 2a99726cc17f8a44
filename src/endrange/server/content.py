"""The catalogue that pages show: the shipped content and the person's own exercises."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.conf import settings

from endrange.catalogue import Catalogue, Units, load_catalogue
from endrange.records.data_folder import own_exercises_folder

_units: ContextVar[Units] = ContextVar("units", default="metric")
"""As with language and time zone: set for a request, in one place."""


def catalogue() -> Catalogue:
    """Return everything that can be done. Own files are read anew, so that an edited one counts at once."""
    return load_catalogue(own_exercises_folder(settings.DATA), units=_units.get())


@contextmanager
def told_in(units: Units) -> Iterator[None]:
    """Tell lengths and weights so until the end of the block."""
    before = _units.set(units)
    try:
        yield
    finally:
        _units.reset(before)
