"""A month as weeks of days, each with the sessions begun on it in the person's own zone."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from endrange.server.store.models import SessionSummary

FIRST_YEAR, LAST_YEAR = 2000, 2199


@dataclass(frozen=True)
class Day:
    """One cell of the calendar."""

    date: date
    is_in_month: bool
    is_today: bool
    sessions: tuple[SessionSummary, ...]


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month that a day lies in."""
        return cls(day.year, day.month)

    @classmethod
    def read(cls, text: str) -> "Month":
        """Read "2026-11"; raise ValueError for anything else."""
        day = datetime.strptime(text, "%Y-%m").replace(tzinfo=ZoneInfo("UTC")).date()
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValueError(f"expected a year from {FIRST_YEAR} to {LAST_YEAR}")
        return cls.of(day)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.month, 1)

    def next(self) -> "Month":
        """Return the month after."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    def previous(self) -> "Month":
        """Return the month before."""
        return Month(self.year - (self.month == 1), (self.month - 2) % 12 + 1)

    def span(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """Return its first moment and that of the next month, where the person is."""
        return _midnight(self.first, zone), _midnight(self.next().first, zone)


def weeks_of(
    month: Month, *, sessions: Iterable[SessionSummary], today: date, zone: tzinfo
) -> tuple[tuple[Day, ...], ...]:
    """Lay the month out from Monday to Sunday; days of its neighbours fill the ends and stay empty."""
    by_day: dict[date, list[SessionSummary]] = defaultdict(list)
    for session in sessions:
        by_day[session.started_at.astimezone(zone).date()].append(session)
    return tuple(
        tuple(Day(day, day.month == month.month, day == today, tuple(by_day[day])) for day in week)
        for week in Calendar(firstweekday=0).monthdatescalendar(month.year, month.month)
    )


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time.min, tzinfo=zone)
