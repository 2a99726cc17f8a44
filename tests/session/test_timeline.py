"""Any planned session becomes a timeline that keeps its time and lets a voice speak."""

from itertools import groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from endrange.catalogue import load_catalogue
from endrange.catalogue.exercise import Cues, Exercise
from endrange.catalogue.side_words import with_side
from endrange.programme import PlannedSession, plan_programme
from endrange.programme.timing import (
    CHANGE_OVER_S,
    CHANGE_SIDE_S,
    LEAST_CLOSING_S,
    LINE_GAP_S,
    READY_S,
    lines_s,
)
from endrange.session import Timeline, build_timeline, timeline_json
from endrange.session.gathering import gather_step
from endrange.session.speech import Line
from endrange.session.timeline import Block, EquipmentNeeded, Step
from tests.programme.samples import any_choices, any_conditions, chosen, cleared, shipped
from tests.programme.standings import any_standing, standing_in

WORK = ("hold", "repetitions", "passes")
ANY_SESSION = settings(max_examples=30, deadline=None)
ROUNDING_S = 0.11


def planned(days: int = 5, **choices: object) -> PlannedSession:
    programme = plan_programme(chosen(days, **choices), catalogue=shipped(), clearance=cleared())  # type: ignore[arg-type]
    return programme.weeks[-1].sessions[0]


def timeline_of(session: PlannedSession) -> Timeline:
    return build_timeline(session, catalogue=shipped())


def test_an_exercise_without_a_figure_has_its_steps_in_writing(tmp_path):
    own = 'name = "Wall press"\nsteps = ["Stand at a wall.", "Press."]\n[dose]\nkind = "hold"\nhold_s = 20\n'
    (tmp_path / "press.toml").write_text(own, encoding="utf-8")
    catalogue = load_catalogue(tmp_path)
    session = plan_programme(chosen(4, minutes=30), catalogue=catalogue, clearance=cleared()).sessions[0]
    how = {block.exercise: block.how for block in build_timeline(session, catalogue=catalogue).blocks}
    assert how.pop("own-press") == ("Stand at a wall.", "Press.")
    assert set(how.values()) == {()}


@st.composite
def any_timeline(draw: st.DrawFn) -> tuple[PlannedSession, Timeline]:
    clearance = cleared(*draw(any_conditions()))
    choices = draw(any_choices())
    standing = draw(st.none() | any_standing(choices))
    programme = plan_programme(choices, catalogue=shipped(), clearance=clearance, standing=standing)
    session = draw(st.sampled_from(programme.sessions))
    return session, timeline_of(session)


def all_steps(timeline: Timeline) -> list[Step]:
    own = [step for block in timeline.blocks for step in block.steps]
    return own + [step for block in timeline.blocks for other in block.alternatives for step in other.steps]


@ANY_SESSION
@given(any_timeline())
def test_a_timeline_takes_exactly_what_was_planned(sample):
    session, timeline = sample
    assert timeline.total_s == session.seconds
    assert all(step.seconds > 0 for step in all_steps(timeline))


@ANY_SESSION
@given(any_timeline())
def test_no_line_is_said_over_another_or_beyond_its_step(sample):
    _session, timeline = sample
    for step in all_steps(timeline):
        lines = sorted(step.lines, key=lambda line: line.begins_s(step.seconds))
        for line in lines:
            assert line.begins_s(step.seconds) >= 0
            assert line.begins_s(step.seconds) + line.takes_s <= step.seconds + ROUNDING_S
        for earlier, later in pairwise(lines):
            ends = earlier.begins_s(step.seconds) + earlier.takes_s
            assert ends <= later.begins_s(step.seconds) + ROUNDING_S


