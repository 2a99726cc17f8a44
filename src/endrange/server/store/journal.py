"""Keep events and what follows from them: each at most once, all of a batch or none of it."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from endrange.records import Event, EventError, SessionRecord, event_json, fold, read_event
from endrange.records.by_exercise import by_exercise, exercised_json
from endrange.server.store import models
from endrange.server.store.models import DeletedSession, Person, SessionSummary

log = logging.getLogger(__name__)

FOLD_VERSION = 6
"""Raised when a summary holds more or other than before: the older ones are then made anew at a start."""


@dataclass
class Receipt:
    """What became of a batch. Acknowledged events need not be sent again, refused ones cannot be kept."""

    acknowledged: list[str] = field(default_factory=list)
    refused: list[dict[str, str]] = field(default_factory=list)

    def refuse(self, raw: object, why: str) -> None:
        """Note a refusal under the id that the device gave, if it gave one."""
        given = raw.get("id") if isinstance(raw, dict) else None
        self.refused.append({"id": str(given)[:64] if given is not None else "", "why": why[:2000]})


def keep(person: Person, raw_events: Sequence[object], *, at: datetime | None = None) -> Receipt:
    """Keep what is new, and make the summaries of its sessions anew in the same transaction.

    `at` is when the events came: now, unless a life is written down that was lived before.
    """
    receipt = Receipt()
    read = _read(raw_events, receipt)
    with transaction.atomic():
        fresh = _new_ones(person, read, receipt)
        models.Event.objects.bulk_create([_row(person, event, at or timezone.now()) for event in fresh])
        for session in {event.session for event in fresh}:
            summarise(person, session)
        if any(_is_danger_sign(event) for event in fresh):
            _ask_the_check_again(person)
    return receipt


def _is_danger_sign(event: Event) -> bool:
    return event.kind == "session-finished" and event.data.reason == "red-flag"


def _ask_the_check_again(person: Person) -> None:
    """After a danger sign nobody is cleared before a new check, also if the session is deleted."""
    before = person.safety_check()
    check = models.SafetyCheck(person=person, tier=models.SafetyCheck.UNANSWERED)
    if before is not None:
        check.conditions, check.conditions_at = before.conditions, before.conditions_at
    check.save()


def _read(raw_events: Sequence[object], receipt: Receipt) -> list[Event]:
    read = []
    for raw in raw_events:
        try:
            read.append(read_event(raw))
        except EventError as error:
            receipt.refuse(raw, str(error))
    return read


def _new_ones(person: Person, events: Sequence[Event], receipt: Receipt) -> list[Event]:
    """Sort out what is already kept, what is of a deleted session, and what is new."""
    seen = _kept_already(events)
    deleted = _deleted(event.session for event in events)
    fresh = []
    for event in events:
        owner, known = seen.get(event.id, (person.pk, event))
        if owner != person.pk or known != event:
            receipt.refuse(event_json(event), "another event with this id is already kept")
            continue
        receipt.acknowledged.append(str(event.id))
        if event.id not in seen and event.session not in deleted:
            fresh.append(event)
        seen[event.id] = (person.pk, event)
    return fresh


def _kept_already(events: Sequence[Event]) -> dict[UUID, tuple[int, Event | None]]:
    rows = models.Event.objects.in_bulk([event.id for event in events])
    return {id_: (row.person_id, _event(row)) for id_, row in rows.items()}


def _deleted(sessions: Iterable[UUID]) -> set[UUID]:
    return set(DeletedSession.objects.filter(session__in=set(sessions)).values_list("session", flat=True))


def _row(person: Person, event: Event, received_at: datetime) -> models.Event:
    return models.Event(
        id=event.id,
        person=person,
        session=event.session,
        kind=event.kind,
        at=event.at,
        received_at=received_at,
        data=event_json(event)["data"],
    )


def _event(row: models.Event) -> Event | None:
    """Read a row back. One that an older or newer version wrote differently is kept, but not understood."""
    head = {"id": str(row.id), "session": str(row.session), "kind": row.kind, "at": row.at.isoformat()}
    try:
        return read_event(head | {"data": row.data})
    except EventError as error:
        log.warning("Event %s is kept but not understood: %s", row.id, error)
        return None


def record(person: Person, session: UUID) -> SessionRecord | None:
    """Fold the kept events of a session; None if there are none."""
    rows = models.Event.objects.filter(person=person, session=session)
    events = [event for event in map(_event, rows) if event is not None]
    return fold(events) if events else None


def summarise(person: Person, session: UUID) -> None:
    """Write the session's summary as its events now tell it."""
    folded = record(person, session)
    if folded is None:
        return
    SessionSummary.objects.update_or_create(
        session=session,
        defaults={
            "person": person,
            "started_at": folded.started,
            "ended_at": folded.ended,
            "planned_for": folded.planned_for,
            "minutes": folded.minutes,
            "seconds": round(folded.elapsed_s),
            "is_finished": folded.is_finished,
            "is_completed": folded.is_completed,
            "parts_left": len(folded.parts_left) if folded.is_completed else 0,
            "pain": folded.pain,
            "effort": folded.effort,
            "counts": folded.counts,
            "worst_pain": _worst_pain(folded),
            "done": [asdict(done) for done in folded.done],
            "exercised": [exercised_json(each) for each in by_exercise(folded)],
            "fold_version": FOLD_VERSION,
        },
    )


def _worst_pain(folded: SessionRecord) -> int | None:
    reported = [each.pain.score for each in folded.pains]
    return max([*reported, *([] if folded.pain is None else [folded.pain])], default=None)


def refold_old() -> int:
    """Make every summary anew that an older version wrote; return how many."""
    old = SessionSummary.objects.filter(fold_version__lt=FOLD_VERSION).select_related("person")
    with transaction.atomic():
        for summary in old:
            summarise(summary.person, summary.session)
    return len(old)


def delete(person: Person, session: UUID) -> bool:
    """Delete a session for good and remember that it was; tell whether there was one."""
    with transaction.atomic():
        gone, _ = models.Event.objects.filter(person=person, session=session).delete()
        SessionSummary.objects.filter(person=person, session=session).delete()
        if gone:
            DeletedSession.objects.get_or_create(session=session, defaults={"person": person})
    return bool(gone)
