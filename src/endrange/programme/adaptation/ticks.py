"""What time alone brings: which tick comes next, and what is done before and after rules are asked."""

from collections.abc import Iterator
from datetime import date

from .ledger import QUIET_DAYS, Ledger
from .occasions import ComesBack, FactorEnded, Lapsed, ReviewDue, Tick, WeekEnded, later
from .standing import Standing

LAPSES = (7, 14, 28)
"""Days without a session: at risk, fading, measure anew; source: judgement."""
FIRST_REVIEWS = (3, 6)
REVIEW_EVERY = 4
"""Weeks: the first two reviews, then one every so many; source: hip-programme, judgement."""
AWAY_DAYS = 28
"""Without a session for so long there is nothing to review; chosen."""
AGAIN_DAYS = 7
"""What a person has kept although its day had come is looked at again after so long."""


def next_tick(ledger: Ledger, until: date) -> Tick | None:
    """The earliest tick up to that day, included; None if none is due. The calendar's last day has none."""
    first = ledger.quiet_until = _first_day(ledger)
    if first > until or first == date.max:
        return None
    for tick in _due(ledger):
        if tick.day == first:
            return tick if first >= ledger.day else tick._replace(day=ledger.day)
    raise AssertionError("the first day is that of a tick")


def is_heard(ledger: Ledger, tick: Tick) -> bool:
    """Tell whether rules are asked: not for a review that waits, nor after weeks without a session."""
    return not isinstance(tick, ReviewDue) or not (_is_away(ledger) or _is_put_off(ledger))


def before(ledger: Ledger, tick: Tick) -> None:
    """What rules may read of this tick."""
    if isinstance(tick, WeekEnded):
        counts = tick.sessions >= tick.needed
        ledger.weeks_done += counts
        ledger.weeks_in_all += counts
        ledger.thin_weeks = 0 if counts or not tick.sessions else ledger.thin_weeks + 1
        is_full = tick.sessions >= ledger.planned and ledger.week_went_well
        ledger.full_weeks = ledger.full_weeks + 1 if is_full else 0
    elif isinstance(tick, ReviewDue) and not _is_put_off(ledger):
        if ledger.held_since is not None and (tick.day - ledger.held_since).days >= QUIET_DAYS:
            ledger.held_since = None
        ledger.referrals = [each for each in ledger.referrals if each.rule.id != "review"]


def after(ledger: Ledger, tick: Tick, target: date) -> None:
    """Go on from a tick; nothing else is known up to `target`, so that empty weeks are passed at once."""
    if isinstance(tick, WeekEnded):
        ledger.restart_weeks(tick.day)
        empty = (target - tick.day).days // 7
        if empty:
            ledger.week_ends = later(tick.day, 7 * (empty + 1))
            ledger.thin_weeks = ledger.full_weeks = 0
    elif isinstance(tick, FactorEnded):
        ledger.stand(_factor_prolonged(ledger.standing, tick.day))
    elif isinstance(tick, ComesBack):
        ledger.stand(_rest_prolonged(ledger.standing, tick.exercise, tick.day))
    elif isinstance(tick, Lapsed):
        ledger.lapse_level = LAPSES.index(tick.days) + 1
    elif _is_put_off(ledger) or _found_worse(ledger, tick.day):
        ledger.next_review, ledger.looks_again = later(tick.day, QUIET_DAYS), True
    else:
        ledger.looks_again = False
        ledger.next_review = review_after(ledger.began, target if _is_away(ledger) else tick.day)


def prolonged(standing: Standing, day: date) -> Standing:
    """What ought to be over by that day, and was kept all the same, lasts a few days more."""
    standing = _factor_prolonged(standing, day)
    for id_, _level in standing.levels:
        standing = _rest_prolonged(standing, id_, day)
    return standing


def _factor_prolonged(standing: Standing, day: date) -> Standing:
    until = standing.dose_factor_until
    if until is None or until > day:
        return standing
    return standing._replace(dose_factor_until=later(day, AGAIN_DAYS))


def _rest_prolonged(standing: Standing, exercise: str, day: date) -> Standing:
    level = standing.of(exercise)
    if level.out_until is None or level.out_until > day:
        return standing
    return standing.with_level(exercise, level._replace(out_until=later(day, AGAIN_DAYS)))


def review_after(began: date, day: date) -> date:
    """The day of the first review after that day, of a programme that began then."""
    weeks = (day - began).days // 7
    if weeks < FIRST_REVIEWS[-1]:
        week = next(each for each in FIRST_REVIEWS if each > weeks)
    else:
        week = FIRST_REVIEWS[-1] + REVIEW_EVERY * ((weeks - FIRST_REVIEWS[-1]) // REVIEW_EVERY + 1)
    return later(began, 7 * week)


def _first_day(ledger: Ledger) -> date:
    """The day of the earliest tick that time will bring."""
    last, level = ledger.training.last_counted, ledger.lapse_level
    lapses = later(last, LAPSES[level]) if last is not None and level < len(LAPSES) else date.max
    return min(
        ledger.standing.dose_factor_until or date.max,
        ledger.reading.comes_back,
        lapses,
        ledger.week_ends,
        ledger.next_review or date.max,
    )


def _due(ledger: Ledger) -> Iterator[Tick]:
    """Every tick that time will bring; of those on one day the first comes first."""
    standing, training = ledger.standing, ledger.training
    if standing.dose_factor_until is not None:
        yield FactorEnded(standing.dose_factor_until)
    for id_, level in standing.levels:
        if level.out_until is not None:
            yield ComesBack(level.out_until, id_)
    if training.last_counted is not None and ledger.lapse_level < len(LAPSES):
        days = LAPSES[ledger.lapse_level]
        yield Lapsed(later(training.last_counted, days), days)
    yield WeekEnded(ledger.week_ends, ledger.week_sessions, ledger.needed)
    if ledger.next_review is not None:
        yield ReviewDue(ledger.next_review, (ledger.next_review - ledger.began).days // 7)


def _is_put_off(ledger: Ledger) -> bool:
    """A review in the week after a flare would judge the flare; it is put off once."""
    return not ledger.looks_again and ledger.days_since_flare <= QUIET_DAYS


def _found_worse(ledger: Ledger, day: date) -> bool:
    """A review that finds it worse is looked at again a week later, once."""
    if ledger.looks_again or not ledger.reviews:
        return False
    last = ledger.reviews[-1]
    return last.day == day and last.verdict == "worse"


def _is_away(ledger: Ledger) -> bool:
    last = ledger.training.last_counted
    return last is None or (ledger.day - last).days >= AWAY_DAYS
