"""Where a report can be corrected that a change answers: pain stays, but it may be told by mistake."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from endrange.programme.adaptation import Adjustment, Course, rule_of

PAGES = {"check-in": "check-in-correct", "before": "before-correct"}
"""What the id of a fact begins with, and the page that corrects its record."""
EASED = ("variant_step", "dose_step", "load_step", "range_share", "pressure_share")
"""What is less of an exercise that was eased; a rest has a day on which it is over."""


@dataclass(frozen=True)
class Told:
    """What a person told."""

    address: str
    is_session: bool
    """It was told in a session, or at its end."""


def told_for(adjustment: Adjustment, course: Course) -> Told | None:
    """Return what a change answers that is in force because of pain; None for any other change."""
    if not rule_of(adjustment.rule.id).answers_pain:
        return None
    return told_last(adjustment.because) if is_in_force(adjustment, course) else None


def is_in_force(adjustment: Adjustment, course: Course) -> bool:
    """Tell whether a change that eased something still eases it on the day of the course."""
    before, after, now = adjustment.before, adjustment.after, course.standing
    change = adjustment.change
    if adjustment.status != "made" or before is None or after is None:
        return False
    if change.until is not None:  # past its day it would be over
        return True
    if change.kind == "advise":
        return any(each.id == adjustment.id for each in course.referrals)
    if change.exercise is None:
        return before.phase != after.phase == now.phase
    was, became, is_now = (each.of(change.exercise) for each in (before, after, now))
    return any(max(getattr(became, part), getattr(is_now, part)) < getattr(was, part) for part in EASED)


def told_last(because: Sequence[str]) -> Told | None:
    """Return where the last of these facts can be corrected; None if it has no page."""
    return _told(because[-1]) if because else None


def _told(fact: str) -> Told | None:
    kept = re.fullmatch(r"(check-in|before)-(\d+)", fact)
    if kept is not None:
        return Told(reverse(PAGES[kept[1]], args=[int(kept[2])]), is_session=False)
    try:
        return Told(reverse("session-done", args=[UUID(fact)]), is_session=True)
    except ValueError:
        return None
