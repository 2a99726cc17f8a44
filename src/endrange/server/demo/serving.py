"""Serve the demo from a temporary folder; the person's own data is neither read nor written."""

import shutil
import tempfile
import time
from pathlib import Path

from endrange.server.demo.mark import mark
from endrange.server.serve import serve

ENDED = "The demo has ended. Nothing of it is kept."


def serve_demo(port: int, *, open_browser: bool) -> None:
    """Serve the demo until Ctrl-C or SIGTERM, and remove its folder; raises ServeError."""
    folder = Path(tempfile.mkdtemp(prefix="endrange-demo-"))
    try:
        mark(folder)
        serve(folder, port, open_browser=open_browser, fill=_fill, ended=ENDED)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill() -> None:
    """Live through the story; only once Django is set up."""
    from django.db import connection  # noqa: PLC0415

    from endrange.server.demo.living import live  # noqa: PLC0415
    from endrange.server.store.models import Person  # noqa: PLC0415

    print("The demo: a virtual person lives through eleven weeks ...", end=" ", flush=True)
    begun = time.monotonic()
    live(Person.local())
    connection.close()
    print(f"done, in {time.monotonic() - begun:.0f} s. Nothing here is yours, nothing is kept.", flush=True)
