"""Days without a session: nothing is lost by a week; later the way back is made gentle."""

from collections.abc import Iterator

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import FactorEnded, Lapsed, Returned, later
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.adaptation.ticks import LAPSES
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

from .flares import SMALLER_DAYS

EASED = 0.7
EASED_MORE = 0.6
"""After four weeks; chosen, as after a flare."""
EASED_DAYS = 7
"""The first week back; chosen."""
REPEATED_DAYS = 7
"""So lately, a morning a point worse keeps the smaller doses of a flare once more; chosen."""
_FADING, _REBASELINE = LAPSES[1], LAPSES[2]


def _fading(ledger: Ledger, occasion: Lapsed | Returned) -> Iterator[Proposal]:
    if isinstance(occasion, Lapsed):
        if occasion.days == _FADING:
            factor = min(EASED, ledger.standing.factor_on(ledger.day))
            yield Proposal(
                Change("ease-in", factor=factor),
                Phrase(
                    _(
                        "{days} days without a session. Most of what you have gained is still there; "
                        "the first week back starts smaller."
                    ),
                    values={"days": _FADING},
                ),
            )
    elif occasion.days == _FADING:
        factor = min(EASED, ledger.standing.factor_on(ledger.day))
        yield Proposal(
            Change("ease-in", factor=factor, until=later(occasion.day, EASED_DAYS)),
            Phrase(_("Good to have you back. Doses are smaller for this week, then as before.")),
            (occasion.fact,),
        )


def _start_over(ledger: Ledger, occasion: Lapsed | Returned) -> Iterator[Proposal]:
    factor = min(EASED_MORE, ledger.standing.factor_on(ledger.day))
    if isinstance(occasion, Lapsed):
        if occasion.days == _REBASELINE:
            yield Proposal(
                Change("start-over", factor=factor),
                Phrase(
                    _(
                        "{days} days without a session. Part of the gain lasts that long; the doses of "
                        "this phase start from their beginning and in the standard variants, and the first "
                        "week back is smaller still, so that the hip can get used to them again."
                    ),
                    values={"days": _REBASELINE},
                ),
            )
    elif occasion.days == _REBASELINE:
        yield Proposal(
            Change("start-over", factor=factor, until=later(occasion.day, EASED_DAYS)),
            Phrase(
                _(
                    "Good to have you back. This phase starts anew today, smaller for a week, and today is "
                    "what later weeks compare with."
                )
            ),
            (occasion.fact,),
        )


def _full_again(ledger: Ledger, _tick: FactorEnded) -> Iterator[Proposal]:
    if ledger.days_since_repeat < REPEATED_DAYS and ledger.days_since_flare <= SMALLER_DAYS:
        until = later(ledger.day, SMALLER_DAYS)
        yield Proposal(
            Change("dose-down", factor=ledger.standing.dose_factor, until=until),
            Phrase(
                _(
                    "The smaller doses after the flare would be over, but a morning was a point worse "
                    "again. They stay for one more week."
                )
            ),
        )
        return
    yield Proposal(
        Change("back-to-full"), Phrase(_("The days of smaller doses are over: doses are whole again."))
    )


FADING = Rule(
    id="two-weeks-away",
    version=1,
    title=_("Two weeks without a session"),
    plain=_(
        "After 14 days without a session the first week back has 70 % of the dose. A week without a session "
        "changes nothing, and missed weeks are never made up for."
    ),
    sources=("konrad-2025", "judgement"),
    on=(Lapsed, Returned),
    respond=_fading,
)
START_OVER = Rule(
    id="four-weeks-away",
    version=2,
    title=_("Four weeks without a session"),
    plain=_(
        "After 28 days without a session the doses and loads of the phase start from their beginning, harder "
        "variants wait, and the first week back has 60 % of the dose. Pain and function are compared with "
        "the day of the return."
    ),
    sources=("konrad-2025", "willy-2001", "judgement"),
    on=(Lapsed, Returned),
    respond=_start_over,
)
FULL_AGAIN = Rule(
    id="full-again",
    version=2,
    title=_("Back to the whole dose"),
    plain=_(
        "When the days of smaller doses are over, doses are whole again. After a flare they stay smaller for "
        "one week more, once, if a morning has been a point worse again."
    ),
    sources=("judgement",),
    on=(FactorEnded,),
    respond=_full_again,
)
