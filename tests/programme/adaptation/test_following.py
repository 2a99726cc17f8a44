"""Going on from a place on the way comes to the same course as beginning anew."""

import random
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from endrange.programme.adaptation import Following, adapt
from endrange.programme.adaptation.engine import Follower, once
from endrange.programme.adaptation.following import SETTLED_DAYS
from endrange.records.history import AnyFact, Morning, Trained

from .histories import CATALOGUE, LAST, histories
from .test_hostile_histories import with_decisions


@settings(max_examples=40, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_facts_that_are_added_or_taken_away_one_after_another_come_to_the_course_of_all_at_once(
    facts: list[AnyFact], chance: random.Random
) -> None:
    following = Following(CATALOGUE)
    facts = with_decisions(facts, chance)
    there = sorted(facts, key=lambda fact: fact.day)[: len(facts) // 2]
    missing = [fact for fact in facts if not any(fact is each for each in there)]
    chance.shuffle(missing)
    for _ in range(8):
        for _ in range(chance.choice((0, 1, 1, 12))):
            if missing and chance.random() < 0.8:
                there.append(missing.pop())
            elif there:
                missing.append(there.pop(chance.randrange(len(there))))
        until = LAST - timedelta(days=chance.choice((0, 0, 1, 30, 90)))
        assert following.course(there, until=until) == adapt(there, catalogue=CATALOGUE, until=until)


@settings(max_examples=25, deadline=None)
@given(histories, st.randoms(use_true_random=False))
def test_a_copy_goes_on_by_itself(facts: list[AnyFact], chance: random.Random) -> None:
    ordered = [fact for fact in once(with_decisions(facts, chance)) if fact.day <= LAST]
    place = chance.randint(0, len(ordered))
    follower = Follower(CATALOGUE)
    for fact in ordered[:place]:
        follower.take(fact)
    other = follower.copied()
    for fact in ordered[place:]:
        other.take(fact)
    other.course(LAST)
    for fact in ordered[place:]:
        follower.take(fact)
    assert follower.course(LAST) == other.course(LAST) == adapt(ordered, catalogue=CATALOGUE, until=LAST)


def test_a_settled_fact_is_taken_once() -> None:
    following = Following(CATALOGUE)
    facts: list[AnyFact] = [_session(number) for number in range(0, 100, 2)]
    following.course(facts, until=_day(100))
    settled = following._settled
    facts.append(Morning("m", _at(99), _day(99), 4))
    following.course(facts, until=_day(100))
    assert following._settled is settled
    early = 99 - 2 * SETTLED_DAYS
    facts.append(Morning("early", _at(early), _day(early), 4))
    assert following.course(facts, until=_day(100)) == adapt(facts, catalogue=CATALOGUE, until=_day(100))
    assert following._settled is not settled


def _session(number: int) -> Trained:
    return Trained(f"t{number}", _at(number), _day(number), counts=True, completed=True, pain_before=1)


def _day(number: int) -> date:
    return date(2026, 1, 5) + timedelta(days=number)


def _at(number: int) -> datetime:
    return datetime.combine(_day(number), time(9), tzinfo=UTC)
