"""A session seen by exercise and side: what was done, left, felt and answered there."""

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


def test_it_is_the_same_after_being_written_down() -> None:
    for exercised in by_exercise(fold(whole_session().read())):
        assert read_exercised(exercised_json(exercised)) == exercised
