"""The frame of a chart: a plot with room around it, days across, and words set by hand instead of axes.

Everything is placed in one view of known size, so that a page can keep the room before the picture is there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import altair as alt
from django.utils.formats import date_format

from .look import FONT, Look

MOST_LABELS = {"narrow": 4, "wide": 8}
DAY_LABELS_UP_TO = 100
"""A chart of up to so many days has days under it; longer ones have months, then years; chosen."""
MONTH_LABELS_UP_TO = 1000
MOST_MARKS = 12
"""More flares or reviews than this would hide the rest; the page lists them all. Chosen."""
WORD_ROOM = 0.15
"""Share of the width that a short word takes on a phone."""
Layer = Any
"""A chart of Altair's; what its methods return has no type."""


@dataclass(frozen=True)
class Frame:
    """Sizes in pixels, what lies across and up, and the rows of what is drawn in it."""

    look: Look
    height: int
    """Of the whole picture."""
    x: tuple[float, float]
    y: tuple[float, float]
    left: int = 22
    right: int = 34
    top: int = 14
    bottom: int = 24
    datasets: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    @property
    def plot_width(self) -> int:
        """Of the plot alone."""
        return self.look.width - self.left - self.right

    @property
    def plot_height(self) -> int:
        """Of the plot alone."""
        return self.height - self.top - self.bottom

    def share(self, x: float) -> float:
        """How far across a place is, from 0 to 1."""
        return (x - self.x[0]) / (self.x[1] - self.x[0])

    def across(self, field: str = "x") -> alt.X:
        """A field along the days (or another measure)."""
        return alt.X(field, type="quantitative", scale=alt.Scale(domain=list(self.x), nice=False), axis=None)

    def up(self, field: str = "y") -> alt.Y:
        """A field along the scores (or another measure)."""
        return alt.Y(field, type="quantitative", scale=alt.Scale(domain=list(self.y), nice=False), axis=None)

    def marks(self, rows: Iterable[dict[str, Any]]) -> Layer:
        """A chart of these rows, to be given a mark and a place.

        The rows are kept by name until the end: Altair copies what a chart holds again and again.
        """
        name = f"rows-{len(self.datasets)}"
        self.datasets[name] = list(rows)
        return alt.Chart(alt.NamedData(name=name))

    def words(self, rows: Iterable[dict[str, Any]], **style: Any) -> Layer:
        """Texts (`text`) at places of the measures (`x`, `y`)."""
        given = {"fontSize": self.look.text, "fill": self.look["muted"], "baseline": "middle", **style}
        return (
            self.marks(rows)
            .mark_text(**given)
            .encode(x=self.across(), y=self.up(), text=alt.Text("text", type="nominal"))
        )

    def rules_across(self, values: Sequence[float], *, colour: str = "line") -> Layer:
        """Thin lines at these heights, from side to side."""
        rows = [{"x": self.x[0], "x2": self.x[1], "y": value} for value in values]
        return (
            self.marks(rows)
            .mark_rule(stroke=self.look[colour], strokeWidth=1)
            .encode(x=self.across(), x2="x2", y=self.up())
        )

    def scale_labels(self, values: Sequence[float]) -> Layer:
        """Numbers to the left of the plot."""
        rows = [{"x": self.x[0], "y": value, "text": f"{value:g}"} for value in values]
        return self.words(rows, align="right", dx=-6)

    def day_labels(self) -> Layer:
        """Days, months or years under the plot."""
        rows = [{"x": ordinal, "y": self.y[0], "text": text} for ordinal, text in _labels(self.x, self.look)]
        return self.words(rows, align="left", baseline="top", dy=8, dx=-2)

    def drawn(self, *layers: Layer) -> dict[str, Any]:
        """The Vega-Lite of the layers, the first one undermost.

        They are put together here: Altair's own layering copies and checks all of them again and again.
        """
        return {
            "$schema": alt.SCHEMA_URL,
            "width": self.plot_width,
            "height": self.plot_height,
            "padding": {"left": self.left, "right": self.right, "top": self.top, "bottom": self.bottom},
            "autosize": {"type": "none", "contains": "content"},
            "background": "transparent",
            "config": {"aria": False, "font": FONT, "view": {"stroke": None}, "text": {"font": FONT}},
            "datasets": self.datasets,
            "layer": [_unit(layer) for layer in layers],
        }


def _unit(layer: Layer) -> dict[str, Any]:
    told: dict[str, Any] = layer.to_dict(validate=False)
    return {key: told[key] for key in ("data", "mark", "encoding")}


def _labels(x: tuple[float, float], look: Look) -> list[tuple[int, str]]:
    """Days that are named under the plot, evenly thinned out."""
    first, last = date.fromordinal(int(x[0])), date.fromordinal(int(x[1]))
    length = (last - first).days
    most = MOST_LABELS[look.size]
    if length <= DAY_LABELS_UP_TO:
        monday = first + timedelta(days=-first.weekday() % 7)
        step = max(1, -(-(length // 7 + 1) // most))
        days = [monday + timedelta(days=7 * number) for number in range(0, length // 7 + 1, step)]
        named = [(day, date_format(day, "j M")) for day in days]
    elif length <= MONTH_LABELS_UP_TO:
        months = [day for day in _days(first, last) if day.day == 1]
        step = max(1, -(-len(months) // most))
        named = [(day, date_format(day, "M")) for day in months[::step]]
    else:
        years = [day for day in _days(first, last) if (day.month, day.day) == (1, 1)]
        step = max(1, -(-len(years) // most))
        named = [(day, date_format(day, "Y")) for day in years[::step]]
    room = 0.06 * length  # a label at the very end would be cut
    return [(day.toordinal(), text) for day, text in named if day.toordinal() <= x[1] - room]


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
