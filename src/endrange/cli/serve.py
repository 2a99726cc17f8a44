"""`endrange` without a command: start the server and open the pages."""

from pathlib import Path

import click

DEFAULT_PORT = 8765  # chosen: free on most machines, easy to type
DEMO_PORT = 8780
"""Another address than one's own pages have: a browser keeps what was not sent yet for each address."""


class CannotStartError(click.ClickException):
    """The server cannot start; printed as a sentence, exit code 2."""

    exit_code = 2


def start_server(data: Path, *, port: int, open_browser: bool) -> None:
    """Serve the pages of the data folder until Ctrl-C; raise `CannotStartError` with what to do."""
    from endrange.server.serve import ServeError, serve  # noqa: PLC0415  (other commands need no server)

    try:
        serve(data, port, open_browser=open_browser)
    except ServeError as error:
        raise CannotStartError(str(error)) from error


def start_demo(*, port: int, open_browser: bool) -> None:
    """Serve the demo until Ctrl-C; raise `CannotStartError` with what to do."""
    from endrange.server.demo.serving import serve_demo  # noqa: PLC0415
    from endrange.server.serve import ServeError  # noqa: PLC0415

    if port == DEFAULT_PORT:
        raise CannotStartError(
            f"Port {port} is for your own pages: a browser may still hold what it has not sent there. "
            f"Choose another one for the demo, or none: it takes {DEMO_PORT}."
        )
    try:
        serve_demo(port, open_browser=open_browser)
    except ServeError as error:
        raise CannotStartError(str(error)) from error
