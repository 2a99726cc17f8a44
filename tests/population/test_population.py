"""A quick look at the virtual people: they live, twice the same, and every number is accounted for."""

from dataclasses import fields, replace

import pytest
from benchmarks.population.assumptions import CHOSEN, Assumptions, table
from benchmarks.population.bouts import LENGTHENS, load_catalogue_once
from benchmarks.population.crowd import POLICIES, Crowd, live_some
from benchmarks.population.intervals import mean, ratio_difference
from benchmarks.population.invariants import INVARIANTS
from benchmarks.population.outcomes import OUTCOMES
from benchmarks.population.people import CONDITIONS, KITS, SIGNS
from benchmarks.population.report import report

SEED = 3
PEOPLE = range(20)
DAYS = 8 * 7


@pytest.fixture(scope="module")
def quick_look() -> Crowd:
    return live_some(PEOPLE, Assumptions(), seed=SEED, days=DAYS)


def test_nothing_that_must_never_be_is_seen(quick_look: Crowd) -> None:
    assert quick_look.violations == {}, quick_look.examples
    assert quick_look.checked["sessions"] > 100


def test_the_same_seed_gives_the_same_lives(quick_look: Crowd) -> None:
    again = live_some(PEOPLE, Assumptions(), seed=SEED, days=DAYS)
    assert again.lives == quick_look.lives
    assert again.checked == quick_look.checked


def test_another_seed_gives_other_lives(quick_look: Crowd) -> None:
    assert live_some(range(2), Assumptions(), seed=SEED + 1, days=DAYS).lives != quick_look.lives[:2]


def test_people_meet_the_same_days_whatever_they_follow() -> None:
    """In a world where training does nothing to anybody, all policies come to the same pain."""
    idle = replace(
        Assumptions(),
        relief_mobility=0.0,
        relief_days=1e9,
        start_rise=0.0,
        flare_overload=0.0,
        flare_pain=0.0,
        flare_jump=0.0,
        flare_aggravated=0.0,
        overload_ache=0.0,
        settle_loaded=1.0,
        signs=0.0,
    )
    for lived in live_some(range(4), idle, seed=SEED, days=DAYS).lives:
        ours, fixed, nothing = (lived.records[policy] for policy in POLICIES)
        assert ours.sessions
        assert ours.pain == pytest.approx(nothing.pain, abs=1e-6)
        assert fixed.pain == pytest.approx(nothing.pain, abs=1e-6)


def test_stretching_gains_and_stopping_loses(quick_look: Crowd) -> None:
    fixed = [lived.records["fixed"].gain_deg for lived in quick_look.lives]
    nothing = [lived.records["nothing"].gain_deg for lived in quick_look.lives]
    assert sum(gain[5] for gain in fixed) > sum(gain[0] for gain in fixed) > 0
    assert sum(gain[7] for gain in fixed) < sum(gain[5] for gain in fixed)
    assert not any(map(any, nothing))


def test_every_number_has_a_source_that_exists_or_is_said_to_be_chosen() -> None:
    known = set(load_catalogue_once().sources)
    rows = table(Assumptions())
    assert len(rows) == len(fields(Assumptions))
    for name, _value, _unit, source, says in rows:
        assert says, name
        ids = [word for word in source.replace(",", " ").replace(";", " ").split() if "-" in word]
        assert CHOSEN in source or "from memory" in source or ids, name
        assert all(each in known for each in ids), f"{name}: {source}"


def test_what_the_model_names_is_in_the_catalogue() -> None:
    catalogue = load_catalogue_once()
    assert {condition for condition, *_rest in CONDITIONS} <= set(catalogue.conditions)
    assert {sign for sign, *_rest in SIGNS} <= {each.id for each in catalogue.signs.values() if each.short}
    assert frozenset().union(*KITS) <= set(catalogue.equipment)
    assert set(LENGTHENS.values()) <= {group.id for group in catalogue.weekly_groups}
    news = {answer.id for question in catalogue.before_session.questions for answer in question.answers}
    assert {sign[-1] for sign in SIGNS} <= news


def test_the_report_says_every_outcome_and_every_invariant() -> None:
    crowd = live_some(range(4), Assumptions(), seed=SEED)
    page = report(crowd, [], Assumptions(), command="the command")
    assert all(outcome.name in page for outcome in OUTCOMES)
    assert all(says in page for says in INVARIANTS.values())
    assert all(f"`{field.name}`" in page for field in fields(Assumptions))
    assert "the command" in page


def test_an_interval_of_differences_is_narrow_where_people_are_the_same_people() -> None:
    ours, theirs = [1.0, 5.0, 9.0], [0.0, 4.0, 8.0]
    assert mean([a - b for a, b in zip(ours, theirs, strict=True)]).low == 1.0
    same = ratio_difference((ours, [1.0] * 3), (ours, [1.0] * 3), times=100, seed=1)
    assert (same.value, same.low, same.high) == (0.0, 0.0, 0.0)
