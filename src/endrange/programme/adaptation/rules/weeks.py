"""What a week as a whole says: pain that rises from week to week, and weeks that went well or stayed thin."""

from collections.abc import Iterator
from operator import attrgetter

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import WeekEnded, WeekOfPain, later
from endrange.programme.adaptation.pains import WINDOW
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

RISE = 2
"""Points of the weekly mean; source: judgement."""
WITHIN_DAYS = 14
ON_THE_WAY = 1
"""Points that the week between was up already: a rise in two steps, and not of one week; chosen."""
STAYS_DAYS = 5
"""From one weekly answer to the next, at least: a rise that is still there is no passing flare; chosen."""
AT_ONCE = 4
"""Points that nobody waits a second week with; chosen."""
FEWEST_DAYS, MOST_DAYS = 3, 5
"""Sessions a week; source: hip-programme."""
FULL_WEEKS = 3
THIN_WEEKS = 2
"""Weeks in a row before other days are offered; chosen."""
_SEE = _("Show your hip to a physiotherapist or doctor this week. The plan rests until then.")


def _stays_up(ledger: Ledger, week: WeekOfPain, low: WeekOfPain, *, before: int = RISE) -> bool:
    """Tell whether pain is up against `low`, and by `before` a week ago too; or has risen a lot at once.

    A flare lifts one week, and has its own rule. With virtual people, one week alone stopped many more
    without any sign, and hardly found a sign sooner (docs/population.md).
    """
    if week.pain - low.pain < RISE:
        return False
    if week.pain - low.pain >= AT_ONCE:
        return True
    since = week.day
    for each in reversed(ledger.pains.weeks):
        if each.day <= low.day or each.pain - low.pain < before:
            break
        since = each.day
    return (week.day - since).days >= STAYS_DAYS


def _weekly_mean(ledger: Ledger, week: WeekOfPain) -> Iterator[Proposal]:
    if week.pain < RISE or ledger.is_stopped_for_pain:
        return
    first = max(later(week.day, -(WITHIN_DAYS + WINDOW)), later(ledger.compared_from, 1))
    earlier = reversed(ledger.pains.weeks_before(week.day, first))
    lowest = min(earlier, key=attrgetter("pain"), default=None)
    if lowest is None or not _stays_up(ledger, week, lowest, before=ON_THE_WAY):
        return
    facts = (*lowest.facts, *week.facts)
    values: dict[str, object] = {"then": lowest.pain, "now": week.pain}
    if not _stays_up(ledger, week, lowest):
        yield Proposal(
            Change("advise"), Phrase(_RISING, values=values), facts, holds_progress=True, tier="this-week"
        )
        return
    yield Proposal(
        Change("stop"),
        Phrase(
            _(
                "Pain at rest over the week has risen from {then} to {now} of 10 and has not gone back. "
                "The plan rests until somebody has looked at it."
            ),
            values=values,
        ),
        facts,
        tier="this-week",
        say=_("Your weekly pain has risen by two points or more, and stays up."),
        do=_SEE,
    )


_RISING = _(
    "Pain at rest over the week has risen from {then} to {now} of 10, step by step. Show your hip to a "
    "physiotherapist or doctor this week. Nothing grows meanwhile; if pain is still up in a week, the plan "
    "rests."
)


def _slow_creep(ledger: Ledger, week: WeekOfPain) -> Iterator[Proposal]:
    if week.pain < RISE or ledger.is_stopped_for_pain:
        return
    since = max(ledger.began, ledger.compared_from)
    start = ledger.pains.first_week(since)
    if start is None or start.day >= week.day or not _stays_up(ledger, week, start):
        return
    yield Proposal(
        Change("stop"),
        Phrase(
            _(
                "Pain at rest over the week has crept up from {then} of 10 at the start to {now}. "
                "The plan rests until somebody has looked at it."
            ),
            values={"then": start.pain, "now": week.pain},
        ),
        (*start.facts, *week.facts),
        tier="this-week",
        say=_("Your weekly pain stays two points or more above what it was at the start."),
        do=_SEE,
    )


def _said_worse(ledger: Ledger, week: WeekOfPain) -> Iterator[Proposal]:
    if week.change >= 0 or ledger.is_stopped_for_pain:
        return
    earlier = _said_before(ledger, week)
    if earlier is None:
        return
    yield Proposal(
        Change("advise"),
        Phrase(
            _(
                "You have said twice in a row that your hip is worse. Pain at rest does not tell everything: "
                "show your hip to a physiotherapist or doctor this week. Nothing grows until somebody has "
                "looked, or until a review that is more than a week away."
            )
        ),
        (*earlier.facts, *week.facts),
        holds_progress=True,
        tier="this-week",
    )