@ANY_SESSION
@given(any_timeline())
def test_nobody_is_told_to_let_go_before_the_work_is_over(sample):
    """The way out opens the step after the work, at the end of a session too; a roll calls its last."""
    _session, timeline = sample
    steps = [(block, step) for block in timeline.blocks for step in block.steps]
    for (block, work), (_next_block, following) in pairwise(steps):
        if work.kind not in ("hold", "repetitions"):
            continue
        exercise = shipped().exercise(block.exercise)
        ends = tuple(with_side(line, block.side) for line in cues_of(exercise, block.variant).end)
        assert not {line.say for line in work.lines} & set(ends)
        if work is [step for step in block.steps if step.kind in WORK][-1]:
            first = following.lines[: len(ends)]
            assert tuple(line.say for line in first) == ends
            assert {line.releases for line in first} == {block.id}
            assert first[0].at_s == 0
    if timeline.blocks:
        assert timeline.blocks[-1].steps[-1].kind == "rest"


def test_every_way_out_has_time_at_the_end_of_a_session():
    for exercise in shipped().exercises.values():
        for variant in exercise.variants:
            ends = cues_of(exercise, variant.id).end
            assert lines_s(ends) <= LEAST_CLOSING_S + LINE_GAP_S, (exercise.id, variant.id)


@ANY_SESSION
@given(any_timeline())
def test_no_easier_or_harder_way_lets_go_before_its_end_either(sample):
    _session, timeline = sample
    for block in timeline.blocks:
        for way in block.alternatives:
            exercise = shipped().exercise(block.exercise)
            ends = {with_side(line, block.side) for line in cues_of(exercise, way.variant).end}
            works = [step for step in way.steps if step.kind in ("hold", "repetitions")]
            assert not {line.say for step in works for line in step.lines} & ends


def cues_of(exercise: Exercise, variant: str) -> Cues:
    """The words of one variant."""
    return exercise.variant(variant).cues or exercise.cues


@ANY_SESSION
@given(any_timeline())
def test_both_sides_work_the_same_time_apart_from_extra_sets(sample):
    session, timeline = sample
    extra = {each.exercise: each.extra_sets_for_worse_side for each in session.prescriptions}
    for exercise, blocks in by_exercise(timeline).items():
        on = {side: work_s([block for block in blocks if block.side == side]) for side in ("left", "right")}
        if extra[exercise] == 0:
            assert on["left"] == on["right"]
        else:
            first = next(block.side for block in blocks)
            assert on[first] == max(on.values()) > min(on.values())


def by_exercise(timeline: Timeline) -> dict[str, list[Block]]:
    found: dict[str, list[Block]] = {}
    for block in timeline.blocks:
        found.setdefault(block.exercise, []).append(block)
    return found


def work_s(blocks: list[Block]) -> int:
    return sum(step.seconds for block in blocks for step in block.steps if step.kind in WORK)


@ANY_SESSION
@given(any_timeline())
def test_a_chain_runs_through_on_one_side_before_the_other(sample):
    _session, timeline = sample
    for chain in {block.chain for block in timeline.blocks if block.chain}:
        sides = [block.side for block in timeline.blocks if block.chain == chain]
        assert [side for side, _run in groupby(sides)] in (["left", "right"], ["right", "left"])
        by_side = {
            side: [b.exercise for b in timeline.blocks if b.chain == chain and b.side == side]
            for side in sides
        }
        assert by_side["left"] == by_side["right"]
        in_order = sorted(by_side["left"], key=lambda each: shipped().exercise(each).chain_order)
        assert by_side["left"] == in_order


@ANY_SESSION
@given(any_timeline())
def test_a_change_of_side_has_its_own_step_with_time_to_change(sample):
    _session, timeline = sample
    for earlier, later in pairwise(timeline.blocks):
        changes = earlier.side != later.side and "both" not in (earlier.side, later.side)
        same = earlier.exercise == later.exercise or (earlier.chain and earlier.chain == later.chain)
        if changes and same:
            assert later.steps[0].kind == "change-side"
            over = CHANGE_OVER_S if earlier.chain is not None else 0
            assert CHANGE_SIDE_S[0] + over <= later.steps[0].seconds <= CHANGE_SIDE_S[1]
        else:
            assert later.steps[0].kind == "prepare"


