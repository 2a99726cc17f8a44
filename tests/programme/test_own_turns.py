"""Own exercises of any lengths: each comes in turn, as far as the week leaves room for it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from endrange.catalogue import Catalogue
from endrange.catalogue.own import OwnHold
from endrange.programme import (
    Choices,
    Done,
    PlannedSession,
    Programme,
    plan_programme,
    plan_session,
    plan_week,
)
from tests.programme.samples import MONDAY, chosen, cleared, everything, with_own
from tests.programme.standings import PHASES, standing_in

SHORT, LONG = OwnHold(hold_s=120), OwnHold(hold_s=480)
FOUR_TIMES_TWENTY = chosen(4, minutes=20, weeks=6)
STRAP = ("abductor-strap", "adductor-strap", "hamstring-strap")
LASTING_PHASES = tuple(phase for phase in PHASES if phase != "calm")


def planned(choices: Choices, catalogue: Catalogue, *, phase: str = "restore") -> Programme:
    standing = standing_in(phase)._replace(since=choices.start)  # type: ignore[arg-type]
    return plan_programme(choices, catalogue=catalogue, clearance=cleared(), standing=standing)


def own_in(sessions: Iterable[PlannedSession]) -> list[str]:
    """Which own exercise each session has; a point for none."""
    own = [
        "".join(each.exercise for each in session.prescriptions if each.exercise.startswith("own-"))
        for session in sessions
    ]
    return [each.removeprefix("own-") or "." for each in own]


def weeks_of(programme: Programme) -> list[str]:
    return ["".join(own_in(week.sessions)) for week in programme.weeks]


def has_room_alone(dose: OwnHold, choices: Choices, phase: str) -> bool:
    """Tell whether every week has room for it beside all minimums if there is no other own exercise."""
    programme = planned(choices, with_own(dose), phase=phase)
    return all("0" in week for week in weeks_of(programme)) and not programme.shortfalls


@st.composite
def any_scarce_choices(draw: st.DrawFn) -> Choices:
    """Days and minutes that leave room for something beside the weekly minimums, but not for everything."""
    days, minutes = draw(st.sampled_from([(3, 20), (3, 30), (4, 15), (4, 20), (5, 10), (5, 15), (5, 20)]))
    equipment = draw(st.frozensets(st.sampled_from(sorted(everything()))))
    return chosen(days, minutes=minutes, weeks=6, equipment=equipment)


@st.composite
def any_doses(draw: st.DrawFn) -> list[OwnHold]:
    """Two to four, of two to eight minutes each; some take the same time."""
    lengths = draw(st.lists(st.sampled_from([120, 180, 240, 300, 480]), min_size=2, max_size=4))
    return [OwnHold(hold_s=length) for length in lengths]


@settings(max_examples=20)
@example(FOUR_TIMES_TWENTY, "restore", [SHORT, LONG])
@given(any_scarce_choices(), st.sampled_from(LASTING_PHASES), any_doses())
def test_each_comes_in_as_many_weeks_as_there_are_of_them_and_equals_come_equally_often(
    choices, phase, doses
):
    doses = [each for each in doses if has_room_alone(each, choices, phase)]
    if len(doses) < 2:  # nothing to share; with `assume` there would often be too few examples
        return
    weeks = weeks_of(planned(choices, with_own(*doses), phase=phase))
    for first in range(len(weeks) - len(doses) + 1):
        assert set("".join(weeks[first : first + len(doses)])) >= _names(doses)
    for one, other in permutations(range(len(doses)), 2):
        if doses[one] == doses[other]:
            assert all(_lead(weeks[:count], one, other) <= 1 for count in range(len(weeks) + 1))


@pytest.mark.parametrize("doses", [(SHORT, LONG), (LONG, SHORT)])
def test_a_long_one_comes_every_week_whichever_stands_first_and_a_short_one_where_it_fits(doses):
    long, short = str(doses.index(LONG)), str(doses.index(SHORT))
    weeks = weeks_of(planned(FOUR_TIMES_TWENTY, with_own(*doses)))
    assert all(week.count(long) == 1 and week.count(short) >= 2 for week in weeks)


def test_while_all_have_room_they_follow_each_other_from_week_to_week():
    weeks = weeks_of(planned(FOUR_TIMES_TWENTY, with_own(*[OwnHold(hold_s=60)] * 3)))
    assert weeks == ["0120", "1201", "2012", "0120", "1201", "2012"]


def test_one_that_no_week_has_room_for_leaves_the_others_their_turns_and_says_so():
    programme = planned(FOUR_TIMES_TWENTY, with_own(OwnHold(hold_s=600, sets=3), SHORT))
    assert weeks_of(programme) == ["1111"] * 6
    reasons = {each.exercise: str(each.reason) for each in programme.left_out}
    assert (
        reasons["own-0"]
        == "The plan is made for sessions of 20 minutes; what the week needs most leaves no room."
    )


def test_the_weekly_minimum_stays_whole_beside_them():
    programme = planned(FOUR_TIMES_TWENTY, with_own(LONG, LONG, SHORT))
    assert not programme.shortfalls


@pytest.mark.parametrize("week", [2, 3, 6])
def test_a_week_alone_has_the_turns_that_it_has_in_the_programme(week):
    catalogue = with_own(SHORT, LONG, OwnHold(hold_s=300))
    programme = planned(FOUR_TIMES_TWENTY, catalogue)
    in_programme = programme.weeks[week - 1]
    alone = plan_week(
        FOUR_TIMES_TWENTY,
        catalogue=catalogue,
        clearance=cleared(),
        day=in_programme.sessions[0].day,
        standing=standing_in("restore"),
    )
    assert own_in(alone.sessions) == own_in(in_programme.sessions)


def test_where_a_phase_goes_on_beyond_its_weeks_the_queue_goes_on_too():
    def seen_in(week: int, *, minutes: int | None = None) -> tuple[list[str], list[str]]:
        """The weeks of the plan, and the session of the week's first day."""
        asked = {
            "catalogue": with_own(LONG, LONG, LONG),
            "clearance": cleared(),
            "standing": standing_in("restore"),
            "day": MONDAY + timedelta(weeks=week - 1),
        }
        programme = plan_programme(FOUR_TIMES_TWENTY, **asked)
        session = plan_session(FOUR_TIMES_TWENTY, minutes=minutes, **asked)
        return weeks_of(programme), own_in([session])

    (ninth, tenth, *_), _first = seen_in(9)
    (again, eleventh, *_), first = seen_in(10, minutes=30)
    assert {ninth, tenth, eleventh} == {"0...", "1...", "2..."}
    assert (again, first) == (tenth, [tenth[0]])


