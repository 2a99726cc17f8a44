"""Follow a person's facts again and again, as there are more of them."""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

from endrange.catalogue import Catalogue
from endrange.records.history import AnyFact, day_of

from .course import Course
from .engine import Follower, once
from .occasions import later

SETTLED_DAYS = 28
"""Before the day that is asked for; earlier facts are seldom added to or changed (chosen)."""


class Following:
    """Gives the courses that `adapt` gives; goes on from where it was while earlier facts are the same."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._settled = Follower(catalogue)
        self._taken: list[AnyFact] = []
        """What the settled follower has taken."""

    def course(self, facts: Iterable[AnyFact], *, until: date) -> Course:
        """What the facts up to the day `until` come to on that day."""
        ordered = [fact for fact in once(facts) if fact.day <= until]
        follower = self._go_on(ordered, later(until, -SETTLED_DAYS)).copied()
        for fact in ordered[len(self._taken) :]:
            follower.take(fact)
        return follower.course(until)

    def _go_on(self, ordered: list[AnyFact], day: date) -> Follower:
        """Take the facts before that day, from the first one on if an earlier one has changed."""
        settled, taken = self._settled, self._taken
        if ordered[: len(taken)] != taken:
            settled, taken = Follower(self._catalogue), []
        self._settled, self._taken = Follower(self._catalogue), []
        place = max(len(taken), bisect_left(ordered, day, key=day_of))
        for fact in ordered[len(taken) : place]:
            settled.take(fact)
        self._settled, self._taken = settled, ordered[:place]
        return settled
