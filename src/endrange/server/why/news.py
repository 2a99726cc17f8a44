"""What Today says about the plan: that it changed since the last session, or that something is offered."""

from dataclasses import dataclass

from endrange.programme.adaptation import Adjustment, Course
from endrange.server.counting import sessions_with_work
from endrange.server.planning import Footing
from endrange.server.store.models import Person
from endrange.server.story import day_in
from endrange.server.why.changes import words_for

CHANGES_NOTHING = frozenset({"advise", "stop", "repeat-dose"})


@dataclass(frozen=True)
class News:
    """What is new about the plan, in words."""

    change: str
    """The latest change since the last session; empty if there is none."""
    more: int
    """How many others there are."""
    offer: str
    """What waits for a yes or a not now; empty if nothing does."""


def news_of(person: Person, stand: Footing) -> News | None:
    """Return what is new about the plan; None if nothing is."""
    words = words_for(stand.catalogue, clearance=stand.clearance, choices=stand.choices)
    changed = [words.title(each) for each in changed_since_last_session(stand.course, person)]
    offers = [words.title(each) for each in stand.course.adjustments if each.status == "offered"]
    if not changed and not offers:
        return None
    return News("".join(changed[:1]), max(0, len(changed) - 1), "".join(offers[-1:]))


def changed_since_last_session(course: Course, person: Person) -> list[Adjustment]:
    """What has changed the plan since the latest session with work in it, or because of it; newest first."""
    last = sessions_with_work(person).first()
    if last is None:
        return []
    day, id_ = day_in(person.zone, last.started_at), str(last.session)
    return [
        each
        for each in reversed(course.adjustments)
        if each.status == "made"
        and each.change.kind not in CHANGES_NOTHING
        and ((each.accepted or each.day) > day or id_ in each.because)
    ]
