"""Virtual people: who they are, and the dice of each of their days, the same whatever plan they follow."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np

from endrange.programme import DAYS, MINUTES, WEEKS, Choices, default_weekdays

from .assumptions import GROUPS, Assumptions

START = date(2026, 1, 5)
"""A Monday; nothing depends on the year."""
MOST_EXERCISES = 64
"""Dice for the exercises of one session; more than any catalogue of this size has."""

Aggravation = Literal["pinch", "outer-hip", "groin", "bending-back"]
KITS: tuple[frozenset[str], ...] = (
    frozenset(
        {"roller", "ball", "strap", "wall", "bench", "cushion", "band", "dumbbell", "backpack", "support"}
    ),
    frozenset({"strap", "wall", "bench", "cushion", "backpack", "support"}),
    frozenset({"roller", "strap", "wall", "cushion", "band", "support"}),
    frozenset(),
)
"""What people have at hand; ids of equipment.toml, those that it does not know are dropped."""
KIT_SHARES = (0.45, 0.3, 0.15, 0.1)
CONDITIONS: tuple[tuple[str, float, Aggravation | None], ...] = (
    ("known-impingement", 0.08, "pinch"),
    ("lateral-hip-pain", 0.06, "outer-hip"),
    ("hip-osteoarthritis", 0.08, "pinch"),
    ("groin-or-pubic-pain", 0.03, "groin"),
    ("hypermobility", 0.03, None),
    ("knee-problem", 0.04, None),
    ("anticoagulants", 0.03, None),
)
"""Conditions, the share of people, and what mostly aggravates them; shares are chosen."""

CIRCUMSTANCES = {"stress-fracture": "impact-sport"}
"""What the people with such a sign do or have: it is asked of nobody else."""


@dataclass(frozen=True, slots=True)
class WarningSign:
    """Something that an app must not treat, from its first day on."""

    sign: str
    """Its id among the signs of the catalogue."""
    day: int
    pain_a_week: float
    is_urgent: bool
    news: str
    """What the person would tick before a session."""


SIGNS: tuple[tuple[str, float, float, bool, str], ...] = (
    ("night-pain", 0.22, 0.6, False, "rest-pain"),
    ("rapid-worsening", 0.22, 1.0, False, "worry"),
    ("stress-fracture", 0.14, 0.9, False, "worry"),
    ("constant-pain", 0.10, 0.5, False, "rest-pain"),
    ("catching-or-locking", 0.14, 0.3, False, "worry"),
    ("hot-or-feverish", 0.04, 3.0, True, "ill"),
    ("saddle-numbness", 0.06, 1.0, True, "numb-weak-or-swollen"),
    ("swollen-calf", 0.08, 0.5, True, "numb-weak-or-swollen"),
)
"""Id, share among the true signs, pain added a week, urgent or not, and the news; shares are chosen."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is; the sore hip alone is followed."""

    number: int
    choices: Choices
    conditions: frozenset[str]
    base_deg: tuple[float, ...]
    most_gain_deg: tuple[float, ...]
    loss_days: float
    pain: float
    tasks_more: float
    natural: float
    relief: float
    tolerance_min: float
    aggravation: Aggravation | None
    keen: float
    speaks_up: float
    says_more: float
    """What is added to a felt score when it is told: -2 plays it down."""
    heeds: bool
    heeds_after: int
    pretends: bool
    warning: WarningSign | None
    circumstances: frozenset[str]
    """What is ticked in the safety check, of that which signs are asked with."""


@dataclass(frozen=True, slots=True)
class Dice:
    """Drawn before the life begins, day by day, so that every policy meets the same days."""

    noise: list[float]
    flare: list[float]
    flare_size: list[float]
    trains: list[float]
    quits: list[float]
    tells: list[float]
    news: list[float]
    morning: list[float]
    weekly: list[float]
    decides: list[float]
    own_accord: list[float]
    is_away: list[bool]
    returns: list[float]
    in_exercise: list[list[float]]
    """Day by day and exercise by exercise."""
    provokes: list[float]
    """Of each exercise, the same on all days: 0 to 1."""


def make(number: int, assumed: Assumptions, *, seed: int, days: int) -> tuple[Person, Dice]:
    """Return the person of that number; the same seed gives the same person and the same dice."""
    chance = np.random.default_rng([seed, number])
    return _person(number, chance, assumed, days=days), _dice(chance, assumed, days=days)


