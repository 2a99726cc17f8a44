"""Advice to see somebody, word for word; Today and Plan show it, too."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext

from endrange.programme.adaptation import Adjustment


def referrals_in_words(referrals: Sequence[Adjustment]) -> list[tuple[date, str]]:
    """Return the day and the reason of each."""
    return [(each.day, each.reason.translated(gettext)) for each in referrals]
