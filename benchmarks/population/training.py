"""A session as a person lives it: what each exercise feels like, what is said, what is cut short."""

from collections.abc import Sequence
from dataclasses import KW_ONLY, dataclass, replace
from typing import Literal

from endrange.programme.pain import PainKind, PainResponse, PainRule, respond, work_of

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


SIDE: Literal["left"] = "left"
"""The sore one; it alone is followed."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One exercise done: how much of it, the worst felt, and what was said of it."""

    bout: Bout
    share: float
    """Of its time."""
    felt: float
    is_stopped: bool = False
    reports: tuple[tuple[int, PainKind, PainResponse], ...] = ()
    """What the person reported as it hurt, and what the player's rules answered."""
    answer: tuple[str, str] | None = None
    """Question id and answer id, where one is asked after it."""


@dataclass(frozen=True, slots=True)
class Performed:
    """What came of a session."""

    turns: tuple[Turn, ...]
    through_pain: int
    """Exercises done through a pain that they provoke."""
    effort: int

    @property
    def done(self) -> tuple[tuple[Bout, float], ...]:
        """Each exercise with the share of it that was done."""
        return tuple((turn.bout, turn.share) for turn in self.turns)

    @property
    def worst(self) -> float:
        """The worst that was felt."""
        return max((turn.felt for turn in self.turns), default=0.0)

    @property
    def share(self) -> float:
        """Of the work that was asked for."""
        asked_s = sum(turn.bout.seconds for turn in self.turns)
        return sum(turn.bout.seconds * turn.share for turn in self.turns) / asked_s if asked_s else 0.0


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
    rules: Sequence[PainRule] | None,
) -> Performed:
    """Live through a session by the player's pain rules; without any (None) by a sheet of paper."""
    turns: list[Turn] = []
    through_pain = 0
    for bout in bouts:
        felt, aggravates = _felt(bout, person, dice, hip, day=day, assumed=assumed)
        speaks = rules is not None and dice.in_exercise[day][-1 - bout.place] / 2 + 0.5 < person.speaks_up
        hurting = _Hurting(bout, felt, aggravates=aggravates, person=person, assumed=assumed)
        turn = hurting.answered(rules) if rules and speaks and hurting.is_worth_saying else hurting.alone()
        turns.append(replace(turn, answer=hurting.answer(turn)))
        through_pain += aggravates and turn.felt >= THROUGH_PAIN and not turn.is_stopped
    load = sum(turn.bout.load * turn.share for turn in turns)
    effort = max(1, min(10, round(2 + 12 * load / max(hip.tolerance, 1.0) + 0.3 * hip.pain)))
    return Performed(tuple(turns), through_pain, effort)


def _felt(  # noqa: PLR0913
    bout: Bout, person: Person, dice: Dice, hip: Hip, *, day: int, assumed: Assumptions
) -> tuple[float, bool]:
    """The pain in an exercise, and whether it is one that aggravates this person."""
    die = dice.provokes[bout.place]
    aggravates = person.aggravation in bout.provoked_by and die < assumed.aggravated_exercises
    provoked = assumed.provoked * 2 * die + (assumed.aggravating if aggravates else 0.0)
    felt = 0.8 * hip.pain + 0.5 * hip.soreness + provoked * bout.hardness + dice.in_exercise[day][bout.place]
    return max(0.0, min(10.0, felt)), aggravates


@dataclass(frozen=True, slots=True)
class _Hurting:
    """An exercise as it feels to one person, and what follows from it."""

    bout: Bout
    felt: float
    _: KW_ONLY
    aggravates: bool
    person: Person
    assumed: Assumptions

    @property
    def is_worth_saying(self) -> bool:
        return told(self.person, self.felt) >= FELT_BEFORE_SAYING

    def alone(self) -> Turn:
        """Nothing is said: the person stops at what is beyond bearing."""
        if self.felt > self.assumed.own_limit:
            return Turn(self.bout, STOPPED_SHARE, self.felt, is_stopped=True)
        return Turn(self.bout, 1.0, self.felt)

    def answered(self, rules: Sequence[PainRule]) -> Turn:
        """Do what the pain rules of the player make of it."""
        bout, felt = self.bout, self.felt
        first = self._report(felt, rules)
        action = first[-1].action
        if action in ("go-on", "hold"):
            return Turn(bout, 1.0 if action == "go-on" else HELD_SHARE, felt, reports=(first,))
        if action != "back-off":
            return Turn(bout, STOPPED_SHARE, felt, is_stopped=True, reports=(first,))
        eased = felt - self.assumed.ease_off
        second = self._report(eased, rules, asked_again=True)
        if second[-1].action in ("go-on", "hold"):
            return Turn(bout, EASED_SHARE, eased, reports=(first, second))
        return Turn(bout, STOPPED_SHARE, felt, is_stopped=True, reports=(first, second))

    def answer(self, turn: Turn) -> tuple[str, str] | None:
        """The question after the exercise, answered."""
        hurt = turn.felt >= THROUGH_PAIN
        if "click-or-hard-stop" in self.bout.asks:
            says_so = self._pinches and hurt and self.person.says_more >= 0
            return "click-or-hard-stop", "pinch" if says_so else "no"
        if "breathing-under-pressure" in self.bout.asks:
            return "breathing-under-pressure", "no" if hurt else "yes"
        return None

    def _report(
        self, felt: float, rules: Sequence[PainRule], *, asked_again: bool = False
    ) -> tuple[int, PainKind, PainResponse]:
        score = told(self.person, felt)
        kind: PainKind = "pinch" if self._pinches and self.felt >= THROUGH_PAIN else "ache"
        work = work_of(self.bout.kind)
        return score, kind, respond(score, kind, asked_again=asked_again, work=work, rules=rules)

    @property
    def _pinches(self) -> bool:
        return self.aggravates and self.person.aggravation == "pinch"