@ANY_SESSION
@given(any_timeline())
def test_alternatives_take_as_long_as_what_they_stand_for(sample):
    _session, timeline = sample
    for block in timeline.blocks:
        for other in block.alternatives:
            assert sum(step.seconds for step in other.steps) == block.seconds
            assert [step.id for step in other.steps] == [step.id for step in block.steps]


@ANY_SESSION
@given(any_timeline())
def test_every_id_is_there_once_and_every_scene_is_one_of_its_exercise(sample):
    _session, timeline = sample
    steps = [step.id for block in timeline.blocks for step in block.steps]
    assert len(set(steps)) == len(steps)
    assert len({block.id for block in timeline.blocks}) == len(timeline.blocks)
    for block in timeline.blocks:
        exercise = shipped().exercise(block.exercise)
        scenes = {variant.scene for variant in exercise.variants} | {each.scene for each in exercise.regions}
        loads = {None, *(load.id for load in exercise.loads)}
        known = {exercise.scene_name(scene, load) for scene in scenes for load in loads}
        assert {step.scene for step in block.steps} <= known | {None}
        assert all(exercise.scene(step.scene) for step in block.steps if step.scene)


@pytest.mark.parametrize("minutes", [5, 10, 15, 20, 30])
def test_a_session_lasts_its_minutes_to_within_five_percent(minutes):
    timeline = timeline_of(planned(minutes=minutes))
    assert 0.95 * minutes * 60 <= timeline.total_s <= minutes * 60


def test_a_session_begins_with_what_to_have_within_reach():
    first = timeline_of(planned(minutes=30)).blocks[0].steps[0]
    assert (first.kind, first.title) == ("prepare", "Get your things")
    assert first.lines[0].say.startswith("Have within reach: ")
    assert first.detail == (
        "Have within reach: foam roller, mini exercise ball, stretching strap, something soft for the knee. "
        "Choose a place with: wall."
    )


def needed(at_hand: tuple[str, ...]) -> tuple[str, list[dict]]:
    timeline = build_timeline(planned(minutes=30), catalogue=shipped(), at_hand=at_hand)
    return timeline.blocks[0].steps[0].detail, timeline_json(timeline)["equipment"]


def test_what_the_person_has_instead_is_named_with_what_it_stands_for():
    detail, equipment = needed(("roller", "wall", "towel", "belt", "cushion"))
    assert detail == (
        "Have within reach: foam roller, mini exercise ball, "
        "long belt or bathrobe cord as your stretching strap, something soft for the knee. "
        "Choose a place with: wall."
    )
    (strap,) = [item for item in equipment if item["id"] == "strap"]
    assert strap == {
        "id": "strap",
        "name": "long belt or bathrobe cord",
        "stand_ins": ["bath towel"],
        "stands_for": "stretching strap",
        "place": False,
    }


def test_who_has_the_item_itself_is_not_sent_for_anything_else():
    detail, equipment = needed(("roller", "wall", "strap", "cushion"))
    assert "stretching strap" in detail
    assert all(item["stand_ins"] == [] and item["stands_for"] is None for item in equipment)


def test_a_list_that_is_long_is_said_without_what_things_stand_for():
    towel = EquipmentNeeded("strap", "bath towel", (), "stretching strap")
    short, long = (gather_step("bridge", [towel] * count, str) for count in (2, 5))
    assert short.lines[0].say.endswith("bath towel as your stretching strap.")
    assert long.lines[0].say == "Have within reach: " + ", ".join(["bath towel"] * 5) + "."
    assert long.detail.count("stretching strap") == 5


def test_what_is_only_handy_is_listed_once_and_by_no_item_of_the_catalogue():
    _detail, equipment = needed(("wall", "strap"))
    soft = [item for item in equipment if item["name"] == "something soft for the knee"]
    assert soft == [
        {
            "id": "couch-stretch.wall",
            "name": soft[0]["name"],
            "stand_ins": [],
            "stands_for": None,
            "place": False,
        }
    ]


