"""What an exercise told in the session: stopped, left, pinched, caught, stopped like a doorstop."""

from collections.abc import Iterator
from datetime import date

from endrange.catalogue.exercise import Phase
from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.changing import HALF_THE_PRESSURE, LESS_RANGE
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import ComesBack, Ended, Remarkable, later
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.adaptation.session_seen import ExerciseSeen, SessionSeen, Trouble
from endrange.programme.adaptation.training import PAIN_TO_PROGRESS
from endrange.programme.pain import MOST_ACCEPTED
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

from .resting import rest

PHASE_LIMIT: dict[Phase, int] = {"calm": 3, "restore": 5, "strengthen": 5, "keep": 5}
"""The worst pain that an exercise may bring, to a hip that hurts less; 3 in the calm phase is chosen."""
RESTS_AFTER: frozenset[Trouble] = frozenset({"pinched", "caught", "painful-click", "warning-pain"})
"""After these an exercise rests instead of coming in an easier variant; source: judgement."""
PINCHED_AGAIN_DAYS = 28
"""Chosen."""
TIMES_WITHOUT = 2
"""Sessions in a row without a hard stop, or without a held breath; chosen."""


def _needs_rest(one: ExerciseSeen) -> bool:
    return one.pain > MOST_ACCEPTED or not one.troubles.isdisjoint(RESTS_AFTER)


