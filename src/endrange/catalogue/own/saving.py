"""Add own exercises to their folder, and delete them."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from endrange.catalogue.exercise import Exercise

from .naming import is_file_name, slug
from .own_exercise import ID_PREFIX, OwnExercise
from .pictures import PICTURE_ENDINGS, PictureError, checked_picture
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

    Without new picture bytes the file that `exercise.picture` names stays.
    """
    path = _own_file(folder, exercise_id)
    try:
        if picture is not None:
            beside = path.with_suffix(checked_picture(picture))
            _put(picture, beside)
            exercise = exercise.model_copy(update={"picture": beside.name})
        _put(toml_text(exercise).encode(), path)
    except PictureError as error:
        raise OwnExerciseError(f"The picture was not taken: {error}.") from error
    except OSError as error:
        raise OwnExerciseError(f"{path} cannot be written ({error.strerror or error}).") from error


def delete(folder: Path, exercise_id: str) -> None:
    """Delete an own exercise, and its picture if `save` wrote it; raises OwnExerciseError."""
    path = _own_file(folder, exercise_id)
    try:
        path.unlink()
        for ending in PICTURE_ENDINGS:
            path.with_suffix(ending).unlink(missing_ok=True)
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


def _put(content: bytes, target: Path) -> None:
    """Write a whole file at once in place of the one that is there."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


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
    handle, name = tempfile.mkstemp(prefix=".new-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return _linked(temporary, target)
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