def test_a_list_too_long_to_say_is_shown():
    things = [EquipmentNeeded(str(number), "long sock filled with rice", ()) for number in range(8)]
    step = gather_step("bridge", things, str)
    assert [line.say for line in step.lines] == ["Have your things within reach. The screen shows them."]
    assert step.detail.count("rice") == 8


def test_what_comes_next_is_announced_with_its_side():
    blocks = timeline_of(planned(minutes=20)).blocks
    said = {block.id: [line.say for step in block.steps for line in step.lines] for block in blocks}
    assert "Next: Couch stretch, left side." in said["couch-stretch.left"]
    assert "Change sides. Couch stretch, right side." in said["couch-stretch.right"]


def test_an_answer_that_needs_an_action_says_which():
    data = timeline_json(timeline_of(planned(minutes=20)))
    (question,) = [each for each in data["questions"] if each["id"] == "click-or-hard-stop"]
    actions = {answer["id"]: answer.get("action") for answer in question["answers"]}
    assert actions["no"] is None
    assert (actions["pinch"], actions["click-or-stop-hurt"], actions["catch-or-give-way"]) == (
        "leave-out",
        "stop-session",
        "stop-session",
    )


def test_in_the_calm_weeks_strength_work_may_hurt_no_more_than_a_stretch():
    def rules(phase: str) -> set[str]:
        programme = plan_programme(
            chosen(3, minutes=20), catalogue=shipped(), clearance=cleared(), standing=standing_in(phase)
        )
        return {rule["id"] for rule in timeline_json(timeline_of(programme.sessions[0]))["pain_rules"]}

    assert rules("strengthen") - rules("calm") == {"strength-accepted"}


def test_the_second_side_has_time_to_get_over_and_hears_how_to_begin():
    blocks = {block.id: block for block in timeline_of(planned(minutes=30)).blocks}
    for exercise, least_s in (("couch-stretch", 18), ("figure-four", 13)):
        change, _ready, work, *_more = blocks[f"{exercise}.right"].steps
        assert change.kind == "change-side"
        assert least_s <= change.seconds <= CHANGE_SIDE_S[1]
        assert work.lines[0].say == shipped().exercise(exercise).cues.before[0]


def test_before_work_there_is_a_countdown():
    for block in timeline_of(planned(minutes=20)).blocks:
        for earlier, later in pairwise(block.steps):
            if later.kind == "hold":
                assert (earlier.kind, earlier.seconds) == ("ready", READY_S)


@ANY_SESSION
@given(any_timeline())
def test_the_first_work_of_an_exercise_on_a_side_follows_a_countdown(sample):
    """The record tells by it whether an exercise was under way when a session was ended."""
    _session, timeline = sample
    for before, block in pairwise([None, *timeline.blocks]):
        is_next_stop = before is not None and (before.exercise, before.side) == (block.exercise, block.side)
        for steps in (block.steps, *(other.steps for other in block.alternatives)):
            kinds = [step.kind for step in steps]
            first = next(place for place, kind in enumerate(kinds) if kind in WORK)
            assert "ready" in kinds[:first] or is_next_stop


@ANY_SESSION
@given(any_timeline())
def test_how_long_how_often_and_which_set_is_said_before_the_work(sample):
    _session, timeline = sample
    for block in timeline.blocks:
        for ready, work in pairwise(block.steps):
            if ready.kind != "ready":
                continue
            lead, amount = (line.say for line in ready.lines)
            assert lead == (f"{work.detail.split(',')[0]}." if "Set" in work.detail else "Get ready.")
            if work.repetitions is not None:
                assert amount.startswith(f"{work.repetitions.count} times")
            else:
                assert amount.endswith(f"{work.seconds} seconds.")


def first_session(**choices: object) -> PlannedSession:
    programme = plan_programme(chosen(5, **choices), catalogue=shipped(), clearance=cleared())  # type: ignore[arg-type]
    return programme.sessions[0]


