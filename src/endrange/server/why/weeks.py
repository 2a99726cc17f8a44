"""The entries week by week, the newest first: what is recent stands open, the rest is folded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from endrange.progress.weeks import week_of
from endrange.server.why.entry import Entry

A_WEEK = timedelta(days=7)
ALL = "all"
"""Opens every week."""
MOST_NAMED = 3
"""Changes that a folded week names (chosen)."""


@dataclass(frozen=True)
class Week:
    """What changed in seven days of the plan."""

    first: date
    entries: tuple[Entry, ...]
    is_open: bool

    @property
    def last(self) -> date:
        """The last of the seven."""
        return self.first + A_WEEK - timedelta(days=1)

    @property
    def titles(self) -> tuple[str, ...]:
        """The first few of its changes, each once."""
        return tuple(dict.fromkeys(entry.title for entry in self.entries))[:MOST_NAMED]

    def has(self, anchor: str) -> bool:
        """Tell whether one of its entries stands at that place."""
        return any(entry.anchor == anchor for entry in self.entries)


def by_week(newest_first: Iterable[Entry], *, begins: date, opened: str) -> list[Week]:
    """Group the entries; open are the newest week, what waits for somebody to look, and what is asked for.

    `begins` is the first day of a week of the plan; `opened` is the anchor of an entry, or `all`.
    """
    weeks: list[Week] = []
    for first, entries in groupby(newest_first, key=lambda entry: week_of(entry.day, begins)):
        week = Week(first, tuple(entries), is_open=not weeks or opened == ALL)
        stands = any(entry.stands or entry.is_referral for entry in week.entries)
        weeks.append(Week(first, week.entries, is_open=week.is_open or stands or week.has(opened)))
    return weeks


def page_of(weeks: Sequence[Week], anchor: str, *, weeks_a_page: int) -> int | None:
    """Return the page, from 1, on which an entry stands; None if there is no such entry."""
    place = next((number for number, week in enumerate(weeks) if week.has(anchor)), None)
    return None if place is None else place // weeks_a_page + 1


def name_of(week: Week, today: date) -> str:
    """Return how a person calls a week."""
    if week.first <= today <= week.last:
        return _("This week")
    if week.first <= today - A_WEEK <= week.last:
        return _("Last week")
    is_one_month = week.first.month == week.last.month
    is_this_year = week.last.year == today.year
    return _("%(first)s to %(last)s") % {
        "first": date_format(week.first, "j" if is_one_month else "j F"),
        "last": date_format(week.last, "j F" if is_this_year else "j F Y"),
    }
