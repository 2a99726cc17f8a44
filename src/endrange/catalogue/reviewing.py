"""What every rule of safety carries: its version, and whether a clinician has looked at it."""

import datetime
from typing import Annotated, Literal

from pydantic import Field

Version = Annotated[int, Field(ge=1)]
"""Raised whenever what the rule asks or does changes."""

Reviewed = datetime.date | Literal["not yet reviewed by a clinician"]
"""The day of the review."""
