"""The key that signs cookies and form tokens: made once per data folder, readable by its owner only."""

import os
import secrets
from contextlib import suppress
from pathlib import Path


def secret_key(data: Path) -> str:
    """Return the folder's key; make it at the first start. Two first starts at once agree on one key."""
    path = data / "secret-key"
    with suppress(FileExistsError):
        _write_new(path, secrets.token_urlsafe(50))
    return path.read_text("ascii").strip() or _replace_empty(path)


def _write_new(path: Path, key: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)


def _replace_empty(path: Path) -> str:
    """A machine that lost power while the key was written leaves an empty file."""
    path.unlink()
    _write_new(path, secrets.token_urlsafe(50))
    return path.read_text("ascii").strip()
