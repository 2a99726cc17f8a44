"""What a person has or has had: from kept ids to the conditions of today, and what counts with them."""

from collections.abc import Iterable, Mapping

from endrange.catalogue.conditions import Condition

from .refusals import UnknownConditionError


def held_conditions(ids: Iterable[str], known: Mapping[str, Condition]) -> tuple[Condition, ...]:
    """The conditions of these ids, each once, in the catalogue's order; earlier versions' ids are understood.

    An id that now stands for several conditions counts as all of them, the careful reading. Raises
    UnknownConditionError for ids that no version knew.
    """
    given = set(ids)
    formerly = {old for condition in known.values() for old in condition.formerly}
    unknown = sorted(given - set(known) - formerly)
    if unknown:
        raise UnknownConditionError(unknown)
    return tuple(each for each in known.values() if each.id in given or given.intersection(each.formerly))


def counted(conditions: Iterable[Condition]) -> frozenset[str]:
    """The ids whose rules count: those held, what they imply, and what they come to beside each other."""
    held = tuple(conditions)
    ids = {condition.id for condition in held}
    implied = {each for condition in held for each in condition.implies}
    beside = {each for condition in held for each in _counts_beside(condition, ids)}
    return frozenset(ids | implied | beside)


def words_needed(conditions: Iterable[Condition]) -> tuple[Condition, ...]:
    """The conditions with which nobody begins before a surgeon or physiotherapist has said yes."""
    held = tuple(conditions)
    ids = {condition.id for condition in held}
    return tuple(each for each in held if each.needs_word or _needs_word_beside(each, ids))


def _counts_beside(condition: Condition, held: set[str]) -> tuple[str, ...]:
    together = condition.together
    return together.counts_as if together and not held.isdisjoint(together.any_of) else ()


def _needs_word_beside(condition: Condition, held: set[str]) -> bool:
    together = condition.together
    return together is not None and together.needs_word and not held.isdisjoint(together.any_of)
