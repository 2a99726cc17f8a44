"""Read the folder of the person's own exercises; a broken file stops nothing."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from endrange.catalogue.amounts import Units
from endrange.catalogue.content_files import EXERCISE_FILES, FileKind
from endrange.catalogue.exercise import Exercise
from endrange.catalogue.faults import FileFaults, KeyFault
from endrange.catalogue.loader import cross_faults, shipped_content
from endrange.catalogue.own_words import OwnWords
from endrange.catalogue.reading import ContentFile, read_data, unreadable, validated
from endrange.catalogue.units import in_units

from .naming import is_file_name, slug
from .own_exercise import ID_PREFIX, PICTURE_NAME, OwnExercise, as_exercise
from .pictures import PictureError, check_picture_file

MAX_FILE_BYTES = 256_000  # chosen: ten times the longest shipped exercise
OWN_FILES = FileKind("*.toml", OwnExercise)

Read = tuple[tuple[Exercise, ...], tuple[FileFaults, ...]]
"""Exercises by name, and the files that could not be read."""


def read_own(folder: Path, words: OwnWords, *, units: Units = "metric") -> Read:
    """Read every own exercise; a broken file is in the faults and stops nothing."""
    try:
        entries = list(folder.iterdir())
    except FileNotFoundError:
        return (), ()
    except OSError as error:
        return (), (FileFaults(folder.name, (KeyFault("", unreadable(error)),)),)
    paths = sorted(path for path in entries if path.suffix == ".toml" and not path.name.startswith("."))
    files = [read_own_file(path, words, units=units) for path in paths]
    exercises = [file.value for file in files if isinstance(file.value, Exercise) and not file.faults]
    by_name = sorted(exercises, key=lambda exercise: (exercise.name.casefold(), exercise.id))
    return tuple(by_name), tuple(file.file_faults for file in files if file.faults)


def read_own_file(path: Path, words: OwnWords, *, units: Units = "metric") -> ContentFile:
    """Read one own file; its value is an Exercise, or None with faults.

    A short file stays as it is written: somebody's words for themselves.
    """
    file = read_as_written(path)
    if isinstance(file.value, OwnExercise):
        return replace(file, value=as_exercise(file.value, f"{ID_PREFIX}{path.stem}", words))
    if isinstance(file.value, Exercise):
        return replace(file, value=in_units(file.value, units))
    return file


def read_as_written(path: Path) -> ContentFile:
    """Read one own file; its value is an OwnExercise if it is short, an Exercise if it has variants."""
    problem = _unfit(path)
    if problem is not None:
        return ContentFile(path.name, OWN_FILES, {}, None, (KeyFault("", problem),))
    try:
        data = read_data(path)
    except (OSError, ValueError, RecursionError) as error:
        return ContentFile(path.name, OWN_FILES, {}, None, (KeyFault("", unreadable(error)),))
    file = _validated(data, path)
    shipped = shipped_content()
    return file.with_faults(
        (*cross_faults(file, shipped.known, shipped.weekly), *_picture_faults(file.data, path.parent))
    )


def _validated(data: dict[str, Any], path: Path) -> ContentFile:
    if "variant" in data or "region" in data:
        given = {"id": f"{ID_PREFIX}{path.stem}", "own": True}
        return validated(data, EXERCISE_FILES, label=path.name, given=given)
    return validated(data, OWN_FILES, label=path.name, given={})


def _unfit(path: Path) -> str | None:
    """Why the file is not read at all."""
    if not path.is_file():
        return "is not a file"
    if path.stat().st_size > MAX_FILE_BYTES:
        return f"expected at most {MAX_FILE_BYTES // 1000} kB"
    if not is_file_name(path.stem):
        return f"expected a name of lower-case words joined by hyphens, such as {slug(path.stem)}.toml"
    return None


def _picture_faults(data: dict[str, Any], folder: Path) -> tuple[KeyFault, ...]:
    name = data.get("picture")
    if not isinstance(name, str) or not re.fullmatch(PICTURE_NAME, name):
        return ()
    try:
        check_picture_file(folder / name)
    except PictureError as error:
        return (KeyFault("picture", str(error)),)
    return ()
