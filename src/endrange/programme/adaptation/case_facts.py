"""Read the sentences of a case as facts: `day 2: morning 4`, `days 1, 3, 5: trained couch-stretch`.

Day 1 is a Monday. The programme begins on it, with four days a week for six weeks unless a sentence says
otherwise.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Literal, get_args

from endrange.catalogue import Catalogue, Exercise
from endrange.programme.choices import default_weekdays
from endrange.programme.pain import PainKind
from endrange.records.events import Side, SkipReason
from endrange.records.history import (
    AnyFact,
    BeforeSession,
    Checked,
    Chosen,
    Decided,
    Exercised,
    Function,
    Morning,
    SeenBy,
    Trained,
    Weekly,
)

DAY_1 = date(2026, 1, 5)
_OFFERED_S = 60.0
_KINDS = get_args(PainKind)
_HOURS = {
    "chose": 6,
    "has": 6,
    "morning": 7,
    "before": 8,
    "trained": 9,
    "week": 20,
    "activities": 20,
    "seen": 21,
}
_SIDES: dict[str, Side] = {"left": "left", "right": "right"}
_CHANGES: dict[str, Literal[-1, 0, 1]] = {"worse": -1, "same": 0, "better": 1}


def facts_of(sentences: Sequence[str], catalogue: Catalogue) -> list[AnyFact]:
    """All facts of a case; ValueError names a sentence that cannot be read."""
    reader = _Reader(catalogue)
    facts = [fact for number, text in enumerate(sentences) for fact in reader.facts(text, number)]
    if not any(isinstance(fact, Chosen) for fact in facts):
        facts.insert(0, reader.chose(1, "4 days for 6 weeks", "chosen"))
    return facts


def day_of(number: int) -> date:
    """The date of `day 1`, `day 2`, ..."""
    return DAY_1 + timedelta(days=number - 1)


def read_day(text: str) -> int:
    """The number in `day 12`."""
    match = re.fullmatch(r"day (-?\d+)", text)
    if match is None:
        raise ValueError(f'expected "day" and a number, got "{text}"')
    return int(match[1])


def last_day(facts: Sequence[AnyFact]) -> date:
    """The last day that is told of."""
    return max(fact.day for fact in facts)


class _Reader:
    """Makes facts of sentences; every fact gets an id of its own."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def facts(self, sentence: str, number: int) -> Iterator[AnyFact]:
        match = re.fullmatch(r"days? ([^:]+): (\w+)(?: (.*))?", sentence)
        if match is None:
            raise ValueError(f'expected "day N: ..." or "days N, M: ...", got "{sentence}"')
        days, verb, rest = match[1], match[2], match[3] or ""
        make = _VERBS.get(verb)
        if make is None:
            raise ValueError(
                f'expected one of {", ".join(_VERBS)} after the day, got "{verb}" in "{sentence}"'
            )
        for day in _days(days):
            try:
                yield make(self, day, rest, f"{number + 1}.{day}")
            except (ValueError, KeyError) as error:
                raise ValueError(f'cannot read "{sentence}": {error}') from None

    def chose(self, day: int, rest: str, id_: str) -> Chosen:
        """`chose 4 days for 6 weeks [with strap, wall]`; without things named there is everything."""
        days, weeks, things = _match(r"(\d) days for (\d+) weeks(?: with (.+))?", rest)
        weekdays = default_weekdays(int(days))
        equipment = None if things is None else frozenset(map(self._thing, things.split(", ")))
        return Chosen(id_, *_when(day, "chose"), weekdays, int(weeks), 20, day_of(day), equipment)

    def has(self, day: int, rest: str, id_: str) -> Checked:
        """`has known-impingement, hip-osteoarthritis`."""
        conditions = frozenset(self._catalogue.conditions[each].id for each in rest.split(", "))
        return Checked(id_, *_when(day, "has"), (), conditions)

    def found(self, day: int, rest: str, id_: str) -> Checked:
        """`found night-pain`."""
        signs = tuple(self._catalogue.signs[each].id for each in rest.split(", "))
        return Checked(id_, *_when(day, "has"), signs, frozenset())

    def before(self, day: int, rest: str, id_: str) -> BeforeSession:
        return BeforeSession(id_, *_when(day, "before"), int(*_match(r"pain (\d+)", rest)))

    def morning(self, day: int, rest: str, id_: str) -> Morning:
        pain, where = _match(r"pain (\d+)(?: in the (joint|muscle))?", rest)
        return Morning(id_, *_when(day, "morning"), int(pain), where)

    def week(self, day: int, rest: str, id_: str) -> Weekly:
        pain, tasks, change = _match(r"pain (\d+), in tasks (\d+)(?:, (worse|same|better))?", rest)
        told = _CHANGES[change or "same"]
        return Weekly(id_, *_when(day, "week"), int(pain), int(tasks), told)

    def activities(self, day: int, rest: str, id_: str) -> Function:
        (scores,) = _match(r"([\d, ]+)", rest)
        pairs = tuple((f"activity {n}", int(score)) for n, score in enumerate(scores.split(","), 1))
        return Function(id_, *_when(day, "activities"), pairs)

    def seen(self, day: int, rest: str, id_: str) -> SeenBy:
        """`seen by a doctor about weekly-mean of day 14`, or about the sign of a safety check."""
        who, what, of_day = _match(r"by a ([\w ]+) about ([\w-]+)(?: of day (\d+))?", rest)
        about = what if of_day is None else f"{what}:{day_of(int(of_day)).isoformat()}"
        return SeenBy(id_, *_when(day, "seen"), who, day_of(day), frozenset({about}))

    def said(self, day: int, rest: str, id_: str) -> Decided:
        decision, rule, of_day, exercise = _match(
            r"(undo|not-now|accept) to ([\w-]+) of day (\d+)(?: ([\w-]+))?", rest
        )
        adjustment = ":".join(filter(None, (rule, day_of(int(of_day)).isoformat(), exercise)))
        return Decided(id_, *_when(day, "seen"), adjustment, decision)

    def trained(self, day: int, rest: str, id_: str) -> Trained:
        """`trained [too short] [with effort 9] [from pain 2]: exercise words; exercise words`."""
        short, effort, before, exercises = _match(
            r"(too short )?(?:with effort (\d+) )?(?:from pain (\d+) )?(.+)", rest
        )
        entries = tuple(entry for text in exercises.split("; ") for entry in self._exercised(text.split()))
        return Trained(
            id_,
            *_when(day, "trained"),
            counts=not short,
            completed=not short,
            pain_before=None if before is None else int(before),
            effort=None if effort is None else int(effort),
            exercised=entries,
        )

    def _answered(self, exercise: Exercise, answer: str) -> tuple[str, str]:
        """The question that is asked after that exercise and has that answer, and the answer."""
        for question in exercise.asks:
            if answer in {each.id for each in self._catalogue.questions[question].answers}:
                return question, answer
        raise ValueError(f'nothing that is asked after {exercise.id} has the answer "{answer}"')

    def _thing(self, name: str) -> str:
        return self._catalogue.equipment[name].id

    def _exercised(self, words: list[str]) -> Iterator[Exercised]:
        exercise = self._catalogue.exercise(words[0])
        told: dict[str, Any] = {"seconds": _OFFERED_S}
        sides: tuple[Side, ...] = ("left", "right") if exercise.sides == "each" else ("both",)
        rest = iter(words[1:])
        for word in rest:
            if word in _SIDES:
                sides = (_SIDES[word],)
            elif word == "stopped":
                told["stopped"] = True
            elif word in _KINDS:
                told["pain_kinds"] = frozenset({word})
            elif word == "answered":
                told["answers"] = (self._answered(exercise, next(rest)),)
            else:
                told |= _told(word, next(rest))
        for side in sides:
            yield Exercised(
                exercise=exercise.id,
                variant=exercise.standard.id,
                side=side,
                offered_s=_OFFERED_S,
                **told,
            )


