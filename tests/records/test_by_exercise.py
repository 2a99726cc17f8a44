"""A session seen by exercise and side: what was done, left, felt and answered there."""

import pytest

from endrange.records import fold
from endrange.records.by_exercise import by_exercise, exercised_json, read_exercised
from endrange.records.history import Exercised

from .telling import Telling, block, whole_session


def of_side(telling: Telling, side: str) -> Exercised:
    return next(each for each in by_exercise(fold(telling.read())) if each.side == side)


def test_everything_of_a_session_is_found_under_its_exercise_and_side() -> None:
    left, right = by_exercise(fold(whole_session().read()))
    assert (left.exercise, left.side, left.seconds, left.offered_s) == ("couch-stretch", "left", 90.5, 120)
    assert (left.pain, left.pain_kinds, left.left_early) == (5, frozenset({"pinch"}), None)
    assert (right.seconds, right.left_early, right.pain) == (50, "pain", None)
    assert right.answers == (("click-or-hard-stop", "no"),)


def test_several_blocks_of_one_side_are_one_entry() -> None:
    telling = Telling()
    telling.start(block("foam-roll", "left", 60), block("foam-roll", "left", 30) | {"id": "foam-roll.left.2"})
    telling.hold("foam-roll", "left", 60)
    (rolled,) = by_exercise(fold(telling.read()))
    assert (rolled.seconds, rolled.offered_s) == (60, 90)


def test_preparing_and_rest_are_not_counted_as_offered_work() -> None:
    telling = Telling()
    telling.start(block("couch-stretch", "left", 120) | {"work_s": 90})
    telling.hold("couch-stretch", "left", 20, kind="prepare")
    telling.hold("couch-stretch", "left", 90)
    (stretched,) = by_exercise(fold(telling.read()))
    assert (stretched.seconds, stretched.offered_s) == (90, 90)


def test_where_nobody_told_how_much_is_work_all_that_was_not_left_counts_as_done() -> None:
    telling = Telling()
    blocks = [block("couch-stretch", side) | {"work_s": None} for side in ("left", "right")]
    telling.start(*blocks)
    telling.hold("couch-stretch", "left", 90)
    telling.skip("couch-stretch", "right", 20, "no-time")
    left, right = by_exercise(fold(telling.read()))
    assert (left.seconds, left.offered_s) == (90, 90)
    assert (right.seconds, right.offered_s) == (20, 120)


def test_what_was_offered_and_not_done_is_there_with_no_seconds() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 60)
    assert of_side(telling, "right").seconds == 0


def test_a_pain_rule_that_ends_the_exercise_is_told() -> None:
    telling = Telling()
    telling.start()
    event = telling.pain(7)
    event["data"]["action"] = "stop-exercise"
    assert of_side(telling, "left").stopped


def test_pain_is_the_reason_before_all_others() -> None:
    telling = Telling()
    telling.start()
    telling.skip("couch-stretch", "left", 5, "pain")
    telling.skip("couch-stretch", "left", 5, "no-time")
    assert of_side(telling, "left").left_early == "pain"


def test_a_skipped_rest_is_not_left_early() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 60)
    event = telling.skip("couch-stretch", "left", 2, "other")
    event["data"]["kind"] = "rest"
    assert of_side(telling, "left").left_early is None


# Ended early for pain


def left_for_pain(telling: Telling) -> list[tuple[str, str]]:
    telling.finish(completed=False, reason="pain")
    told = by_exercise(fold(telling.read()))
    return [(each.exercise, each.side) for each in told if each.left_early == "pain"]


def test_a_session_ended_for_pain_in_the_first_hold_of_an_exercise_leaves_this_exercise() -> None:
    telling = Telling()
    telling.start(*(block(exercise, "left") for exercise in ("figure-four", "couch-stretch", "hip-shift")))
    telling.hold("figure-four", "left", 120)
    telling.hold("couch-stretch", "left", 20, kind="prepare")
    telling.hold("couch-stretch", "left", 5, kind="ready")
    assert left_for_pain(telling) == [("couch-stretch", "left")]


def test_a_hold_that_was_cut_short_was_under_way() -> None:
    telling = Telling()
    telling.start(block("figure-four", "left"), block("couch-stretch", "left"))
    telling.hold("figure-four", "left", 120)
    telling.hold("couch-stretch", "left", 20, kind="prepare")
    telling.hold("couch-stretch", "left", 5, kind="ready")
    telling.skip("couch-stretch", "left", 7, "pain")
    assert left_for_pain(telling) == [("couch-stretch", "left")]