def _stopped(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    for id_, one in over.session.exercises.items():
        if _needs_rest(one):
            why = _why_it_rests(ledger.name(id_), one)
            yield Proposal(*rest(ledger, id_, why, day=over.session.day), (over.session.id,))


def _why_it_rests(name: str, one: ExerciseSeen) -> Phrase:
    if not one.troubles.isdisjoint(("pinched", "caught")):
        return Phrase(_("Something pinched or caught in {exercise}"), names={"exercise": name})
    if "painful-click" in one.troubles:
        return Phrase(_("A click or a stop hurt in {exercise}"), names={"exercise": name})
    if one.pain > MOST_ACCEPTED:
        return Phrase(
            _("{exercise} hurt {pain} of 10, which is above 5"),
            names={"exercise": name},
            values={"pain": one.pain},
        )
    return Phrase(_("{exercise} was stopped for a pain that is not a stretch"), names={"exercise": name})


def _limit(ledger: Ledger, session: SessionSeen) -> float:
    """The worst pain that an exercise may bring: what its phase allows, or as much as before the session."""
    return max(PHASE_LIMIT[ledger.phase], min(MOST_ACCEPTED, session.told or 0))


def _eased(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    limit = _limit(ledger, over.session)
    for id_, one in over.session.exercises.items():
        if _needs_rest(one) or not (one.pain > limit or "left-for-pain" in one.troubles):
            continue
        easier = ledger.easier(id_)
        if easier is not None:
            yield Proposal(
                Change("variant-down", exercise=id_, to_step=easier.step),
                Phrase(_EASED[easier.is_milder], names={"exercise": ledger.name(id_)}),
                (over.session.id,),
            )
        else:
            why = Phrase(
                _("{exercise} hurt more than it may and has no easier variant"),
                names={"exercise": ledger.name(id_)},
            )
            yield Proposal(*rest(ledger, id_, why, day=over.session.day), (over.session.id,))


_EASED = {
    True: _("{exercise} hurt more than it may, so next time it comes in an easier variant."),
    False: _(
        "{exercise} hurt more than it may. You have no easier variant, so next time there is less of it."
    ),
}


def _comes_back(ledger: Ledger, tick: ComesBack) -> Iterator[Proposal]:
    easier = ledger.easier(tick.exercise)
    step = easier.step if easier is not None else ledger.standing.of(tick.exercise).variant_step
    if easier is not None and easier.is_milder:
        reason = _("{exercise} has rested. It comes back in an easier variant first.")
    else:
        reason = _("{exercise} has rested. It comes back with a small dose first.")
    yield Proposal(
        Change("bring-back", exercise=tick.exercise, to_step=step),
        Phrase(reason, names={"exercise": ledger.name(tick.exercise)}),
    )


def _is_known(ledger: Ledger, pinched: date) -> bool:
    """Tell whether somebody has looked since that pinch, or at pinches in the four weeks before it."""
    looks = [day for about, day in ledger.looks.items() if about.startswith("pinched-again:")]
    known_until = later(max(looks), PINCHED_AGAIN_DAYS) if looks else date.min
    return pinched < max(ledger.looked_at, known_until)


def _pinched_again(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    days = ledger.training.days_since_pinch
    if days is None or days > PINCHED_AGAIN_DAYS or _is_known(ledger, later(over.session.day, -days)):
        return
    for id_, _one in over.session.with_any("pinched"):
        yield Proposal(
            Change("advise"),
            Phrase(
                _(
                    "The hip pinched again, in {exercise}, {days} days after the last time. "
                    "Show it to a physiotherapist or doctor this week."
                ),
                names={"exercise": ledger.name(id_)},
                values={"days": days},
            ),
            (over.session.id,),
            tier="this-week",
        )


def _caught(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    for id_, one in over.session.with_any("caught", "painful-click"):
        reason, say = _CAUGHT if "caught" in one.troubles else _CLICKED
        yield Proposal(
            Change("stop", exercise=id_),
            Phrase(reason, names={"exercise": ledger.name(id_)}),
            (over.session.id,),
            tier="this-week",
            say=say,
            do=_("Show it to a physiotherapist or doctor this week, before you go on with the programme."),
        )


_CAUGHT = (
    _("Your hip caught, locked or gave way in {exercise}. The plan rests until somebody has looked at it."),
    _("Your hip caught, locked or gave way in a session."),
)
_CLICKED = (
    _("A click or a hard stop hurt in {exercise}. The plan rests until somebody has looked at it."),
    _("A click or a hard stop hurt in a session."),
)


def _hard_stop(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    for id_, _one in over.session.with_any("hard-stop"):
        yield Proposal(
            Change("range-down", exercise=id_, factor=LESS_RANGE),
            Phrase(
                _(
                    "Something stopped the leg like a doorstop in {exercise}, without pain. "
                    "Stay at about four fifths of that range for now."
                ),
                names={"exercise": ledger.name(id_)},
            ),
            (over.session.id,),
        )


def _range_again(ledger: Ledger, over: Ended) -> Iterator[Proposal]:
    session = over.session
    for id_, level in ledger.standing.levels:
        if level.range_share >= 1.0 or id_ not in session.exercises:
            continue
        track = ledger.training.tracks[id_]
        went_well = session.exercises[id_].pain <= PAIN_TO_PROGRESS
        if went_well and track.times - track.hard_stop_at >= TIMES_WITHOUT:
            yield Proposal(
                Change("range-up", exercise=id_),
                Phrase(
                    _(
                        "{exercise} went {times} times without a hard stop and was not too hard, so its "
                        "whole comfortable range is back."
                    ),
                    names={"exercise": ledger.name(id_)},
                    values={"times": TIMES_WITHOUT},
                ),
                (over.session.id,),
            )


def _breath_held(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    for id_, _one in over.session.with_any("breath-held"):
        yield Proposal(*_softer(ledger, id_, over.session), (over.session.id,))


def _softer(ledger: Ledger, id_: str, session: SessionSeen) -> tuple[Change, Phrase]:
    """A softer variant; where there is none half the weight; where that was too much already, a rest."""
    easier, name = ledger.easier(id_), {"exercise": ledger.name(id_)}
    if easier is not None and easier.is_milder:
        said = _("You held your breath in {exercise}: too much pressure. Next time it comes softer.")
        return Change("variant-down", exercise=id_, to_step=easier.step), Phrase(said, names=name)
    if ledger.standing.of(id_).pressure_share > HALF_THE_PRESSURE:
        said = _(
            "You held your breath in {exercise}: too much pressure. Next time only half of your weight "
            "goes on it; hands and feet carry the rest."
        )
        return Change("pressure-down", exercise=id_, factor=HALF_THE_PRESSURE), Phrase(said, names=name)
    why = Phrase(_("Half of your weight was still too much in {exercise}"), names=name)
    return rest(ledger, id_, why, day=session.day)


def _pressure_again(ledger: Ledger, over: Ended) -> Iterator[Proposal]:
    session = over.session
    for id_, level in ledger.standing.levels:
        if level.pressure_share >= 1.0 or id_ not in session.exercises:
            continue
        track = ledger.training.tracks[id_]
        went_well = session.exercises[id_].pain <= PAIN_TO_PROGRESS
        if went_well and track.times - track.breath_held_at >= TIMES_WITHOUT:
            yield Proposal(
                Change("pressure-up", exercise=id_),
                Phrase(
                    _(
                        "{exercise} went {times} times with calm breath and was not too hard. All of your "
                        "weight may go on it."
                    ),
                    names={"exercise": ledger.name(id_)},
                    values={"times": TIMES_WITHOUT},
                ),
                (session.id,),
            )


STOPPED = Rule(
    id="stopped-for-pain",
    version=3,
    title=_("An exercise that was stopped for pain"),
    plain=_(
        "An exercise that pinched or caught, gave sharp or tingling pain or a click or stop that hurt, or "
        "hurt more than 5 of 10, rests for a week.\n"
        "If it is too much again within four weeks after it has come back, it rests for two weeks, and the "
        "time after that for four; in the calm phase, in which the whole hip is sore, always for a week. How "
        "long is our own choice."
    ),
    sources=("thomee-silbernagel", "judgement"),
    on=(Remarkable,),
    respond=_stopped,
    answers_pain=True,
)
EASED = Rule(
    id="eased-for-pain",
    version=4,
    title=_("An exercise that was left because it hurt"),
    plain=_(
        "An exercise that was left for an ordinary pain, or hurt more than its phase allows (while calming 3 "
        "of 10, or as much as the hip hurt before the session, up to 5; else 5), comes in its next easier "
        "variant; where your conditions and your things leave no easier one, with 40 % less. An exercise "
        "with nothing left to make it easier rests for a week, and longer where it hurts again soon after it "
        "has come back, as one that was stopped for pain does."
    ),
    sources=("pain-model-pages", "judgement"),
    on=(Remarkable,),
    respond=_eased,
    answers_pain=True,
)
COMES_BACK = Rule(
    id="comes-back",
    version=2,
    title=_("An exercise comes back"),
    plain=_(
        "After its rest an exercise comes back in its next easier variant, if you have one, and with the "
        "smallest dose."
    ),
    sources=("judgement",),
    on=(ComesBack,),
    respond=_comes_back,
)
PINCHED_AGAIN = Rule(
    id="pinched-again",
    version=3,
    title=_("A pinch on two days"),
    plain=_(
        "If something pinches on two days within four weeks, in whatever exercise, a physiotherapist or "
        "doctor looks at it. What pinched before somebody looked, or pinches within four weeks after a "
        "look at pinches, is known to them: two days after that count."
    ),
    sources=("judgement",),
    on=(Remarkable,),
    respond=_pinched_again,
)
CAUGHT = Rule(
    id="caught",
    version=2,
    title=_("A hip that catches, locks, gives way or clicks painfully"),
    plain=_(
        "If the hip catches, locks or gives way in an exercise, or if a click or a hard stop hurts, the plan "
        "rests until somebody has looked at it."
    ),
    sources=("warwick-2016", "judgement"),
    on=(Remarkable,),
    respond=_caught,
)
HARD_STOP = Rule(
    id="hard-stop",
    version=1,
    title=_("A hard stop without pain"),
    plain=_(
        "If something stops the leg like a doorstop, without pain, the exercise goes to four fifths of "
        "that range."
    ),
    sources=("hip-programme", "judgement"),
    on=(Remarkable,),
    respond=_hard_stop,
    answers_pain=True,
)
RANGE_AGAIN = Rule(
    id="range-again",
    version=3,
    title=_("The whole range again"),
    plain=_(
        "After two sessions in a row without a hard stop, in which it was not left as too hard, the last "
        "with no more pain than 3 of 10, an exercise has its whole comfortable range back."
    ),
    sources=("judgement",),
    on=(Ended,),
    respond=_range_again,
)
BREATH_HELD = Rule(
    id="breath-held",
    version=3,
    title=_("Breath held under pressure"),
    plain=_(
        "If you cannot breathe out under the roller or the ball, that exercise comes in its next softer "
        "variant. Where you have none, half of your weight goes on it; if that is still too much, it rests "
        "for a week, and longer where that comes again soon after its return."
    ),
    sources=("hip-programme", "judgement"),
    on=(Remarkable,),
    respond=_breath_held,
    answers_pain=True,
)
PRESSURE_AGAIN = Rule(
    id="pressure-again",
    version=2,
    title=_("All of your weight again"),
    plain=_(
        "After two sessions in a row without a held breath, in which it was not left as too hard, the last "
        "with no more pain than 3 of 10, all of your weight may go on the roller or the ball again."
    ),
    sources=("judgement",),
    on=(Ended,),
    respond=_pressure_again,
)
