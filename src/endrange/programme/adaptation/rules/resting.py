"""How long something is eased: a week, and longer where it was too much again soon after."""

from datetime import date

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import later
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

WEEKS = (1, 2, 4)
"""The first time, the second, and from the third on; chosen. What a week of rest has not changed, one more
week will hardly change, and a plan that goes to and fro each week is nobody's plan."""
_RESTS = {
    1: _("{why}, so it rests for a week."),
    2: _("{why}, again soon after it had come back from a rest. Now it rests for two weeks."),
    4: _(
        "{why}, again soon after it had come back, and not for the first time. It rests for four weeks; a "
        "physiotherapist can find another way to do the same."
    ),
}


def weeks_of(times: int) -> int:
    """Weeks that something is eased for, by which time in a row it is."""
    return WEEKS[min(times, len(WEEKS)) - 1]


def rest(ledger: Ledger, exercise: str, why: Phrase, *, day: date) -> tuple[Change, Phrase]:
    """A rest from that day on and its reason; `why` says what was too much, without a full stop.

    In the calm phase it is always a week: the hip as a whole is sore then, and not from one exercise.
    """
    times = 1 if ledger.phase == "calm" else ledger.training.next_in_a_row(exercise, day)
    weeks = weeks_of(times)
    change = Change("leave-out", exercise=exercise, until=later(day, 7 * weeks), in_a_row=times)
    return change, Phrase(_RESTS[weeks], values={"why": why})
