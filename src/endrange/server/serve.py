"""Start the server for one person on this machine, and end it cleanly.

Django is imported only after the folder and the port are known to be good, so that a refusal is quick.
"""

import errno
import os
import signal
import socket
import sys
import threading
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Any

from endrange.records.data_folder import VARIABLE, DataFolderError, prepared_data_folder

HOST = "127.0.0.1"
THREADS = 6
BODY_LIMIT = 4 * 1024 * 1024  # bytes; the API refuses earlier and says so in JSON


class ServeError(Exception):
    """The server cannot start; the text says why and what to do."""


def serve(
    data: Path,
    port: int,
    *,
    open_browser: bool,
    fill: Callable[[], None] | None = None,
    ended: str = "Endrange has ended. Everything is kept.",
) -> None:
    """Serve until Ctrl-C or SIGTERM; raise `ServeError` if it cannot be started.

    `fill` puts something into the database before anybody may look.
    """
    try:
        prepared_data_folder(data)
    except DataFolderError as error:
        raise ServeError(str(error)) from error
    signal.signal(signal.SIGTERM, _end)
    with listen(port) as listener, suppress(KeyboardInterrupt):
        server = prepare(data, listener)
        if fill is not None:
            fill()
        address = f"http://{HOST}:{listener.getsockname()[1]}/"
        print(f"Endrange is at {address}  (Ctrl-C ends it)", flush=True)
        if open_browser and has_browser():
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
        server.run()  # returns after Ctrl-C
        server.close()
    print(f"\n{ended}", flush=True)


def listen(port: int) -> socket.socket:
    """Take the port on the loopback address, and only there."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this option would share the port with another program
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        raise ServeError(_port_trouble(port, error)) from error
    return listener


def _port_trouble(port: int, error: OSError | OverflowError) -> str:
    other = f"or choose another port: endrange --port {port + 1 if 1024 <= port < 65535 else 8001}"
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use, perhaps by Endrange itself: look at http://{HOST}:{port}/. "
            f"End the other program, {other}"
        )
    return f"Port {port} cannot be used ({error}). Choose one from 1024 to 65535, {other}"


def prepare(data: Path, listener: socket.socket) -> Any:
    """Set up Django on the folder, bring the database up to date, and return the waiting server."""
    os.environ[VARIABLE] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "endrange.server.settings"
    import django  # noqa: PLC0415
    from waitress.server import create_server  # noqa: PLC0415

    django.setup()
    # Only now: these need Django to be set up.
    from endrange.server.store.upgrade import UpgradeError, upgrade  # noqa: PLC0415
    from endrange.server.wsgi import application  # noqa: PLC0415

    try:
        upgrade(data)
    except UpgradeError as error:
        raise ServeError(str(error)) from error
    return create_server(
        application,
        sockets=[listener],
        threads=THREADS,
        ident="",
        max_request_body_size=BODY_LIMIT,
        clear_untrusted_proxy_headers=True,
    )


def has_browser() -> bool:
    """Tell whether a window can be opened; a text browser would take the terminal away."""
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        return False
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def _end(signal_number: int, frame: FrameType | None) -> None:  # noqa: ARG001
    """Treat SIGTERM as Ctrl-C: running requests are answered first."""
    raise KeyboardInterrupt
