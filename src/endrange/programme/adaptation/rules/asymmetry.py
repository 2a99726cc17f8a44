"""One side falls behind the other, if not for pain."""

from collections.abc import Iterator

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import Ended, Remarkable
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

BEHIND_TIMES = 3
"""Of the last four sessions with the exercise; chosen."""
EVEN_TIMES = 3
"""In a row; chosen."""
_SIDES = {"left": _("left"), "right": _("right")}


def _uneven(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    if ledger.phase == "calm":
        return
    for id_ in over.session.exercises:
        behind = ledger.training.tracks[id_].behind
        side = behind[-1] if behind else None
        if side is None or behind.count(side) < BEHIND_TIMES:
            continue
        yield Proposal(
            Change("extra-set", exercise=id_, side=side),
            Phrase(
                _(
                    "In {exercise} the {side} side did less in {times} of the last sessions: it gets one "
                    "set more."
                ),
                names={"exercise": ledger.name(id_), "side": _SIDES[side]},
                values={"times": behind.count(side)},
            ),
            (over.session.id,),
        )


def _even(ledger: Ledger, over: Ended) -> Iterator[Proposal]:
    for id_, level in ledger.standing.levels:
        if level.extra_side is None or id_ not in over.session.exercises:
            continue
        latest = ledger.training.tracks[id_].behind[-EVEN_TIMES:]
        if len(latest) == EVEN_TIMES and level.extra_side not in latest:
            yield Proposal(
                Change("even-again", exercise=id_),
                Phrase(
                    _("In {exercise} both sides did alike {times} times in a row: the extra set ends."),
                    names={"exercise": ledger.name(id_)},
                    values={"times": EVEN_TIMES},
                ),
                (over.session.id,),
            )


UNEVEN = Rule(
    id="uneven-sides",
    version=1,
    title=_("One side falls behind"),
    plain=_(
        "If one side did less than four fifths of the other in three of the last four sessions with an "
        "exercise, and not for pain, that side gets one set more."
    ),
    sources=("judgement",),
    on=(Remarkable,),
    respond=_uneven,
)
EVEN = Rule(
    id="even-again",
    version=1,
    title=_("Both sides alike again"),
    plain=_("After three sessions in a row in which that side kept up, the extra set ends."),
    sources=("judgement",),
    on=(Ended,),
    respond=_even,
)
