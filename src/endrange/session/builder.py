"""Turn a planned session into the timeline that the player plays."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from endrange.catalogue import Catalogue, Exercise
from endrange.catalogue.exercise import Load, Phase, Region, Variant
from endrange.programme.pain import pain_kinds_json, pain_rules_json
from endrange.programme.phrase import Gettext, Phrase, untranslated
from endrange.programme.phrase import marked as _
from endrange.programme.prescription import Prescription
from endrange.programme.programme import PlannedSession
from endrange.programme.timing import BlockOutline, ChainPlace, outline

from .gathering import equipment_needed, gather_step
from .player_phrases import SKIP_REASONS, player_phrases
from .script import Release, Script, Setting, cues_of
from .speech import in_turn, words
from .timeline import Alternative, Block, Omission, Step, Timeline

LIE_STILL_FROM_S = 15
"""In a shorter closing nobody lies down first; chosen."""


@dataclass(frozen=True)
class _Turn:
    """One block before it has words."""

    prescription: Prescription
    exercise: Exercise
    outline: BlockOutline

    @property
    def id(self) -> str:
        parts = (self.exercise.id, self.outline.side, self.outline.region)
        return ".".join(part for part in parts if part is not None)

    @property
    def region(self) -> Region | None:
        for region in self.exercise.regions:
            if region.id == self.outline.region:
                return region
        return None

    @property
    def load(self) -> Load | None:
        return next((each for each in self.exercise.loads if each.id == self.prescription.load), None)

    @property
    def release(self) -> Release | None:
        """How to come out of it; a roll says in its last seconds that it comes to an end."""
        if self.outline.slots[-1].kind == "passes":
            return None
        variant = self.exercise.variant(self.prescription.variant)
        return Release(self.id, cues_of(variant, self.region, self.exercise).end, self.outline.side)


def build_timeline(
    planned: PlannedSession,
    *,
    catalogue: Catalogue,
    gettext: Gettext = untranslated,
    at_hand: Collection[str] = (),
    pain_before: int | None = None,
) -> Timeline:
    """The whole session in the language of `gettext`; its times are the same in every language.

    `at_hand` has the ids of the items and stand-ins that the person has, so that these are named; empty
    where that is not known. `pain_before` is the pain at rest (0-10) that was told before it.
    """
    turns = list(_in_order(planned.prescriptions, catalogue.exercises))
    equipment = equipment_needed(planned.prescriptions, catalogue, at_hand=at_hand)
    gather = gather_step(turns[0].id, equipment, gettext) if turns else None
    blocks = tuple(_blocks(turns, planned, gather=gather, gettext=gettext))
    release = turns[-1].release if turns else None
    return Timeline(
        planned_for=planned.day,
        minutes=planned.minutes,
        title=Phrase(_("Hip session, {minutes} minutes"), values={"minutes": planned.minutes}).translated(
            gettext
        ),
        note=_note(planned, gettext),
        equipment=tuple(item.translated(gettext) for item in equipment),
        blocks=_with_closing(blocks, planned.closing_s, release, gettext),
        left_out=tuple(
            Omission(
                each.exercise,
                gettext(catalogue.exercise(each.exercise).name),
                each.reason.translated(gettext),
                each.comes,
            )
            for each in planned.left_out
        ),
        extras=_extras(turns, catalogue, gettext, phase=planned.phase, pain_before=pain_before),
    )


def _note(planned: PlannedSession, gettext: Gettext) -> str | None:
    said = [*planned.notes, *([planned.shorter] if planned.shorter is not None else [])]
    return " ".join(each.translated(gettext) for each in said) or None


def _in_order(prescriptions: Sequence[Prescription], exercises: Mapping[str, Exercise]) -> Iterator[_Turn]:
    """Exercise by exercise; a chain runs through on one side before it begins on the other."""
    with_exercise = [(each, exercises[each.exercise]) for each in prescriptions]
    for _chain, run in groupby(with_exercise, key=lambda pair: pair[1].chain or pair[1].id):
        turns = [
            _Turn(each, exercise, block)
            for number, (each, exercise) in enumerate(run)
            for block in outline(each, exercise, place=_chain_place(exercise, number))
        ]
        yield from sorted(turns, key=lambda turn: turn.outline.is_second_side)


def _chain_place(exercise: Exercise, number: int) -> ChainPlace:
    if exercise.chain is None:
        return "none"
    return "first" if number == 0 else "later"


def _blocks(
    turns: Sequence[_Turn], planned: PlannedSession, *, gather: Step | None, gettext: Gettext
) -> Iterator[Block]:
    before: list[_Turn | None] = [None, *turns]
    seen: set[str] = set()
    last = {turn.exercise.id: turn for turn in turns}
    cues_said: dict[tuple[str, str | None], int] = {}
    for previous, turn in zip(before, turns, strict=False):
        setting = Setting(
            id=turn.id,
            exercise=turn.exercise,
            region=turn.region,
            outline=turn.outline,
            is_first_of_exercise=turn.exercise.id not in seen,
            is_last_of_exercise=turn is last[turn.exercise.id],
            changes_side=previous is not None and previous.outline.side != turn.outline.side,
            goes_on_in_chain=previous is not None and _goes_on_in_chain(previous, turn),
            opening=(gather,) if previous is None and gather is not None else (),
            release=previous.release if previous is not None else None,
            phase=planned.phase,
            prescription=turn.prescription,
            cues_said=cues_said.get((turn.exercise.id, turn.outline.region), 0),
        )
        seen.add(turn.exercise.id)
        script = Script(setting, turn.exercise.variant(turn.prescription.variant), gettext)
        yield _block(turn, setting, script, gettext)
        cues_said[turn.exercise.id, turn.outline.region] = script.cues_said


def _goes_on_in_chain(previous: _Turn, turn: _Turn) -> bool:
    chain = turn.exercise.chain
    return (
        chain is not None
        and chain == previous.exercise.chain
        and turn.outline.side == previous.outline.side
        and turn.exercise is not previous.exercise
    )


def _block(turn: _Turn, setting: Setting, script: Script, gettext: Gettext) -> Block:
    exercise = turn.exercise
    variant = exercise.variant(turn.prescription.variant)
    return Block(
        id=turn.id,
        exercise=exercise.id,
        variant=variant.id,
        level=variant.level,
        name=gettext(exercise.name),
        variant_name=gettext(variant.name),
        side=turn.outline.side,
        region=turn.outline.region,
        region_name=gettext(turn.region.name) if turn.region is not None else None,
        chain=exercise.chain,
        kind=exercise.kind,
        feel=gettext(_feel(exercise, variant, turn.region)),
        not_feel=tuple(gettext(each) for each in exercise.not_feel),
        breathing=gettext(exercise.breathing),
        stop_signs=tuple(gettext(each) for each in exercise.stop_signs),
        asks=_asks(variant, setting),
        steps=script.steps(),
        alternatives=tuple(
            _alternative(exercise.variant(each), setting, gettext) for each in turn.prescription.alternatives
        ),
        load=gettext(turn.load.name) if turn.load is not None and turn.load.equipment else None,
        changes=tuple(gettext(each) for each in turn.prescription.cues),
        how=() if exercise.scenes else tuple(gettext(each) for each in variant.setup),
    )


def _asks(variant: Variant, setting: Setting) -> tuple[str, ...]:
    """What is asked after a block in one variant; of a rolled route only at its end."""
    if setting.region is not None and not setting.is_last_of_exercise:
        return ()
    return setting.exercise.asks if variant.asks is None else variant.asks


def _alternative(variant: Variant, setting: Setting, gettext: Gettext) -> Alternative:
    return Alternative(
        level=variant.level,
        variant=variant.id,
        variant_name=gettext(variant.name),
        equipment=variant.equipment,
        asks=_asks(variant, setting),
        steps=Script(setting, variant, gettext).steps(),
    )


def _feel(exercise: Exercise, variant: Variant, region: Region | None) -> str:
    if region is not None:
        return region.feel
    return variant.feel or exercise.feel


def _with_closing(
    blocks: tuple[Block, ...], seconds: int, release: Release | None, gettext: Gettext
) -> tuple[Block, ...]:
    """The last block with the way out of it and some quiet breathing after it."""
    if not blocks:
        return blocks
    last = blocks[-1]
    lying = _("Lie still, and let the breath run out slowly.")
    say = Phrase(lying if seconds >= LIE_STILL_FROM_S else _("Let the breath run out slowly."))
    released = release.words(gettext) if release is not None else []
    lines, _left = in_turn([*released, words(say, gettext)], start_s=0.0, until_s=seconds)
    step = Step(
        id=f"{last.id}.{len(last.steps) + 1}",
        kind="rest",
        seconds=seconds,
        title=gettext(_("Rest")),
        detail=say.translated(gettext),
        lines=release.mark(lines, gettext) if release is not None else tuple(lines),
        scene=None,
        moment="start",
    )
    alternatives = tuple(replace(each, steps=(*each.steps, step)) for each in last.alternatives)
    return (*blocks[:-1], replace(last, steps=(*last.steps, step), alternatives=alternatives))


def _extras(
    turns: Sequence[_Turn],
    catalogue: Catalogue,
    gettext: Gettext,
    *,
    phase: Phase,
    pain_before: int | None,
) -> dict[str, Any]:
    """What the player asks and says besides, by the exercises, the phase and the pain before the session."""
    asked = dict.fromkeys(question for turn in turns for question in turn.exercise.asks)
    return {
        "questions": [_question(catalogue, question, gettext) for question in asked],
        "pain_rules": pain_rules_json(gettext, phase=phase, before=pain_before),
        "pain_kinds": pain_kinds_json(gettext),
        "body_regions": [
            {"id": region.id, "name": gettext(region.name), "side": region.side}
            for region in catalogue.body_regions.values()
        ],
        "skip_reasons": [{"id": reason, "name": gettext(name)} for reason, name in SKIP_REASONS.items()],
        "phrases": player_phrases(gettext),
    }


def _question(catalogue: Catalogue, question_id: str, gettext: Gettext) -> dict[str, Any]:
    question = catalogue.questions[question_id]
    return {
        "id": question.id,
        "ask": gettext(question.ask),
        "why": gettext(question.why),
        "answers": [
            {
                "id": answer.id,
                "text": gettext(answer.text),
                "then": gettext(answer.then),
                **({"action": answer.action} if answer.action is not None else {}),
            }
            for answer in question.answers
        ],
    }
