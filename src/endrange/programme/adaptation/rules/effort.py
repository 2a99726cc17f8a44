"""Too hard, or too easy."""

from collections.abc import Iterator

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.changing import HALF_THE_PRESSURE, LESS_RANGE
from endrange.programme.adaptation.ledger import Ledger
from endrange.programme.adaptation.occasions import Ended, Remarkable, later
from endrange.programme.adaptation.rule import Proposal, Rule
from endrange.programme.adaptation.standing import ExerciseStanding
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

from .resting import rest, weeks_of

TIMES = 2
"""Sessions in a row; chosen."""
LESS = 0.8
"""Of all doses, after sessions that were too hard; chosen."""


def _too_hard(ledger: Ledger, over: Ended) -> Iterator[Proposal]:
    is_eased = ledger.standing.factor_on(ledger.day) < 1.0
    if over.session.effort is None or ledger.training.hard < TIMES or is_eased:
        return
    day, in_a_row = over.session.day, ledger.training.next_in_a_row(None, over.session.day)
    weeks = weeks_of(in_a_row)
    yield Proposal(
        Change("dose-down", factor=LESS, until=later(day, 7 * weeks), in_a_row=in_a_row),
        Phrase(_SMALLER[weeks], values={"times": ledger.training.hard}),
        (over.session.id,),
    )


_SMALLER = {
    1: _("The last {times} sessions took 9 of 10 or more. Doses are a fifth smaller for a week."),
    2: _(
        "The last {times} sessions took 9 of 10 or more, again soon after doses were whole. They are a fifth "
        "smaller for two weeks."
    ),
    4: _(
        "The last {times} sessions took 9 of 10 or more, again soon after doses were whole, and not for the "
        "first time. They are a fifth smaller for four weeks."
    ),
}


def _exercise_too_hard(ledger: Ledger, over: Remarkable) -> Iterator[Proposal]:
    for id_, _one in over.session.with_any("too-hard"):
        if over.session.id in ledger.eased.get(id_, ()):
            continue
        change = _step_down(ledger, id_)
        name = {"exercise": ledger.name(id_)}
        if change is None:
            why = Phrase(_AS_EASY_AS_IT_GETS, names=name)
            yield Proposal(*rest(ledger, id_, why, day=ledger.day), (over.session.id,))
        else:
            yield Proposal(change, Phrase(_reason(ledger, change), names=name), (over.session.id,))


def _step_down(ledger: Ledger, id_: str) -> Change | None:
    """The last thing that grew goes first: load, then repetitions, then the variant; None: all has gone."""
    level = ledger.standing.of(id_)
    if level.load_step > 0:
        return Change("load-down", exercise=id_)
    if level.dose_step > 0:
        return Change("dose-down", exercise=id_)
    easier = ledger.easier(id_)
    if easier is not None:
        return Change("variant-down", exercise=id_, to_step=easier.step)
    return _milder(ledger, id_, level)


def _milder(ledger: Ledger, id_: str, level: ExerciseStanding) -> Change | None:
    """Where no way is easier: less weight on it, or less of its range; None if that was so already."""
    exercise = ledger.exercise(id_)
    if exercise is not None and exercise.kind == "roll":
        if level.pressure_share > HALF_THE_PRESSURE:
            return Change("pressure-down", exercise=id_, factor=HALF_THE_PRESSURE)
    elif level.range_share > LESS_RANGE:
        return Change("range-down", exercise=id_, factor=LESS_RANGE)
    return None


def _reason(ledger: Ledger, change: Change) -> str:
    easier = ledger.easier(change.exercise or "") if change.kind == "variant-down" else None
    if easier is not None and not easier.is_milder:
        return _("You left {exercise} because it was too hard. Next time there is less of it.")
    return _REASONS.get(change.kind, _ONE_STEP)


_AS_EASY_AS_IT_GETS = _("You left {exercise} because it was too hard although it was as easy as it gets")
_ONE_STEP = _("You left {exercise} because it was too hard. Next time it is one step easier.")
_REASONS = {
    "pressure-down": _(
        "You left {exercise} because it was too hard. Next time only half of your weight goes on it; hands "
        "and feet carry the rest."
    ),
    "range-down": _(
        "You left {exercise} because it was too hard, and you have no easier way. Next time go four fifths "
        "as far."
    ),
}


def _too_easy(ledger: Ledger, over: Ended) -> Iterator[Proposal]:
    if ledger.phase != "restore" or ledger.training.easy < TIMES or over.session.effort is None:
        return
    if not ledger.week_went_well:
        return
    yield Proposal(
        Change("dose-up", factor=1 / max(1, ledger.restore_weeks - 1)),
        Phrase(
            _("The last {times} sessions took 3 of 10 or less. Doses grow a step ahead of the week."),
            values={"times": ledger.training.easy},
        ),
        (over.session.id,),
    )


TOO_HARD = Rule(
    id="too-hard",
    version=2,
    title=_("Sessions that were too hard"),
    plain=_(
        "After two sessions in a row with an effort of 9 of 10 or more, doses are a fifth smaller for a "
        "week; if it comes to that again within four weeks after, for two weeks, and the time after that for "
        "four."
    ),
    sources=("judgement",),
    on=(Ended,),
    respond=_too_hard,
)
EXERCISE_TOO_HARD = Rule(
    id="exercise-too-hard",
    version=4,
    title=_("An exercise that was too hard"),
    plain=_(
        "An exercise that was left as too hard goes down one step: less load, or less of it, or an easier "
        "variant that you have. Where you have none, it comes with less range, a roller or ball with half of "
        "your weight; if that was still too hard, it rests for a week, and longer where that comes again "
        "soon after its return."
    ),
    sources=("judgement",),
    on=(Remarkable,),
    respond=_exercise_too_hard,
)
TOO_EASY = Rule(
    id="too-easy",
    version=1,
    title=_("Sessions that were too easy"),
    plain=_(
        "While restoring range: after two whole sessions in a row with an effort of 3 of 10 or less and no "
        "pain above 2, doses grow a step, still at most one in a week, and only in a week that has gone well "
        "so far."
    ),
    sources=("judgement",),
    on=(Ended,),
    respond=_too_easy,
)