def _said_before(ledger: Ledger, week: WeekOfPain) -> WeekOfPain | None:
    """The weekly answers a week or two before, if they said so too, and all since."""
    since = max(later(week.day, -WITHIN_DAYS), later(ledger.compared_from, 1))
    for each in ledger.pains.weeks_before(week.day, since):
        if each.tasks is None:  # gathered from reports: nobody was asked
            continue
        if each.change >= 0:
            return None
        if (week.day - each.day).days >= STAYS_DAYS:
            return each
    return None


def _went_well(ledger: Ledger, tick: WeekEnded) -> Iterator[Proposal]:
    if ledger.phase != "restore" or tick.sessions < tick.needed or not ledger.week_went_well:
        return
    yield Proposal(
        Change("dose-up", factor=1 / max(1, ledger.restore_weeks - 1)),
        Phrase(
            _(
                "The week went well: {done} of {planned} sessions, no exercise hurt more than 3 of 10, and "
                "you told of no worse morning. Doses grow a step."
            ),
            values={"done": min(tick.sessions, ledger.planned), "planned": ledger.planned},
        ),
    )


def _days(ledger: Ledger, _tick: WeekEnded) -> Iterator[Proposal]:
    if ledger.phase not in ("restore", "strengthen"):
        return
    if ledger.full_weeks >= FULL_WEEKS and ledger.phase == "restore" and ledger.planned < MOST_DAYS:
        yield Proposal(
            Change("more-days"),
            Phrase(
                _(
                    "All sessions of {weeks} weeks in a row, and the hip stays quiet. Range grows best "
                    "with short work on many days: one more day a week is there for you if you like."
                ),
                values={"weeks": ledger.full_weeks},
            ),
            is_offer=True,
        )
    elif ledger.thin_weeks >= THIN_WEEKS and ledger.planned > FEWEST_DAYS:
        yield Proposal(
            Change("fewer-days"),
            Phrase(
                _(
                    "Life leaves room for fewer sessions at present. A plan with one day less keeps what "
                    "you have."
                ),
            ),
            is_offer=True,
        )


WEEKLY_MEAN = Rule(
    id="weekly-mean",
    version=4,
    title=_("Weekly pain rises by two points"),
    plain=_(
        "If pain at rest over a week is 2 of 10 or more above that of a week within the two weeks before, "
        "and still is a week later, the plan rests until somebody has looked at it; after a rise by 4 or "
        "more at once. If it rose in two steps, a physiotherapist or doctor looks at it this week already, "
        "and nothing grows meanwhile. Without the weekly questions, the mean of three or more reports of a "
        "week counts. Weeks before somebody last looked at the hip, or before a pause of four weeks, are not "
        "compared with."
    ),
    sources=("judgement",),
    on=(WeekOfPain,),
    respond=_weekly_mean,
)
SLOW_CREEP = Rule(
    id="slow-creep",
    version=3,
    title=_("Weekly pain creeps up"),
    plain=_(
        "If pain at rest over a week is 2 of 10 or more above that of the first week, however slowly it "
        "rose, and still is a week later, or by 4 or more at once, the plan rests until somebody has looked "
        "at it. The first week is that of the programme, after a pause of four weeks, or after somebody has "
        "looked."
    ),
    sources=("judgement",),
    on=(WeekOfPain,),
    respond=_slow_creep,
)
SAID_WORSE = Rule(
    id="said-worse",
    version=1,
    title=_("Worse twice in a row, in your own words"),
    plain=_(
        "If you say twice in a row in the weekly questions, a week or two apart, that your hip is worse, "
        "whatever the numbers are, a physiotherapist or doctor looks at it this week. Sessions go on "
        "meanwhile, and nothing grows until somebody has looked, or until a review at least a week later."
    ),
    sources=("judgement",),
    on=(WeekOfPain,),
    respond=_said_worse,
)
WENT_WELL = Rule(
    id="week-went-well",
    version=2,
    title=_("A week that went well"),
    plain=_(
        "While restoring range: after a week with at least half of its sessions, no worse morning, no pain "
        "above 3 of 10 in an exercise and none left for pain, doses grow a step, from the low end in the "
        "first week to the high end in the last. A missed week is not made up for."
    ),
    sources=("thomas-2018", "ingram-2025", "judgement"),
    on=(WeekEnded,),
    respond=_went_well,
)
DAYS = Rule(
    id="other-days",
    version=1,
    title=_("One day more, or one less"),
    plain=_(
        "After three full weeks in a row while restoring range one more day a week is offered, up to five; "
        "after two weeks with fewer than half of the sessions one day less, down to three. Nothing changes "
        "unless you say yes."
    ),
    sources=("thomas-2018", "judgement"),
    on=(WeekEnded,),
    respond=_days,
)
