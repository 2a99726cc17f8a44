"""`endrange exercises`: list, show, check, publish the schema, draw the contact sheets."""

import json
from pathlib import Path
from typing import Any

import click

from endrange.catalogue import Catalogue, CatalogueError, Exercise, FileFaults, Units, load_catalogue
from endrange.catalogue.checking import check_file, check_shipped
from endrange.catalogue.faults import nearest
from endrange.catalogue.schema import exercise_schema, own_exercise_schema
from endrange.records.data_folder import DataFolderError, data_folder, own_exercises_folder

from . import data_option, units_option
from .exercise_text import described
from .refusal import Refusal, refusing

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
FOUND_FAULTS = 1
"""Exit code of `check` when files have faults; 2 means that it could not check."""


@click.group()
def exercises() -> None:
    """List, show, check and draw exercises."""


@exercises.command("list")
@data_option
@json_option
@click.pass_context
def list_exercises(ctx: click.Context, data: Path | None, *, as_json: bool) -> None:
    """List all exercises, your own last."""
    catalogue = _catalogue(ctx, data)
    if as_json:
        _print_json([_summary(exercise) for exercise in catalogue.exercises.values()])
        return
    for exercise in catalogue.exercises.values():
        own = "  (your own)" if exercise.own else ""
        click.echo(f"{exercise.id:<18} {exercise.name}: {exercise.summary}{own}")
    _warn_of_broken(catalogue)


@exercises.command()
@click.argument("exercise_id", metavar="ID")
@units_option
@data_option
@json_option
@click.pass_context
def show(ctx: click.Context, exercise_id: str, units: Units, data: Path | None, *, as_json: bool) -> None:
    """Show one exercise with everything that its file says."""
    catalogue = _catalogue(ctx, data, units=units)
    exercise = _named(catalogue, exercise_id)
    if as_json:
        _print_json(exercise.model_dump(mode="json"))
    else:
        click.echo(described(exercise, catalogue))


@exercises.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@data_option
@json_option
@click.pass_context
def check(ctx: click.Context, file: Path | None, data: Path | None, *, as_json: bool) -> None:
    """Check FILE, or without one all shipped and own exercises. Exit code 1 if there are faults."""
    with refusing(CatalogueError, DataFolderError):
        found = check_file(file) if file else _check_all(own_exercises_folder(data_folder(data or ctx.obj)))
    if as_json:
        _print_json({"clean": not found, "faults": [_fault(each) for each in found]})
    else:
        click.echo("\n".join(str(each) for each in found) or "No faults.")
    if found:
        ctx.exit(FOUND_FAULTS)


@exercises.command()
@click.option("--own", is_flag=True, help="The schema of a short own exercise.")
@click.option("--json", is_flag=True, expose_value=False, help="Print JSON; it always is.")
def schema(*, own: bool) -> None:
    """Print the JSON Schema of exercise files."""
    _print_json(own_exercise_schema() if own else exercise_schema())


@exercises.command()
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("sheets"),
    show_default=True,
    help="Folder for the pictures; made if missing.",
)
@data_option
@json_option
@click.pass_context
def sheet(ctx: click.Context, ids: tuple[str, ...], out: Path, data: Path | None, *, as_json: bool) -> None:
    """Draw contact sheets (SVG and PNG) of the key poses of all exercises, or of those named."""
    from endrange.figure.sheet import draw_sheets  # noqa: PLC0415  (the other commands draw nothing)

    catalogue = _catalogue(ctx, data)
    wanted = [_named(catalogue, each) for each in ids] or list(catalogue.exercises.values())
    try:
        files = draw_sheets(wanted, out)
    except OSError as error:
        raise Refusal(f"{out} cannot be written to ({error.strerror or error}).") from error
    if as_json:
        _print_json({"files": [str(file) for file in files]})
    else:
        click.echo("\n".join(str(file) for file in files))


def _catalogue(ctx: click.Context, data: Path | None, *, units: Units = "metric") -> Catalogue:
    with refusing(CatalogueError, DataFolderError):
        return load_catalogue(own_exercises_folder(data_folder(data or ctx.obj)), units=units)


def _named(catalogue: Catalogue, exercise_id: str) -> Exercise:
    try:
        return catalogue.exercise(exercise_id)
    except KeyError as error:
        hint = nearest(exercise_id, catalogue.exercises)
        raise Refusal(f'There is no exercise "{exercise_id}"{hint}.') from error


def _check_all(own_folder: Path) -> tuple[FileFaults, ...]:
    shipped = check_shipped()
    try:
        return (*shipped, *load_catalogue(own_folder).faults)
    except CatalogueError:  # the faults of the shipped files are in `shipped`
        return shipped


def _warn_of_broken(catalogue: Catalogue) -> None:
    for file in catalogue.faults:
        click.echo(f"\nNot listed, because it has faults:\n{file}", err=True)


def _summary(exercise: Exercise) -> dict[str, Any]:
    return {
        "id": exercise.id,
        "name": exercise.name,
        "summary": exercise.summary,
        "kind": exercise.kind,
        "sides": exercise.sides,
        "own": exercise.own,
        "variants": [
            {"id": each.id, "name": each.name, "level": each.level, "equipment": each.equipment}
            for each in exercise.variants
        ],
    }


def _fault(file: FileFaults) -> dict[str, Any]:
    return {"file": file.file, "faults": [{"key": each.key, "says": each.says} for each in file.faults]}


def _print_json(value: Any) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
