"""The cases of the rules, as files that a physiotherapist can read: what was told, and what follows.

Each file of `cases/` has the cases of the rule that it is named after. The rule's page shows them; the tests
run them.
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, BinaryIO

from pydantic import Field

from endrange.catalogue import Catalogue
from endrange.catalogue.content_model import Content, Text

from .adjustment import Adjustment
from .case_facts import day_of, facts_of, last_day, read_day
from .course import Course
from .engine import adapt

FOLDER = Path(__file__).parent / "cases"


class Case(Content):
    """One history, and what its rule makes of it."""

    name: Text
    given: Annotated[tuple[str, ...], Field(min_length=1)]
    """What was told, a sentence for each day (docs/rules.md)."""
    expect: tuple[str, ...] = ()
    """All that this rule does; nothing if it stays silent."""
    then: tuple[str, ...] = ()
    """How things stand on the last day."""
    on: str | None = None
    """The day that is looked at, `day 12`; the last one that is told of, where it is left out."""


class CasesFile(Content):
    """All cases of a rule."""

    cases: Annotated[tuple[Case, ...], Field(alias="case", min_length=2)]


@dataclass(frozen=True)
class Outcome:
    """What came out of a case, in the words that `expect` and `then` use."""

    adjustments: tuple[str, ...]
    state: tuple[str, ...]


@cache
def cases_of(rule_id: str) -> tuple[Case, ...]:
    """The cases of a rule; KeyError if it has none."""
    path = FOLDER / f"{rule_id}.toml"
    if not path.is_file():
        raise KeyError(rule_id)
    return CasesFile.model_validate(tomllib.loads(path.read_text("utf-8")), strict=False).cases


def run_case(case: Case, rule_id: str, *, catalogue: Catalogue) -> Outcome:
    """Follow the facts of a case. ValueError names a sentence that cannot be read."""
    facts = facts_of(case.given, catalogue)
    last = day_of(read_day(case.on)) if case.on is not None else last_day(facts)
    course = adapt(facts, catalogue=catalogue, until=last)
    own = (each for each in course.adjustments if each.rule.id == rule_id)
    return Outcome(tuple(said(each) for each in own), tuple(state(course)))


def said(adjustment: Adjustment) -> str:
    """An adjustment as a case says it: `day 2: leave-out couch-stretch until day 9`."""
    change = adjustment.change
    parts = [f"day {_number(adjustment.day)}: {change.kind}"]
    if change.exercise is not None:
        parts.append(change.exercise)
    if change.phase is not None:
        parts.append(change.phase)
    if change.side is not None:
        parts.append(change.side)
    if change.factor is not None:
        parts.append(f"to {change.factor:g}" if change.kind != "dose-up" else "a step")
    if change.until is not None:
        parts.append(f"until day {_number(change.until)}")
    if adjustment.status in ("offered", "promised", "undone", "declined"):
        parts.append(f"({adjustment.status})")
    return " ".join(parts)


def state(course: Course) -> Iterator[str]:
    """How things stand, as cases say it."""
    standing = course.standing
    yield f"phase {standing.phase}"
    yield f"doses {standing.factor_on(course.day):g}"
    yield f"progress {standing.progress:.2f}"
    yield f"days {standing.extra_days:+d}"
    yield "stopped" if course.stops else "not stopped"
    yield "gate open" if course.gate.is_open else "gate closed"
    yield f"lapse {course.lapse.level}" if course.lapse else "no lapse"
    yield from (f"sent to somebody by {each.rule.id}" for each in course.referrals)
    if not course.referrals:
        yield "sent to nobody"
    for review in course.reviews:
        yield f"review of week {review.week}: {review.verdict}, {review.next_step}"
    for condition in course.gate.conditions:
        yield f"{condition.id} {'met' if condition.met else 'not met'}"
    for id_, level in standing.levels:
        yield f"{id_} {'rests' if level.is_out(course.day) else 'is in the plan'}"
        yield f"{id_} variant {level.variant_step:+d}"
        yield f"{id_} dose {level.dose_step}"
        yield f"{id_} load {level.load_step}"
        yield f"{id_} range {level.range_share:g}"
        yield f"{id_} pressure {level.pressure_share:g}"


def extract_cases(
    fileobj: BinaryIO,
    keywords: Collection[str],  # noqa: ARG001  (Babel's interface)
    comment_tags: Collection[str],  # noqa: ARG001
    options: Mapping[str, Any],  # noqa: ARG001
) -> Iterator[tuple[int, str | None, str, list[str]]]:
    """The names of the cases, for Babel; their sentences are told in words where they are shown."""
    source = fileobj.read().decode("utf-8")
    for case in tomllib.loads(source)["case"]:
        name = case["name"]
        yield source.count("\n", 0, source.find(name)) + 1, None, name, ["The name of a rule's case."]


def _number(day: date) -> int:
    return (day - day_of(1)).days + 1