@pytest.mark.parametrize("phase", LASTING_PHASES)
@pytest.mark.parametrize(("done", "first"), [("", "0"), ("0", "1"), ("10", "2"), ("102", "1"), ("021", "0")])
def test_with_other_minutes_the_one_that_was_done_longest_ago_comes_first(phase, done, first):
    saturday = MONDAY + timedelta(days=5)
    stretched = [Done(MONDAY, each, 300, 300) for each in ("couch-stretch", "figure-four", *STRAP)]
    own = [Done(MONDAY + timedelta(days=day), f"own-{each}", 60, 60) for day, each in enumerate(done)]
    session = plan_session(
        FOUR_TIMES_TWENTY,
        catalogue=with_own(*[OwnHold(hold_s=60)] * 3),
        clearance=cleared(),
        day=saturday,
        minutes=30,
        recent=[*stretched, *own],
        standing=standing_in(phase),
    )
    assert own_in([session]) == [first]


def test_where_a_programme_ends_before_all_had_a_turn_it_says_that_they_take_turns():
    doses = [OwnHold(hold_s=480 + step) for step in range(4)]
    programme = planned(replace(FOUR_TIMES_TWENTY, weeks=3), with_own(*doses))
    assert weeks_of(programme) == ["0...", "1...", "2..."]
    reasons = {each.exercise: str(each.reason) for each in programme.left_out}
    assert reasons["own-3"] == "Your own exercises take turns, one in a session."


def _names(doses: Sequence[OwnHold]) -> set[str]:
    return {str(number) for number in range(len(doses))}


def _lead(weeks: Sequence[str], one: int, other: int) -> int:
    """How many turns the first has had more than the other."""
    had = Counter("".join(weeks))
    return had[str(one)] - had[str(other)]
