"""The report of a run as a page: what was compared, what came out, and what it cannot tell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .assumptions import Assumptions, table
from .crowd import POLICIES, Crowd, Lived
from .intervals import Estimate
from .invariants import INVARIANTS
from .outcomes import OUTCOMES, Outcome, by_id
from .people import CONDITIONS, SIGNS

PROSE = Path(__file__).parent / "prose"
NAMES = {"ours": "Endrange", "fixed": "the fixed programme", "nothing": "nothing"}
WORLD_OUTCOMES = ("gain-12", "gain-26", "pain-area", "flares-sessions", "flares", "word")
GROUP_OUTCOMES = ("gain-6", "gain-26", "pain-26", "pain-area", "flares", "still")


@dataclass(frozen=True)
class World:
    """Another set of assumptions, tried with fewer people."""

    name: str
    crowd: Crowd


def report(main: Crowd, worlds: Sequence[World], assumed: Assumptions, *, command: str) -> str:
    """Return docs/population.md."""
    return (
        "\n\n".join(
            [
                _opening(main, command),
                _headline(main.lives),
                _verdict(main.lives),
                _groups(main.lives),
                _signs(main.lives),
                _invariants(main),
                _worlds(main, worlds),
                _prose("changed"),
                _prose("how-it-works"),
                _prose("cannot-tell"),
                _assumptions(assumed),
            ]
        )
        + "\n"
    )


def _prose(name: str) -> str:
    return (PROSE / f"{name}.md").read_text(encoding="utf-8").strip()


def _opening(main: Crowd, command: str) -> str:
    weeks = len(main.lives[0].records["ours"].pain)
    return _prose("opening").format(people=len(main.lives), weeks=weeks, command=command)


def _headline(lives: Sequence[Lived]) -> str:
    rows = ["| outcome | Endrange | fixed programme | nothing | against fixed | against nothing |"]
    rows.append("|---|---:|---:|---:|---:|---:|")
    rows += [_row(outcome, lives) for outcome in OUTCOMES]
    return "\n".join(
        [
            "## What came out",
            "",
            "Means with 95 % intervals; the last two columns are differences within the same people.",
            "The fixed programme: 4 days a week for 6 weeks, all exercises that the person's things allow,"
            " the person's own minutes a session, then nothing.",
            "",
            *rows,
        ]
    )


def _row(outcome: Outcome, lives: Sequence[Lived]) -> str:
    policies = POLICIES if outcome.for_nothing else POLICIES[:2]
    cells = [_said(outcome, outcome.of_policy(lives, policy)) for policy in policies]
    cells += [_said(outcome, outcome.between(lives, "ours", other), sign=True) for other in policies[1:]]
    if not outcome.for_nothing:
        cells.insert(2, "")
        cells.append("")
    unit = f", {outcome.unit}" if outcome.unit else ""
    return f"| {outcome.name}{unit} | {' | '.join(cells)} |"


def _said(outcome: Outcome, estimate: Estimate, *, sign: bool = False) -> str:
    plus, digits = "+" if sign else "", outcome.digits
    value, low, high = (
        f"{each + 0.0:{plus}.{digits}f}" for each in (estimate.value, estimate.low, estimate.high)
    )
    return f"{value} ({low} to {high})"


def _verdict(lives: Sequence[Lived]) -> str:
    lines = ["## Where Endrange is ahead, and where it is not"]
    for other in ("fixed", "nothing"):
        ahead, behind, level = _sorted(lives, other)
        lines += ["", f"Against {NAMES[other]}:", ""]
        lines.append(f"- ahead: {_names(ahead)}")
        lines.append(f"- behind: {_names(behind, notes=True)}")
        lines.append(f"- no clear difference: {_names(level)}")
    return "\n".join(lines)


def _sorted(lives: Sequence[Lived], other: str) -> tuple[list[Outcome], list[Outcome], list[Outcome]]:
    ahead: list[Outcome] = []
    behind: list[Outcome] = []
    level: list[Outcome] = []
    for outcome in OUTCOMES:
        if outcome.better == "neither" or (other == "nothing" and not outcome.for_nothing):
            continue
        between = outcome.between(lives, "ours", other)
        is_more = between.value > 0
        if not between.is_clear:
            level.append(outcome)
        elif is_more == (outcome.better == "more"):
            ahead.append(outcome)
        else:
            behind.append(outcome)
    return ahead, behind, level


def _names(outcomes: Iterable[Outcome], *, notes: bool = False) -> str:
    said = [f"{each.name} ({each.note})" if notes and each.note else each.name for each in outcomes]
    return "; ".join(said) or "nothing"


def _groups(lives: Sequence[Lived]) -> str:
    groups = {
        "pain 0 to 2 at the start": [each for each in lives if each.pain < 2.5],
        "pain 3": [each for each in lives if 2.5 <= each.pain < 3.5],
        "pain 4 to 5": [each for each in lives if 3.5 <= each.pain < 5.5],
        "pain 6 or more": [each for each in lives if each.pain >= 5.5],
        "with a condition": [each for each in lives if each.conditions],
        "without a condition": [each for each in lives if not each.conditions],
    }
    outcomes = [by_id(each) for each in GROUP_OUTCOMES]
    rows = ["| people | how many | " + " | ".join(each.name for each in outcomes) + " |"]
    rows.append("|---|---:|" + "---:|" * len(outcomes))
    for name, some in groups.items():
        if len(some) > 1:
            cells = [_said(each, each.between(some, "ours", "fixed"), sign=True) for each in outcomes]
            rows.append(f"| {name} | {len(some)} | {' | '.join(cells)} |")
    return "\n".join(["## Who gains, who does not: Endrange less the fixed programme", "", *rows])


def _signs(lives: Sequence[Lived]) -> str:
    word, care = by_id("word"), by_id("care")
    kinds = {
        "emergency or same day": [each for each in lives if each.warning and each.is_urgent],
        "within days or this week": [each for each in lives if each.warning and not each.is_urgent],
    }
    rows = [
        "| true warning sign | people | word, Endrange | word, yardstick | seen, Endrange | seen, yardstick |"
    ]
    rows.append("|---|---:|---:|---:|---:|---:|")
    for name, some in kinds.items():
        if len(some) > 1:
            cells = [
                _said(outcome, outcome.of_policy(some, policy))
                for outcome in (word, care)
                for policy in ("ours", "nothing")
            ]
            rows.append(f"| {name} | {len(some)} | {' | '.join(cells)} |")
    return "\n".join(
        [
            "## From a warning sign to somebody who looks",
            "",
            "Days, at most 28. The yardstick is doing nothing.",
            "",
            *rows,
        ]
    )


def _invariants(main: Crowd) -> str:
    checked = main.checked
    rows = ["| what must never be | found |", "|---|---:|"]
    rows += [f"| {says} | {main.violations.get(id_, 0)} |" for id_, says in INVARIANTS.items()]
    examples = [f"- {id_}: {main.examples[id_]}" for id_ in INVARIANTS if id_ in main.examples]
    return "\n".join(
        [
            "## What must always be true",
            "",
            f"Looked at in {checked['sessions']:,} sessions, {checked['weeks']:,} looks at a week's plan,"
            f" {checked['steps']:,} moments in which a standing changed, and {checked['changes']:,} changes.",
            "",
            *rows,
            *(["", *examples] if examples else []),
        ]
    )


def _worlds(main: Crowd, worlds: Sequence[World]) -> str:
    outcomes = [by_id(each) for each in WORLD_OUTCOMES]
    rows = ["| world | people | " + " | ".join(each.name for each in outcomes) + " |"]
    rows.append("|---|---:|" + "---:|" * len(outcomes))
    for world in (World("as assumed", main), *worlds):
        lives = world.crowd.lives
        cells = [_said(each, each.between(lives, "ours", "fixed"), sign=True) for each in outcomes]
        rows.append(f"| {world.name} | {len(lives):,} | {' | '.join(cells)} |")
    return "\n".join(
        [
            "## If the assumptions are wrong: Endrange less the fixed programme",
            "",
            "Most numbers of the model are chosen. The same comparison in worlds where a choice that favours"
            " one side is turned round:",
            "",
            *rows,
        ]
    )


def _assumptions(assumed: Assumptions) -> str:
    rows = ["| name | value | unit | source | what it is |", "|---|---:|---|---|---|"]
    rows += [
        f"| `{name}` | {value} | {unit} | {source} | {says} |"
        for name, value, unit, source, says in table(assumed)
    ]
    conditions = ", ".join(f"{id_} {share:.0%}" for id_, share, _ in CONDITIONS)
    signs = ", ".join(f"{sign} {share:.0%}" for sign, share, *_rest in SIGNS)
    return "\n".join(
        [
            "## Assumptions",
            "",
            "Sources are ids of `sources.toml`; `chosen` is our own number. Five numbers are those of"
            " hamstrings, hip flexors, adductors, abductors, external rotators.",
            "",
            *rows,
            "",
            f"Conditions (shares chosen): {conditions}. True warning signs (shares chosen): {signs}.",
        ]
    )