@pytest.mark.parametrize("minutes", [5, 10, 15, 20, 30])
def test_everything_about_getting_into_position_is_said(minutes):
    """On the first side: each step of the set-up, and what to mind before the work."""
    for session in plan_programme(
        chosen(5, minutes=minutes), catalogue=shipped(), clearance=cleared()
    ).sessions:
        said = {line.say for step in all_steps(timeline_of(session)) for line in step.lines}
        for each in session.prescriptions:
            exercise = shipped().exercise(each.exercise)
            variant = exercise.variant(each.variant)
            cues = variant.cues or exercise.cues
            first = each.sides[0]
            setups = [
                {with_side(line, first) for line in setup}
                for setup in (variant.setup, variant.setup_in_chain)
                if setup
            ]
            assert any(setup <= said for setup in setups), exercise.id
            assert {with_side(line, first) for line in cues.before} <= said, exercise.id


def test_every_line_names_the_side_that_works():
    for block in timeline_of(planned(minutes=30)).blocks:
        said = [line.say for step in block.steps for line in step.lines]
        shown = [step.detail for step in block.steps]
        assert not [line for line in (*said, *shown) if "{" in line or "}" in line]
        if block.exercise == "couch-stretch":
            working, resting = ("left", "right") if block.side == "left" else ("right", "left")
            setup = " ".join(shown)
            assert f"put the {working} knee into the corner" in setup
            assert f"Step the {resting} foot flat in front of you" in setup


def test_an_easier_way_names_the_side_too():
    blocks = [each for each in timeline_of(planned(minutes=30)).blocks if each.exercise == "couch-stretch"]
    assert {block.side for block in blocks} == {"left", "right"}
    for block in blocks:
        for way in block.alternatives:
            said = " ".join(step.detail for step in way.steps)
            assert f"the {block.side} knee" in said


def test_circles_go_one_way_and_then_the_other_at_their_tempo():
    timeline = timeline_of(planned(minutes=30))
    circles = next(block for block in timeline.blocks if block.exercise == "strap-circles")
    counted = [step.repetitions for step in circles.steps if step.repetitions]
    assert [each.direction for each in counted] == ["clockwise", "anticlockwise"]
    assert all(5 <= each.count <= 10 and each.tempo_s == 5 for each in counted)


@ANY_SESSION
@given(any_timeline())
def test_in_a_chain_the_leg_is_already_in_the_strap(sample):
    """The first of the chain on a side tells how to get into it or how to change over, the others go on."""
    _session, timeline = sample
    for before, block in pairwise([None, *timeline.blocks]):
        if block.chain != "strap":
            continue
        variant = shipped().exercise(block.exercise).variant(block.variant)
        goes_on = before is not None and (before.chain, before.side) == (block.chain, block.side)
        changes = before is not None and before.chain == block.chain and not goes_on
        setup = variant.setup_other_side if changes else variant.setup_in_chain if goes_on else variant.setup
        way_in = next(step for step in block.steps if step.kind in ("prepare", "change-side") and step.scene)
        said = " ".join(line.say for line in way_in.lines)
        assert " ".join(with_side(line, block.side) for line in setup) in said, (block.id, said)


def test_changing_over_with_the_strap_has_time_for_it():
    blocks = {block.id: block for block in timeline_of(planned(minutes=30)).blocks}
    change = blocks["hamstring-strap.right"].steps[0]
    assert (change.kind, change.seconds) == ("change-side", CHANGE_SIDE_S[0] + CHANGE_OVER_S)
    said = [line.say for line in change.lines]
    assert "Lower the left leg, and put the strap round the right foot, knee bent." in said
    assert blocks["adductor-strap.right"].steps[0].seconds < change.seconds


@pytest.mark.parametrize("variant", ["circles", "small"])
def test_a_new_direction_is_said_first_and_as_a_turn(variant):
    timeline = timeline_of(planned(minutes=30))
    for block in [each for each in timeline.blocks if each.exercise == "strap-circles"]:
        steps = next(steps for name, steps in ways_of(block) if name == variant)
        one_way, other_way = (step for step in steps if step.repetitions)
        assert (one_way.lines[0].say, one_way.lines[0].at_s) == ("clockwise.", 0.5)
        assert (other_way.lines[0].say, other_way.lines[0].at_s) == ("Now the other way: anticlockwise.", 0.5)


