"""Rolling as a timeline: the route, and what is said before its first stop."""

import re
from pathlib import Path

import pytest

from endrange.programme import plan_programme
from endrange.programme.adaptation import ExerciseStanding
from tests.programme.samples import chosen, cleared, shipped
from tests.programme.standings import standing_in

from .test_timeline import by_exercise, first_session, timeline_of

PLAYER_STEPS = Path(__file__).parents[2] / "frontend/src/player/pure/steps.ts"


def test_rolling_goes_round_the_leg_and_back_the_other_way():
    rolling = [block for block in timeline_of(first_session(minutes=30)).blocks if block.kind == "roll"]
    left = [block.region for block in rolling if block.side == "left"]
    right = [block.region for block in rolling if block.side == "right"]
    assert left == right[::-1] == [region.id for region in shipped().exercise("foam-roll").regions]


def test_rolling_asks_once_after_its_last_region():
    rolling = [block for block in timeline_of(first_session(minutes=30)).blocks if block.kind == "roll"]
    assert [block.asks for block in rolling] == [()] * (len(rolling) - 1) + [("breathing-under-pressure",)]


@pytest.mark.parametrize("phase", ["restore", "strengthen", "keep"])
def test_hands_off_half_an_hour_stays_half_an_hour_with_its_questions(phase):
    """Each question waits a while for an answer; the last block's are asked when the session is over."""
    programme = plan_programme(
        chosen(5, minutes=30), catalogue=shipped(), clearance=cleared(), standing=standing_in(phase)
    )
    for session in programme.sessions:
        timeline = timeline_of(session)
        waits = sum(len(block.asks) for block in timeline.blocks[:-1])
        assert timeline.total_s + waits * question_wait_s() <= 1.05 * 30 * 60


def question_wait_s() -> float:
    """As long as the player waits for an answer; it is written down there."""
    (wait,) = re.findall(r"QUESTION_WAIT_MS = ([\d_]+);", PLAYER_STEPS.read_text(encoding="utf-8"))
    return int(wait) / 1000


def rolled(*conditions: str, equipment: str, **level: object) -> list[str]:
    """What is said in rolling, in order."""
    exercise = {"roller": "foam-roll", "ball": "ball-release"}[equipment]
    programme = plan_programme(
        chosen(5, minutes=30, equipment=frozenset({equipment})),
        catalogue=shipped(),
        clearance=cleared(*conditions),
        standing=standing_in("restore", levels=((exercise, ExerciseStanding(**level)),)),  # type: ignore[arg-type]
    )
    blocks = by_exercise(timeline_of(programme.sessions[0]))[exercise]
    return [line.say for block in blocks for step in block.steps for line in step.lines]


@pytest.mark.parametrize("equipment", ["roller", "ball"])
def test_half_of_the_weight_is_said_before_the_first_stop_of_the_route(equipment):
    half = "Put only half of your weight on it: let hands and feet carry the rest."
    assert rolled(equipment=equipment, pressure_share=0.5).count(half) == 1
    assert half not in rolled(equipment=equipment)


def test_what_a_condition_changes_in_rolling_is_said_too():
    cue = "Keep the ball on the soft buttock, well behind the bony point."
    assert cue in rolled("lateral-hip-pain", equipment="ball")
    assert cue not in rolled(equipment="ball")
