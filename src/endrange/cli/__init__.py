"""The `endrange` command: without a subcommand it serves the pages; subcommands load only when asked for."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import click

from .refusal import refusing
from .serve import DEFAULT_PORT, DEMO_PORT, start_demo, start_server

# Name: module:attribute, and the line for --help (so that --help imports none of them).
SUBCOMMANDS = {
    "exercises": ("endrange.cli.exercises:exercises", "List, show, check and draw exercises."),
    "plan": ("endrange.cli.plan:plan", "Print the weeks ahead for some choices."),
    "screen": ("endrange.cli.screen:screen", "Judge the answers of a safety check."),
    "progress": ("endrange.cli.progress:progress", "Print how pain, activities and training have gone."),
    "session": ("endrange.cli.session:session", "Print one session, step by step."),
}


class LazyGroup(click.Group):
    """A group whose subcommands are imported when they are used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All subcommands by name."""
        return sorted({*super().list_commands(ctx), *SUBCOMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name, imported now."""
        if cmd_name not in SUBCOMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = SUBCOMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUBCOMMANDS[name][1]) for name in self.list_commands(ctx)])


def data_option(function: Callable[..., None]) -> Callable[..., None]:
    """`--data FOLDER`, for every command that reads the person's own data."""
    return click.option(
        "--data",
        type=click.Path(path_type=Path),
        help="Folder of your data (default: ENDRANGE_DATA, or the platform's place for it).",
    )(function)


def units_option(function: Callable[..., None]) -> Callable[..., None]:
    """`--units`, for every command that prints the texts of exercises."""
    return click.option(
        "--units",
        type=click.Choice(["metric", "imperial"]),
        default="metric",
        show_default=True,
        help="Tell lengths and weights in centimetres and kilograms, or in feet, inches and pounds.",
    )(function)


@click.group(cls=LazyGroup, invoke_without_command=True)
@click.version_option(package_name="endrange", prog_name="endrange")
@data_option
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    help=f"Where the pages are (default: {DEFAULT_PORT}; the demo: {DEMO_PORT}).",
)
@click.option("--no-browser", is_flag=True, help="Do not open a browser; print the address only.")
@click.option("--demo", is_flag=True, help="Look around in a virtual person's eleven weeks. Nothing is kept.")
@click.pass_context
def main(ctx: click.Context, data: Path | None, port: int | None, *, no_browser: bool, demo: bool) -> None:
    """A hip coach on your own machine. Without a command it starts and opens the pages."""
    ctx.obj = data
    if demo and (data is not None or ctx.invoked_subcommand is not None):
        other = "--data" if data is not None else ctx.invoked_subcommand
        raise click.UsageError(
            f"--demo and {other} do not go together: the demo has its own data, and it is thrown away."
        )
    if demo:
        start_demo(port=port or DEMO_PORT, open_browser=not no_browser)
    elif ctx.invoked_subcommand is None:
        start_server(_folder(data), port=port or DEFAULT_PORT, open_browser=not no_browser)


def _folder(asked_for: Path | None) -> Path:
    from endrange.records.data_folder import (  # noqa: PLC0415  (--help needs no records)
        DataFolderError,
        prepared_data_folder,
    )

    with refusing(DataFolderError):
        return prepared_data_folder(asked_for)
