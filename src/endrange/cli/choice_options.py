"""The options that `plan` and `session` share: what a person would choose on the first visit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from endrange.catalogue import Catalogue, CatalogueError, load_catalogue
from endrange.catalogue.exercise import Phase
from endrange.catalogue.faults import nearest
from endrange.programme import Choices, InvalidChoiceError, default_weekdays, equipment_items
from endrange.programme.adaptation import Standing
from endrange.records.data_folder import DataFolderError, data_folder, own_exercises_folder
from endrange.screening import (
    Clearance,
    LookedAt,
    NotClearedError,
    UnknownConditionError,
    assess,
    clear,
    held_conditions,
)

from . import units_option
from .refusal import Refusal, refusing

PHASES = get_args(Phase)
Value = TypeVar("Value")

ASSUMPTION = "For someone whose safety check is clear; the app asks it before the first session."


@dataclass(frozen=True)
class Request:
    """What was asked for, read and checked."""

    choices: Choices
    catalogue: Catalogue
    clearance: Clearance
    standing: Standing | None = None
    """None for somebody who begins to restore range."""
    at_hand: frozenset[str] = frozenset()
    """Items and stand-ins as they were named; empty without `--equipment`."""


def choice_options(function: Callable[..., None]) -> Callable[..., None]:
    """All options of the first visit, `--condition` for what the safety check asks, and `--json`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


_OPTIONS = (
    click.option("--days", type=int, default=4, show_default=True, help="Sessions a week, 3 to 5."),
    click.option("--weeks", type=int, default=6, show_default=True, help="Length of the programme, 3 to 6."),
    click.option(
        "--minutes", type=int, default=20, show_default=True, help="Minutes a session: 5, 10, 15, 20 or 30."
    ),
    click.option(
        "--equipment",
        metavar="LIST",
        help="What is at hand, commas between; stand-ins count too; `none` for nothing. Default: all.",
    ),
    click.option(
        "--worse-side", type=click.Choice(["left", "right"]), help="Does one set more, with time for it."
    ),
    click.option(
        "--start", "start_text", metavar="DATE", help="First day of week 1, YYYY-MM-DD. Default: today."
    ),
    click.option(
        "--phase",
        type=click.Choice(PHASES),
        default="restore",
        show_default=True,
        help="Which phase of the programme, from its first day.",
    ),
    click.option(
        "--condition",
        "conditions",
        multiple=True,
        metavar="ID",
        help="A condition that leaves exercises out, such as knee-problem; may be given several times.",
    ),
    units_option,
    click.option("--json", "as_json", is_flag=True, help="Print JSON."),
)


def read_request(ctx: click.Context, data: Path | None, given: dict[str, Any]) -> Request:
    """Check all options; a Refusal says in a sentence what does not hold."""
    with refusing(CatalogueError, DataFolderError):
        folder = own_exercises_folder(data_folder(data or ctx.obj))
        catalogue = load_catalogue(folder, units=given["units"])
    start = read_date(given["start_text"]) or datetime.now(UTC).astimezone().date()
    choices = _choices(given, start, catalogue)
    standing = None if given["phase"] == "restore" else Standing(given["phase"], since=start)
    clearance = _clearance(given["conditions"], catalogue)
    return Request(choices, catalogue, clearance, standing, frozenset(_named(given["equipment"] or "")))


def _choices(given: dict[str, Any], start: date, catalogue: Catalogue) -> Choices:
    """All faults at once: days and equipment are read before the choices as a whole are checked."""
    faults: list[str] = []
    weekdays = _or_fault(lambda: default_weekdays(given["days"]), faults)
    equipment = _or_fault(lambda: _equipment(given["equipment"], catalogue), faults)
    choices = _or_fault(
        lambda: Choices(
            weekdays=weekdays or default_weekdays(3),
            weeks=given["weeks"],
            minutes=given["minutes"],
            equipment=equipment or frozenset(),
            worse_side=given["worse_side"],
            start=start,
        ),
        faults,
    )
    if choices is None or faults:
        raise Refusal(" ".join(faults))
    return choices


def _or_fault(read: Callable[[], Value], faults: list[str]) -> Value | None:
    try:
        return read()
    except InvalidChoiceError as error:
        faults.append(str(error))
        return None


def read_date(text: str | None) -> date | None:
    """A date as YYYY-MM-DD; a Refusal for anything else."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise Refusal(f'"{text}" is not a date: expected year-month-day, such as 2026-11-23.') from error


def _equipment(given: str | None, catalogue: Catalogue) -> frozenset[str]:
    if given is None:
        return frozenset(catalogue.equipment)
    stand_ins = {item.id: [each.id for each in item.stand_ins] for item in catalogue.equipment.values()}
    return equipment_items(_named(given), stand_ins=stand_ins)


def _named(given: str) -> list[str]:
    return [name.strip() for name in given.split(",") if name.strip() and name.strip() != "none"]


def _clearance(conditions: tuple[str, ...], catalogue: Catalogue) -> Clearance:
    """The clearance of someone who answered no to every sign, and whose surgeon has said yes."""
    try:
        held = held_conditions(conditions, catalogue.conditions)
    except UnknownConditionError as error:
        first = error.unknown[0]
        raise Refusal(f'There is no condition "{first}"{nearest(first, catalogue.conditions)}.') from error
    signs, now = catalogue.signs.values(), datetime.now(UTC)
    word = LookedAt("as the command assumes", now.date(), frozenset(each.id for each in held), now)
    with refusing(NotClearedError):
        return clear(assess({sign.id: False for sign in signs}, signs=signs), held, looked_at=[word])
