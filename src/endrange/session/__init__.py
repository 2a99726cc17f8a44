"""One session as a timeline of timed steps with spoken lines: what the player plays.

Built from a planned session and the catalogue; the JSON shape is documented in docs/cli.md.
"""

from .builder import build_timeline
from .timeline import Timeline, timeline_json

__all__ = ["Timeline", "build_timeline", "timeline_json"]
