"""A plan of six weeks, against writing the same plan down as JSON and reading it again."""

import dataclasses
import json
from datetime import date
from functools import partial

from benchmarks.result import Result, median_ms
from endrange.catalogue import load_catalogue
from endrange.programme import Choices, default_weekdays, plan_programme
from endrange.screening import assess, clear

TIMES = 20


def run() -> list[Result]:
    """Plan for everything at hand, and for the least."""
    catalogue = load_catalogue()
    signs = catalogue.signs.values()
    clearance = clear(assess({sign.id: False for sign in signs}, signs=signs), frozenset())
    results = []
    for name, minutes, equipment in (
        ("six-week plan, 20 minutes, everything at hand", 20, frozenset(catalogue.equipment)),
        ("six-week plan, 10 minutes, nothing at hand", 10, frozenset[str]()),
    ):
        choices = Choices(
            weekdays=default_weekdays(4),
            weeks=6,
            minutes=minutes,
            equipment=equipment,
            worse_side=None,
            start=date(2026, 1, 5),
        )
        plan = plan_programme(choices, catalogue=catalogue, clearance=clearance)
        written = dataclasses.asdict(plan)
        results.append(
            Result(
                name,
                median_ms(
                    partial(plan_programme, choices, catalogue=catalogue, clearance=clearance), times=TIMES
                ),
                median_ms(lambda: json.loads(json.dumps(written, default=str)), times=TIMES),  # noqa: B023
                "ms",
                "the plan to JSON and back",
            )
        )
    return results
