"""Which weeks of a phase are planned, on which days, and which of the days have strength."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from endrange.catalogue.exercise import Phase

from .adaptation.standing import Standing
from .choices import Choices
from .phases import MORE_WEEKS, RULES, weeks_of

FEWEST_DAYS = 2
"""However much was taken back: fewer sessions a week would be a pause; chosen."""


@dataclass(frozen=True)
class Schedule:
    """The weeks of one phase for one person."""

    phase: Phase
    first: date
    """The first day of week 1."""
    numbers: range
    """The weeks that are planned."""
    present: int
    """The week that today is in; weeks after it are ahead."""
    weekdays: frozenset[int]
    strength_weekdays: frozenset[int]

    def week_of(self, day: date) -> int:
        """The planned week of a day; days outside count as the first or the last one."""
        number = (day - self.first).days // 7 + 1
        return min(self.numbers[-1], max(self.numbers[0], number))

    def begins(self, number: int) -> date:
        """The first day of a week."""
        return self.first + timedelta(days=7 * (number - 1))

    def days(self, number: int) -> tuple[date, ...]:
        """The days with a session among the seven of a week."""
        days = (self.begins(number) + timedelta(days=offset) for offset in range(7))
        return tuple(day for day in days if day.weekday() in self.weekdays)


def schedule_of(choices: Choices, standing: Standing | None = None, day: date | None = None) -> Schedule:
    """The weeks that `day` sees ahead; without a standing those of restoring range from the chosen start."""
    if standing is None:
        numbers = range(1, choices.weeks + 1)
        return Schedule("restore", choices.start, numbers, 1, *_weekdays(choices.weekdays, "restore", 0))
    phase, first = standing.phase, standing.since
    present = max(1, ((day or first) - first).days // 7 + 1)
    planned = weeks_of(phase, choices)
    if phase == "keep":
        numbers = range(present, present + planned)
    elif present <= planned:
        numbers = range(1, planned + 1)
    else:
        numbers = range(present, present + MORE_WEEKS)
    return Schedule(phase, first, numbers, present, *_weekdays(choices.weekdays, phase, standing.extra_days))


@lru_cache(maxsize=1024)
def _weekdays(chosen: frozenset[int], phase: Phase, extra: int) -> tuple[frozenset[int], frozenset[int]]:
    """The days of sessions and those among them with strength."""
    rules = RULES[phase]
    if phase == "keep":
        wanted = min(3, max(1, rules.most_days + extra), len(chosen))
    else:
        wanted = min(max(rules.most_days, len(chosen)), max(FEWEST_DAYS, len(chosen) + extra))
    weekdays = fewer_days(chosen, wanted) if wanted <= len(chosen) else more_days(chosen, wanted)
    return weekdays, apart(weekdays, rules.strength_days)


def fewer_days(weekdays: frozenset[int], count: int) -> frozenset[int]:
    """So many of these weekdays, spread as evenly over the week as can be."""
    return _most_even(combinations(sorted(weekdays), count))


def more_days(weekdays: frozenset[int], count: int) -> frozenset[int]:
    """These weekdays and others, so that there are `count`, spread as evenly as can be."""
    others = combinations(sorted(set(range(7)) - weekdays), count - len(weekdays))
    return _most_even((*weekdays, *each) for each in others)


def apart(weekdays: frozenset[int], most: int) -> frozenset[int]:
    """As many of these weekdays as can be, at most so many, with a day between any two of them."""
    for count in range(min(most, len(weekdays)), 1, -1):
        fitting = [each for each in combinations(sorted(weekdays), count) if min(_gaps(each)) > 1]
        if fitting:
            return _most_even(fitting)
    return frozenset(sorted(weekdays)[:1])


def _most_even(candidates: Iterable[tuple[int, ...]]) -> frozenset[int]:
    return frozenset(max(candidates, key=lambda each: (sorted(_gaps(each)), [-day for day in sorted(each)])))


def _gaps(weekdays: Iterable[int]) -> list[int]:
    """Days from each of them to the next, round the week."""
    days = sorted(weekdays)
    following = [*days[1:], days[0] + 7]
    return [later - earlier for earlier, later in zip(days, following, strict=True)]
