"""Which sessions count as done. Today, the week and the plan ask here, so that they agree."""

from datetime import date

from endrange.server.store import journal
from endrange.server.store.models import Person, SessionSummary


def counted_sessions(person: Person, since: date) -> list[SessionSummary]:
    """Return the sessions that count, begun from `since` on where the person is, oldest first."""
    begun = person.sessions.filter(started_at__gte=person.midnight(since), seconds__gt=0)
    return [session for session in begun.order_by("started_at") if counts(person, session)]


def counts(person: Person, session: SessionSummary) -> bool:
    """Tell whether a session counts; only one that nobody ended needs its record for that."""
    if session.is_finished:
        return session.seconds > 0
    record = journal.record(person, session.session)
    return record is not None and record.counts


def day_of(person: Person, session: SessionSummary) -> date:
    """Return the day on which a session was begun, where the person is."""
    return session.started_at.astimezone(person.zone).date()
