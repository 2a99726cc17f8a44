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


def test_they_wait_when_the_week_needs_all_the_time_and_it_says_why(with_own):
    session = sessions(with_own, 10)[0]
    assert own_in(session) == []
    assert {"own-bridge", "own-clam"} <= {each.exercise for each in session.left_out}


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
