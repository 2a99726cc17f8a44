"""Lay spoken lines over a step so that a voice can say them: one after the other, never over each other.

How long a line takes is estimated from its words in the source language: a translation changes no times.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from endrange.catalogue.side_words import with_side
from endrange.programme.phrase import Gettext, Phrase
from endrange.programme.timing import LINE_GAP_S, speech_s

QUIET_S = 6.0
"""Silence between two cues in a hold: room to breathe and to listen to the body; chosen."""
COUNTDOWN_S = 6.0
"""The player counts the last five seconds aloud; nothing else is said in them."""
HALFWAY_S = 2.5
"""The player says that half the time is over, in holds and rolls from 20 s on; nothing else is said then."""


@dataclass(frozen=True)
class Line:
    """A sentence and its time: after the start, after the middle, or before the end of its step."""

    anchor: Literal["start", "middle", "end"]
    at_s: float
    say: str
    takes_s: float
    """Estimated."""
    releases: str | None = None
    """The id of the block that it leads out of; not said where that block was not done."""

    def begins_s(self, length_s: float) -> float:
        """Seconds after the start of a step of that length."""
        if self.anchor == "start":
            return self.at_s
        return length_s / 2 + self.at_s if self.anchor == "middle" else length_s - self.at_s


@dataclass(frozen=True)
class Words:
    """What is to be said, in the person's language, and how long that takes."""

    say: str
    takes_s: float


def words(text: str | Phrase, gettext: Gettext, *, side: str | None = None) -> Words:
    """Translate a text of the catalogue, for the side that works, or a phrase; timed by its English."""
    if isinstance(text, Phrase):
        return Words(text.translated(gettext), speech_s(str(text)))
    return Words(with_side(gettext(text), side, gettext), speech_s(text))


def in_turn(
    lines: Sequence[Words], *, start_s: float, until_s: float, gap_s: float = LINE_GAP_S
) -> tuple[list[Line], list[Words]]:
    """Lines one after the other from `start_s`, and those that would end after `until_s`."""
    placed: list[Line] = []
    at = start_s
    for number, line in enumerate(lines):
        if at + line.takes_s > until_s:
            return placed, list(lines[number:])
        placed.append(Line("start", round(at, 1), line.say, line.takes_s))
        at += line.takes_s + gap_s
    return placed, []


def over_work(
    length_s: float, *, opening: Sequence[Words], during: Iterable[Words], closing: Sequence[Words]
) -> tuple[list[Line], list[Words]]:
    """Lines of a hold, a set or a roll, and what of the opening found no time.

    The opening comes at once, cues with quiet between them, the closing before the end. The first half hangs
    on the start and the second on the end, so that a step made longer or shorter still sounds right. Around
    the middle and in the last seconds the player speaks.
    """
    half_s, last_s = length_s / 2, length_s - COUNTDOWN_S
    opened, unsaid = in_turn(opening, start_s=0.5, until_s=half_s - 0.5)
    cues = list(during)
    early, cues = (
        _spread(cues, start_s=_after(opened, 1.0), until_s=half_s - 0.5) if not unsaid else ([], cues)
    )
    closing_s = sum(line.takes_s + LINE_GAP_S for line in closing)
    has_closing = bool(closing) and last_s - closing_s > half_s + HALFWAY_S
    ends_s = last_s - closing_s if has_closing else last_s
    resumed, unsaid = in_turn(unsaid, start_s=half_s + HALFWAY_S, until_s=ends_s)
    late_s = _after(resumed, half_s + HALFWAY_S)
    late, _left = _spread(cues, start_s=late_s, until_s=ends_s - (QUIET_S if has_closing else 0.0))
    closed = in_turn(closing, start_s=ends_s, until_s=last_s)[0] if has_closing else []
    return [*opened, *early, *(_from_end(line, length_s) for line in (*resumed, *late, *closed))], unsaid


def _after(lines: Sequence[Line], otherwise_s: float) -> float:
    """When the quiet after these lines is over."""
    return lines[-1].at_s + lines[-1].takes_s + QUIET_S if lines else otherwise_s


def _from_end(line: Line, length_s: float) -> Line:
    return Line("end", round(length_s - line.at_s, 1), line.say, line.takes_s)


def _spread(cues: list[Words], *, start_s: float, until_s: float) -> tuple[list[Line], list[Words]]:
    """As many cues as fit with quiet between them, spread evenly over the time there is."""
    fitting = 0
    taken_s = 0.0
    for cue in cues:
        more_s = cue.takes_s + (QUIET_S if fitting else 0.0)
        if start_s + taken_s + more_s > until_s:
            break
        fitting, taken_s = fitting + 1, taken_s + more_s
    spare_s = max(0.0, until_s - start_s - taken_s)
    gap_s = QUIET_S + spare_s / (fitting + 1)
    placed, _none = in_turn(cues[:fitting], start_s=start_s, until_s=until_s + 0.05, gap_s=gap_s)
    return placed, cues[fitting:]
