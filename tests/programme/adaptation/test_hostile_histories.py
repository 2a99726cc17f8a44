"""Whatever the history: a course comes of it, always the same one, within its bounds and with its reasons."""

import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from endrange.programme.adaptation import MOST_DOSE_STEPS, PROGRESSIONS, RULES, Adjustment, Follower, adapt
from endrange.programme.adaptation.changing import MOST_EXTRA_DAYS, PHASES, variant_bounds
from endrange.programme.adaptation.engine import once
from endrange.programme.means import Means
from endrange.records.history import AnyFact, Checked, Chosen, Decided, Morning, SeenBy, Trained
from endrange.screening import Restrictions

from .histories import CATALOGUE, LAST, half_a_year, histories

DECISIONS = ("undo", "not-now", "accept")
DOWN = {"calm-start", "two-flares"}
"""Rules that change the phase downwards only."""


def decided(adjustment: Adjustment, decision: str, days_later: int) -> Decided:
    day = adjustment.day + timedelta(days=days_later)
    at = datetime.combine(day, time(22), tzinfo=UTC)
    return Decided(f"{adjustment.id}/{decision}", at, day, adjustment.id, decision)  # type: ignore[arg-type]


def with_decisions(facts: Sequence[AnyFact], chance: random.Random) -> list[AnyFact]:
    """The facts, and something said to about half of what follows from them."""
    course = adapt(facts, catalogue=CATALOGUE, until=LAST)
    said = [
        decided(each, chance.choice(DECISIONS), chance.choice((0, 1, 5)))
        for each in course.adjustments
        if chance.random() < 0.5
    ]
    return [*facts, *said]


