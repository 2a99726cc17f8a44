"""A first visit that lies some days back: everything that was answered in it moves there."""

from datetime import timedelta
from typing import Any

from django.test import Client

from endrange.server.store.models import Person

from .settling import settle


def began(visitor: Client, person: Person, *, days_ago: int, **answers: dict[str, Any]) -> None:
    """Go through the first visit, and move it into the past."""
    settle(visitor, **answers)
    back = timedelta(days=days_ago)
    for row in [*person.safety_checks.all(), *person.intakes.all(), *person.programme_choices.all()]:
        for moment in ("at", "answered_at", "conditions_at", "start"):
            if hasattr(row, moment):
                setattr(row, moment, getattr(row, moment) - back)
        row.save()
