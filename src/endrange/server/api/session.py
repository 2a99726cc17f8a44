"""GET /api/session.json: the timeline of a session, ready for the player."""

from ninja import Router

router = Router()