_VERBS: dict[str, Callable[[_Reader, int, str, str], AnyFact]] = {
    "chose": _Reader.chose,
    "has": _Reader.has,
    "found": _Reader.found,
    "before": _Reader.before,
    "morning": _Reader.morning,
    "trained": _Reader.trained,
    "week": _Reader.week,
    "activities": _Reader.activities,
    "seen": _Reader.seen,
    "said": _Reader.said,
}


def _told(word: str, value: str) -> dict[str, Any]:
    """`pain 4`, `form 70%`, `did 50%`, `left-for pain`."""
    if word == "pain":
        return {"pain": int(value)}
    if word == "form":
        return {"form": int(value.rstrip("%")) / 100}
    if word == "did":
        return {"seconds": _OFFERED_S * int(value.rstrip("%")) / 100}
    if word == "left-for" and value in get_args(SkipReason):
        return {"left_early": value}
    raise ValueError(f'"{word} {value}" means nothing here')


def _days(text: str) -> Iterator[int]:
    """`1`, `1, 3, 5`, or `1 to 29 every 7`."""
    match = re.fullmatch(r"(\d+) to (\d+) every (\d+)", text)
    if match is not None:
        first, last, step = map(int, match.groups())
        yield from range(first, last + 1, step)
    else:
        yield from (int(each) for each in text.split(", "))


def _match(pattern: str, text: str) -> tuple[Any, ...]:
    match = re.fullmatch(pattern, text)
    if match is None:
        raise ValueError(f'"{text}" is not like "{pattern}"')
    return match.groups()


def _when(day: int, verb: str) -> tuple[datetime, date]:
    moment = datetime(DAY_1.year, DAY_1.month, DAY_1.day, _HOURS[verb], tzinfo=UTC) + timedelta(days=day - 1)
    return moment, day_of(day)
