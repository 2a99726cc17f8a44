"""The words of one block in one variant: titles, details and spoken lines for each of its steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from endrange.catalogue.dose import BeatName, HoldDose, RepetitionDose
from endrange.catalogue.exercise import Cues, Exercise, Phase, Region, Variant
from endrange.programme.ladder import dose_range_of
from endrange.programme.phrase import Gettext, Phrase
from endrange.programme.phrase import marked as _
from endrange.programme.prescription import BodySide, Prescription
from endrange.programme.timing import BlockOutline, Slot, StepKind, in_chain, opening_of, setup_of

from .speech import Line, Words, in_turn, over_work, words
from .timeline import Counted, Moment, SpokenBeat, Step

_MOMENTS: dict[StepKind, Moment] = {"hold": "end", "repetitions": "move", "passes": "move"}
_SIDE_NAMES: dict[BodySide, str] = {"left": _("left side"), "right": _("right side")}
_BEATS: dict[BeatName, str] = {
    "lift": _("Lift"),
    "hold": _("Hold"),
    "lower": _("Lower"),
    "pause": _("Pause"),
    "switch": _("Switch"),
}
REAL_REST_S = 15
"""A rest from so long on is time to let go of the position; chosen."""
CUES_IN_RHYTHM = 2
"""In a set with a rhythm: the player says its words between them; chosen."""
BACK_S = 8
"""So long before its end the way back into the position is said; chosen."""
_DIRECTIONS = {"clockwise": _("clockwise"), "anticlockwise": _("anticlockwise")}


@dataclass(frozen=True)
class Release:
    """How to come out of a hold or a set that is over; said as soon as it is, and not before."""

    block: str
    lines: tuple[str, ...]
    side: BodySide

    def words(self, gettext: Gettext) -> list[Words]:
        """The lines in the person's language."""
        return [words(each, gettext, side=self.side) for each in self.lines]

    def mark(self, placed: Sequence[Line], gettext: Gettext) -> tuple[Line, ...]:
        """The lines with those that are this release's own marked as such."""
        own = {each.say for each in self.words(gettext)}
        return tuple(replace(line, releases=self.block) if line.say in own else line for line in placed)


@dataclass(frozen=True)
class Setting:
    """Where a block stands in its session."""

    id: str
    exercise: Exercise
    region: Region | None
    outline: BlockOutline
    prescription: Prescription
    """With its load and what a condition changes."""
    is_first_of_exercise: bool
    """No block before it had this exercise."""
    is_last_of_exercise: bool
    """No block after it has this exercise."""
    changes_side: bool
    """The block before it was on the other side."""
    goes_on_in_chain: bool = False
    """The block before it was another exercise of its chain on the same side."""
    opening: tuple[Step, ...] = ()
    """Steps before all others, such as fetching the equipment."""
    release: Release | None = None
    """Out of the work before it."""
    cues_said: int = 0
    """How many cues the other side has heard: the next ones come first, so that none comes again soon."""
    phase: Phase = "restore"


