"""Add own exercises to their folder, and delete them."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from endrange.catalogue.exercise import Exercise

from .naming import is_file_name, slug
from .own_exercise import ID_PREFIX, OwnExercise, merged
from .pictures import PICTURE_ENDINGS, PictureError, checked_picture
from .reading import read_as_written
from .toml_writing import toml_text

_MOST_OF_ONE_NAME = 1000


class OwnExerciseError(Exception):
    """An own exercise cannot be saved or deleted; the message says why."""


def save(folder: Path, exercise: OwnExercise, *, picture: bytes | None = None) -> Path:
    """Write a new own exercise and return its file; nothing that is there already is changed.

    The picture is written beside it under the same name. Raises OwnExerciseError.
    """
    try:
        ending = checked_picture(picture) if picture is not None else None
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        for name in _names_for(slug(exercise.name)):
            if (written := _written(folder, name, exercise, picture, ending)) is not None:
                return written
    except PictureError as error:
        raise OwnExerciseError(f"The picture was not taken: {error}.") from error
    except OSError as error:
        raise OwnExerciseError(f"{folder} cannot be written to ({error.strerror or error}).") from error
    raise OwnExerciseError(f"Too many exercises are named {exercise.name}.")


def replace(folder: Path, exercise_id: str, exercise: OwnExercise, *, picture: bytes | None = None) -> None:
    """Write an own exercise anew under the id that it has; raises OwnExerciseError and changes nothing then.

    What `exercise` was not given stays as the file says it, and so does the picture without new bytes.
    """
    path = _own_file(folder, exercise_id)
    told = merged(_short_file(path), exercise)
    try:
        if picture is not None:
            beside = path.with_suffix(checked_picture(picture))
            _replace_with(picture, beside)
            told = told.model_copy(update={"picture": beside.name})
        _replace_with(toml_text(told).encode(), path)
        if picture is not None:
            _remove_pictures(path, keep=beside)
    except PictureError as error:
        raise OwnExerciseError(f"The picture was not taken: {error}.") from error
    except OSError as error:
        raise OwnExerciseError(f"{path} cannot be written ({error.strerror or error}).") from error


def delete(folder: Path, exercise_id: str) -> None:
    """Delete an own exercise, and its picture if `save` wrote it; raises OwnExerciseError."""
    path = _own_file(folder, exercise_id)
    try:
        path.unlink()
        _remove_pictures(path)
    except OSError as error:
        raise OwnExerciseError(f"{path} cannot be deleted ({error.strerror or error}).") from error


def picture_file(folder: Path, exercise: Exercise) -> Path | None:
    """The picture of an own exercise; None if it has none."""
    return folder / exercise.picture if exercise.picture else None


def _own_file(folder: Path, exercise_id: str) -> Path:
    name = exercise_id.removeprefix(ID_PREFIX)
    path = folder / f"{name}.toml"
    if name == exercise_id or not is_file_name(name) or not path.is_file():
        raise OwnExerciseError(f'There is no own exercise "{exercise_id}".')
    return path


def _short_file(path: Path) -> OwnExercise:
    """What a short own file says; a file with variants is more than the app can write."""
    file = read_as_written(path)
    if isinstance(file.value, OwnExercise):
        return file.value
    why = "has faults" if file.faults else "has variants"
    raise OwnExerciseError(f"{path} {why}: change it in a text editor.")


def _remove_pictures(path: Path, *, keep: Path | None = None) -> None:
    """Remove the pictures that `save` and `replace` write beside an exercise."""
    for ending in PICTURE_ENDINGS:
        if path.with_suffix(ending) != keep:
            path.with_suffix(ending).unlink(missing_ok=True)


def _names_for(wanted: str) -> Iterator[str]:
    return (wanted if number == 1 else f"{wanted}-{number}" for number in range(1, _MOST_OF_ONE_NAME))


def _written(
    folder: Path, name: str, exercise: OwnExercise, picture: bytes | None, ending: str | None
) -> Path | None:
    """The new file, or None if the name is taken."""
    path = folder / f"{name}.toml"
    if any((folder / f"{name}{each}").exists() for each in (".toml", *PICTURE_ENDINGS)):
        return None
    beside = folder / f"{name}{ending}" if ending else None
    if beside is not None and picture is not None and not _publish(picture, beside):
        return None
    told = exercise.model_copy(update={"picture": beside.name}) if beside else exercise
    if _publish(toml_text(told).encode(), path):
        return path
    if beside is not None:
        beside.unlink()
    return None


def _publish(content: bytes, target: Path) -> bool:
    """Put a whole file at `target` at once; False, and nothing changed, if something is there."""
    with _temporary_file(content, target.parent) as temporary:
        return _linked(temporary, target)


def _replace_with(content: bytes, target: Path) -> None:
    """Put a whole file at once in place of the one that is there."""
    with _temporary_file(content, target.parent) as temporary:
        temporary.replace(target)


@contextmanager
def _temporary_file(content: bytes, folder: Path) -> Iterator[Path]:
    """A file with this content on the disk; gone afterwards unless it was moved."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=folder)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _linked(temporary: Path, target: Path) -> bool:
    try:
        os.link(temporary, target)  # unlike a rename it fails if the name is taken
    except FileExistsError:
        return False
    except OSError:  # a file system without links: claim the name, then fill it
        try:
            target.touch(exist_ok=False)
        except FileExistsError:
            return False
        temporary.replace(target)
    return True
