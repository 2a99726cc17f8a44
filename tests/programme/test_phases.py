"""Each phase plans its own kind of week, from where the person stands, and never without saying why."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from endrange.catalogue.dose import HoldDose, PassDose, RepetitionDose
from endrange.catalogue.exercise import Exercise
from endrange.programme import (
    MINUTES,
    Choices,
    Done,
    Hold,
    Passes,
    PlannedSession,
    Prescription,
    Programme,
    Repetitions,
    plan_programme,
    plan_session,
    plan_week,
)
from endrange.programme.adaptation import ExerciseStanding, Standing
from endrange.programme.easing import eased
from endrange.programme.ladder import dose_range_of
from endrange.programme.phases import RULES
from endrange.programme.selection import WITHOUT_AN_EASIER_ONE
from endrange.programme.targets import HOLD_S
from endrange.programme.timing import GATHER_S, chains_s, seconds_of
from endrange.screening import Clearance
from tests.programme.samples import MONDAY, any_choices, any_conditions, chosen, cleared, everything, shipped
from tests.programme.standings import PHASES, any_standing, standing_in

ANY_PERSON = settings(max_examples=40, deadline=None)


def planned(choices: Choices, standing: Standing | None, *conditions: str, day: int = 0) -> Programme:
    return plan_programme(
        choices,
        catalogue=shipped(),
        clearance=cleared(*conditions),
        standing=standing,
        day=choices.start + timedelta(days=day),
    )


def exercise_of(prescription: Prescription) -> Exercise:
    return shipped().exercise(prescription.exercise)


def strength_in(session: PlannedSession) -> list[Prescription]:
    return [each for each in session.prescriptions if exercise_of(each).kind == "strengthen"]


def range_in(session: PlannedSession) -> list[Prescription]:
    return [each for each in session.prescriptions if exercise_of(each).kind != "strengthen"]


@st.composite
def any_person(draw: st.DrawFn) -> tuple[Choices, Standing, Clearance, int]:
    choices = draw(any_choices())
    clearance = cleared(*draw(any_conditions()))
    return choices, draw(any_standing(choices)), clearance, draw(st.integers(0, 120))


def plan_of(person: tuple[Choices, Standing, Clearance, int]) -> Programme:
    choices, standing, clearance, day = person
    return plan_programme(
        choices,
        catalogue=shipped(),
        clearance=clearance,
        standing=standing,
        day=choices.start + timedelta(days=day),
    )


@ANY_PERSON
@given(any_person())
def test_no_week_and_no_session_is_empty_without_a_reason(person):
    programme = plan_of(person)
    assert programme.weeks
    for week in programme.weeks:
        assert week.sessions
        for session in week.sessions:
            done = {each.exercise for each in session.prescriptions}
            assert done.isdisjoint(each.exercise for each in session.left_out)
            assert session.prescriptions or (session.shorter is not None and session.left_out)
            assert all(str(each.reason) for each in session.left_out)


@ANY_PERSON
@given(any_person())
def test_nothing_refused_missing_or_resting_is_ever_planned(person):
    choices, standing, clearance, _day = person
    for session in plan_of(person).sessions:
        for each in session.prescriptions:
            exercise = exercise_of(each)
            assert not standing.of(each.exercise).is_out(session.day)
            for variant in (exercise.variant(each.variant), *map(exercise.variant, each.alternatives)):
                assert clearance.allows(exercise, variant)
                assert set(variant.equipment) <= choices.equipment
            for load in exercise.loads:
                assert load.id != each.load or set(load.equipment) <= choices.equipment


@ANY_PERSON
@given(any_person())
def test_a_session_keeps_to_its_minutes_or_says_why_it_is_shorter(person):
    for session in plan_of(person).sessions:
        parts = sum(seconds_of(each, exercise_of(each)) for each in session.prescriptions)
        if session.prescriptions:
            chains = chains_s(exercise_of(each) for each in session.prescriptions)
            assert session.seconds == GATHER_S + chains + parts + session.closing_s
        assert session.seconds <= session.minutes * 60
        assert (session.seconds >= 0.95 * session.minutes * 60) == (session.shorter is None)


@ANY_PERSON
@given(any_person())
def test_doses_are_within_the_range_times_the_factors_and_less_is_said(person):
    _choices, standing, clearance, _day = person
    for session in plan_of(person).sessions:
        factor = standing.factor_on(session.day)
        for each in session.prescriptions:
            exercise = exercise_of(each)
            changes = clearance.changes(exercise, exercise.variant(each.variant))
            share = min((change.dose_factor for change in changes), default=1.0)
            if standing.of(each.exercise).variant_step < 0:
                share = min(share, WITHOUT_AN_EASIER_ONE)
            assert is_within(each, session, factor=factor * share)
            if isinstance(each.dose, Hold) and each.dose.seconds < HOLD_S[0] and factor < 1:
                assert any("shorter than 30 seconds" in str(note) for note in session.notes)
        assert not session.prescriptions or (factor < 1) == any(
            "smaller for now" in str(note) for note in session.notes
        )


def is_within(prescription: Prescription, session: PlannedSession, *, factor: float) -> bool:
    """Not above the high end; below the low end only by the factor."""
    exercise, dose = exercise_of(prescription), prescription.dose
    span = dose_range_of(exercise, exercise.variant(prescription.variant), session.phase)
    if isinstance(dose, Hold):
        assert isinstance(span, HoldDose)
        least = eased(Hold(round(span.hold_s.low), span.sets.low), factor * 0.8 if factor < 1 else 1)
        assert isinstance(least, Hold)
        most = span.hold_s.high * span.sets.high
        return least.seconds * least.sets <= dose.seconds * dose.sets <= most
    if isinstance(dose, Repetitions):
        assert isinstance(span, RepetitionDose)
        least_work = int(span.count.low * span.sets.low * factor * 0.8)
        return least_work <= dose.count * dose.sets <= span.count.high * span.sets.high
    assert isinstance(span, PassDose)
    return dose.region_s <= span.region_s.high


@ANY_PERSON
@given(any_person())
def test_both_sides_work_the_same_apart_from_an_extra_set(person):
    choices, standing, _clearance, _day = person
    for session in plan_of(person).sessions:
        for each in session.prescriptions:
            difference = each.seconds_on("left") - each.seconds_on("right")
            if each.extra_sets_for_worse_side == 0:
                assert difference == 0
            else:
                side = standing.of(each.exercise).extra_side or choices.worse_side
                assert each.sides[0] == side
                assert (difference > 0) == (side == "left")


@ANY_PERSON
@given(any_person())
def test_strength_never_comes_on_two_days_running_and_on_three_days_a_week_at_most(person):
    for week in plan_of(person).weeks:
        days = [session.day for session in week.sessions if strength_in(session)]
        assert len(days) <= 3
        assert all((later - earlier).days > 1 for earlier, later in pairwise(days))


@ANY_PERSON
@given(any_person(), st.sampled_from([None, *MINUTES]), st.integers(-5, 100))
def test_any_day_with_any_minutes_gets_a_session_that_holds_all_rules(person, minutes, offset):
    choices, standing, clearance, _day = person
    day = choices.start + timedelta(days=offset)
    session = plan_session(
        choices, catalogue=shipped(), clearance=clearance, standing=standing, day=day, minutes=minutes
    )
    assert session.seconds <= (minutes or choices.minutes) * 60
    assert session.prescriptions or session.shorter is not None
    assert not any(standing.of(each.exercise).is_out(day) for each in session.prescriptions)


@ANY_PERSON
@given(any_person(), st.sampled_from([None, *MINUTES]), st.integers(0, 60))
def test_nothing_is_promised_that_does_not_come_and_what_never_comes_is_not_said_of_today(
    person, minutes, offset
):
    choices, standing, clearance, _day = person
    day = choices.start + timedelta(days=offset)
    asked = {"catalogue": shipped(), "clearance": clearance, "standing": standing, "day": day}
    programme = plan_programme(choices, **asked)  # type: ignore[arg-type]
    never = {each.exercise: each for each in programme.left_out}
    session = plan_session(choices, minutes=minutes, programme=programme, **asked)  # type: ignore[arg-type]
    for left in session.left_out:
        assert left.comes is not None or "week" not in left.reason.values
        assert left.comes is not None or "Its turn comes" not in str(left.reason)
        if left.exercise in never:
            assert "in {minutes} minutes today" not in left.reason.msgid
            assert left.comes is None


@pytest.mark.parametrize("minutes", [10, 20, 30])
def test_a_fresh_standing_for_restoring_range_plans_what_no_standing_plans(minutes):
    choices = chosen(4, minutes=minutes, weeks=4)
    fresh, without = planned(choices, standing_in("restore")), planned(choices, None)
    assert fresh.weeks == without.weeks
    assert fresh.shortfalls == without.shortfalls


def test_restoring_grows_with_what_went_well_and_not_with_the_calendar():
    choices = chosen(5, minutes=30, weeks=6)
    late = timedelta(days=28).days
    held = planned(choices, standing_in("restore", progress=0.0), day=late)
    grown = planned(choices, standing_in("restore", progress=0.8), day=late)
    given_s = [sum(dose.left_s for dose in plan.weeks[4].doses) for plan in (held, grown)]
    assert given_s[0] < given_s[1]


def test_a_phase_that_takes_longer_than_planned_goes_on_week_by_week():
    programme = planned(chosen(weeks=3), standing_in("restore"), day=40)
    assert [week.number for week in programme.weeks] == [6, 7]
    assert programme.week_on(MONDAY + timedelta(days=40)) is programme.weeks[0]


def test_strength_and_restoring_together_take_twelve_weeks():
    for weeks in (3, 4, 5, 6):
        choices = chosen(weeks=weeks)
        whole = len(planned(choices, None).weeks) + len(planned(choices, standing_in("strengthen")).weeks)
        assert whole >= 12


@pytest.mark.parametrize("days", [3, 4, 5])
def test_strengthening_has_each_chosen_exercise_twice_a_week_and_holds_range(days):
    for week in planned(chosen(days, minutes=30), standing_in("strengthen")).weeks:
        turns: dict[str, int] = {}
        for session in week.sessions:
            for each in strength_in(session):
                turns[each.exercise] = turns.get(each.exercise, 0) + 1
        assert turns
        assert sum(count >= 2 for count in turns.values()) >= len(turns) - 1
        assert all(dose.met for dose in week.doses)


def test_strengthening_trains_everything_it_can_in_the_first_block():
    week = planned(chosen(5, minutes=30), standing_in("strengthen")).weeks[0]
    trained = {
        ability
        for session in week.sessions
        for each in strength_in(session)
        for ability in exercise_of(each).trains
    }
    assert len(trained) >= 4


def test_the_same_strength_exercises_stay_for_three_weeks_and_then_others_have_their_turn():
    weeks = planned(chosen(3, minutes=20), standing_in("strengthen")).weeks
    of_week = [
        {each.exercise for session in week.sessions for each in strength_in(session)} for week in weeks
    ]
    assert of_week[0] == of_week[1] == of_week[2]
    assert of_week[3] - of_week[0]


def test_range_comes_before_strength_in_a_session():
    for session in planned(chosen(3, minutes=30), standing_in("strengthen")).sessions:
        kinds = [exercise_of(each).kind == "strengthen" for each in session.prescriptions]
        assert kinds == sorted(kinds)
        assert range_in(session)


def test_what_is_left_out_of_strength_says_when_it_comes():
    first = planned(chosen(3, minutes=20), standing_in("strengthen")).sessions[0]
    waiting = [each for each in first.left_out if shipped().exercise(each.exercise).kind == "strengthen"]
    assert waiting
    assert any(each.comes is not None for each in waiting)
    assert all(each.cause == "later" for each in waiting)


def test_keeping_has_two_sessions_a_week_with_strength_and_range():
    for week in planned(chosen(5, minutes=20), standing_in("keep")).weeks:
        assert len(week.sessions) == 2
        assert all(strength_in(session) and range_in(session) for session in week.sessions)


def test_keeping_begins_with_what_was_done_longest_ago():
    choices, standing = chosen(3, minutes=10), standing_in("keep")
    ids = [each.id for each in shipped().exercises.values() if each.kind in ("stretch", "strengthen")]
    faded = {"couch-stretch", "split-squat"}
    recent = [Done(MONDAY - timedelta(days=30 if id_ in faded else 3), id_, 60, 60) for id_ in ids]
    week = plan_week(
        choices, catalogue=shipped(), clearance=cleared(), standing=standing, day=MONDAY, recent=recent
    )
    assert faded <= {each.exercise for session in week.sessions for each in session.prescriptions}


def test_calm_is_short_and_gentle_and_without_a_weekly_minimum():
    programme = planned(chosen(5, minutes=30), standing_in("calm"))
    for week in programme.weeks:
        assert week.doses == ()
        for session in week.sessions:
            assert session.prescriptions
            assert session.seconds <= 10 * 60
            assert "gentler while the hip is irritable" in str(session.shorter)


@pytest.mark.parametrize("phase", ["calm", "restore"])
def test_somebody_who_needs_loading_has_strength_from_the_first_day_and_nobody_else(phase):
    choices = chosen(4, minutes=30)
    loading = planned(choices, standing_in(phase), "hip-osteoarthritis")
    usual = planned(choices, standing_in(phase))
    assert all(any(map(strength_in, week.sessions)) for week in loading.weeks)
    assert not any(strength_in(session) for session in usual.sessions)


def test_an_exercise_that_hurt_rests_until_its_day_and_says_so():
    until = MONDAY + timedelta(days=3)
    level = ExerciseStanding(out_from=MONDAY, out_until=until)
    standing = standing_in("restore", levels=(("couch-stretch", level),))
    sessions = planned(chosen(4, minutes=20), standing).sessions
    early = [session for session in sessions if session.day < until]
    for session in early:
        (left,) = [each for each in session.left_out if each.exercise == "couch-stretch"]
        assert (left.cause, left.comes) == ("pain", until)
        assert "Rest until 26 November" in str(left.reason)
    assert any(
        each.exercise == "couch-stretch"
        for session in sessions
        if until <= session.day < MONDAY + timedelta(days=7)
        for each in session.prescriptions
    )


def test_what_rests_on_one_day_of_a_week_is_left_out_on_that_day_alone():
    level = ExerciseStanding(out_from=MONDAY, out_until=MONDAY + timedelta(days=1))
    standing = standing_in("restore", levels=(("hip-shift", level),))
    monday, *later = planned(chosen(4, minutes=20), standing).weeks[0].sessions
    assert "hip-shift" not in {each.exercise for each in monday.prescriptions}
    for session in later:
        assert "hip-shift" in {each.exercise for each in session.prescriptions}


def test_however_far_somebody_has_come_the_hardest_levels_are_chosen_by_hand():
    levels = (("copenhagen", ExerciseStanding(variant_step=9)),)
    copenhagen = shipped().exercise("copenhagen")
    done = [
        each
        for session in planned(chosen(3, minutes=30), standing_in("strengthen", levels=levels)).sessions
        for each in session.prescriptions
        if each.exercise == "copenhagen"
    ]
    assert done
    assert {copenhagen.variant(each.variant).automatic for each in done} == {True}
    assert any(not copenhagen.variant(other).automatic for other in done[0].alternatives)


def test_after_a_flare_the_same_session_is_shorter_and_the_week_says_so():
    choices = chosen(4, minutes=20)
    usual = planned(choices, standing_in("restore"))
    until = MONDAY + timedelta(days=7)
    less = planned(choices, standing_in("restore", dose_factor=0.6, dose_factor_until=until))
    for before, after in zip(usual.weeks[0].sessions, less.weeks[0].sessions, strict=True):
        work = [sum(each.seconds_on("left") for each in one.prescriptions) for one in (before, after)]
        assert 0.5 * work[0] <= work[1] <= 0.7 * work[0]
        assert "40 percent smaller" in str(after.notes[0])
    assert {each.cause for each in less.shortfalls} == {"pain"}
    assert less.weeks[1].sessions[0].notes == ()


@pytest.mark.parametrize(("extra", "sessions"), [(-2, 2), (-1, 3), (0, 4), (1, 5), (2, 5)])
def test_more_or_fewer_days_are_spread_over_the_week(extra, sessions):
    programme = planned(chosen(4), standing_in("restore", extra_days=extra))
    assert {len(week.sessions) for week in programme.weeks} == {sessions}


def test_a_load_is_taken_when_it_is_at_hand_and_said_when_it_is_not():
    level = ExerciseStanding(load_step=1)
    standing = standing_in("strengthen", levels=(("bridge", level),))
    for equipment, load in ((everything(), "dumbbell"), (frozenset(), "body-weight")):
        programme = planned(chosen(3, minutes=30, equipment=equipment), standing)
        bridges = [
            each
            for session in programme.sessions
            for each in session.prescriptions
            if each.exercise == "bridge"
        ]
        assert bridges
        assert {each.load for each in bridges} == {load}


def test_a_step_of_dose_grows_strength_to_the_top_of_its_range():
    def bridge_at(step: int) -> Repetitions:
        levels = (("bridge", ExerciseStanding(dose_step=step)),)
        programme = planned(chosen(3, minutes=30), standing_in("strengthen", levels=levels))
        doses = [each.dose for each in programme.sessions[0].prescriptions if each.exercise == "bridge"]
        (dose,) = doses
        assert isinstance(dose, Repetitions)
        return dose

    work = [bridge_at(step).count * bridge_at(step).sets for step in range(5)]
    assert work == sorted(set(work))
    assert (bridge_at(0).count, bridge_at(0).sets) == (10, 2)
    assert (bridge_at(4).count, bridge_at(4).sets) == (15, 3)


@ANY_PERSON
@given(any_person())
def test_no_rule_leads_to_a_variant_that_is_chosen_by_hand_alone(person):
    for session in plan_of(person).sessions:
        for each in session.prescriptions:
            variants = exercise_of(each).variants
            variant = exercise_of(each).variant(each.variant)
            others = [exercise_of(each).variant(other) for other in each.alternatives]
            assert variant.automatic or not any(other.automatic for other in others)
            assert variant in variants


@ANY_PERSON
@given(any_person(), st.integers(0, 60))
def test_the_week_alone_is_that_of_the_programme_where_there_is_time(person, offset):
    choices, standing, clearance, _day = person
    day = choices.start + timedelta(days=offset)
    asked = {"catalogue": shipped(), "clearance": clearance, "standing": standing, "day": day}
    programme = plan_programme(choices, **asked)  # type: ignore[arg-type]
    week, whole = plan_week(choices, **asked), programme.week_on(day)  # type: ignore[arg-type]
    assert whole is not None
    assert (week.number, week.first) == (whole.number, whole.first)
    if standing.phase != "keep" and not programme.shortfalls:
        assert [s.prescriptions for s in week.sessions] == [s.prescriptions for s in whole.sessions]


def test_strength_that_was_done_yesterday_waits_today():
    choices, standing = chosen(4, minutes=20), standing_in("strengthen")
    monday = planned(choices, standing).sessions[0]
    sunday = [Done(MONDAY - timedelta(days=1), each.exercise, 60, 60) for each in strength_in(monday)]
    asked = {"catalogue": shipped(), "clearance": cleared(), "standing": standing, "day": MONDAY}
    assert strength_in(plan_session(choices, **asked))  # type: ignore[arg-type]
    assert not strength_in(plan_session(choices, recent=sunday, **asked))  # type: ignore[arg-type]


def test_every_phase_has_rules():
    assert set(RULES) == set(PHASES)
    assert all(rules.phase == phase for phase, rules in RULES.items())


def test_passes_have_regions_in_every_phase():
    for phase in PHASES:
        for session in planned(chosen(5, minutes=30), standing_in(phase)).sessions:
            for each in session.prescriptions:
                assert not isinstance(each.dose, Passes) or each.dose.regions or not exercise_of(each).regions
