"""The day after a session: sorer, much sorer, or sorer still a day later."""

from collections.abc import Iterator

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.changing import PHASES
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import Worse, later
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

SMALLER = 0.6
"""Of the dose after a flare; source: judgement (30-50 % less)."""
SMALLER_DAYS = 7
"""So long doses are smaller after it, and the exercise that hurt most rests; chosen."""
TWO_FLARES_DAYS = 7
"""Source: judgement."""


def _repeat(_ledger: Ledger, worse: Worse) -> Iterator[Proposal]:
    if worse.kind == "repeat":
        yield Proposal(
            Change("repeat-dose", until=later(worse.day, SMALLER_DAYS)),
            Phrase(_REPEATED[worse.session.against], values={"rise": worse.rise}),
            (worse.session.id, worse.fact),
        )


_REPEATED = {
    "told": _(
        "Your hip was {rise} of 10 sorer after the last session than before it. "
        "The next session keeps the same dose, and nothing grows until a session has gone without that, "
        "or for a week."
    ),
    "usual": _(
        "Your hip was {rise} of 10 sorer after the last session than usual in the week before it. "
        "The next session keeps the same dose, and nothing grows until a session has gone without that, "
        "or for a week."
    ),
    "carried": _(
        "Your hip was {rise} of 10 sorer than before the last sessions. "
        "The next session keeps the same dose, and nothing grows until a session has gone without that, "
        "or for a week."
    ),
}


def _sore_muscle(ledger: Ledger, worse: Worse) -> Iterator[Proposal]:
    if worse.kind == "sore-muscle":
        new = ledger.training.new_strength_in(worse.session)[0]
        yield Proposal(
            Change("repeat-dose", until=later(worse.day, SMALLER_DAYS)),
            Phrase(
                _(
                    "A muscle is {rise} of 10 sorer, and {exercise} is new or has just become harder. "
                    "Sore muscles after new strength work are not a flare: the dose stays as it is."
                ),
                names={"exercise": ledger.name(new)},
                values={"rise": worse.rise},
            ),
            (worse.session.id, worse.fact),
        )


def _flare(ledger: Ledger, worse: Worse) -> Iterator[Proposal]:
    if not worse.is_flare:
        return
    because = (worse.session.id, worse.fact)
    until = later(worse.day, SMALLER_DAYS)
    yield Proposal(Change("dose-down", factor=SMALLER, until=until), _reason_of_flare(worse), because)
    worst = worse.session.worst_exercise
    if worst is not None:
        yield Proposal(
            Change("leave-out", exercise=worst, until=until),
            Phrase(
                _(
                    "{exercise} hurt most in the session before the flare ({pain} of 10), so it rests for "
                    "a week."
                ),
                names={"exercise": ledger.name(worst)},
                values={"pain": worse.session.worst_pain},
            ),
            because,
        )


def _reason_of_flare(worse: Worse) -> Phrase:
    if worse.kind == "still-up":
        return Phrase(
            _(
                "Your hip was sorer after a session, and {rise} of 10 sorer still a day or more later. "
                "Doses are smaller for a week."
            ),
            values={"rise": worse.rise},
        )
    return Phrase(
        _FLARED[worse.session.against],
        values={
            "rise": worse.rise,
            "before": worse.before,
            "now": worse.now,
        },
    )


_FLARED = {
    "told": _(
        "Your hip was {rise} of 10 sorer after the session than before it ({before}, then {now}). "
        "Doses are smaller for a week."
    ),
    "usual": _(
        "Your hip was {rise} of 10 sorer after the session than usual in the week before it ({before}, then "
        "{now}). Doses are smaller for a week."
    ),
    "carried": _(
        "Your hip was {rise} of 10 sorer than before the last sessions ({before}, then {now}). "
        "Doses are smaller for a week."
    ),
}


def _two_flares(ledger: Ledger, worse: Worse) -> Iterator[Proposal]:
    if not worse.is_flare or len(ledger.flares) < 2:
        return
    apart = (ledger.flares[-1] - ledger.flares[-2]).days
    if apart > TWO_FLARES_DAYS:
        return
    because = (worse.session.id, worse.fact)
    if ledger.phase == "calm":
        yield Proposal(
            Change("advise"),
            Phrase(
                _(
                    "Two flares within {days} days, although the work is gentle already. "
                    "A physiotherapist or doctor can look at why the hip stays so easily annoyed."
                ),
                values={"days": TWO_FLARES_DAYS},
            ),
            because,
            tier="this-week",
        )
        return
    to = "restore" if ledger.phase == "keep" else PHASES[PHASES.index(ledger.phase) - 1]
    yield Proposal(
        Change("phase", phase=to),
        Phrase(
            _("Two flares within {days} days. The plan goes back a level until the hip is quiet."),
            values={"days": TWO_FLARES_DAYS},
        ),
        because,
    )


REPEAT = Rule(
    id="repeat",
    version=3,
    title=_("One point sorer the next morning"),
    plain=_(
        "If pain at rest is 1 of 10 higher the morning after a session than before it, "
        "the next session repeats the dose, and nothing grows until a session has been followed by no such "
        "report, for a week at most. Pain that is still up at the next session is compared with what it was "
        "before the one that it rose after.\n"
        "Pain before a session can be low by chance, and going back to what was usual is no rise. So it is "
        "compared with the mean of the week's reports instead, where there are three or more and that is "
        "higher, but never with more than a point above what was told. Reports of the week after a flare, "
        "and those of a sore muscle, do not say what is usual."
    ),
    sources=("pain-model-pages", "nprs-back-2020", "judgement"),
    on=(Worse,),
    respond=_repeat,
    answers_pain=True,
)
SORE_MUSCLE = Rule(
    id="sore-muscle",
    version=3,
    title=_("Sore muscles after new strength work"),
    plain=_(
        "Soreness in a muscle of 5 of 10 or less, in the first two weeks of a strength exercise or the first "
        "week after it became harder, is not taken for a flare: the dose stays, and nothing grows until a "
        "session has been followed by no more of it, for a week at most. If the joint or the groin is sore a "
        "day later, that counts as after any session."
    ),
    sources=("judgement",),
    on=(Worse,),
    respond=_sore_muscle,
    answers_pain=True,
)
FLARE = Rule(
    id="flare",
    version=3,
    title=_("A flare"),
    plain=_(
        "If pain at rest is 2 of 10 or more higher after a session than before it, or higher the next "
        "morning and still higher a day later, all doses are 40 % smaller for a week, and the exercise "
        "that hurt most rests for that week. Sessions in between do not hide it: pain that has not gone "
        "back is compared with what it was before the first of them. Pain that is first told of more than "
        "three nights later is not put down to the session.\n"
        "A low day before a session is no rise, by a point at most: what was usual in the week before is "
        "compared with then, as for one point sorer the next morning."
    ),
    sources=("pain-model-pages", "nprs-back-2020", "judgement"),
    on=(Worse,),
    respond=_flare,
    answers_pain=True,
)
TWO_FLARES = Rule(
    id="two-flares",
    version=2,
    title=_("Two flares in a week"),
    plain=_(
        "A second flare within seven days of the first takes the plan back a level: from strengthening or "
        "keeping to restoring, from restoring to calming. In the calm phase it sends you to "
        "a physiotherapist or doctor this week."
    ),
    sources=("judgement",),
    on=(Worse,),
    respond=_two_flares,
    answers_pain=True,
    is_final=True,
)
