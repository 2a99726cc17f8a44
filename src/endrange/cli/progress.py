"""`endrange progress`: what the records mean so far, in sentences or as JSON."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from endrange.catalogue import Catalogue
from endrange.catalogue.phrase import Phrase
from endrange.progress import Progress, Told, TrainingWeek, progress_json
from endrange.progress.summaries import minutes
from endrange.records.data_folder import DataFolderError, data_folder

from . import data_option
from .refusal import refusing

LATEST_WEEKS = 8
NOTHING = "Nothing to show yet: no session and no answer about pain is kept in this folder."


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@data_option
@click.pass_context
def progress(ctx: click.Context, /, data: Path | None, *, as_json: bool) -> None:
    """Print how pain, activities and training have gone, and what of it is more than coming and going."""
    from endrange.server.progress.command import NoReportError, progress_in  # noqa: PLC0415 - brings Django

    with refusing(DataFolderError, NoReportError):
        report, catalogue = progress_in(data_folder(data or ctx.obj))
    if as_json:
        click.echo(json.dumps(progress_json(report, catalogue=catalogue), ensure_ascii=False, indent=2))
    else:
        click.echo(NOTHING if report.is_empty else "\n".join(_text(report, catalogue)))


def _text(report: Progress, catalogue: Catalogue) -> Iterator[str]:
    yield f"Progress up to {report.until:%a %d %b %Y}."
    yield from _part("Pain, of 10", _series(told for told in report.pain if told.series.entries))
    yield from _part("Activities, of 10: higher is better", _series(report.function))
    yield from _part("Training", _training(report, catalogue))
    yield from _part("The course so far", _course(report))
    scores = [f"{score.day:%d %b %Y}  {score.name}: {score.value:g}" for score in report.scores]
    yield from _part("Scores from elsewhere", scores)


def _part(head: str, lines: Iterable[str]) -> Iterator[str]:
    """A head with its lines; nothing at all if there are none."""
    told = list(lines)
    if told:
        yield ""
        yield head
        yield from (f"  {line}" for line in told)


def _series(told: Iterable[Told]) -> Iterator[str]:
    for each in told:
        yield _said((*each.sentences, *([each.basis] if each.basis else ())))


def _training(report: Progress, catalogue: Catalogue) -> Iterator[str]:
    yield _said(report.sessions_said)
    yield _said((*report.stretching_said, *report.strength_said))
    for mean in (*report.stretching, *report.strength):
        name = f"{catalogue.groups[mean.group].name}, {mean.work}"
        yield f"  {name:<36} left {minutes(mean.left_s):>4}  right {minutes(mean.right_s):>4} min"
    for week in report.weeks[-LATEST_WEEKS:]:
        yield f"  week from {week.first:%d %b %Y}: {_sessions(week)}"


def _sessions(week: TrainingWeek) -> str:
    of_plan = "" if week.planned is None else f" of {week.planned}"
    return f"{week.sessions}{of_plan}{' so far' if week.is_running else ''}"


def _course(report: Progress) -> Iterator[str]:
    for span in report.course.phases:
        until = f"to {span.last:%d %b %Y}" if span.last else "until now"
        yield f"{span.first:%d %b %Y}  phase {span.phase}, {until}"
    for mark in report.course.marks:
        verdict = f": {mark.verdict}" if mark.verdict else ""
        until = f" to {mark.last:%d %b %Y}" if mark.last else ""
        yield f"{mark.day:%d %b %Y}  {mark.kind}{verdict}{until}"


def _said(phrases: Iterable[Phrase]) -> str:
    return " ".join(map(str, phrases))
