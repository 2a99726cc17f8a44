"""Around the middle and in the last seconds of work only the player speaks."""

import pytest
from hypothesis import given

from endrange.catalogue.exercise import Phase
from endrange.programme import MINUTES, plan_programme
from endrange.session.speech import HALFWAY_S
from endrange.session.timeline import Step
from tests.programme.samples import chosen, cleared, everything, shipped
from tests.programme.standings import PHASES, standing_in
from tests.session.test_timeline import (
    ANY_SESSION,
    ROUNDING_S,
    WORK,
    all_steps,
    any_timeline,
    timeline_of,
)


@ANY_SESSION
@given(any_timeline())
def test_halfway_and_the_last_five_seconds_are_left_to_the_player(sample):
    _session, timeline = sample
    for step in all_steps(timeline):
        leaves_the_player_its_time(step, step.seconds)


def steps_of(phase: Phase, minutes: int, equipment: frozenset[str]) -> list[Step]:
    """All steps of all sessions of a programme."""
    choices = chosen(5, minutes=minutes, equipment=equipment)
    standing = standing_in(phase)
    programme = plan_programme(choices, catalogue=shipped(), clearance=cleared(), standing=standing)
    return [step for session in programme.sessions for step in all_steps(timeline_of(session))]


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("minutes", MINUTES)
@pytest.mark.parametrize("equipment", [frozenset(), everything()], ids=["nothing", "everything"])
def test_with_nothing_or_everything_at_hand_the_player_has_its_time(phase, minutes, equipment):
    """Also in a step made longer: its second half moves away from the first, and the middle between them."""
    for step in steps_of(phase, minutes, equipment):
        for more_s in (0, 15, 30):
            leaves_the_player_its_time(step, step.seconds + more_s)


@pytest.mark.parametrize("kind", WORK)
def test_these_sessions_have_short_work_of_every_kind(kind):
    steps = steps_of("calm", 20, everything()) + steps_of("strengthen", 20, everything())
    assert any(step.kind == kind and 20 <= step.seconds < 40 for step in steps)


def leaves_the_player_its_time(step: Step, length_s: float) -> None:
    """In a step of work of that length no line is said in the middle or in the last five seconds."""
    if step.kind not in WORK:
        return
    half = length_s / 2
    for line in step.lines:
        begins = line.begins_s(length_s)
        ends = begins + line.takes_s
        assert ends <= half + ROUNDING_S or begins >= half + HALFWAY_S - ROUNDING_S
        assert ends <= length_s - 5