class Script:
    """Writes the steps of a block, one after the other; lines that do not fit wait for the next step."""

    def __init__(self, setting: Setting, variant: Variant, gettext: Gettext) -> None:
        self._setting = setting
        self._variant = variant
        self._gettext = gettext
        self._waiting: list[Words] = []
        self._cues = cues_of(variant, setting.region, setting.exercise)
        self._cues_said = setting.cues_said

    @property
    def cues_said(self) -> int:
        """How many cues have been said once `steps` are written, with those before this block."""
        return self._cues_said

    def steps(self) -> tuple[Step, ...]:
        """All steps of the block."""
        opening = self._setting.opening
        slots = self._setting.outline.slots
        return opening + tuple(
            self._step(slot, place=place, number=len(opening) + place + 1) for place, slot in enumerate(slots)
        )

    def _step(self, slot: Slot, *, place: int, number: int) -> Step:
        slot = self._in_variant(slot)
        is_last = place + 1 == len(self._setting.outline.slots)
        kind: StepKind = slot.kind
        if kind == "change-side" and not self._setting.changes_side:
            kind = "prepare"
        return Step(
            id=f"{self._setting.id}.{number}",
            kind=kind,
            seconds=slot.seconds,
            title=self._title(kind),
            detail=self._detail(slot, kind=kind, place=place),
            lines=tuple(self._lines(slot, kind=kind, place=place, is_last=is_last)),
            scene=self._scene,
            moment=_MOMENTS.get(kind, "start"),
            repetitions=self._counted(slot),
        )

    @property
    def _scene(self) -> str | None:
        """The variant's figure with the load it is done with, or the region's."""
        region = self._setting.region
        scene = self._variant.scene or (region.scene if region is not None else None)
        return self._setting.exercise.scene_name(scene, self._setting.prescription.load)

    def _in_variant(self, slot: Slot) -> Slot:
        """The slot with the kind of work of this variant; its seconds stay."""
        if slot.kind not in _MOMENTS:
            return slot
        dose = dose_range_of(self._setting.exercise, self._variant, self._setting.phase)
        if isinstance(dose, HoldDose):
            return Slot("hold", slot.seconds, slot.set_number, slot.sets)
        if isinstance(dose, RepetitionDose):
            count = max(1, int(slot.seconds / dose.tempo_s))
            return Slot("repetitions", slot.seconds, slot.set_number, slot.sets, slot.direction, count)
        return slot

    def _counted(self, slot: Slot) -> Counted | None:
        dose = dose_range_of(self._setting.exercise, self._variant, self._setting.phase)
        if slot.kind != "repetitions" or slot.count is None or not isinstance(dose, RepetitionDose):
            return None
        beats = tuple(
            SpokenBeat(beat.name, self._gettext(_BEATS[beat.name]), beat.seconds) for beat in dose.beats
        )
        return Counted(slot.count, dose.tempo_s, slot.direction, beats)

    def _lines(self, slot: Slot, *, kind: StepKind, place: int, is_last: bool) -> list[Line]:
        if kind in ("prepare", "change-side"):
            to_say = [*self._released(), self._announcement(kind)] if place == 0 else self._waiting
            to_say = to_say + self._for_side(self._setup_to_say(kind, place))
            placed, self._waiting = in_turn(to_say, start_s=0.0, until_s=slot.seconds)
            return self._marked(placed) if place == 0 else placed
        if kind == "ready":
            work = self._in_variant(self._setting.outline.slots[place + 1])
            return in_turn(self._what_comes(work), start_s=0.0, until_s=slot.seconds)[0]
        if kind == "rest":
            return self._rest_lines(slot)
        return self._work_lines(slot, place=place, is_last=is_last)

    def _rest_lines(self, slot: Slot) -> list[Line]:
        if slot.seconds < REAL_REST_S:
            say = self._words(_("Ease off, stay where you are, and breathe."))
            return in_turn([say], start_s=0.0, until_s=slot.seconds)[0]
        rest = Phrase(
            _("Rest for {seconds} seconds, and let the muscles loose."), values={"seconds": slot.seconds}
        )
        back = self._words(_("Back into position."))
        return [
            *in_turn([words(rest, self._gettext)], start_s=0.0, until_s=slot.seconds - BACK_S)[0],
            Line("end", BACK_S, back.say, back.takes_s),
        ]

    def _work_lines(self, slot: Slot, *, place: int, is_last: bool) -> list[Line]:
        during = self._cues.during
        closes = is_last and slot.kind == "passes"
        first = self._cues_said % max(1, len(during))
        turned = self._for_side([*during[first:], *during[:first]])
        if self._rhythm(slot):
            turned = turned[:CUES_IN_RHYTHM]
        lines, self._waiting = over_work(
            slot.seconds,
            opening=[*self._direction(slot, place), *self._waiting, *self._opening(slot)],
            during=turned,
            closing=self._for_side(self._cues.end) if closes else [],
        )
        self._cues_said += sum(line.say in {cue.say for cue in turned} for line in lines)
        return list(self._own_release().mark(lines, self._gettext)) if closes else lines

    def _what_comes(self, work: Slot) -> list[Words]:
        """Which set it is and how long or how often, for somebody who does not look."""
        values: dict[str, object] = {
            "number": work.set_number,
            "sets": work.sets,
            "seconds": work.seconds,
            "count": work.count,
        }
        amounts = {"hold": _("Hold for {seconds} seconds."), "repetitions": _("{count} times.")}
        amount = amounts.get(work.kind, _("{seconds} seconds."))
        if work.direction is not None:
            amount = _("{count} times each way.")
        lead = _("Set {number} of {sets}.") if work.sets > 1 else _("Get ready.")
        return [words(Phrase(each, values=values), self._gettext) for each in (lead, amount)]

    def _own_release(self) -> Release:
        return Release(self._setting.id, self._cues.end, self._setting.outline.side)

    def _released(self) -> list[Words]:
        release = self._setting.release
        return release.words(self._gettext) if release is not None else []

    def _marked(self, placed: list[Line]) -> list[Line]:
        release = self._setting.release
        return list(release.mark(placed, self._gettext)) if release is not None else placed

    def _direction(self, slot: Slot, place: int) -> list[Words]:
        """Which way round, before all else: whoever goes on in the old one goes wrong."""
        if slot.direction is None:
            return []
        turns = self._setting.outline.slots[place - 1].direction is not None
        said = _("Now the other way: {direction}.") if turns else _("{direction}.")
        return [self._words(said, direction=_DIRECTIONS[slot.direction])]

    def _opening(self, slot: Slot) -> list[Words]:
        """What is said as the first set begins: how to do it and to breathe."""
        said = []
        if slot.set_number == 1 and slot.direction != "anticlockwise":
            before = self._cues.before[:1] if self._setting.outline.is_second_side else self._cues.before
            said += self._for_side(before)
            if self._setting.is_first_of_exercise:
                said.append(words(self._setting.exercise.breathing, self._gettext))
        return said

    def _setup_to_say(self, kind: StepKind, place: int) -> Sequence[str | Phrase]:
        """The set-up as it is said: only what is new, within a chain and where sides change."""
        if kind == "change-side":
            return self._variant.setup_other_side
        if not (self._setting.goes_on_in_chain and self._variant.setup_in_chain):
            return self._setup(kind, place)
        if self._setting.outline.is_second_side:
            return self._variant.setup_in_chain
        return setup_of(self._setting.prescription, self._setting.exercise, in_chain(self._variant))

    def _setup(self, kind: StepKind, place: int) -> Sequence[str | Phrase]:
        """The whole set-up; the second side has heard it."""
        if kind == "change-side" or self._setting.outline.is_second_side:
            return ()
        region, slots = self._setting.region, self._setting.outline.slots
        prescription, exercise = self._setting.prescription, self._setting.exercise
        if region is None:
            return setup_of(prescription, exercise, self._variant)
        is_opening = place == 0 and slots[1].kind == "prepare"
        return opening_of(prescription, exercise, self._variant) if is_opening else region.setup

    def _announcement(self, kind: StepKind) -> Words:
        names = {"name": self._setting.exercise.name}
        if self._setting.region is not None and not self._setting.is_first_of_exercise:
            names = {"name": self._setting.region.name}
        side = _SIDE_NAMES.get(self._setting.outline.side)
        if side is None:
            said = _("{name}.") if self._setting.opening else _("Next: {name}.")
            return words(Phrase(said, names=names), self._gettext)
        names["side"] = side
        if kind == "change-side":
            return words(Phrase(_("Change sides. {name}, {side}."), names=names), self._gettext)
        said = _("{name}, {side}.") if self._setting.opening else _("Next: {name}, {side}.")
        return words(Phrase(said, names=names), self._gettext)

    def _title(self, kind: StepKind) -> str:
        titles = {
            "prepare": _("Get into position"),
            "ready": _("Get ready"),
            "change-side": _("Change sides"),
            "rest": _("Rest"),
        }
        region = self._setting.region
        name = region.name if region is not None else self._setting.exercise.name
        return self._gettext(titles.get(kind, name))

    def _detail(self, slot: Slot, *, kind: StepKind, place: int) -> str:
        if kind in ("prepare", "change-side"):
            setup = self._setup(kind, place) or (self._setting.region or self._variant).setup
            return " ".join(each.say for each in self._for_side(setup))
        if kind == "rest" and slot.seconds >= REAL_REST_S:
            comes = Phrase(
                _("Set {number} of {sets} comes next."),
                values={"number": slot.set_number, "sets": slot.sets},
            )
            return comes.translated(self._gettext)
        if slot.kind not in _MOMENTS:
            return ""
        parts: list[Phrase] = []
        if slot.sets > 1:
            parts.append(
                Phrase(_("Set {number} of {sets}"), values={"number": slot.set_number, "sets": slot.sets})
            )
        if slot.count is not None:
            parts.append(Phrase(_("{count} times"), values={"count": slot.count}))
        if slot.direction is not None:
            parts.append(Phrase(_DIRECTIONS[slot.direction]))
        parts += self._rhythm(slot)
        return ", ".join(part.translated(self._gettext) for part in parts)

    def _rhythm(self, slot: Slot) -> list[Phrase]:
        """How long each part of a repetition takes; where both legs have their turn in it, once for both."""
        dose = dose_range_of(self._setting.exercise, self._variant, self._setting.phase)
        if slot.kind != "repetitions" or not isinstance(dose, RepetitionDose):
            return []
        half = dose.beats[: len(dose.beats) // 2]
        return [
            Phrase(
                _("{beat} {seconds} s"),
                names={"beat": _BEATS[beat.name]},
                values={"seconds": f"{beat.seconds:g}"},
            )
            for beat in (half if half * 2 == dose.beats else dose.beats)
        ]

    def _for_side(self, texts: Sequence[str | Phrase]) -> list[Words]:
        """Texts of the catalogue that name the side which works."""
        side = self._setting.outline.side
        return [words(each, self._gettext, side=side) for each in texts]

    def _words(self, msgid: str, **names: str) -> Words:
        return words(Phrase(msgid, names=names), self._gettext)


def cues_of(variant: Variant, region: Region | None, exercise: Exercise) -> Cues:
    """The words for this variant, this region, or the exercise as a whole."""
    if variant.cues is not None:
        return variant.cues
    return region.cues if region is not None else exercise.cues
