"""Where a report can be corrected that a change answers: pain stays, but it may be told by mistake."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from endrange.catalogue import Catalogue
from endrange.programme.adaptation import Adjustment, Course, rule_of
from endrange.programme.adaptation.changing import taken_back
from endrange.server.why.changes import is_beginning

PAGES = {"check-in": "check-in-correct", "before": "before-correct"}
"""What the id of a fact begins with, and the page that corrects its record."""


@dataclass(frozen=True)
class Told:
    """What a person told."""

    address: str
    is_session: bool
    """It was told in a session, or at its end."""


def told_for(adjustment: Adjustment, course: Course, catalogue: Catalogue) -> Told | None:
    """Return what a change answers that is in force because of pain; None for any other change."""
    if not rule_of(adjustment.rule.id).answers_pain or is_beginning(adjustment):
        return None
    return told_last(adjustment.because) if is_in_force(adjustment, course, catalogue) else None


def is_in_force(adjustment: Adjustment, course: Course, catalogue: Catalogue) -> bool:
    """Tell whether something of a change holds on the day of the course."""
    before, after = adjustment.before, adjustment.after
    if adjustment.status != "made" or before is None or after is None:
        return False
    if adjustment.change.kind == "repeat-dose":  # it changes nothing: until its day nothing grows
        return True
    if adjustment.change.kind == "advise":
        return any(each.id == adjustment.id for each in course.referrals)
    return taken_back(course.standing, before, after, catalogue) != course.standing


def told_last(because: Iterable[str]) -> Told | None:
    """Return the last of these facts that has a page to correct it."""
    found = (_told(fact) for fact in reversed(tuple(because)))
    return next((each for each in found if each is not None), None)


def _told(fact: str) -> Told | None:
    kept = re.fullmatch(r"(check-in|before)-(\d+)", fact)
    if kept is not None:
        return Told(reverse(PAGES[kept[1]], args=[int(kept[2])]), is_session=False)
    try:
        return Told(reverse("session-done", args=[UUID(fact)]), is_session=True)
    except ValueError:
        return None