def ways_of(block: Block) -> list[tuple[str, tuple[Step, ...]]]:
    """The planned variant and its alternatives, each with its steps."""
    return [(block.variant, block.steps), *((way.variant, way.steps) for way in block.alternatives)]


def test_a_translation_changes_words_but_no_times():
    session = planned(minutes=30)
    here = timeline_json(timeline_of(session))
    there = timeline_json(
        build_timeline(session, catalogue=shipped(), gettext=lambda text: f"¡{text} {text}!")
    )
    assert there["blocks"][0]["name"].startswith("¡")
    assert there["phrases"]["halfway"] == "¡Halfway. Halfway.!"
    assert times(here) == times(there)


def times(timeline: dict) -> list:
    return [
        (step["id"], step["seconds"], [(line["from"], line["at_s"]) for line in step["lines"]])
        for block in timeline["blocks"]
        for step in block["steps"]
    ]


def test_the_questions_are_those_of_the_exercises_in_the_session():
    data = timeline_json(timeline_of(planned(minutes=30)))
    ways = [way for block in data["blocks"] for way in (block, *block["alternatives"])]
    asked = {question for way in ways for question in way["asks"]}
    assert {question["id"] for question in data["questions"]} == asked != set()


@ANY_SESSION
@given(any_timeline())
def test_no_cue_comes_again_before_all_others_have_been_said(sample):
    """Through all sets and both sides: none is heard twice within a minute if others fit."""
    _session, timeline = sample
    said: dict[tuple[str, str | None], list[int]] = {}
    for block in timeline.blocks:
        during = [with_side(line, block.side) for line in cues_during(block)]
        lines = [line.say for step in block.steps for line in in_order(step) if line.say in during]
        said.setdefault((block.exercise, block.region), []).extend(during.index(line) for line in lines)
    for (exercise, region), order in said.items():
        count = max(order, default=0) + 1
        assert order == [place % count for place in range(len(order))], (exercise, region)


def cues_during(block: Block) -> tuple[str, ...]:
    """What is said in the work of a block."""
    exercise = shipped().exercise(block.exercise)
    regions = [region.cues for region in exercise.regions if region.id == block.region]
    return (*regions, cues_of(exercise, block.variant))[0].during


def in_order(step: Step) -> list[Line]:
    """The lines of a step as they are heard."""
    return sorted(step.lines, key=lambda line: line.begins_s(step.seconds))


def test_where_no_leg_moves_nobody_is_asked_what_the_leg_did():
    calm = plan_programme(chosen(3), catalogue=shipped(), clearance=cleared(), standing=standing_in("calm"))
    (tilting,) = by_exercise(timeline_of(calm.sessions[0]))["hip-shift"]
    assert (tilting.variant, tilting.asks) == ("tilt-only", ())
    (shifting,) = by_exercise(timeline_of(planned(minutes=30)))["hip-shift"]
    assert (shifting.variant, shifting.asks) == ("ball", ("click-or-hard-stop",))
    assert [(way.variant, way.asks) for way in shifting.alternatives] == [("tilt-only", ())]


def test_what_is_left_out_has_its_name_its_reason_and_its_day():
    data = timeline_json(timeline_of(planned(days=3, minutes=5)))
    assert data["left_out"]
    assert all(each["name"] and each["reason"] for each in data["left_out"])


def test_a_session_without_anything_is_empty_and_says_so():
    everything_off = [each for each in shipped().conditions if each != "under-16"]
    programme = plan_programme(
        chosen(equipment=frozenset()), catalogue=shipped(), clearance=cleared(*everything_off)
    )
    data = timeline_json(timeline_of(programme.sessions[0]))
    assert (data["blocks"], data["total_s"]) == ([], 0)
    assert data["note"]
