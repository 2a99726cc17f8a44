"""`endrange` without a command: start the server and open the pages."""

from pathlib import Path

import click

DEFAULT_PORT = 8765  # chosen: free on most machines, easy to type


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
