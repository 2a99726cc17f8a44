"""A strength session says its rhythm, its rests, its load, and what a condition changes."""

from datetime import timedelta

import pytest

from endrange.programme import PlannedSession, plan_programme
from endrange.programme.adaptation import ExerciseStanding
from endrange.session import Timeline, build_timeline, timeline_json
from endrange.session.timeline import Block
from tests.programme.samples import chosen, cleared, everything, shipped
from tests.programme.standings import standing_in


def strength_session(
    *conditions: str, equipment: frozenset[str] | None = None, **levels: ExerciseStanding
) -> PlannedSession:
    standing = standing_in(
        "strengthen", levels=tuple(sorted((id_.replace("_", "-"), level) for id_, level in levels.items()))
    )
    programme = plan_programme(
        chosen(3, minutes=30, equipment=equipment),
        catalogue=shipped(),
        clearance=cleared(*conditions),
        standing=standing,
    )
    return programme.sessions[0]


def timeline_of(session: PlannedSession) -> Timeline:
    return build_timeline(session, catalogue=shipped())


def block_of(timeline: Timeline, exercise: str) -> Block:
    return next(block for block in timeline.blocks if block.exercise == exercise)


def said_in(block: Block) -> list[str]:
    return [line.say for step in block.steps for line in step.lines]


def test_a_strength_session_takes_its_minutes():
    session = strength_session()
    assert timeline_of(session).total_s == session.seconds
    assert 0.95 * 30 * 60 <= session.seconds <= 30 * 60


def test_every_repetition_has_its_beats_which_fill_its_tempo():
    timeline = timeline_of(strength_session())
    counted = [
        step.repetitions
        for block in timeline.blocks
        if block.kind == "strengthen"
        for step in block.steps
        if step.repetitions
    ]
    assert counted
    for each in counted:
        assert sum(beat.seconds for beat in each.beats) == pytest.approx(each.tempo_s)
        assert all(beat.say for beat in each.beats)


def test_the_rhythm_is_shown_and_leaves_room_between_the_cues():
    bridge = block_of(timeline_of(strength_session()), "bridge")
    work = [step for step in bridge.steps if step.kind == "repetitions"]
    assert work[0].detail.endswith("Lift 2 s, Hold 2 s, Lower 3 s")
    cues = shipped().exercise("bridge").cues
    for step in work:
        assert len([line for line in step.lines if line.say in cues.during]) <= 2


def test_between_two_sets_there_is_a_rest_that_says_how_long_and_calls_back():
    bridge = block_of(timeline_of(strength_session()), "bridge")
    rests = [step for step in bridge.steps if step.kind == "rest"]
    assert {step.seconds for step in rests} == {60}
    for rest in rests:
        said = [line.say for line in sorted(rest.lines, key=lambda line: line.begins_s(rest.seconds))]
        assert said == ["Rest for 60 seconds, and let the muscles loose.", "Back into position."]
    assert rests[0].detail == "Set 2 of 2 comes next."


def test_a_load_is_fetched_named_and_explained():
    timeline = timeline_of(strength_session(bridge=ExerciseStanding(load_step=1)))
    bridge = block_of(timeline, "bridge")
    load = next(each for each in shipped().exercise("bridge").loads if each.id == "dumbbell")
    assert bridge.load == load.name
    assert {"dumbbell"} <= {item.id for item in timeline.equipment}
    assert load.how in said_in(bridge)
    assert any(line.startswith("Light at first") for line in said_in(bridge))


def test_the_figure_is_drawn_with_the_load_of_the_plan():
    bare = block_of(timeline_of(strength_session()), "bridge")
    loaded = block_of(timeline_of(strength_session(bridge=ExerciseStanding(load_step=1))), "bridge")
    scene = shipped().exercise("bridge").variant(loaded.variant).scene
    assert {step.scene for step in bare.steps} == {scene}
    assert {step.scene for step in loaded.steps} == {f"{scene}.dumbbell"}
    assert all(step.scene.endswith(".dumbbell") for way in loaded.alternatives for step in way.steps)


def test_a_load_that_has_been_outgrown_grows_a_little():
    bridge = block_of(timeline_of(strength_session(bridge=ExerciseStanding(load_step=9))), "bridge")
    assert any(line.startswith("As heavy as last time") for line in said_in(bridge))


def test_without_a_load_at_hand_the_way_down_gets_slower():
    session = strength_session(equipment=frozenset(), bridge=ExerciseStanding(load_step=1))
    bridge = block_of(timeline_of(session), "bridge")
    assert bridge.load is None
    assert any(line.startswith("You are ready for a load.") for line in said_in(bridge))


def test_what_a_condition_changes_is_said_and_shown():
    changed = [
        (exercise, change)
        for exercise in shipped().exercises.values()
        for change in exercise.changes
        if "strengthen" in exercise.dose and exercise.id == "bridge"
    ]
    assert changed
    _exercise, change = changed[0]
    bridge = block_of(timeline_of(strength_session(change.condition)), "bridge")
    assert change.cue in bridge.changes
    assert change.cue in said_in(bridge)


def test_a_smaller_range_is_said():
    session = strength_session(bridge=ExerciseStanding(range_share=0.8))
    said = said_in(block_of(timeline_of(session), "bridge"))
    assert "Go only about four fifths of the way that is comfortable." in said


def test_easing_after_a_flare_is_in_the_note():
    standing = standing_in("restore", dose_factor=0.6, dose_factor_until=chosen().start + timedelta(days=7))
    programme = plan_programme(
        chosen(equipment=everything()), catalogue=shipped(), clearance=cleared(), standing=standing
    )
    note = timeline_json(timeline_of(programme.sessions[0]))["note"]
    assert note.startswith("Every dose is about 40 percent smaller for now.")
