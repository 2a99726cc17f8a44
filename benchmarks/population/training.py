"""A session as a person lives it: what each exercise feels like, what is said, what is cut short."""

from collections.abc import Sequence
from dataclasses import dataclass

from endrange.programme.pain import PainKind, respond
from endrange.records.history import Exercised

from .assumptions import Assumptions
from .bouts import Bout
from .hip import Hip
from .people import Dice, Person

STOPPED_SHARE = 0.4
"""How much of an exercise is done when pain ends it; chosen."""
HELD_SHARE = 0.9
EASED_SHARE = 0.85
THROUGH_PAIN = 4
"""Training at this score or more in an exercise that aggravates is training through pain; chosen."""
FELT_BEFORE_SAYING = 3
"""Below this nobody presses "it hurts"; chosen."""


@dataclass(frozen=True, slots=True)
class Performed:
    """What came of a session."""

    done: tuple[tuple[Bout, float], ...]
    exercised: tuple[Exercised, ...]
    worst: float
    through_pain: int
    share: float
    """Of the work that was asked for."""
    effort: int


@dataclass(frozen=True, slots=True)
class _Turn:
    """One exercise done: the share of it, the worst felt, and what was said of it."""

    share: float
    felt: float
    is_stopped: bool = False
    said: int | None = None
    kind: PainKind | None = None


def told(person: Person, felt: float) -> int:
    """The score that a person gives for what is felt."""
    return max(0, min(10, round(felt + person.says_more)))


def perform(  # noqa: PLR0913 - all of these take part
    bouts: Sequence[Bout],
    person: Person,
    dice: Dice,
    hip: Hip,
    *,
    day: int,
    assumed: Assumptions,
    guided: bool,
) -> Performed:
    """Live through a session; `guided` by the player's pain rules, or alone with a sheet of paper."""
    done: list[tuple[Bout, float]] = []
    exercised: list[Exercised] = []
    worst, through_pain = 0.0, 0
    for bout in bouts:
        felt, aggravates = _felt(bout, person, dice, hip, day=day, assumed=assumed)
        speaks = dice.in_exercise[day][-1 - bout.place] / 2 + 0.5 < person.speaks_up
        turn = _turn(felt, person, aggravates=aggravates, speaks=guided and speaks, assumed=assumed)
        done.append((bout, turn.share))
        worst = max(worst, turn.felt)
        through_pain += aggravates and turn.felt >= THROUGH_PAIN and not turn.is_stopped
        exercised.append(_fact(bout, turn, person, aggravates=aggravates))
    asked_s = sum(bout.seconds for bout in bouts)
    whole = sum(bout.seconds * share for bout, share in done) / asked_s if asked_s else 0.0
    load = sum(bout.load * share for bout, share in done)
    effort = max(1, min(10, round(2 + 12 * load / max(hip.tolerance, 1.0) + 0.3 * hip.pain)))
    return Performed(tuple(done), tuple(exercised), worst, through_pain, whole, effort)


def _felt(  # noqa: PLR0913
    bout: Bout, person: Person, dice: Dice, hip: Hip, *, day: int, assumed: Assumptions
) -> tuple[float, bool]:
    """The pain in an exercise, and whether it is one that aggravates this person."""
    die = dice.provokes[bout.place]
    aggravates = person.aggravation in bout.provoked_by and die < assumed.aggravated_exercises
    provoked = assumed.provoked * 2 * die + (assumed.aggravating if aggravates else 0.0)
    felt = 0.8 * hip.pain + 0.5 * hip.soreness + provoked * bout.hardness + dice.in_exercise[day][bout.place]
    return max(0.0, min(10.0, felt)), aggravates


def _turn(felt: float, person: Person, *, aggravates: bool, speaks: bool, assumed: Assumptions) -> _Turn:
    """What happens in one exercise."""
    said = told(person, felt)
    if speaks and said >= FELT_BEFORE_SAYING:
        kind: PainKind = "pinch" if aggravates and felt >= THROUGH_PAIN and _feels_pinch(person) else "ache"
        return _answered(felt, said, kind, person, assumed)
    if felt > assumed.own_limit:
        return _Turn(STOPPED_SHARE, felt, is_stopped=True, said=said if speaks else None)
    return _Turn(1.0, felt)


def _answered(felt: float, said: int, kind: PainKind, person: Person, assumed: Assumptions) -> _Turn:
    """What the pain rules of the player make of it."""
    action = respond(said, kind).action
    if action == "go-on":
        return _Turn(1.0, felt, said=said, kind=kind)
    if action == "hold":
        return _Turn(HELD_SHARE, felt, said=said, kind=kind)
    if action == "back-off":
        eased = told(person, felt - assumed.ease_off)
        if respond(eased, kind, asked_again=True).action == "go-on":
            return _Turn(EASED_SHARE, felt - assumed.ease_off, said=said, kind=kind)
    return _Turn(STOPPED_SHARE, felt, is_stopped=True, said=said, kind=kind)


def _feels_pinch(person: Person) -> bool:
    return person.aggravation == "pinch"


def _fact(bout: Bout, turn: _Turn, person: Person, *, aggravates: bool) -> Exercised:
    answers: tuple[tuple[str, str], ...] = ()
    if "click-or-hard-stop" in bout.asks:
        pinched = aggravates and turn.felt >= THROUGH_PAIN and _feels_pinch(person) and person.says_more >= 0
        answers = (("click-or-hard-stop", "pinch" if pinched else "no"),)
    elif "breathing-under-pressure" in bout.asks:
        answers = (("breathing-under-pressure", "no" if turn.felt >= THROUGH_PAIN else "yes"),)
    return Exercised(
        exercise=bout.exercise,
        variant=bout.variant,
        side="left",
        seconds=bout.seconds * turn.share,
        offered_s=bout.seconds,
        left_early="pain" if turn.is_stopped else None,
        stopped=turn.is_stopped,
        pain=turn.said,
        pain_kinds=frozenset({turn.kind} if turn.kind else ()),
        answers=answers,
    )
