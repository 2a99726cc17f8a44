"""Minutes a week for each muscle group, the left side over the right, against the aim where there is one."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue
from endrange.progress import MuscleMean
from endrange.progress.summaries import minutes

from .frame import Frame, Layer
from .look import MINUTES_HEAD, Look, minutes_height

BAR = 9
LEAST_ACROSS = 12.0
"""Minutes across at least, so that the aim of 5 to 10 is always in the picture."""


def minutes_chart(
    means: Sequence[MuscleMean], *, catalogue: Catalogue, aim_s: tuple[int, int] | None, look: Look
) -> dict[str, Any]:
    """Draw a row for each group; there is at least one."""
    most = max(max(mean.left_s, mean.right_s) for mean in means) / 60
    frame = Frame(
        look,
        minutes_height(len(means)),
        x=(0, max(LEAST_ACROSS if aim_s else 4.0, most * 1.12)),
        y=(0, len(means)),
        left=1,
        right=44,
        top=MINUTES_HEAD,
        bottom=4,
    )
    rows = [row for place, mean in enumerate(means) for row in _sides(mean, frame.y[1] - place)]
    return frame.drawn(
        *(_aim(aim_s, frame) if aim_s else ()),
        _names(means, catalogue, frame),
        _bars(rows, frame),
        frame.words(rows, align="left", dx=5, fontSize=look.text - 1),
    )


def _aim(aim_s: tuple[int, int], frame: Frame) -> list[Layer]:
    low, high = (seconds / 60 for seconds in aim_s)
    rows = [{"x": low, "x2": high, "y": 0, "y2": frame.y[1]}]
    area = (
        frame.marks(rows)
        .mark_rect(fill=frame.look["accent-soft"])
        .encode(x=frame.across(), x2="x2", y=frame.up(), y2="y2")
    )
    name = _("aim: %(low)g to %(high)g minutes") % {"low": low, "high": high}
    words = frame.words([{"x": low, "y": frame.y[1], "text": name}], align="left", baseline="bottom", dy=-5)
    return [area, words]


def _names(means: Sequence[MuscleMean], catalogue: Catalogue, frame: Frame) -> Layer:
    rows = [
        {
            "x": 0,
            "y": frame.y[1] - place - 0.22,
            "text": _sentence_case(_(catalogue.groups[mean.group].plain)),
        }
        for place, mean in enumerate(means)
    ]
    return frame.words(rows, align="left", fill=frame.look["ink"])


def _sides(mean: MuscleMean, top: float) -> list[dict[str, Any]]:
    """Left over right, each where its bar ends, with its minutes in words."""
    sides = ((_("left"), mean.left_s, top - 0.5), (_("right"), mean.right_s, top - 0.76))
    return [
        {"zero": 0, "x": seconds / 60, "y": middle, "text": f"{side} {minutes(seconds)}"}
        for side, seconds, middle in sides
    ]


def _bars(rows: Sequence[dict[str, Any]], frame: Frame) -> Layer:
    return (
        frame.marks(rows)
        .mark_bar(size=BAR, fill=frame.look["accent"], cornerRadiusEnd=2, orient="horizontal")
        .encode(x=frame.across("zero"), x2="x", y=frame.up())
    )


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
