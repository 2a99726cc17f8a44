"""Where the server's own files lie in the data folder."""

from pathlib import Path


def database_file(data: Path) -> Path:
    """Return the SQLite file that holds everything the person did."""
    return data / "endrange.sqlite3"


def error_log(data: Path) -> Path:
    """Return the file that takes what went wrong; the pages never show it."""
    return data / "errors.log"


def backups_folder(data: Path) -> Path:
    """Return the folder of the database's copies, one before each upgrade."""
    return data / "backups"
