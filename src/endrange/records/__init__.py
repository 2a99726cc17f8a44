"""What happened, as plain facts: events made by the device, and their fold into a session's record."""

from endrange.records.events import Event, EventError, event_json, read_event
from endrange.records.identifiers import uuid7
from endrange.records.session_record import Done, LeftEarly, ReportedPain, SessionRecord, fold

__all__ = [
    "Done",
    "Event",
    "EventError",
    "LeftEarly",
    "ReportedPain",
    "SessionRecord",
    "event_json",
    "fold",
    "read_event",
    "uuid7",
]