@pytest.mark.parametrize("set_up", [["prepare"], ["prepare", "prepare"], ["change-side"]])
def test_a_session_ended_for_pain_in_a_later_step_of_a_set_up_leaves_the_exercise_before(
    set_up: list[str],
) -> None:
    telling = Telling()
    telling.start(block("figure-four", "left"), block("couch-stretch", "left"))
    telling.hold("figure-four", "left", 120)
    for kind in set_up:
        telling.hold("couch-stretch", "left", 15, kind=kind)
    assert left_for_pain(telling) == [("figure-four", "left")]


def test_a_set_up_step_that_was_skipped_puts_its_exercise_under_way_only_if_it_was_for_pain() -> None:
    for reason, under_way in (
        ("other", "figure-four"),
        ("no-time", "figure-four"),
        ("pain", "couch-stretch"),
    ):
        telling = Telling()
        telling.start(block("figure-four", "left"), block("couch-stretch", "left"))
        telling.hold("figure-four", "left", 120)
        telling.skip("couch-stretch", "left", 6, reason)["data"]["kind"] = "prepare"
        assert left_for_pain(telling) == [(under_way, "left")]


def test_a_session_ended_for_pain_while_the_first_exercise_is_set_up_leaves_none() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 20, kind="prepare")
    assert left_for_pain(telling) == []


def test_a_session_ended_for_pain_in_a_later_set_leaves_this_exercise_and_keeps_what_was_done() -> None:
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 60)
    telling.hold("couch-stretch", "left", 10, kind="rest")
    assert left_for_pain(telling) == [("couch-stretch", "left")]
    left, right = by_exercise(fold(telling.read()))
    assert (left.seconds, left.offered_s, right.seconds, right.left_early) == (60, 120, 0, None)


def test_a_session_ended_for_pain_between_two_exercises_leaves_the_one_before() -> None:
    telling = Telling()
    telling.start(block("figure-four", "left"), block("couch-stretch", "left"))
    telling.hold("figure-four", "left", 120)
    assert left_for_pain(telling) == [("figure-four", "left")]


def test_a_session_ended_for_pain_before_any_exercise_leaves_none() -> None:
    telling = Telling()
    telling.start()
    assert left_for_pain(telling) == []


def test_what_was_left_out_altogether_was_not_under_way() -> None:
    telling = Telling()
    telling.start(block("figure-four", "left"), block("couch-stretch", "left"))
    telling.hold("figure-four", "left", 120)
    telling.skip("couch-stretch", "left", 0, "no-time")
    assert left_for_pain(telling) == [("figure-four", "left")]


def test_pain_reported_while_setting_up_the_next_exercise_is_of_the_next_one() -> None:
    telling = Telling()
    telling.start(block("figure-four", "left"), block("couch-stretch", "left"))
    telling.hold("figure-four", "left", 120)
    telling.pain(4, "ache")
    assert left_for_pain(telling) == [("couch-stretch", "left")]


def test_who_went_back_to_an_exercise_was_in_it() -> None:
    telling = Telling()
    telling.start(block("figure-four", "left"), block("couch-stretch", "left"))
    telling.hold("figure-four", "left", 120)
    telling.hold("couch-stretch", "left", 20, kind="prepare")
    telling.tell("went-back", {"block": "figure-four.left", "step": "figure-four.left.1"})
    assert left_for_pain(telling) == [("figure-four", "left")]


def test_an_end_for_another_reason_leaves_no_exercise_for_pain() -> None:
    for reason in ("no-time", "other", "red-flag", None):
        telling = Telling()
        telling.start()
        telling.hold("couch-stretch", "left", 60)
        telling.finish(completed=False, reason=reason)
        assert of_side(telling, "left").left_early is None


def test_it_is_the_same_after_being_written_down() -> None:
    for exercised in by_exercise(fold(whole_session().read())):
        assert read_exercised(exercised_json(exercised)) == exercised


def test_a_click_without_pain_is_no_pain_whatever_else_hurt_there() -> None:
    telling = Telling()
    telling.start()
    telling.pain(0, "click")
    telling.pain(4, "ache")
    assert of_side(telling, "left").pain_kinds == frozenset({"ache"})
    telling.pain(1, "click")
    assert of_side(telling, "left").pain_kinds == frozenset({"ache", "click"})
