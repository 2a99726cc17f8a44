"""POST /api/events: what the player's outbox sends, as often as it must."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema
from ninja.errors import HttpError
from pydantic import ConfigDict

from endrange.server.person import current
from endrange.server.store import journal

MOST_EVENTS = 1000

router = Router()


class Batch(Schema):
    """Events as the device wrote them; each is read on its own, so that one bad one stops no other."""

    model_config = ConfigDict(extra="forbid", strict=True)

    events: list[Any]


class Refusal(Schema):
    """An event that can never be kept, and why."""

    id: str
    why: str


class Acknowledgement(Schema):
    """What became of each event of the batch."""

    acknowledged: list[str]
    refused: list[Refusal]


@router.post("/events", response=Acknowledgement, url_name="events", summary="Keep what happened")
def post_events(request: HttpRequest, batch: Batch) -> dict[str, Any]:
    """Keep the new ones. Sending an event again changes nothing and is acknowledged again."""
    if len(batch.events) > MOST_EVENTS:
        raise HttpError(
            413, f"Too many events at once. Nothing was kept. Send at most {MOST_EVENTS} in one call."
        )
    receipt = journal.keep(current(request), batch.events)
    return {"acknowledged": receipt.acknowledged, "refused": receipt.refused}
