"""Bring the database up to date at start, with a copy of it beside before anything is changed."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from endrange.server.data import backups_folder, database_file
from endrange.server.store import journal

Migration = tuple[str, str]  # app, name


class UpgradeError(Exception):
    """The database cannot be used by this version; the text says why and what to do."""


def upgrade(data: Path) -> None:
    """Apply what is pending. A database of a newer version is refused and left as it is."""
    path = database_file(data)
    try:
        loader = MigrationLoader(connection)
        known, applied = set(loader.disk_migrations), set(loader.applied_migrations)
        _refuse_newer(applied - known, path)
        if pending := known - applied:
            if applied:
                back_up(path, before=max(pending))
            call_command("migrate", interactive=False, verbosity=0)
        journal.refold_old()
    except DatabaseError as error:
        raise UpgradeError(
            f"The database {path} cannot be read or written ({error}). "
            "What was kept before is still there. Start with another folder (endrange --data FOLDER), "
            f"or put a copy from {backups_folder(path.parent)} in its place."
        ) from error
    finally:
        connection.close()


def _refuse_newer(unknown: set[Migration], path: Path) -> None:
    if unknown:
        raise UpgradeError(
            f"The database {path} was made by a newer version of Endrange. Nothing was changed. "
            "Install the newer version, or start with another folder: endrange --data FOLDER"
        )


def back_up(path: Path, *, before: Migration) -> Path:
    """Copy the database with all that is still in its write-ahead log; return where the copy lies."""
    folder = backups_folder(path.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = folder / f"{path.stem}-{stamp}-before-{before[1]}{path.suffix}"
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy
