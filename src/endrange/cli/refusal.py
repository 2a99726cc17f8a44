"""How a command says no: a sentence on standard error and exit code 2, never a traceback."""

from collections.abc import Iterator
from contextlib import contextmanager

import click


class Refusal(click.ClickException):
    """The command cannot do what was asked; the message says why and what to do."""

    exit_code = 2


@contextmanager
def refusing(*errors: type[Exception]) -> Iterator[None]:
    """Turn these errors, whose messages are written for people, into a refusal."""
    try:
        yield
    except errors as error:
        raise Refusal(str(error)) from error
