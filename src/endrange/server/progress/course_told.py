"""The course of the programme as the report needs it: phases, reviews, flares and pauses as plain values."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from endrange.catalogue import Catalogue
from endrange.programme import Choices, adaptation, week_begins, week_days
from endrange.programme.phases import RULES as PHASE_RULES
from endrange.progress import Course, ExtraDays, Mark, PhaseSpan
from endrange.records.history import AnyFact, Chosen, Trained

FLARE = "flare"
"""The rule whose smaller doses are a flare's day; two flares in a week are two of them."""
A_DAY = timedelta(days=1)
PAUSE_DAYS = 14
"""So long without a session is told as a pause; chosen: range begins to fade."""


def told_course(
    facts: Sequence[AnyFact],
    course: adaptation.Course,
    *,
    choices: Choices | None,
    catalogue: Catalogue,
    until: date,
) -> Course:
    """Gather what the report shows beside the records. `choices` is None before anything was chosen."""
    phases, extra_days = _followed(facts, catalogue=catalogue, until=until)
    rules = PHASE_RULES[course.standing.phase]
    return Course(
        phases=phases,
        marks=tuple(sorted([*_flares(course), *_reviews(course), *_pauses(facts, until)], key=_by_day)),
        extra_days=extra_days,
        most_sessions={phase: each.most_days for phase, each in PHASE_RULES.items()},
        week_first=week_begins(until, choices, course.standing) if choices else None,
        week_sessions=len(week_days(until, choices, course.standing)) if choices else None,
        aim_s=(rules.minimum_s, rules.plateau_s) if rules.minimum_s else None,
    )


def _by_day(mark: Mark) -> tuple[date, str]:
    return mark.day, mark.kind


def _flares(course: adaptation.Course) -> Iterable[Mark]:
    days = {
        each.day for each in course.adjustments if each.rule.id == FLARE and each.change.kind == "dose-down"
    }
    return (Mark("flare", day) for day in days)


def _reviews(course: adaptation.Course) -> Iterable[Mark]:
    return (Mark("review", review.day, verdict=review.verdict) for review in course.reviews)


def _pauses(facts: Sequence[AnyFact], until: date) -> Iterable[Mark]:
    """From the day after a session to the day before the next one; the present one goes on."""
    days = sorted(
        {fact.day for fact in facts if isinstance(fact, Trained) and fact.counts and fact.day <= until}
    )
    for last, following in pairwise(days):
        if (following - last).days > PAUSE_DAYS:
            yield Mark("lapse", last + A_DAY, following - A_DAY)
    if days and (until - days[-1]).days > PAUSE_DAYS:
        yield Mark("lapse", days[-1] + A_DAY)


def _followed(
    facts: Sequence[AnyFact], *, catalogue: Catalogue, until: date
) -> tuple[tuple[PhaseSpan, ...], tuple[ExtraDays, ...]]:
    """Go through the facts once more, and note when the phase and the sessions a week changed."""
    follower = adaptation.Follower(catalogue)
    begins: list[PhaseSpan] = []
    extra: list[ExtraDays] = []
    for fact in facts:
        if fact.day > until:
            break
        follower.take(fact)
        if begins or isinstance(fact, Chosen | Trained):
            _note(follower.standing, fact.day, begins, extra)
    if not begins:
        return (), ()
    follower.reach(until)
    _note(follower.standing, until, begins, extra)
    ends = [*(span.first - A_DAY for span in begins[1:]), None]
    spans = (PhaseSpan(span.phase, span.first, last) for span, last in zip(begins, ends, strict=True))
    return tuple(span for span in spans if span.last is None or span.last >= span.first), tuple(extra)


def _note(standing: adaptation.Standing, day: date, begins: list[PhaseSpan], extra: list[ExtraDays]) -> None:
    if not begins:
        begins.append(PhaseSpan(standing.phase, day))
    elif begins[-1].phase != standing.phase:
        begins.append(PhaseSpan(standing.phase, max(standing.since, begins[-1].first)))
    if standing.extra_days != (extra[-1].days if extra else 0):
        extra.append(ExtraDays(day, standing.extra_days))