def _person(number: int, chance: np.random.Generator, assumed: Assumptions, *, days: int) -> Person:
    conditions, aggravation = _condition(chance, assumed)
    pain = max(0.0, chance.normal(assumed.pain_mean, assumed.pain_sd))
    responds = max(0.0, chance.normal(1.0, assumed.gain_spread))
    base = tuple(
        float(chance.normal(mean, sd))
        for mean, sd in zip(assumed.range_mean_deg, assumed.range_sd_deg, strict=True)
    )
    gains = tuple(
        max(0.0, min(gain * responds * max(0.2, chance.normal(1.0, 0.2)), most - had))
        for gain, most, had in zip(assumed.gain_deg, assumed.range_most_deg, base, strict=True)
    )
    says_more = float(
        chance.choice(
            [0.0, -2.0, 1.0],
            p=[1 - assumed.plays_down - assumed.plays_up, assumed.plays_down, assumed.plays_up],
        )
    )
    tolerance = assumed.tolerance_min * float(np.exp(chance.normal(0, assumed.tolerance_spread)))
    warning = _warning(chance, assumed, days=days)
    is_urgent = warning is not None and warning.is_urgent
    has = CIRCUMSTANCES.get(warning.sign) if warning is not None else None
    return Person(
        number=number,
        choices=_choices(chance),
        conditions=conditions,
        base_deg=base,
        most_gain_deg=gains,
        loss_days=assumed.loss_days * float(np.exp(chance.normal(0, assumed.loss_spread))),
        pain=pain,
        tasks_more=max(0.0, chance.normal(assumed.tasks_more, 0.6)),
        natural=float(np.clip(chance.normal(assumed.natural_share, assumed.natural_share), -0.2, 0.8)),
        relief=_relief(chance, assumed),
        tolerance_min=tolerance * max(0.4, 1 - assumed.tolerance_pain * pain),
        aggravation=aggravation,
        keen=float(chance.normal(assumed.keen_mean, assumed.keen_spread)),
        speaks_up=float(np.clip(chance.normal(assumed.speaks_up, 0.2), 0, 1)),
        says_more=says_more,
        heeds=bool(chance.random() < assumed.heeds),
        heeds_after=1 + int(chance.exponential(1.0 if is_urgent else assumed.heeds_days)),
        pretends=bool(chance.random() < assumed.pretends),
        warning=warning,
        circumstances=frozenset({has} if has and chance.random() < assumed.ticks else ()),
    )


def _relief(chance: np.random.Generator, assumed: Assumptions) -> float:
    some, much = chance.random(), chance.normal(assumed.relief_share, 0.18)
    return 0.0 if some < 0.2 else float(np.clip(much, 0, 0.9))


def _choices(chance: np.random.Generator) -> Choices:
    return Choices(
        weekdays=default_weekdays(int(chance.choice(DAYS, p=[0.35, 0.4, 0.25]))),
        weeks=int(chance.choice(WEEKS, p=[0.1, 0.2, 0.2, 0.5])),
        minutes=int(chance.choice(MINUTES, p=[0.05, 0.25, 0.25, 0.35, 0.1])),
        equipment=KITS[int(chance.choice(len(KITS), p=KIT_SHARES))],
        worse_side="left",
        start=START,
    )


def _condition(
    chance: np.random.Generator, assumed: Assumptions
) -> tuple[frozenset[str], Aggravation | None]:
    roll, mostly, any_of = chance.random(), chance.random(), chance.random()
    kinds: tuple[Aggravation, ...] = ("pinch", "pinch", "outer-hip", "groin", "bending-back")
    drawn = kinds[int(chance.integers(len(kinds)))]
    for condition, share, aggravation in CONDITIONS:
        if roll < share:
            return frozenset({condition}), aggravation if mostly < 0.8 else None
        roll -= share
    return frozenset(), drawn if any_of < assumed.aggravated_people else None


def _warning(chance: np.random.Generator, assumed: Assumptions, *, days: int) -> WarningSign | None:
    has_one, day = chance.random() < assumed.signs, int(chance.integers(7, max(8, days - 28)))
    kind = int(chance.choice(len(SIGNS), p=[share for _, share, *_rest in SIGNS]))
    pain = float(chance.uniform(0.6, 1.4))
    sign, _share, a_week, is_urgent, news = SIGNS[kind]
    return WarningSign(sign, day, a_week * pain, is_urgent, news) if has_one else None


def _dice(chance: np.random.Generator, assumed: Assumptions, *, days: int) -> Dice:
    def even() -> list[float]:
        drawn: list[float] = chance.random(days).tolist()
        return drawn

    return Dice(
        noise=_noise(chance, assumed, days),
        flare=even(),
        flare_size=(assumed.flare_size * np.exp(chance.normal(0, 0.3, days))).tolist(),
        trains=even(),
        quits=even(),
        tells=even(),
        news=even(),
        morning=even(),
        weekly=even(),
        decides=even(),
        own_accord=even(),
        is_away=_away(chance, assumed, days),
        returns=even(),
        in_exercise=chance.normal(0, 0.5, (days, MOST_EXERCISES)).tolist(),
        provokes=chance.random(MOST_EXERCISES).tolist(),
    )


def _noise(chance: np.random.Generator, assumed: Assumptions, days: int) -> list[float]:
    """A bad day is often followed by another: half of each day's noise carries over."""
    fresh = chance.normal(0, assumed.day_noise * np.sqrt(1 - 0.5**2), days)
    now, all_days = 0.0, []
    for each in fresh:
        now = 0.5 * now + float(each)
        all_days.append(now)
    return all_days


def _away(chance: np.random.Generator, assumed: Assumptions, days: int) -> list[bool]:
    away = [False] * days
    for _ in range(int(chance.poisson(assumed.breaks * days / 182))):
        first, length = int(chance.integers(days)), int(chance.integers(*assumed.break_days))
        away[first : first + length] = [True] * len(away[first : first + length])
    return away


assert abs(sum(share for _, share, *_rest in SIGNS) - 1) < 1e-9
assert len(GROUPS) == len(Assumptions().gain_deg)
