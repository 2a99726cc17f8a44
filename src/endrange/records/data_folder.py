"""The folder that holds everything of the person: database, own exercises, settings.

Asked for in this order: `--data`, the variable ENDRANGE_DATA, the platform's place for user data.
"""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import platformdirs

VARIABLE = "ENDRANGE_DATA"
OWN_EXERCISES = "exercises"


class DataFolderError(Exception):
    """The data folder cannot be used; the message says why and what to do."""


def data_folder(asked_for: Path | None = None, *, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the data is, as an absolute path, whether it exists yet or not; raises DataFolderError."""
    named = environment.get(VARIABLE, "").strip()
    wanted = asked_for or (Path(named) if named else None)
    if wanted is None:
        return Path(platformdirs.user_data_dir("endrange", appauthor=False))
    try:
        return wanted.expanduser().absolute()
    except RuntimeError as error:  # "~name" of nobody
        raise DataFolderError(f"{wanted} cannot be the data folder: {error} {_REMEDY}") from error


def prepared_data_folder(
    asked_for: Path | None = None, *, environment: Mapping[str, str] = os.environ
) -> Path:
    """The data folder, made if need be and tried by writing to it; raises DataFolderError."""
    folder = data_folder(asked_for, environment=environment)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (FileExistsError, NotADirectoryError) as error:
        why = "a file is in the way"
        raise DataFolderError(f"{folder} cannot be the data folder: {why}. {_REMEDY}") from error
    except OSError as error:
        why = error.strerror or str(error)
        raise DataFolderError(f"{folder} cannot be written to ({why}). {_REMEDY}") from error
    return folder


def own_exercises_folder(data: Path) -> Path:
    """Where the person's own exercises are; may not exist."""
    return data / OWN_EXERCISES


_REMEDY = f"Choose another folder with --data FOLDER or the variable {VARIABLE}."
