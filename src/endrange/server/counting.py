"""Which sessions count as done. Today, the week and the plan ask here, so that they agree."""

from datetime import date

from django.db.models import Q, QuerySet

from endrange.server.store.models import Person, SessionSummary


def counted_sessions(person: Person, since: date) -> list[SessionSummary]:
    """Return the sessions that count, begun from `since` on where the person is, oldest first."""
    begun = person.sessions.filter(started_at__gte=person.midnight(since), counts=True)
    return list(begun.order_by("started_at"))


def sessions_with_work(person: Person) -> QuerySet[SessionSummary]:
    """Return the sessions in which an exercise was begun or hurt, also those too short to count.

    The morning after asks about a short one too, and what follows from it is news.
    """
    return person.sessions.filter(Q(counts=True) | ~Q(done=[]) | Q(worst_pain__isnull=False))


def day_of(person: Person, session: SessionSummary) -> date:
    """Return the day on which a session was begun, where the person is."""
    return session.started_at.astimezone(person.zone).date()
