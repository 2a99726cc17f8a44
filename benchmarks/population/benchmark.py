"""Run the population, write the report, and return the lines of the benchmarks' table."""

import sys
from dataclasses import replace
from pathlib import Path

from benchmarks.result import Result

from .assumptions import Assumptions
from .crowd import Crowd, live_all, workers
from .outcomes import by_id
from .report import World, report

PEOPLE = 10_000
IN_A_WORLD = 20
"""Other worlds have this many times fewer people."""
REPORT = Path(__file__).parents[2] / "docs" / "population.md"
COMMAND = "python -m benchmarks population"
WORLDS: dict[str, dict[str, float]] = {
    "strength adds nothing, to range or to relief": {"relief_mobility": 1.0, "loaded_share": 0.0},
    "training relieves no pain": {"relief_share": 0.0},
    "training sets off no flares": {
        "flare_overload": 0.0,
        "flare_jump": 0.0,
        "flare_pain": 0.0,
        "flare_aggravated": 0.0,
        "overload_ache": 0.0,
    },
    "hips bear half as much": {"tolerance_min": 16.0},
    "range is lost in a third of the time": {"loss_days": 18.0},
    "people are much less keen": {"keen_mean": 0.0},
    "nobody says when it hurts": {"speaks_up": 0.0, "answers_morning": 0.0, "answers_weekly": 0.0},
}
"""What the assumptions are turned round to."""


def run(people: int = PEOPLE) -> list[Result]:
    """Live, write the page, and return the headline; with fewer people the page goes to build/."""
    assumed = Assumptions()
    fewer = max(2, people // IN_A_WORLD)
    with workers() as pool:
        main = live_all(people, assumed, pool)
        worlds = [
            World(name, live_all(fewer, replace(assumed, **changed), pool, title=name))
            for name, changed in WORLDS.items()
        ]
    command = COMMAND if people == PEOPLE else f"{COMMAND} --people {people}"
    page = report(main, worlds, assumed, command=command)
    target = REPORT if people == PEOPLE else REPORT.parents[1] / "build" / "population.md"
    target.parent.mkdir(exist_ok=True)
    target.write_text(page, encoding="utf-8")
    print(f"Written: {target}; violations: {sum(main.violations.values())}", file=sys.stderr)
    return _headline(main)


def _headline(main: Crowd) -> list[Result]:
    return [
        Result(
            f"{outcome.name}, {len(main.lives):,} virtual people",
            outcome.of_policy(main.lives, "ours").value,
            outcome.of_policy(main.lives, "fixed").value,
            outcome.unit,
            "the fixed programme",
        )
        for outcome in map(by_id, ("gain-12", "gain-26", "pain-area", "flares-sessions", "word"))
    ]
