"""One step at a time: what lets an exercise grow, and which step comes next."""

from collections.abc import Iterable, Iterator, Sequence

from endrange.catalogue.exercise import Exercise, Load
from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.changing import MOST_LOAD_STEPS
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import NoWorse
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.adaptation.session_seen import SessionSeen
from endrange.programme.adaptation.standing import MOST_DOSE_STEPS, ExerciseStanding
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _
from endrange.programme.variants import Ways

GOOD_SESSIONS = 2
"""In a row; source: acsm-2009, judgement."""
EASY_SESSIONS = 2
GROWING = ("restore", "strengthen")
"""Phases in which strengthening exercises grow."""
SLOWER_STEPS = 1
"""Without a thing to hold, the next load is a slower way down, and then there is no other one."""


def _next_step(ledger: Ledger, settled: NoWorse) -> tuple[Proposal, ...]:
    """The exercise that has waited longest goes up a step, if any has earned it."""
    earned = () if ledger.stepped == ledger.day else _earned(ledger, settled.session)
    if not earned or not ledger.is_steady:
        return ()
    ready = tuple(_ready(ledger, earned))
    if not ready:
        return ()
    tracks = ledger.training.tracks
    id_, change = min(ready, key=lambda each: tracks[each[0]].stepped or tracks[each[0]].first)
    return (Proposal(change, _reason(ledger, id_, change), (settled.session.id, settled.fact)),)


def _earned(ledger: Ledger, session: SessionSeen) -> Sequence[str]:
    """Exercises of the session that may grow in this phase, and have gone well often enough."""
    phase, eased = ledger.phase, ledger.reading.eased
    may_strength = phase in GROWING
    if not may_strength and eased.isdisjoint(session.exercises):
        return ()
    may_all = phase == "restore" and ledger.standing.progress >= 1.0
    tracks, strength, needed = ledger.training.tracks, ledger.training.strength, _needed(ledger)
    return [
        id_
        for id_ in session.exercises
        if (id_ in eased or may_all or (may_strength and id_ in strength)) and tracks[id_].good >= needed
    ]


def _ready(ledger: Ledger, earned: Iterable[str]) -> Iterator[tuple[str, Change]]:
    """Those of them that have a next step, and have not gone up lately."""
    for id_ in earned:
        ways = ledger.ways(id_) if ledger.may_step(id_) else None
        change = _step_of(ledger, ways) if ways is not None else None
        if change is not None:
            yield id_, change


def _needed(ledger: Ledger) -> int:
    """Good sessions in a row; one where the sessions were too easy."""
    return 1 if ledger.training.easy >= EASY_SESSIONS else GOOD_SESSIONS


def _step_of(ledger: Ledger, ways: Ways) -> Change | None:
    """The next step of an exercise in this phase that this person has; None if it stays where it is."""
    exercise = ways.exercise
    level = ledger.standing.of(exercise.id)
    if ledger.phase == "calm" or level.is_out(ledger.day):
        return None
    if level.variant_step < 0:
        return Change("variant-up", exercise=exercise.id, to_step=ways.back_up(level.variant_step))
    if exercise.kind != "strengthen":
        return _step_of_stretch(ledger, ways)
    return None if ledger.phase == "keep" else _step_of_strength(ledger, level, ways)


def _step_of_strength(ledger: Ledger, level: ExerciseStanding, ways: Ways) -> Change | None:
    if level.dose_step < MOST_DOSE_STEPS:
        return Change("dose-up", exercise=ways.exercise.id)
    return _harder(ledger, level, ways) if ledger.phase == "strengthen" else None


def _harder(ledger: Ledger, level: ExerciseStanding, ways: Ways) -> Change | None:
    """What comes after the high end of the dose."""
    exercise = ways.exercise
    can_load = _can_load(level, ledger.loads(exercise), exercise)
    can_vary = ways.has_harder(level.variant_step)
    is_load_first = level.load_step < exercise.loads_first
    if can_load and (is_load_first or not can_vary):
        return Change("load-up", exercise=exercise.id)
    return Change("variant-up", exercise=exercise.id) if can_vary else None


def _can_load(level: ExerciseStanding, at_hand: Sequence[Load], exercise: Exercise) -> bool:
    """Things to hold can grow; the body's own weight only gets slower, once."""
    if len(exercise.loads) < 2 or not at_hand:
        return False
    has_things = bool(at_hand[-1].equipment)
    return level.load_step < (MOST_LOAD_STEPS if has_things else SLOWER_STEPS)


def _step_of_stretch(ledger: Ledger, ways: Ways) -> Change | None:
    """A stretch gets longer week by week; a harder variant comes when it is as long as it gets."""
    step = ledger.standing.of(ways.exercise.id).variant_step
    if ledger.phase == "restore" and ledger.standing.progress >= 1.0 and ways.has_harder(step):
        return Change("variant-up", exercise=ways.exercise.id)
    return None


_REASONS = {
    "dose-up": _(
        "{exercise} went well {times} times in a row, and the mornings after were no worse. A little more "
        "of it."
    ),
    "variant-up": _(
        "{exercise} went well {times} times in a row, and the mornings after were no worse. "
        "The next variant is one step harder."
    ),
    "all-of-it": _(
        "{exercise} went well {times} times in a row, and the mornings after were no worse. "
        "All of it comes back."
    ),
    "load-up": _(
        "{exercise} went well {times} times in a row, and the mornings after were no worse. "
        "Take the next load, 2 to 10 percent more, with fewer repetitions at first."
    ),
    "slower": _(
        "{exercise} went well {times} times in a row, and the mornings after were no worse. You have no load "
        "for it, so take a second more on the way down, with fewer repetitions at first."
    ),
}


def _kind_of_step(ledger: Ledger, id_: str, change: Change) -> str:
    """What the step is for this person: a harder variant or only all of it again, a load or a slower way."""
    ways, step = ledger.ways(id_), ledger.standing.of(id_).variant_step
    if ways is not None and change.kind == "variant-up" and step < 0 and not ways.is_milder(step):
        return "all-of-it"
    if ways is not None and change.kind == "load-up" and not ledger.loads(ways.exercise)[-1].equipment:
        return "slower"
    return change.kind


def _reason(ledger: Ledger, id_: str, change: Change) -> Phrase:
    return Phrase(
        _REASONS[_kind_of_step(ledger, id_, change)],
        names={"exercise": ledger.name(id_)},
        values={"times": ledger.training.tracks[id_].good},
    )


NEXT_STEP = Rule(
    id="next-step",
    version=2,
    title=_("An exercise goes up a step"),
    plain=_(
        "An exercise that was done in full twice in a row, with good form where it is watched, with no "
        "more pain than 2 of 10 (stretches: 3), and with no worse morning after, goes up one step: first "
        "more of it, then a harder variant or more load. Only what your conditions allow and your things "
        "are enough for counts as a step; without a load, the way down gets slower. One exercise a day, each "
        "at most once a week; after two sessions that were too easy once is enough."
    ),
    sources=("acsm-2009", "judgement"),
    on=(NoWorse,),
    respond=_next_step,
)
