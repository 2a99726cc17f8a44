"""What is compared: each outcome of a half year, which way is better, and what stands behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from .crowd import DAYS, Lived
from .intervals import Estimate, difference, mean, ratio, ratio_difference
from .life import Record

CARE_DAYS = 28
"""Care later than this counts as this; every sign has at least so many days left in the half year."""
STILL_DAYS = 14
"""A session in the last so many days is still training."""
BOOTSTRAP_SEED = 11


@dataclass(frozen=True)
class Outcome:
    """A figure for each policy and person, or a sum over a sum."""

    id: str
    name: str
    better: Literal["more", "less", "neither"]
    of: Callable[[Lived, Record], float]
    per: Callable[[Lived, Record], float] | None = None
    times: float = 1.0
    digits: int = 1
    unit: str = ""
    only: Callable[[Lived], bool] = lambda _lived: True
    """The people whom it is about."""
    for_nothing: bool = True
    """It means something for people who do nothing."""
    note: str = ""
    """What stands behind it, where that is not plain."""

    def of_policy(self, lives: Sequence[Lived], policy: str) -> Estimate:
        """The figure of one policy."""
        tops, bottoms = self._columns(lives, policy)
        if bottoms is None:
            return _scaled(mean(tops), self.times)
        return ratio(tops, bottoms, times=self.times, seed=BOOTSTRAP_SEED)

    def between(self, lives: Sequence[Lived], policy: str, other: str) -> Estimate:
        """The difference of two policies for the same people."""
        ours, theirs = self._columns(lives, policy), self._columns(lives, other)
        if ours[1] is None or theirs[1] is None:
            return _scaled(difference(ours[0], theirs[0]), self.times)
        return ratio_difference(
            (ours[0], ours[1]), (theirs[0], theirs[1]), times=self.times, seed=BOOTSTRAP_SEED
        )

    def _columns(self, lives: Sequence[Lived], policy: str) -> tuple[list[float], list[float] | None]:
        some = [lived for lived in lives if self.only(lived)]
        tops = [self.of(lived, lived.records[policy]) for lived in some]
        if self.per is None:
            return tops, None
        return tops, [self.per(lived, lived.records[policy]) for lived in some]


def _scaled(estimate: Estimate, times: float) -> Estimate:
    return Estimate(estimate.value * times, estimate.low * times, estimate.high * times)


def _gain(week: int) -> Callable[[Lived, Record], float]:
    return lambda _lived, record: record.gain_deg[week - 1]


def _pain_change(week: int) -> Callable[[Lived, Record], float]:
    return lambda lived, record: record.pain[week - 1] - lived.pain


def _has_sign(lived: Lived) -> bool:
    return lived.warning_day is not None


def _days_to_care(_lived: Lived, record: Record) -> float:
    return float(min(CARE_DAYS, CARE_DAYS if record.days_to_care is None else record.days_to_care))


def _days_to_word(lived: Lived, record: Record) -> float:
    """From the sign to the first word to see someone, or to going of one's own accord before it."""
    start = lived.warning_day or 0
    words = [day - start for day, _ in record.told if day >= start]
    care = [record.days_to_care] if record.days_to_care is not None else []
    return float(min([CARE_DAYS, *words, *care]))


def _wrongly(*kinds: str) -> Callable[[Lived, Record], float]:
    """Words to see someone that no true sign stood behind."""

    def count(lived: Lived, record: Record) -> float:
        until = DAYS if lived.warning_day is None else lived.warning_day
        return float(sum(day < until and kind in kinds for day, kind in record.told))

    return count


def _is_still_training(_lived: Lived, record: Record) -> float:
    return float(record.last_session is not None and record.last_session >= DAYS - STILL_DAYS)


OUTCOMES: tuple[Outcome, ...] = (
    *(
        Outcome(f"gain-{week}", f"range gained by week {week}", "more", _gain(week), unit="deg", digits=2)
        for week in (6, 12, 26)
    ),
    *(
        Outcome(
            f"pain-{week}",
            f"pain at rest in week {week} against the start",
            "less",
            _pain_change(week),
            unit="NRS",
            digits=2,
        )
        for week in (6, 12, 26)
    ),
    Outcome(
        "pain-area",
        "pain at rest, mean of all days",
        "less",
        lambda _lived, record: record.pain_days / DAYS,
        unit="NRS",
        digits=2,
        note="the area under the curve of pain, divided by the days",
    ),
    Outcome(
        "flares-sessions",
        "flares that training set off, per 100 sessions",
        "less",
        lambda _lived, record: float(record.flares_of_training),
        per=lambda _lived, record: float(record.sessions),
        times=100,
        for_nothing=False,
    ),
    Outcome(
        "flares",
        "all flares, per person",
        "less",
        lambda _lived, record: float(record.flares),
        digits=2,
        note="more months of training are more chances of a flare",
    ),
    Outcome(
        "word",
        f"days from a true warning sign to the first word to see someone, at most {CARE_DAYS}",
        "less",
        _days_to_word,
        only=_has_sign,
        unit="days",
        note="going of one's own accord counts as the word; that is all that the two yardsticks have",
    ),
    Outcome(
        "care",
        f"days from a true warning sign to seeing someone, at most {CARE_DAYS}",
        "less",
        _days_to_care,
        only=_has_sign,
        unit="days",
        note="not everybody heeds the word, and an appointment takes days",
    ),
    Outcome(
        "wrongly",
        "wrongly sent on by a sign or a stop, per 100 person-half-years",
        "less",
        _wrongly("sign", "stop"),
        times=100,
        note="the price of asking: the yardsticks ask nothing, so they cannot be wrong",
    ),
    Outcome(
        "advised",
        "wrongly advised to see someone while the plan goes on, but for reviews, per 100 person-half-years",
        "less",
        _wrongly("advice"),
        times=100,
        note="pain that rises step by step, worse twice in a row, two flares while calm, pinches on two days",
    ),
    Outcome(
        "not-better",
        "told at least once that it is not getting better and to see someone",
        "neither",
        lambda _lived, record: float(any(kind == "review" for _, kind in record.told)),
        times=100,
        unit="%",
        note="the programme's own rule, not a mistake",
    ),
    Outcome(
        "minutes",
        "minutes spent",
        "neither",
        lambda _lived, record: record.minutes,
        unit="min",
        digits=0,
        note="the fixed programme ends after six weeks, ours does not",
    ),
    Outcome("sessions", "sessions", "neither", lambda _lived, record: float(record.sessions)),
    Outcome(
        "still",
        "still training at week 26",
        "more",
        _is_still_training,
        times=100,
        unit="%",
        for_nothing=False,
        note="nought for the fixed programme by its definition: it ends after six weeks",
    ),
)


def by_id(id_: str) -> Outcome:
    """The outcome of that id."""
    return next(each for each in OUTCOMES if each.id == id_)
