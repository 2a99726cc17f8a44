"""The cases of screening, as files that a physiotherapist can read: who it is, and what is made of it.

The files of `cases/` have a kind of case each. The page of the signs shows them; the tests run them.
"""

import tomllib
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field

from endrange.catalogue.before_session import PainScore, Then
from endrange.catalogue.content_model import Content, Slug, Text
from endrange.catalogue.signs import Tier

FOLDER = Path(__file__).parent / "cases"

AnswerRule = Annotated[str, Field(pattern=r"^[a-z0-9-]+\.[a-z0-9-]+$")]
"""An answer before a session: the question's id, a dot, and the answer's."""


class ScreeningCase(Content):
    """Somebody, or something that happened, in a few words."""

    name: Text

    @property
    def about(self) -> frozenset[str]:
        """The rules that the case is about: signs, conditions, `about-you.*`, `before-session.*`, ..."""
        raise NotImplementedError


class SignCase(ScreeningCase):
    """All signs are answered, and what they come to."""

    yes: tuple[Slug, ...]
    just_misses: Annotated[Slug | None, Field(alias="not")] = None
    """The sign that the person nearly has."""
    tier: Tier | Literal["clear"]

    @property
    def about(self) -> frozenset[str]:
        """The signs that are found, and the one that is not."""
        return frozenset(self.yes) | ({self.just_misses} if self.just_misses else frozenset())


class HalfWayCase(ScreeningCase):
    """Some signs are answered, and which emergencies are known by then."""

    yes: tuple[Slug, ...]
    no: tuple[Slug, ...]
    emergency: tuple[Slug, ...]

    @property
    def about(self) -> frozenset[str]:
        """The signs with a yes."""
        return frozenset(self.yes)


class CircumstanceCase(ScreeningCase):
    """What is true of somebody, and which signs are asked because of it."""

    told: tuple[Slug, ...]
    asked: tuple[Slug, ...] = ()
    not_asked: tuple[Slug, ...] = ()
    """Answered with no by what was told."""

    @property
    def about(self) -> frozenset[str]:
        """What was told, and the signs that are asked or not because of it."""
        told = (f"about-you.{each}" for each in self.told)
        return frozenset([*told, *self.asked, *self.not_asked])


class ConditionCase(ScreeningCase):
    """What somebody has or has had, and what it makes of the exercises."""

    conditions: tuple[Slug, ...]
    left_out: tuple[Slug, ...] = ()
    """Exercises of which nothing is left."""
    changed: tuple[Slug, ...] = ()
    stays: tuple[Slug, ...] = ()
    """Exercises of which something is left, changed or not."""
    untouched: tuple[Slug, ...] = ()

    @property
    def about(self) -> frozenset[str]:
        """The conditions."""
        return frozenset(self.conditions)


class Look(Content):
    """Somebody has looked at it."""

    on: date
    about: tuple[Slug, ...]


class EarlierCheck(Content):
    """A check before the latest one."""

    on: date
    yes: tuple[Slug, ...]


class RaisedStop(Content):
    """A stop that a rule of the plan has raised."""

    id: Slug
    since: date


class LockCase(ScreeningCase):
    """What was found and who has looked, and what still stands against a session."""

    yes: tuple[Slug, ...] = ()
    on: date | None = None
    """The day of the check."""
    earlier: tuple[EarlierCheck, ...] = ()
    stops: tuple[RaisedStop, ...] = ()
    conditions: tuple[Slug, ...] = ()
    looked_at: tuple[Look, ...] = ()
    refused: tuple[Slug, ...] = ()
    """What stands against it; nothing where there may be a session."""

    @property
    def about(self) -> frozenset[str]:
        """The signs that were found, then or earlier, the stops and the conditions."""
        earlier = (sign for check in self.earlier for sign in check.yes)
        return frozenset([*self.yes, *earlier, *(stop.id for stop in self.stops), *self.conditions])


class BeforeCase(ScreeningCase):
    """The three questions before a session, and what follows."""

    pain: PainScore
    new: tuple[Slug, ...] = ("nothing",)
    weight: Slug = "yes"
    just_misses: Annotated[AnswerRule | None, Field(alias="not")] = None
    action: Then
    screens: tuple[Slug, ...] = ()
    asks_conditions: bool = False
    rules: tuple[AnswerRule, ...] = ()

    @property
    def about(self) -> frozenset[str]:
        """The answers that it follows from, and the one that the person nearly gave."""
        missed = (self.just_misses,) if self.just_misses else ()
        return frozenset(f"before-session.{each}" for each in (*self.rules, *missed))


class Event(Content):
    """Something that happened."""

    kind: Slug
    at: datetime


class RecheckCase(ScreeningCase):
    """What happened since a check, and what of it is asked again."""

    last_check: datetime | None = None
    happened: tuple[Event, ...] = ()
    screens: tuple[Slug, ...]
    asks_conditions: bool = False

    @property
    def about(self) -> frozenset[str]:
        """What happened."""
        return frozenset(f"asked-again.{each.kind}" for each in self.happened)


class CasesFile(Content):
    """All cases of a kind, not yet read."""

    cases: Annotated[tuple[dict[str, Any], ...], Field(alias="case", min_length=2)]


Case = SignCase | HalfWayCase | CircumstanceCase | ConditionCase | LockCase | BeforeCase | RecheckCase
Kind = TypeVar(
    "Kind", SignCase, HalfWayCase, CircumstanceCase, ConditionCase, LockCase, BeforeCase, RecheckCase
)


def _read(kind: type[Kind], file: str) -> tuple[Kind, ...]:
    tables = CasesFile.model_validate(tomllib.loads((FOLDER / file).read_text("utf-8")), strict=False).cases
    return tuple(kind.model_validate(each, strict=False) for each in tables)


@cache
def all_cases() -> tuple[Case, ...]:
    """Every case of screening, in the order of the files."""
    return (
        *_read(SignCase, "signs.toml"),
        *_read(HalfWayCase, "half-way.toml"),
        *_read(CircumstanceCase, "circumstances.toml"),
        *_read(ConditionCase, "conditions.toml"),
        *_read(LockCase, "locks.toml"),
        *_read(BeforeCase, "before-session.toml"),
        *_read(RecheckCase, "asked-again.toml"),
    )


def cases_in(kind: type[Kind]) -> tuple[Kind, ...]:
    """All cases of a kind."""
    return tuple(case for case in all_cases() if isinstance(case, kind))


def cases_of(*rules: str) -> tuple[Case, ...]:
    """The cases that are about any of these rules, each once; none for a rule that no case names.

    A rule is the id of a sign or a condition, `about-you.<circumstance>`,
    `before-session.<question>.<answer>` or `asked-again.<happening>`.
    """
    return tuple(case for case in all_cases() if not case.about.isdisjoint(rules))