@settings(max_examples=30, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_given_does_not_matter(
    facts: list[AnyFact], chance: random.Random
) -> None:
    facts = with_decisions(facts, chance)
    course = adapt(facts, catalogue=CATALOGUE, until=LAST)
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert adapt(shuffled, catalogue=CATALOGUE, until=LAST) == course


@settings(max_examples=20, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_day_by_day_comes_to_the_same_as_all_at_once(facts: list[AnyFact], chance: random.Random) -> None:
    facts = with_decisions(facts, chance)
    follower = Follower(CATALOGUE)
    for fact in once(facts):
        if fact.day <= LAST:
            while follower.day is not None and follower.day < fact.day:
                follower.reach(follower.day + timedelta(days=1))
            follower.take(fact)
    while follower.day is not None and follower.day < LAST:
        follower.reach(follower.day + timedelta(days=1))
    assert follower.course(LAST) == adapt(facts, catalogue=CATALOGUE, until=LAST)


@settings(max_examples=20, deadline=None)
@given(histories, st.data())
def test_a_deleted_record_is_as_if_it_had_never_been(facts: list[AnyFact], data: st.DataObject) -> None:
    kept = [fact for fact in facts if data.draw(st.booleans())]
    before = adapt(kept, catalogue=CATALOGUE, until=LAST)
    adapt(facts, catalogue=CATALOGUE, until=LAST)
    assert adapt(kept, catalogue=CATALOGUE, until=LAST) == before


@settings(max_examples=30, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_nothing_grows_twice_in_one_day(facts: list[AnyFact], chance: random.Random) -> None:
    course = adapt(with_decisions(facts, chance), catalogue=CATALOGUE, until=LAST)
    steps = Counter(
        each.accepted or each.day
        for each in course.adjustments
        if each.change.kind in PROGRESSIONS and each.status in ("made", "undone") and each.rule.id not in DOWN
    )
    assert all(count == 1 for count in steps.values())


@settings(max_examples=30, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_every_change_says_why_by_which_rule_and_from_which_source(
    facts: list[AnyFact], chance: random.Random
) -> None:
    course = adapt(with_decisions(facts, chance), catalogue=CATALOGUE, until=LAST)
    known = {str(rule.rule_id) for rule in RULES}
    for each in course.adjustments:
        assert str(each.reason)
        assert "{" not in str(each.reason)
        assert str(each.rule) in known
        assert each.sources
        assert set(each.sources) <= set(CATALOGUE.sources)
        assert each.id.startswith(f"{each.rule.id}:{each.day.isoformat()}")
    assert len({each.id for each in course.adjustments}) == len(course.adjustments)


@settings(max_examples=30, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_a_standing_stays_within_its_bounds(facts: list[AnyFact], chance: random.Random) -> None:
    standing = adapt(with_decisions(facts, chance), catalogue=CATALOGUE, until=LAST).standing
    assert standing.phase in PHASES
    assert 0.0 <= standing.progress <= 1.0
    assert 0.0 < standing.dose_factor <= 1.0
    assert abs(standing.extra_days) <= MOST_EXTRA_DAYS
    for id_, level in standing.levels:
        easiest, hardest = variant_bounds(CATALOGUE.exercise(id_))
        assert easiest <= level.variant_step <= hardest
        assert 0 <= level.dose_step <= MOST_DOSE_STEPS
        assert level.load_step >= 0


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_a_step_of_a_variant_or_load_is_one_that_the_person_has(seed: int) -> None:
    """These people keep their things and conditions for half a year."""
    facts = half_a_year(seed)
    chosen = next(fact for fact in facts if isinstance(fact, Chosen))
    checked = next(fact for fact in facts if isinstance(fact, Checked))
    held = [CATALOGUE.conditions[each] for each in sorted(checked.conditions)]
    means = Means(Restrictions.of(held), chosen.equipment)
    for each in adapt(facts, catalogue=CATALOGUE, until=LAST).adjustments:
        if each.change.kind in ("variant-up", "variant-down", "load-up"):
            assert_the_person_has(each, means)


def assert_the_person_has(step: Adjustment, means: Means) -> None:
    """The reason says what the step comes to: another variant or load, or more or less of the same."""
    assert step.before is not None
    assert step.after is not None
    id_, reason = step.change.exercise or "", str(step.reason)
    was, becomes = step.before.of(id_), step.after.of(id_)
    ways = means.ways(CATALOGUE, id_, step.before.phase)
    assert ways is not None, step.id
    if step.change.kind == "load-up":
        assert bool(means.loads(ways.exercise)[-1].equipment) != ("no load" in reason), step.id
        return
    is_the_same = ways.at(was.variant_step) == ways.at(becomes.variant_step)
    assert is_the_same == ("less of it" in reason or "All of it" in reason), f"{step.id}: {reason}"


@settings(max_examples=30, deadline=None)
@given(histories)
def test_no_decision_lifts_a_stop(facts: list[AnyFact]) -> None:
    course = adapt(facts, catalogue=CATALOGUE, until=LAST)
    said = [
        decided(each, decision, 0)
        for each in course.adjustments
        if each.change.kind in ("stop", "advise")
        for decision in DECISIONS
    ]
    after = adapt([*facts, *said], catalogue=CATALOGUE, until=LAST)
    assert after == course


@settings(max_examples=30, deadline=None)
@given(histories)
def test_a_stop_ends_only_when_somebody_has_looked(facts: list[AnyFact]) -> None:
    course = adapt(facts, catalogue=CATALOGUE, until=LAST)
    made = [each.id for each in course.adjustments if each.change.kind == "stop"]
    assert [stop.id for stop in course.stops] == made
    seen = [
        SeenBy(
            f"seen {stop.id}",
            datetime.combine(LAST, time(23), tzinfo=UTC),
            LAST,
            "x",
            LAST,
            frozenset({stop.id}),
        )
        for stop in course.stops
    ]
    assert adapt([*facts, *seen], catalogue=CATALOGUE, until=LAST).stops == ()


def test_the_calendar_may_end() -> None:
    assert adapt([], catalogue=CATALOGUE, until=date.max).standing.phase == "restore"
    assert adapt(a_flare_on_the_last_day(), catalogue=CATALOGUE, until=date.max).standing.dose_factor < 1.0


def a_flare_on_the_last_day() -> list[AnyFact]:
    """As late as it can be."""
    days = [date.max - timedelta(days=1), date.max]
    moments = [datetime.combine(day, time(8), tzinfo=UTC) for day in days]
    return [
        Trained("1", moments[0], days[0], counts=True, completed=True, pain_before=1),
        Morning("2", moments[1], days[1], pain=9),
    ]
