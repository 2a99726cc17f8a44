"""How a data folder says that nothing in it is anybody's own: by a file."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest

MARK = "this-is-a-demo"


def mark(data: Path) -> None:
    """Mark a folder as a demo's."""
    (data / MARK).touch()


def is_marked(data: Path) -> bool:
    """Tell whether the folder is a demo's."""
    return (data / MARK).exists()


def context(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """Give every template `is_demo`."""
    return {"is_demo": settings.IS_DEMO}
