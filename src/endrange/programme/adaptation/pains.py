"""What was reported of pain and function: pain at rest, weeks, and a person's own activities."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import takewhile
from math import inf
from typing import NamedTuple, Self

from endrange.records.history import Function

from .occasions import WeekOfPain, later

WINDOW = 7
"""Days that a mean of reports is taken over, and that pain has to stay low; source: judgement."""


class Rated(NamedTuple):
    """The mean of the activities that were rated on a day."""

    day: date
    mean: float
    fact: str


@dataclass(slots=True)
class Pains:
    """Reports in their order, and what rules ask about them."""

    days: list[date] = field(default_factory=list)
    """Those of the reports of pain at rest; `scores` and `facts` are as long, and go with them."""
    scores: list[float] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)
    joint_days: list[date] = field(default_factory=list)
    """The days without those of reports that put it down to a sore muscle; `joint_scores` goes with them."""
    joint_scores: list[float] = field(default_factory=list)
    weeks: list[WeekOfPain] = field(default_factory=list)
    functions: list[Rated] = field(default_factory=list)
    two_or_less_since: date | None = None
    """Since this report every report of pain at rest was 2 or less."""
    days_of_three_or_less: int = 0
    """Days with a report in a row, none of them above 3."""

    @property
    def last(self) -> float | None:
        """Pain at rest as last reported."""
        return self.scores[-1] if self.scores else None

    def copied(self) -> Self:
        """The same, to go on with by itself."""
        return replace(
            self,
            days=list(self.days),
            scores=list(self.scores),
            facts=list(self.facts),
            joint_days=list(self.joint_days),
            joint_scores=list(self.joint_scores),
            weeks=list(self.weeks),
            functions=list(self.functions),
        )

    def note(self, day: date, pain: float, fact: str, *, is_muscle: bool = False) -> None:
        """Keep a report of pain at rest; the same said twice on a day is one report."""
        is_same_day = bool(self.days) and self.days[-1] == day
        if is_same_day and self.scores[-1] == pain:
            return
        if pain > 3:
            self.days_of_three_or_less = 0
        elif not is_same_day or self.days_of_three_or_less == 0:
            self.days_of_three_or_less += 1
        if pain > 2:
            self.two_or_less_since = None
        elif self.two_or_less_since is None:
            self.two_or_less_since = day
        self.days.append(day)
        self.scores.append(pain)
        self.facts.append(fact)
        if not is_muscle:
            self.joint_days.append(day)
            self.joint_scores.append(pain)

    def note_function(self, told: Function) -> None:
        """Keep what was rated, if anything was."""
        if told.scores:
            mean = sum(score for _, score in told.scores) / len(told.scores)
            self.functions.append(Rated(told.day, mean, told.id))

    def has(self, day: date, pain: float) -> bool:
        """Tell whether the last report said just that."""
        return bool(self.days) and self.days[-1] == day and self.scores[-1] == pain

    def first_day(self, since: date) -> date | None:
        """The first day from then on with a report of pain at rest."""
        place = bisect_left(self.days, since)
        return self.days[place] if place < len(self.days) else None

    def low_days(self, day: date) -> int:
        """Days, up to WINDOW, for which pain at rest has been 2 or less: from report to report."""
        if self.two_or_less_since is None or (day - self.days[-1]).days > WINDOW:
            return 0
        return min(WINDOW, (self.days[-1] - self.two_or_less_since).days)

    def tasks(self, day: date) -> int | None:
        """The worst pain in daily tasks of the last week; None if nothing was said of it."""
        for week in reversed(self.weeks):
            if (day - week.day).days > WINDOW:
                return None
            if week.tasks is not None:
                return week.tasks
        return None

    def first_week(self, since: date) -> WeekOfPain | None:
        """The first week that was told of after that day; None without any."""
        place = bisect_left(self.weeks, (since, inf))
        return self.weeks[place] if place < len(self.weeks) else None

    def weeks_before(self, day: date, since: date) -> list[WeekOfPain]:
        """The weeks that were told of since a day, included, and before `day`; the latest first."""
        lately = takewhile(lambda week: week.day >= since, reversed(self.weeks))
        return [week for week in lately if week.day < day]

    def mean(self, first: date, until: date | None = None) -> tuple[float, tuple[str, ...]] | None:
        """Mean of the reports from `first` to `until`, both included, and their facts; None without any.

        Without `until` to the last one.
        """
        start, end = bisect_left(self.days, first), len(self.days)
        if until is not None:
            end = bisect_right(self.days, until)
        if start >= end:
            return None
        return sum(self.scores[start:end]) / (end - start), tuple(self.facts[start:end])

    def usual(self, day: date) -> float | None:
        """Mean of the last WINDOW days up to that day, sore muscles left out; None after too few reports."""
        scores = self.joint_scores[bisect_left(self.joint_days, later(day, -WINDOW)) :]
        return sum(scores) / len(scores) if len(scores) >= FEWEST_REPORTS else None

    def worst(self, first: date) -> float:
        """The highest report since that day; 0 without any."""
        return max(self.scores[bisect_left(self.days, first) :], default=0)

    def first_rated(self, since: date) -> Rated | None:
        """The activities as they were first rated since that day; None if they were not."""
        place = bisect_left(self.functions, (since,))
        return self.functions[place] if place < len(self.functions) else None

    def last_rated(self, since: date) -> Rated | None:
        """The activities as they were last rated, since that day; None if they were not."""
        return self.functions[-1] if self.functions and self.functions[-1].day >= since else None

    def week_from_reports(self, day: date) -> WeekOfPain | None:
        """The week before `day` from its reports, where the weekly questions were not answered."""
        first = later(day, -WINDOW)
        if self.weeks and self.weeks[-1].day > first:
            return None
        mean = self.mean(first, later(day, -1))
        if mean is None or len(mean[1]) < FEWEST_REPORTS:
            return None
        return WeekOfPain(day, mean[0], None, mean[1])


FEWEST_REPORTS = 3
"""In a week, to speak of a mean; chosen."""
