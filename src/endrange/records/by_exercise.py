"""A session's record seen by exercise and side: what the rules between sessions read."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import lru_cache
from typing import Any, cast

from endrange.records.events import OfferedBlock, Pain, Side, SkipReason
from endrange.records.history import Exercised
from endrange.records.session_record import LeftEarly, SessionRecord

STOPPING = frozenset({"stop-exercise", "stop-session"})
"""What a pain rule answers when it ends the exercise."""


def by_exercise(record: SessionRecord) -> tuple[Exercised, ...]:
    """One entry for each exercise and side that was offered, done, left or felt, in the session's order."""
    named: list[tuple[str, str]] = [(block.exercise, block.side) for block in record.offered]
    named += [(done.exercise, done.side) for done in record.done]
    named += [(left.exercise, left.side) for left in record.left_early]
    named += [(each.pain.exercise, each.pain.side) for each in record.pains]
    named += [(answer.exercise, answer.side) for answer in record.answers]
    return tuple(_of(record, exercise, side) for exercise, side in dict.fromkeys(named))


def _of(record: SessionRecord, exercise: str, side: str) -> Exercised:
    def is_here(each: Any) -> bool:
        return bool(each.exercise == exercise and each.side == side)

    done = [each for each in record.done if is_here(each)]
    offered = [each for each in record.offered if is_here(each)]
    left = [each for each in record.left_early if is_here(each)]
    pains = [each.pain for each in record.pains if is_here(each.pain)]
    variants = [each.variant for each in offered]
    variants += [each.variant for each in left]
    variants += [each.variant for each in done]
    return Exercised(
        exercise=exercise,
        variant=variants[-1] if variants else "",
        side=cast(Side, side),
        seconds=sum(each.seconds for each in done),
        offered_s=sum(_offered_work_s(record, each) for each in offered),
        repetitions=sum(each.repetitions for each in done),
        left_early=_why_left(left),
        stopped=any(pain.action in STOPPING for pain in pains),
        pain=max((pain.score for pain in pains), default=None),
        pain_kinds=frozenset(pain.kind for pain in pains if not _is_painless_click(pain)),
        answers=tuple((each.question, each.answer) for each in record.answers if is_here(each)),
    )


def _is_painless_click(pain: Pain) -> bool:
    """A click without pain is common and no kind of pain, whatever else hurt in the same exercise."""
    return pain.kind == "click" and pain.score == 0


def _offered_work_s(record: SessionRecord, block: OfferedBlock) -> float:
    """The work that was offered; where nobody told, all that was done unless it was left early."""
    if block.work_s is not None or block.id in record.parts_left:
        return block.offered_s
    return sum(done.seconds for done in record.done if done.block == block.id)


def _why_left(left: Iterable[LeftEarly]) -> SkipReason | None:
    """Why the work itself was left: pain before all else, else the last reason."""
    reasons = [each.reason for each in left if each.is_of_work]
    if not reasons:
        return None
    return cast(SkipReason, "pain" if "pain" in reasons else reasons[-1])


def exercised_json(exercised: Exercised) -> dict[str, Any]:
    """As JSON data, without what is as usual; `read_exercised` reads it back the same."""
    data = asdict(exercised)
    data["pain_kinds"] = sorted(exercised.pain_kinds)
    data["answers"] = [list(pair) for pair in exercised.answers]
    return {name: value for name, value in data.items() if value not in (None, False, [], 0) or name in KEPT}


KEPT = frozenset({"exercise", "variant", "side", "seconds", "offered_s", "pain"})
"""Written down also when they are nought."""


def read_exercised(data: dict[str, Any]) -> Exercised:
    """Read what `exercised_json` wrote."""
    if "pain_kinds" not in data and "answers" not in data:
        return _plain(**data)
    answers = ((question, answer) for question, answer in data.get("answers", ()))
    kinds = frozenset(data.get("pain_kinds", ()))
    return Exercised(**data | {"pain_kinds": kinds, "answers": tuple(answers)})


@lru_cache(maxsize=2000)
def _plain(**data: Any) -> Exercised:
    """Of such entries a person has the same ones again and again, so they are made once."""
    return Exercised(**data)
