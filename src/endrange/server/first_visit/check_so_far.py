"""What a safety check that is being asked says so far, as the draft keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils import timezone

KEY = "safety"
"""Where it stands among the answers of the draft."""


@dataclass(frozen=True)
class CheckSoFar:
    """Answers to signs, and what decides which signs are asked."""

    signs: Mapping[str, bool] = field(default_factory=dict)
    circumstances: tuple[str, ...] | None = None
    """None: not asked yet."""
    at: datetime | None = None
    """When the last of it was answered; None: nothing was."""

    def as_kept(self) -> dict[str, Any]:
        """For the draft: the same as JSON, answered now."""
        told = None if self.circumstances is None else list(self.circumstances)
        return {"signs": dict(self.signs), "circumstances": told, "at": timezone.now().isoformat()}


def check_so_far(answers: Mapping[str, Any]) -> CheckSoFar:
    """Read it from the answers of a draft; nothing where no check is being asked."""
    kept = answers.get(KEY)
    if kept is None:
        return CheckSoFar()
    told = kept["circumstances"]
    return CheckSoFar(
        signs=kept["signs"],
        circumstances=None if told is None else tuple(told),
        at=datetime.fromisoformat(kept["at"]),
    )
