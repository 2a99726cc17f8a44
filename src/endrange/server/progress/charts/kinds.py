"""Every chart by its name, from the report to SVG."""

from datetime import date
from typing import Any

import vl_convert

from endrange.catalogue import Catalogue
from endrange.progress import Progress
from endrange.progress.weeks import A_WEEK

from .look import Look
from .minutes import minutes_chart
from .scores import score_chart
from .weeks import sessions_chart

VEGA_LITE = "6.1"


def draw(name: str, progress: Progress, *, catalogue: Catalogue, shown: tuple[date, date], look: Look) -> str:
    """Draw a chart as SVG; KeyError if the report has nothing to draw under that name."""
    spec = specification(name, progress, catalogue=catalogue, shown=shown, look=look)
    return str(vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE))


def specification(
    name: str, progress: Progress, *, catalogue: Catalogue, shown: tuple[date, date], look: Look
) -> dict[str, Any]:
    """The Vega-Lite of a chart."""
    if name == "sessions" and progress.weeks:
        weeks = [week for week in progress.weeks if week.first > shown[0] - A_WEEK]
        return sessions_chart(weeks or progress.weeks[-1:], progress.course, look=look)
    if name == "stretching" and progress.stretching:
        return minutes_chart(progress.stretching, catalogue=catalogue, aim_s=progress.aim_s, look=look)
    if name == "strength" and progress.strength:
        return minutes_chart(progress.strength, catalogue=catalogue, aim_s=None, look=look)
    told = progress.told(name)
    if not told.series.entries:
        raise KeyError(name)
    marks = progress.course.marks if told in progress.pain else ()
    return score_chart(told, shown=shown, marks=marks, look=look)
