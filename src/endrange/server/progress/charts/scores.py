"""A score from 0 to 10 over time: its band of no real change, its entries, its weeks, flares beneath."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import altair as alt
from django.utils.translation import gettext as _

from endrange.catalogue.phrase import rounded
from endrange.progress import Entry, Told
from endrange.progress.course import Mark
from endrange.progress.weeks import monday_of

from .frame import MOST_MARKS, WORD_ROOM, Frame, Layer
from .look import HEIGHTS, Look

MOST_DOTS = 160
"""More entries than this are shown by their weeks alone."""
GAP_DAYS = 21
"""The line is broken where nothing was said for so long; chosen."""


@dataclass(frozen=True)
class Point:
    """A day of the line; points of one `run` are joined."""

    x: int
    y: float
    run: int


def score_chart(told: Told, *, shown: tuple[date, date], marks: Sequence[Mark], look: Look) -> dict[str, Any]:
    """Draw a series between two days."""
    entries = [entry for entry in told.series.entries if shown[0] <= entry.day <= shown[1]]
    frame = Frame(look, HEIGHTS["score"], x=(shown[0].toordinal() - 1, shown[1].toordinal() + 1), y=(0, 10))
    line = line_of(entries)
    layers = [
        *_band(told, frame, is_above=_is_free_above(told)),
        frame.rules_across([0, 5, 10]),
        frame.scale_labels([0, 5, 10]),
        frame.day_labels(),
        *_flares(frame, marks),
        *([_dots(entries, frame)] if len(entries) <= MOST_DOTS else []),
        _line(line, frame),
        *_last(line, frame),
    ]
    return frame.drawn(*layers)


def line_of(entries: Sequence[Entry]) -> list[Point]:
    """The mean of each week, placed at the middle of its entries, in runs without a long gap."""
    by_week: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_week[monday_of(entry.day)].append(entry)
    middles = [
        (
            round(sum(each.day.toordinal() for each in week) / len(week)),
            sum(each.value for each in week) / len(week),
        )
        for week in by_week.values()
    ]
    runs = [0]
    for (earlier, _value), (later, _next) in pairwise(middles):
        runs.append(runs[-1] + (later - earlier > GAP_DAYS))
    return [Point(x, y, run) for (x, y), run in zip(middles, runs, strict=False)]


def _band(told: Told, frame: Frame, *, is_above: bool) -> list[Layer]:
    band = told.comparison.band
    if band is None:
        return []
    rows = [{"x": frame.x[0], "x2": frame.x[1], "y": band.low, "y2": band.high}]
    area = (
        frame.marks(rows)
        .mark_rect(fill=frame.look["accent-soft"])
        .encode(x=frame.across(), x2="x2", y=frame.up(), y2="y2")
    )
    place = {"x": frame.x[1], "y": band.high if is_above else band.low, "text": _("no real change")}
    words = frame.words(
        [place],
        align="right",
        dx=-4,
        dy=9 if is_above else -9,
        fontSize=frame.look.text - 1,
    )
    return [area, words]


def _is_free_above(told: Told) -> bool:
    """The words stand in the half of the band that the line does not end in."""
    band, now = told.comparison.band, told.comparison.now
    return band is None or now is None or now <= (band.low + band.high) / 2


def _flares(frame: Frame, marks: Sequence[Mark]) -> list[Layer]:
    days = [mark.day.toordinal() for mark in marks if mark.kind == "flare"]
    present = [day for day in days if frame.x[0] <= day <= frame.x[1]]
    rows = [{"x": day, "y": 0, "text": _("flare")} for day in present]
    if not rows or len(rows) > MOST_MARKS:
        return []
    signs = (
        frame.marks(rows)
        .mark_point(shape="triangle-up", size=48, fill=frame.look["warn"], stroke=None, opacity=1, yOffset=-4)
        .encode(x=frame.across(), y=frame.up())
    )
    is_left = frame.share(present[0]) > WORD_ROOM
    words = frame.words(
        rows[:1],
        align="right" if is_left else "left",
        dx=-7 if is_left else 7,
        dy=-7,
        fill=frame.look["warn"],
        fontSize=frame.look.text - 1,
    )
    has_room = is_left or len(rows) == 1 or frame.share(present[1]) > WORD_ROOM * 2
    return [signs, words] if has_room else [signs]


def _dots(entries: Sequence[Entry], frame: Frame) -> Layer:
    rows = [{"x": entry.day.toordinal(), "y": entry.value} for entry in entries]
    return (
        frame.marks(rows)
        .mark_circle(size=18, fill=frame.look["line-strong"], opacity=0.75)
        .encode(x=frame.across(), y=frame.up())
    )


def _line(points: Sequence[Point], frame: Frame) -> Layer:
    rows = [{"x": point.x, "y": point.y, "run": point.run} for point in points]
    return (
        frame.marks(rows)
        .mark_line(stroke=frame.look["accent"], strokeWidth=2.5, strokeCap="round", strokeJoin="round")
        .encode(x=frame.across(), y=frame.up(), detail=alt.Detail("run", type="nominal"))
    )


def _last(points: Sequence[Point], frame: Frame) -> list[Layer]:
    """The end of the line with its number."""
    rows = [{"x": point.x, "y": point.y, "text": rounded(point.y)} for point in points[-1:]]
    dot = (
        frame.marks(rows)
        .mark_circle(size=56, fill=frame.look["accent"], opacity=1)
        .encode(x=frame.across(), y=frame.up())
    )
    number = frame.words(
        rows, align="left", dx=8, fill=frame.look["accent"], fontWeight="bold", fontSize=frame.look.text + 1
    )
    return [dot, number]
