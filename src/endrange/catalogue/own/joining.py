"""The shipped catalogue together with the person's own exercises."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from endrange.catalogue.amounts import Units
from endrange.catalogue.catalogue import Catalogue
from endrange.catalogue.loader import by_id, shipped_catalogue_in

from .reading import read_own

_Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change and size of every file: another stamp means another folder."""


def load_catalogue(own_folder: Path | None = None, *, units: Units = "metric") -> Catalogue:
    """The shipped content and, with a folder, the person's own exercises after it.

    `units` are those in which lengths and weights are told. Raises CatalogueError if the shipped content has
    faults; those of own files are in `Catalogue.faults`.
    The same value is returned until a file of the folder changes.
    """
    if own_folder is None:
        return shipped_catalogue_in(units)
    return _joined(own_folder, _stamp(own_folder), units)


@lru_cache(maxsize=8)
def _joined(folder: Path, _stamp: _Stamp, units: Units) -> Catalogue:
    shipped = shipped_catalogue_in(units)
    own, faults = read_own(folder, shipped.own_words, units=units)
    if not own and not faults:
        return shipped
    return replace(shipped, exercises=by_id([*shipped.exercises.values(), *own]), faults=faults)


def _stamp(folder: Path) -> _Stamp:
    try:
        found = [(path.name, path.stat()) for path in folder.iterdir()]
    except OSError:  # no folder, or a file that was deleted meanwhile: reading tells
        return ()
    return tuple(sorted((name, status.st_mtime_ns, status.st_size) for name, status in found))
