"""The person's own exercises take part in turn, after the programme's own."""

from pathlib import Path

import pytest

from endrange.catalogue import Catalogue, load_catalogue
from endrange.programme import PlannedSession, plan_programme
from endrange.session import build_timeline
from tests.programme.samples import chosen, cleared

BRIDGE = 'name = "Bridge"\nsteps = ["Lift the pelvis."]\ndose = { kind = "hold", hold_s = 20 }\n'
CLAM = 'name = "Clam"\nsteps = ["Open the knee."]\ndose = { kind = "repetitions", count = 10 }\n'


@pytest.fixture
def with_own(tmp_path: Path) -> Catalogue:
    (tmp_path / "bridge.toml").write_text(BRIDGE)
    (tmp_path / "clam.toml").write_text(CLAM)
    catalogue = load_catalogue(tmp_path)
    assert catalogue.faults == ()
    return catalogue


def sessions(catalogue: Catalogue, minutes: int) -> tuple[PlannedSession, ...]:
    return plan_programme(
        chosen(4, minutes=minutes, equipment=frozenset({"strap", "wall"})),
        catalogue=catalogue,
        clearance=cleared(),
    ).sessions


def own_in(session: PlannedSession) -> list[str]:
    return [each.exercise for each in session.prescriptions if each.exercise.startswith("own-")]


def test_they_take_turns_one_in_each_session(with_own):
    done = [own_in(session) for session in sessions(with_own, 30)]
    assert done[:4] == [["own-bridge"], ["own-clam"], ["own-bridge"], ["own-clam"]]


def test_they_come_last(with_own):
    for session in sessions(with_own, 30):
        assert session.prescriptions[-1].exercise in own_in(session)


@pytest.mark.parametrize("equipment", [{"strap", "wall"}, {"strap", "wall", "roller"}, set()])
def test_they_have_their_turn_in_every_session_of_twenty_minutes_on_four_days(with_own, equipment):
    programme = plan_programme(
        chosen(4, minutes=20, equipment=frozenset(equipment)), catalogue=with_own, clearance=cleared()
    )
    done = [own_in(session) for session in programme.sessions]
    assert done == [["own-bridge"], ["own-clam"]] * 6
    assert not any(short.cause == "time" for short in programme.shortfalls)


def test_they_come_before_the_hip_shift_where_not_both_have_room(with_own):
    sessions_of_a_week = plan_programme(
        chosen(5, minutes=15, equipment=frozenset({"strap", "wall"})),
        catalogue=with_own,
        clearance=cleared(),
    ).weeks[0]
    assert all(own_in(session) for session in sessions_of_a_week.sessions)
    assert all(dose.met for dose in sessions_of_a_week.doses)
    assert not all(
        "hip-shift" in {each.exercise for each in session.prescriptions}
        for session in sessions_of_a_week.sessions
    )


def test_they_wait_when_the_week_needs_all_the_time_and_it_says_that_longer_sessions_have_them(with_own):
    for session in sessions(with_own, 10):
        assert own_in(session) == []
        reasons = {each.exercise: str(each.reason) for each in session.left_out}
        assert (
            reasons["own-bridge"]
            == reasons["own-clam"]
            == (
                "The plan is made for sessions of 10 minutes; what the week needs most leaves no room."
                " A plan for sessions of 30 minutes has room."
            )
        )


def test_longer_sessions_are_not_named_for_one_that_is_longer_than_any(tmp_path):
    (tmp_path / "bridge.toml").write_text(BRIDGE.replace("hold_s = 20", "hold_s = 600, sets = 2"))
    for session in sessions(load_catalogue(tmp_path), 20):
        (left,) = [each for each in session.left_out if each.exercise == "own-bridge"]
        assert left.comes is None
        assert str(left.reason) == (
            "The plan is made for sessions of 20 minutes; what the week needs most leaves no room."
        )


def test_more_of_them_than_there_are_sessions_still_take_turns(tmp_path):
    for number in range(14):
        (tmp_path / f"bridge-{number:02d}.toml").write_text(BRIDGE)
    programme = plan_programme(chosen(4, minutes=20), catalogue=load_catalogue(tmp_path), clearance=cleared())
    waiting = [each for each in programme.left_out if each.exercise.startswith("own-")]
    assert [each.exercise for each in waiting] == ["own-bridge-12", "own-bridge-13"]
    assert {str(each.reason) for each in waiting} == {"Your own exercises take turns, one in a session."}


def test_they_have_a_timeline_like_any_other(with_own):
    session = sessions(with_own, 30)[0]
    timeline = build_timeline(session, catalogue=with_own)
    assert timeline.total_s == session.seconds
    assert any(
        "Lift the pelvis." in line.say
        for block in timeline.blocks
        for step in block.steps
        for line in step.lines
    )


def test_one_that_is_kept_out_of_the_programme_stays_out(tmp_path):
    (tmp_path / "bridge.toml").write_text("in_programme = false\n" + BRIDGE)
    for session in sessions(load_catalogue(tmp_path), 30):
        assert own_in(session) == []
