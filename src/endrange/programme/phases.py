"""What each phase of the programme plans: how many weeks, on which days, how much, and what it is for."""

from collections.abc import Mapping
from dataclasses import dataclass

from endrange.catalogue.exercise import Phase

from .choices import Choices
from .targets import CIRCLES_FROM_WEEK, MAINTENANCE_PLATEAU_S, MAINTENANCE_S, MINIMUM_S, PLATEAU_S

WHOLE_WEEKS = 12
"""Restoring range and building strength together take at least this long; source: zurich-2020."""
STRENGTHEN_WEEKS = 6
"""The fewest weeks of strength; chosen."""
CALM_WEEKS = 2
"""Weeks planned ahead while the hip is irritable; chosen."""
KEEP_WEEKS = 4
"""Weeks planned ahead once the programme is over: it has no end; chosen."""
MORE_WEEKS = 2
"""Weeks planned ahead where a phase takes longer than it was meant to; chosen."""


@dataclass(frozen=True)
class PhaseRules:
    """The numbers that a phase is planned with; the ones without a source are chosen."""

    phase: Phase
    minimum_s: int
    """Seconds of stretching a week for each muscle group and side; 0 where a week has no aim."""
    plateau_s: int
    """Where longer stretches end as long as something else wants the time."""
    circles_from_week: int
    strength_share: float
    """The part of a strength day's minutes that strength may take before all else."""
    strength_share_beside: float
    """The same where the week has other days for range."""
    strength_days: int
    """At most, never two in a row; source: acsm-2009."""
    strength_turns: int
    """How often a week each chosen strength exercise comes, if there is time."""
    block_weeks: int
    """So long the same strength exercises are chosen: enough to grow in them."""
    most_days: int = 5
    most_minutes: int = 30
    uses_up: bool = True
    """Whether what is left of the minutes goes to longer doses."""


RULES: Mapping[Phase, PhaseRules] = {
    "calm": PhaseRules(
        "calm",
        minimum_s=0,
        plateau_s=0,
        circles_from_week=1,
        strength_share=0.5,
        strength_share_beside=0.5,
        strength_days=3,
        strength_turns=2,
        block_weeks=3,
        most_minutes=10,
        uses_up=False,
    ),
    "restore": PhaseRules(
        "restore",
        minimum_s=MINIMUM_S,
        plateau_s=PLATEAU_S,
        circles_from_week=CIRCLES_FROM_WEEK,
        strength_share=0.35,
        strength_share_beside=0.35,
        strength_days=3,
        strength_turns=2,
        block_weeks=3,
    ),
    "strengthen": PhaseRules(
        "strengthen",
        minimum_s=MAINTENANCE_S,
        plateau_s=MAINTENANCE_PLATEAU_S,
        circles_from_week=1,
        strength_share=0.7,
        strength_share_beside=0.85,
        strength_days=3,
        strength_turns=2,
        block_weeks=3,
    ),
    "keep": PhaseRules(
        "keep",
        minimum_s=MAINTENANCE_S,
        plateau_s=MAINTENANCE_PLATEAU_S,
        circles_from_week=1,
        strength_share=0.5,
        strength_share_beside=0.5,
        strength_days=2,
        strength_turns=1,
        block_weeks=1,
        most_days=2,
    ),
}


def weeks_of(phase: Phase, choices: Choices) -> int:
    """How many weeks of the phase are planned, if all goes well."""
    if phase == "restore":
        return choices.weeks
    if phase == "strengthen":
        return max(STRENGTHEN_WEEKS, WHOLE_WEEKS - choices.weeks)
    return CALM_WEEKS if phase == "calm" else KEEP_WEEKS
