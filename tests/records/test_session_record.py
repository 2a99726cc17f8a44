import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from endrange.records import event_json, fold, read_event
from tests.records.telling import Telling, block, whole_session

WHOLE = whole_session().read()


@given(st.permutations(WHOLE), st.lists(st.sampled_from(WHOLE), max_size=20), st.randoms())
@settings(max_examples=60, deadline=None)
def test_any_order_and_any_repetition_of_the_events_folds_to_the_same_record(
    order: list, again: list, chance: random.Random
) -> None:
    told = [*order, *again]
    chance.shuffle(told)
    assert fold(told) == fold(WHOLE)


@given(st.sets(st.integers(0, len(WHOLE) - 1), min_size=1))
@settings(max_examples=60, deadline=None)
def test_any_part_of_the_events_folds_to_a_record(kept: set[int]) -> None:
    record = fold([WHOLE[index] for index in kept])
    assert record.started <= record.ended
    assert record.work_s <= 60 + 30.5 + 50 + 1e-9
    assert read_event(event_json(WHOLE[min(kept)])) == WHOLE[min(kept)]


def test_a_record_holds_the_work_of_each_side_without_preparing() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 12, kind="prepare")
    telling.hold("couch-stretch", "left", 60)
    telling.hold("couch-stretch", "left", 30)
    telling.hold("couch-stretch", "right", 90)
    telling.finish()
    record = fold(telling.read())
    assert [(done.block, done.seconds, done.offered_s) for done in record.done] == [
        ("couch-stretch.left", 90, 120),
        ("couch-stretch.right", 90, 120),
    ]
    assert (record.work_s, record.elapsed_s) == (180, 192)
    assert (record.is_finished, record.is_completed, record.pain, record.effort) == (True, True, 2, 5)


def test_a_session_that_was_never_finished_still_has_what_was_done() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 60)
    record = fold(telling.read())
    assert record.work_s == 60
    assert not record.is_finished
    assert record.pain is None


@pytest.mark.parametrize(
    ("left_s", "right_s", "finish", "counts"),
    [
        (60, 60, {"completed": False, "reason": "no-time"}, True),
        (59, 120, {"completed": False, "reason": "no-time"}, False),
        (120, 0, {"completed": False, "reason": "no-time"}, False),
        (60, 60, None, False),
        (20, 20, {}, False),
    ],
)
def test_an_ended_session_counts_from_one_exercise_on_both_sides(
    left_s: float, right_s: float, finish: dict | None, counts: bool
) -> None:
    telling = Telling()
    telling.start(*(block(exercise, side) for exercise in ("a", "b", "c") for side in ("left", "right")))
    for side, seconds in (("left", left_s), ("right", right_s)):
        if seconds:
            telling.hold("a", side, seconds)
    if finish is not None:
        telling.finish(**finish)
    assert fold(telling.read()).counts is counts


def test_preparing_alone_is_no_session_however_long() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 200, kind="prepare")
    telling.finish()
    assert not fold(telling.read()).counts


def test_an_ended_session_whose_beginning_was_lost_counts_by_its_work() -> None:
    telling = Telling()
    telling.hold("figure-four", "right", 45)
    telling.finish()
    assert fold(telling.read()).counts


def test_steps_whose_beginning_was_lost_are_counted_all_the_same() -> None:
    telling = Telling()
    telling.hold("figure-four", "right", 45)
    record = fold(telling.read())
    assert (record.minutes, record.offered) == (None, ())
    assert [(done.block, done.offered_s) for done in record.done] == [("figure-four.right", None)]


def test_a_skipped_step_keeps_its_reason_and_the_seconds_that_were_done() -> None:
    telling = Telling()
    telling.skip("couch-stretch", "right", 20, "too-hard")
    record = fold(telling.read())
    assert record.work_s == 20
    assert [(left.reason, left.is_whole_exercise) for left in record.left_early] == [("too-hard", False)]


def ended_for_pain() -> Telling:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 12, kind="prepare")
    telling.hold("couch-stretch", "left", 60)
    telling.finish(completed=False, reason="pain")
    return telling


def test_the_exercise_in_which_a_session_was_ended_for_pain_is_left_early_whatever_the_order() -> None:
    told = ended_for_pain().read()
    record = fold(told)
    assert [(left.block, left.step, left.reason) for left in record.left_early] == [
        ("couch-stretch.left", None, "pain")
    ]
    assert (record.work_s, record.elapsed_s) == (60, 72)
    assert record.parts_left == {"couch-stretch.left", "couch-stretch.right"}
    assert fold([*reversed(told), *told]) == record


@pytest.mark.parametrize("kind", ["hold", "rest", "prepare"])
def test_an_exercise_that_was_stopped_for_pain_and_the_session_with_it_is_left_once(kind: str) -> None:
    telling = Telling()
    telling.start()
    stopped = telling.skip("couch-stretch", "left", 20, "pain")
    stopped["kind"], stopped["data"]["kind"] = "exercise-stopped", kind
    telling.finish(completed=False, reason="pain")
    assert [left.is_whole_exercise for left in fold(telling.read()).left_early] == [True]


def test_a_skipped_rest_does_not_stand_for_the_exercise_that_the_session_was_ended_in() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 60)
    telling.skip("couch-stretch", "left", 3, "pain")["data"]["kind"] = "rest"
    telling.finish(completed=False, reason="pain")
    assert [left.is_of_work for left in fold(telling.read()).left_early] == [False, True]


def test_a_correction_leaves_standing_that_a_session_was_ended_for_pain() -> None:
    telling = ended_for_pain()
    telling.correct({"couch-stretch.left": 75}, at=500)
    record = fold(telling.read())
    assert (record.work_s, [left.reason for left in record.left_early]) == (75, ["pain"])


def test_steps_alone_tell_where_a_session_whose_beginning_was_lost_was_ended_for_pain() -> None:
    telling = Telling()
    telling.hold("figure-four", "right", 45)
    telling.finish(completed=False, reason="pain")
    assert [left.exercise for left in fold(telling.read()).left_early] == ["figure-four"]


def test_the_last_correction_counts_even_if_the_devices_clock_ran_ahead() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 60)
    telling.correct({"couch-stretch.left": 45}, at=-100, note="first")
    telling.correct({"couch-stretch.left": 50}, at=-50, note="second", pain=None)
    telling.finish(pain=7)
    record = fold(telling.read())
    assert (record.work_s, record.note, record.pain, record.corrections) == (50, "second", None, 2)
    assert record.is_completed


def test_a_correction_takes_a_block_out_and_brings_one_in_that_was_offered() -> None:
    telling = Telling()
    telling.start(block("couch-stretch", "left"), block("couch-stretch", "right"))
    telling.hold("couch-stretch", "left", 60)
    telling.correct({"couch-stretch.left": 0, "couch-stretch.right": 70, "never-offered.left": 5}, at=500)
    assert [(done.block, done.seconds) for done in fold(telling.read()).done] == [("couch-stretch.right", 70)]


def test_events_of_two_sessions_do_not_make_one_record() -> None:
    other = Telling(session="019ab000-0000-7000-8000-000000000001")
    other.start()
    with pytest.raises(ValueError, match="one session"):
        fold([*WHOLE, *other.read()])
    with pytest.raises(ValueError, match="one session"):
        fold([])
