"""Where things lie in the data folder."""

import os
from pathlib import Path

import platformdirs


def own_data_folder() -> Path:
    """Return the folder of this process, made if missing (readable by its owner only)."""
    named = os.environ.get("ENDRANGE_DATA")
    folder = (
        Path(named).expanduser() if named else Path(platformdirs.user_data_dir("endrange", appauthor=False))
    )
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder.resolve()


def database_file(data: Path) -> Path:
    """Return the SQLite file that holds everything the person did."""
    return data / "endrange.sqlite3"


def error_log(data: Path) -> Path:
    """Return the file that takes what went wrong; the pages never show it."""
    return data / "errors.log"


def own_exercises(data: Path) -> Path:
    """Return the folder of the person's own exercise files."""
    return data / "exercises"
