"""`endrange session`: one session as a script with times, or as the JSON that the player plays."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from endrange.programme import plan_session
from endrange.session import Timeline, build_timeline, timeline_json
from endrange.session.timeline import Block, Step

from . import data_option
from .choice_options import ASSUMPTION, choice_options, read_date, read_request


@click.command()
@choice_options
@click.option("--date", "date_text", metavar="DATE", help="The day of the session. Default: the first day.")
@data_option
@click.pass_context
def session(
    ctx: click.Context, /, data: Path | None, *, as_json: bool, date_text: str | None, **given: Any
) -> None:
    """Print one session of a programme, step by step, with the sentences of the exercises.

    While it plays, the player adds its own: halfway, the countdown, the counts and the rhythm of a set, the
    questions after an exercise and at the end, and its answers to what you do.
    """
    request = read_request(ctx, data, given)
    planned = plan_session(
        request.choices,
        catalogue=request.catalogue,
        clearance=request.clearance,
        day=read_date(date_text) or request.choices.start,
        standing=request.standing,
    )
    timeline = build_timeline(planned, catalogue=request.catalogue, at_hand=request.at_hand)
    if as_json:
        click.echo(json.dumps(timeline_json(timeline), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_text(timeline)))


def _text(timeline: Timeline) -> Iterator[str]:
    yield f"{timeline.title}, {timeline.planned_for:%a %d %b %Y}: {_clock(timeline.total_s)}."
    yield ASSUMPTION
    if timeline.note:
        yield timeline.note
    at = 0
    for block in timeline.blocks:
        yield ""
        yield f"{_clock(at)}  {_heading(block)}"
        for step in block.steps:
            yield from _step(step, at=at)
            at += step.seconds
    yield ""
    yield f"{_clock(at)}  The end."
    if timeline.left_out:
        yield ""
        yield "Left out"
        for each in timeline.left_out:
            comes = f" It comes on {each.comes:%a %d %b}." if each.comes else ""
            yield f"  {each.name}: {each.reason}{comes}"


def _heading(block: Block) -> str:
    parts = [block.name, block.region_name, None if block.side == "both" else block.side, block.variant_name]
    return " · ".join(part for part in parts if part)


def _step(step: Step, *, at: int) -> Iterator[str]:
    detail = f" ({step.detail})" if step.detail and step.kind in ("hold", "repetitions", "passes") else ""
    yield f"  {_clock(at)}  {step.title}, {step.seconds} s{detail}"
    for line in sorted(step.lines, key=lambda line: line.begins_s(step.seconds)):
        yield f'      {_clock(at + round(line.begins_s(step.seconds)))}  "{line.say}"'


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
