"""The shipped catalogue together with the person's own exercises."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from endrange.catalogue.catalogue import Catalogue
from endrange.catalogue.loader import by_id, shipped_catalogue

from .reading import read_own

_Stamp = tuple[tuple[str, int, int], ...]
"""Name, time of change and size of every file: another stamp means another folder."""


def load_catalogue(own_folder: Path | None = None) -> Catalogue:
    """The shipped content and, with a folder, the person's own exercises after it.

    Raises CatalogueError if the shipped content has faults; those of own files are in `Catalogue.faults`.
    The same value is returned until a file of the folder changes.
    """
    if own_folder is None:
        return shipped_catalogue()
    return _joined(own_folder, _stamp(own_folder))


@lru_cache(maxsize=8)
def _joined(folder: Path, _stamp: _Stamp) -> Catalogue:
    shipped = shipped_catalogue()
    own, faults = read_own(folder, shipped.own_words)
    if not own and not faults:
        return shipped
    return replace(shipped, exercises=by_id([*shipped.exercises.values(), *own]), faults=faults)


def _stamp(folder: Path) -> _Stamp:
    try:
        found = [(path.name, path.stat()) for path in folder.iterdir()]
    except OSError:  # no folder, or a file that was deleted meanwhile: reading tells
        return ()
    return tuple(sorted((name, status.st_mtime_ns, status.st_size) for name, status in found))
