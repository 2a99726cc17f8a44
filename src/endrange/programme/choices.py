"""What a person chose for the programme: days, weeks, minutes, equipment and the worse side."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from .phrase import Phrase
from .phrase import marked as _

Side = Literal["left", "right"]

MINUTES = (5, 10, 15, 20, 30)
DAYS = (3, 4, 5)
"""Sessions a week; source: hip-programme."""
WEEKS = (3, 4, 5, 6)
"""Length of the mobility phase; source: hip-programme."""

_USUAL_WEEKDAYS = {3: {0, 2, 4}, 4: {0, 1, 3, 4}, 5: {0, 1, 2, 3, 4}}


class InvalidChoiceError(ValueError):
    """One or more choices do not hold; `faults` has a sentence for each."""

    def __init__(self, faults: tuple[Phrase, ...]) -> None:
        super().__init__(" ".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True)
class Choices:
    """Valid choices; making one with faults raises InvalidChoiceError with all of them at once."""

    weekdays: frozenset[int]
    """0 is Monday."""
    weeks: int
    minutes: int
    """Of every session, all of it: from the first word to the last second."""
    equipment: frozenset[str]
    """Ids of equipment at hand; see `equipment_items` for stand-ins."""
    worse_side: Side | None
    start: date
    """The first day of week 1."""

    def __post_init__(self) -> None:
        faults = tuple(_faults(self))
        if faults:
            raise InvalidChoiceError(faults)


def default_weekdays(days: int) -> frozenset[int]:
    """Weekdays with rest spread between them; InvalidChoiceError unless 3 to 5 days."""
    if days not in _USUAL_WEEKDAYS:
        raise InvalidChoiceError((_days_fault(days),))
    return frozenset(_USUAL_WEEKDAYS[days])


def equipment_items(chosen: Collection[str], *, stand_ins: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The items that `chosen` covers, also by stand-ins; InvalidChoiceError names what is unknown."""
    owners = {stand_in: item for item, others in stand_ins.items() for stand_in in others}
    unknown = sorted(name for name in chosen if name not in stand_ins and name not in owners)
    if unknown:
        known = ", ".join([*stand_ins, *owners])
        raise InvalidChoiceError(
            tuple(
                Phrase(
                    _("Equipment {name} is not known. Known: {known}."), values={"name": name, "known": known}
                )
                for name in unknown
            )
        )
    return frozenset(owners.get(name, name) for name in chosen)


def _faults(choices: Choices) -> list[Phrase]:
    faults = []
    unknown_days = sorted(day for day in choices.weekdays if day not in range(7))
    if unknown_days:
        faults.append(
            Phrase(
                _("Weekdays are 0 (Monday) to 6 (Sunday), not {days}."),
                values={"days": ", ".join(map(str, unknown_days))},
            )
        )
    if len(choices.weekdays) not in DAYS:
        faults.append(_days_fault(len(choices.weekdays)))
    if choices.weeks not in WEEKS:
        faults.append(
            Phrase(_("The programme takes 3 to 6 weeks, not {weeks}."), values={"weeks": choices.weeks})
        )
    if choices.minutes not in MINUTES:
        faults.append(
            Phrase(
                _("A session takes 5, 10, 15, 20 or 30 minutes, not {minutes}."),
                values={"minutes": choices.minutes},
            )
        )
    if choices.worse_side not in (None, "left", "right"):
        faults.append(
            Phrase(_("The worse side is left or right, not {side}."), values={"side": choices.worse_side})
        )
    return faults


def _days_fault(days: int) -> Phrase:
    return Phrase(_("The programme needs 3 to 5 days a week, not {days}."), values={"days": days})
