"""What facts and changes tell after which the safety check is asked again (asked-again.toml)."""

from collections.abc import Iterable, Iterator

from endrange.records.history import AnyFact, Morning, Trained, Weekly
from endrange.screening import Happening

from .adjustment import Adjustment

A_LOT = 6
"""Pain, of 10, from which the signs are asked again: above 5."""
FLARE_RULES = frozenset({"flare", "two-flares"})
"""Rules whose changes mean a flare."""


def is_strong(pain: int | None) -> bool:
    """Tell whether a pain is one after which the signs are asked again; None: nothing was told."""
    return pain is not None and pain >= A_LOT


def in_session(fact: Trained) -> Iterator[Happening]:
    """Strong pain in a session or at its end."""
    told = (fact.pain_after, *(each.pain for each in fact.exercised))
    if any(map(is_strong, told)):
        yield Happening("pain-above-5", fact.at)


def in_check_ins(facts: Iterable[AnyFact]) -> Iterator[Happening]:
    """Strong pain at rest on a morning or over a week, and in daily tasks."""
    for fact in facts:
        if isinstance(fact, Morning | Weekly) and is_strong(fact.pain):
            yield Happening("rest-pain", fact.at)
        if isinstance(fact, Weekly) and is_strong(fact.tasks):
            yield Happening("pain-above-5", fact.at)


def of_flares(adjustments: Iterable[Adjustment], facts: Iterable[AnyFact]) -> Iterator[Happening]:
    """Flares that the rules found, at the moment of the last answer that showed it; none without its facts.

    A session shows no flare: what was told after it does.
    """
    flares = [each for each in adjustments if each.rule.id in FLARE_RULES]
    if not flares:
        return
    moments = {fact.id: fact.at for fact in facts if not isinstance(fact, Trained)}
    for flare in flares:
        told = [moments[fact] for fact in flare.because if fact in moments]
        if told:
            yield Happening("flare", max(told))
