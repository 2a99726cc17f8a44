"""`endrange plan`: the weeks ahead as a table or as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from endrange.catalogue import Catalogue
from endrange.programme import (
    Hold,
    PlannedSession,
    Prescription,
    Programme,
    Repetitions,
    Week,
    plan_programme,
)
from endrange.programme.as_json import programme_json

from . import data_option
from .choice_options import ASSUMPTION, Request, choice_options, read_request

NAME_WIDTH = 40
CELL_WIDTH = 13


@click.command()
@choice_options
@data_option
@click.pass_context
def plan(ctx: click.Context, /, data: Path | None, *, as_json: bool, **given: Any) -> None:
    """Print the weeks ahead: what is done on which day, what each week gives, and what has no place."""
    request = read_request(ctx, data, given)
    programme = plan_programme(
        request.choices,
        catalogue=request.catalogue,
        clearance=request.clearance,
        standing=request.standing,
    )
    if as_json:
        click.echo(
            json.dumps(programme_json(programme, catalogue=request.catalogue), ensure_ascii=False, indent=2)
        )
    else:
        click.echo("\n".join(_text(programme, request)))


def _text(programme: Programme, request: Request) -> Iterator[str]:
    choices, catalogue = request.choices, request.catalogue
    things = ", ".join(item.name for item in catalogue.equipment.values() if item.id in choices.equipment)
    yield (
        f"{len(programme.weeks)} weeks, {_sessions_a_week(programme)} sessions a week"
        f" of {choices.minutes} minutes, with {things or 'no equipment'}."
    )
    yield ASSUMPTION
    yield from (str(note) for note in programme.notes)
    for week in programme.weeks:
        yield from _week(week, catalogue)
    yield from _not_in_it(programme, catalogue)


def _sessions_a_week(programme: Programme) -> int:
    return max(len(week.sessions) for week in programme.weeks)


def _week(week: Week, catalogue: Catalogue) -> Iterator[str]:
    yield ""
    days = "".join(f"{session.day:%a %d %b}".ljust(CELL_WIDTH) for session in week.sessions)
    yield f"{f'Week {week.number}':<{NAME_WIDTH}}{days}".rstrip()
    for exercise in catalogue.exercises.values():
        cells = [_cell(session, exercise.id) for session in week.sessions]
        if any(cells):
            row = "".join((cell or "-").ljust(CELL_WIDTH) for cell in cells)
            yield f"  {exercise.name:<{NAME_WIDTH - 2}}{row}".rstrip()
    totals = "".join(_minutes(session.seconds).ljust(CELL_WIDTH) for session in week.sessions)
    yield f"  {'all in all, minutes':<{NAME_WIDTH - 2}}{totals}".rstrip()
    doses = ", ".join(
        f"{catalogue.groups[dose.group].name} {_minutes(dose.left_s)}"
        + (f"/{_minutes(dose.right_s)}" if dose.left_s != dose.right_s else "")
        + ("" if dose.met else " (short)")
        + (" (more than needed)" if dose.is_more_than_needed else "")
        for dose in week.doses
    )
    if doses:
        yield f"  Stretched each side (left/right): {doses}."
    notes = dict.fromkeys(
        str(note)
        for session in week.sessions
        for note in (*session.notes, session.shorter)
        if note is not None
    )
    yield from (f"  {note}" for note in notes)


def _cell(session: PlannedSession, exercise_id: str) -> str:
    for prescription in session.prescriptions:
        if prescription.exercise == exercise_id:
            return _dose(prescription)
    return ""


def _dose(prescription: Prescription) -> str:
    dose, extra = prescription.dose, prescription.extra_sets_for_worse_side
    more = f" +{extra}" if extra else ""
    if isinstance(dose, Hold):
        return f"{dose.sets} x {dose.seconds} s{more}"
    if isinstance(dose, Repetitions):
        return f"{dose.sets} x " + " + ".join([str(dose.count)] * max(1, len(dose.directions)))
    return f"{max(1, len(dose.regions))} x {dose.region_s} s"


def _not_in_it(programme: Programme, catalogue: Catalogue) -> Iterator[str]:
    if programme.left_out:
        yield ""
        yield "Not in this programme"
        yield from (
            f"  {catalogue.exercise(each.exercise).name}: {each.reason}" for each in programme.left_out
        )
    if programme.shortfalls:
        yield ""
        yield "Below the weekly minimum"
        yield from _shortfalls(programme, catalogue)


def _shortfalls(programme: Programme, catalogue: Catalogue) -> Iterator[str]:
    """One line for all groups with the same reason in the same weeks."""
    alike: dict[tuple[str, tuple[int, ...]], list[str]] = {}
    for each in programme.shortfalls:
        alike.setdefault((str(each.reason), each.weeks), []).append(catalogue.groups[each.group].name)
    for (reason, weeks), names in alike.items():
        yield f"  {', '.join(names)} (week {', '.join(map(str, weeks))}): {reason}"


def _minutes(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
