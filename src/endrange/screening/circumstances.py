"""Which signs are asked of whom: a sign that needs a circumstance is asked only of those who have it."""

from collections.abc import Collection, Iterable

from endrange.catalogue.signs import Sign


def is_asked(sign: Sign, told: Collection[str] | None) -> bool:
    """Tell whether a sign is asked of somebody with these circumstances; None: they were not asked for."""
    return sign.only_with is None or told is None or sign.only_with in told


def answered_by(told: Collection[str] | None, signs: Iterable[Sign]) -> dict[str, bool]:
    """The signs that the circumstances answer, each with its no: without the one, the other cannot be."""
    return {sign.id: False for sign in signs if not is_asked(sign, told)}
