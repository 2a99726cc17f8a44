"""What must hold between the parts of an exercise file, and between exercise files.

Reads raw data, so that these faults are reported together with faults of shape.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from .faults import KeyFault
from .reading import ContentFile
from .references import tables

BODY_WEIGHT = "body-weight"
"""The load without anything."""

_LEVEL_ORDER = {"standard": 0, "easier": 1, "harder": 2}


def inconsistencies(data: Mapping[str, Any]) -> tuple[KeyFault, ...]:
    """Faults between the parts of one exercise."""
    return (
        *_of_levels(data),
        *_of_phases(data),
        *_of_regions(data),
        *_of_chain(data),
        *_of_strength(data),
        *_of_changes(data),
    )


def _of_levels(data: Mapping[str, Any]) -> list[KeyFault]:
    levels = [level for variant in tables(data, "variant") if isinstance(level := variant.get("level"), str)]
    faults = []
    if levels and levels.count("standard") != 1:
        faults.append(KeyFault("variant", f"expected one of level standard, got {levels.count('standard')}"))
    places = [_LEVEL_ORDER[level] for level in levels if level in _LEVEL_ORDER]
    if any(later < earlier for earlier, later in pairwise(places)):
        faults.append(KeyFault("variant", "expected the order standard, easier (mildest first), harder"))
    return faults


def _of_phases(data: Mapping[str, Any]) -> list[KeyFault]:
    dose, named = data.get("dose"), data.get("phases")
    if not isinstance(dose, dict) or not isinstance(named, list):
        return []
    phases = [phase for phase in named if isinstance(phase, str)]
    without = [phase for phase in phases if phase not in dose]
    unnamed = [phase for phase in dose if phase not in phases]
    return [
        *(KeyFault("dose", f'there is none for the phase "{phase}"') for phase in without),
        *(KeyFault(f"dose.{phase}", "this phase is not in `phases`") for phase in unnamed),
    ]


def _of_regions(data: Mapping[str, Any]) -> list[KeyFault]:
    dose = data.get("dose")
    doses = dose if isinstance(dose, dict) else {}
    with_passes = [
        phase for phase, each in doses.items() if isinstance(each, dict) and each.get("kind") == "passes"
    ]
    if with_passes and not tables(data, "region"):
        return [KeyFault("region", "is missing: a dose of passes needs regions to roll")]
    if tables(data, "region") and len(with_passes) != len(doses):
        return [KeyFault("dose", 'expected kind = "passes" for an exercise with regions')]
    return []


def _of_chain(data: Mapping[str, Any]) -> list[KeyFault]:
    has_order = data.get("chain_order", 0) != 0
    if ("chain" in data) == has_order:
        return []
    return [KeyFault("chain_order", "`chain` and `chain_order` (from 1) belong together")]


def _of_strength(data: Mapping[str, Any]) -> list[KeyFault]:
    """Loads and abilities belong to strengthening alone; nothing is lighter than the body's own weight."""
    says = 'is only for kind = "strengthen"'
    keys = ("trains", "load") if data.get("kind") != "strengthen" else ()
    faults = [KeyFault(key, says) for key in keys if data.get(key)]
    loads = tables(data, "load")
    if any(load.get("id") == BODY_WEIGHT for load in loads[1:]):
        faults.append(KeyFault("load", f'expected "{BODY_WEIGHT}" first: the lightest stands first'))
    if any(load.get("id") == BODY_WEIGHT and load.get("equipment") for load in loads):
        faults.append(KeyFault(f"load[{BODY_WEIGHT}].equipment", "expected none"))
    return faults


def _of_changes(data: Mapping[str, Any]) -> list[KeyFault]:
    """A change is for somebody who still does the exercise, in a variant that is left to them."""
    faults = []
    for number, change in enumerate(tables(data, "change"), start=1):
        condition, variant = change.get("condition"), change.get("variant")
        rules = [rule for rule in tables(data, "leave_out") if rule.get("condition") == condition]
        if any(not rule.get("variants") and not rule.get("regions") for rule in rules):
            says = f'a [[leave_out]] takes the whole exercise out for "{condition}"'
            faults.append(KeyFault(f"change[{number}]", says))
        elif any(variant in _names(rule.get("variants")) for rule in rules):
            says = f'a [[leave_out]] takes "{variant}" out for "{condition}"'
            faults.append(KeyFault(f"change[{number}].variant", says))
    return faults


def _names(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def broken_chains(files: Iterable[ContentFile]) -> dict[str, tuple[KeyFault, ...]]:
    """Chains whose places are not 1, 2, 3 and so on, by the label of the first file of the chain."""
    chains: dict[str, list[tuple[int, str]]] = {}
    for file in files:
        chain, order = file.data.get("chain"), file.data.get("chain_order")
        if isinstance(chain, str) and isinstance(order, int):
            chains.setdefault(chain, []).append((order, file.label))
    faults: dict[str, tuple[KeyFault, ...]] = {}
    for chain, places in chains.items():
        orders = sorted(order for order, _ in places)
        if orders != list(range(1, len(orders) + 1)):
            says = f'chain "{chain}": expected 1 to {len(orders)}, each once, got {orders}'
            faults[min(places)[1]] = (KeyFault("chain_order", says),)
    return faults


def uncounted_groups(file: ContentFile, weekly: frozenset[str]) -> tuple[KeyFault, ...]:
    """Groups in `counts_for` that have no weekly dose to count for."""
    named = file.data.get("counts_for")
    groups = named if isinstance(named, list) else []
    return tuple(
        KeyFault("counts_for", f'the group "{group}" has no weekly dose (weekly = true in muscles.toml)')
        for group in groups
        if isinstance(group, str) and group not in weekly
    )
