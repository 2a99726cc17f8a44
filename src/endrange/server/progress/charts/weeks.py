"""Sessions of each week as columns, the plan as a line over each, and above them the phases and pauses."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import altair as alt
from django.utils.translation import gettext as _

from endrange.progress import Course, TrainingWeek
from endrange.server.progress.words import PHASES

from .frame import MOST_MARKS, WORD_ROOM, Frame, Layer
from .look import HEIGHTS, Look

STRIP = 34
"""Pixels above the plot for phases and reviews."""
MOST_COLUMNS = 53
"""Longer times are drawn in columns of several weeks, averaged."""
LETTER = 0.62
"""Width of a letter, of its size; to know whether a word has room."""


def sessions_chart(weeks: Sequence[TrainingWeek], course: Course, *, look: Look) -> dict[str, Any]:
    """Draw these weeks; there is at least one."""
    first, last = weeks[0].first, weeks[-1].first + timedelta(days=7)
    highest = max(max(week.sessions, week.planned or 0) for week in weeks)
    frame = Frame(
        look,
        HEIGHTS["sessions"],
        x=(first.toordinal(), last.toordinal()),
        y=(0, max(4, highest + 0.5)),
        top=STRIP + 6,
    )
    columns = columns_of(weeks)
    ticks = [0, 2, 4, 6][: 2 + int(frame.y[1] // 2)]
    return frame.drawn(
        frame.rules_across([tick for tick in ticks if tick <= frame.y[1]]),
        frame.scale_labels([tick for tick in ticks if tick <= frame.y[1]]),
        frame.day_labels(),
        *_phases(course, frame),
        *_reviews(course, frame),
        _columns(columns, frame),
        *_plan(columns, frame),
    )


def columns_of(weeks: Sequence[TrainingWeek]) -> list[dict[str, Any]]:
    """One row a column: its weeks averaged, without the running week's plan being held against it."""
    step = -(-len(weeks) // MOST_COLUMNS)
    rows = []
    for begin in range(0, len(weeks), step):
        part = weeks[begin : begin + step]
        planned = [week.planned for week in part if week.planned is not None]
        left = part[0].first.toordinal()
        width = 7 * len(part)
        rows.append(
            {
                "x": left + 0.12 * width,
                "x2": left + 0.88 * width,
                "y": sum(week.sessions for week in part) / len(part),
                "zero": 0,
                "planned": sum(planned) / len(planned) if planned else None,
                "running": part[-1].is_running,
            }
        )
    return rows


def _columns(rows: Sequence[dict[str, Any]], frame: Frame) -> Layer:
    colour = alt.condition(
        alt.datum.running, alt.value(frame.look["line-strong"]), alt.value(frame.look["accent"])
    )
    return (
        frame.marks(rows)
        .mark_rect(cornerRadiusTopLeft=2, cornerRadiusTopRight=2)
        .encode(x=frame.across(), x2="x2", y=frame.up(), y2="zero", fill=colour)
    )


def _plan(rows: Sequence[dict[str, Any]], frame: Frame) -> list[Layer]:
    """A short line at the height of the plan, over each column; named once at the right."""
    planned = [row for row in rows if row["planned"] is not None]
    if not planned:
        return []
    lines = (
        frame.marks(planned)
        .mark_rule(stroke=frame.look["ink"], strokeWidth=2)
        .encode(x=frame.across(), x2="x2", y=frame.up("planned"))
    )
    name = {"x": frame.x[1], "y": planned[-1]["planned"], "text": _("plan")}
    return [lines, frame.words([name], align="left", dx=4, fill=frame.look["ink"])]


def _phases(course: Course, frame: Frame) -> list[Layer]:
    spans = []
    for span in course.phases:
        first = max(span.first.toordinal(), frame.x[0])
        last = min(span.last.toordinal() + 1 if span.last else frame.x[1], frame.x[1])
        if first < last:
            spans.append(
                {"x": first, "x2": last, "y": frame.y[1], "text": _name(span.phase, last - first, frame)}
            )
    if not spans:
        return []
    bars = (
        frame.marks(spans)
        .mark_rect(fill=frame.look["soft"], stroke=frame.look["surface"], strokeWidth=2, cornerRadius=3)
        .encode(x=frame.across(), x2="x2", y=alt.value(-STRIP), y2=alt.value(-STRIP + 18))
    )
    words = (
        frame.marks(spans)
        .mark_text(
            align="left", baseline="middle", dx=5, fontSize=frame.look.text - 1, fill=frame.look["ink"]
        )
        .encode(x=frame.across(), y=alt.value(-STRIP + 9.5), text=alt.Text("text", type="nominal"))
    )
    return [bars, words]


def _name(phase: str, days: float, frame: Frame) -> str:
    """The phase's name, if its bar has room for it."""
    name = str(PHASES[phase])
    room = days / (frame.x[1] - frame.x[0]) * frame.plot_width - 8
    return name if len(name) * LETTER * (frame.look.text - 1) <= room else ""


def _reviews(course: Course, frame: Frame) -> list[Layer]:
    days = [mark.day.toordinal() for mark in course.marks if mark.kind == "review"]
    rows = [{"x": day, "text": _("review")} for day in days if frame.x[0] <= day <= frame.x[1]]
    if not rows or len(rows) > MOST_MARKS:
        return []
    place = alt.value(-STRIP + 25)
    signs = (
        frame.marks(rows)
        .mark_point(shape="diamond", size=36, fill=frame.look["accent"], stroke=None, opacity=1)
        .encode(x=frame.across(), y=place)
    )
    last = max(day for day in days if day <= frame.x[1])
    is_late = frame.share(last) > 1 - WORD_ROOM
    words = (
        frame.marks(rows[-1:])
        .mark_text(
            align="right" if is_late else "left",
            baseline="middle",
            dx=-7 if is_late else 7,
            fontSize=frame.look.text - 1,
            fill=frame.look["muted"],
        )
        .encode(x=frame.across(), y=place, text=alt.Text("text", type="nominal"))
    )
    return [signs, words]
