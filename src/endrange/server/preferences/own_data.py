"""Everything kept about a person: to take away as JSON, or to delete for good."""

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

from endrange.records.data_folder import own_exercises_folder
from endrange.server.data import backups_folder, error_log
from endrange.server.store.models import Person

FORMAT_VERSION = 2
PARTS = (
    "safety_checks", "seen_by", "intakes", "programme_choices", "session_checks", "check_ins", "activities",
    "plan_decisions", "put_off", "events", "deleted_sessions",
)  # fmt: skip
CHUNK = 500


def as_json(person: Person, data: Path) -> Iterator[str]:
    """Write everything as one JSON object, piece by piece, so that ten years need no memory."""
    yield f'{{"format": "endrange", "version": {FORMAT_VERSION}, "person": {_json(_row(person))}'
    for part in PARTS:
        rows: models.Manager[Any] = getattr(person, part)
        yield f', "{part}": ['
        for number, row in enumerate(rows.order_by("pk").iterator(CHUNK)):
            yield ("," if number else "") + "\n" + _json(_row(row))
        yield "]"
    yield f', "own_exercises": {_json(_own_files(data))}}}\n'


def delete_everything(person: Person, data: Path) -> None:
    """Delete all rows, own exercises, copies of the database and the error log, and wipe the freed space."""
    with transaction.atomic():
        person.delete()
    shutil.rmtree(own_exercises_folder(data), ignore_errors=True)
    shutil.rmtree(backups_folder(data), ignore_errors=True)
    for log in data.glob(f"{error_log(data).name}*"):
        with suppress(OSError):
            log.write_bytes(b"")  # emptied, not removed: the running server writes to it
    _wipe()


def _wipe() -> None:
    """Overwrite what deleted rows leave in the file and in its write-ahead log."""
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _row(row: models.Model) -> dict[str, Any]:
    """Return all columns of a row but the person's number, which means nothing elsewhere."""
    columns = {field.name: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: value for name, value in columns.items() if name not in ("person",)}


def _own_files(data: Path) -> dict[str, str]:
    folder = own_exercises_folder(data)
    files = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    return {file.name: file.read_text("utf-8", errors="replace") for file in files}


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)
