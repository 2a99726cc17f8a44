import json

import pytest

from endrange.catalogue import load_catalogue
from endrange.catalogue.phrase import marked
from endrange.progress import Course, Progress, progress_json, progress_of
from tests.progress.telling import (
    before,
    chosen,
    day,
    function,
    morning,
    score,
    told,
    trained,
    weekly,
    worked,
)

CATALOGUE = load_catalogue()
WITH_AIM = Course(aim_s=(300, 600))


def report(*facts, until: int = 48, course: Course = WITH_AIM) -> Progress:
    return progress_of(told(*facts), catalogue=CATALOGUE, until=day(until), course=course)


def said_of_pain(progress: Progress, id_: str = "before") -> str:
    return " ".join(map(str, progress.told(id_).sentences))


def three_and_three(start: int, end: int) -> list:
    return [before(number, start) for number in (0, 2, 4)] + [before(number, end) for number in (42, 44, 46)]


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (5, 3, "went from 5 to 3 of 10 in 7 weeks. That is more than what comes and goes by itself."),
        (3, 5, "If it stays so, someone who can examine you is the right next step."),
        (8, 7, "a little better, but it may still come and go by itself."),
        (4, 5, "went from 4 to 5 of 10 in 7 weeks. That is within what comes and goes by itself."),
        (4, 4, "is about where it began: 4 of 10, after 7 weeks."),
        (2, 1, "has stayed low: 2 of 10 at first, 1 now."),
    ],
)
def test_a_sentence_says_what_changed_and_how_sure_that_is(start: int, end: int, said: str):
    progress = report(*three_and_three(start, end))
    text = said_of_pain(progress)
    assert text.startswith("Pain before sessions ")
    assert said in text
    assert (
        str(progress.told("before").basis) == "Entries behind this: 3 at the start, 3 at the end, 6 in all."
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], "nothing entered yet."),
        ([0], "1 entry so far, too few to say."),
        ([0, 40], "2 entries so far, too few to say."),
        ([0, 2, 4], "3 entries so far. They are less than 14 days apart, too early to say."),
    ],
)
def test_few_entries_are_said_to_be_few(numbers: list[int], said: str):
    text = said_of_pain(report(*(before(number, 5) for number in numbers), until=41))
    assert text == f"Pain before sessions: {said}"


def test_old_entries_are_said_to_be_old():
    text = said_of_pain(report(*three_and_three(5, 3), until=46 + 35))
    assert text.endswith("The last entry is 5 weeks old, so this may no longer hold.")
    assert "no longer hold" not in said_of_pain(report(*three_and_three(5, 3), until=46 + 28))


def test_a_new_start_is_compared_with_itself_and_keeps_what_was_before():
    progress = report(chosen(0), *three_and_three(8, 3), chosen(40))
    told_before = progress.told("before")
    assert len(told_before.series.entries) == 6
    assert told_before.comparison.verdict == "too-early"
    assert progress.began == day(40)


def test_what_was_said_before_a_new_start_is_not_forgotten():
    progress = report(chosen(0), *three_and_three(8, 3), chosen(47))
    assert said_of_pain(progress) == "Pain before sessions: nothing entered since the programme began anew."


def test_what_comes_after_the_day_is_not_known_yet():
    progress = report(*three_and_three(5, 3), until=20)
    assert said_of_pain(progress).endswith("They are less than 14 days apart, too early to say.")


def test_an_activity_is_named_in_the_persons_words():
    progress = report(function(0, **{"climb {the} stairs": 2}), function(28, **{"climb {the} stairs": 6}))
    mean, one = progress.function
    assert str(mean.sentences[0]).startswith(
        "What you can do went from 2 to 6 of 10 in 4 weeks. That is more"
    )
    assert str(one.sentences[0]).startswith(
        "climb {the} stairs went from 2 to 6 of 10 in 4 weeks. That is more"
    )


def test_sessions_are_told_against_the_plan_without_a_verdict():
    facts = [trained(number) for number in (0, 2, 4, 7, 9, 14)]
    progress = report(chosen(), *facts, until=15)
    assert list(map(str, progress.sessions_said)) == [
        "Sessions this week so far: 1; planned: 3.",
        "In the 2 weeks before: 5 of 6.",
    ]


def stretched(*exercises: str, seconds: float) -> list:
    return [worked(exercise, side, seconds) for exercise in exercises for side in ("left", "right")]


def test_minutes_are_told_against_the_aim_of_a_whole_week():
    work = stretched("couch-stretch", seconds=300) + stretched("hamstring-strap", seconds=280)
    progress = report(trained(0, work=work), until=8)
    assert list(map(str, progress.stretching_said)) == [
        "In the last whole week, 1 of 5 muscle groups had 5 min of stretching or more on each side."
    ]


def test_the_running_week_is_not_averaged():
    work = stretched("couch-stretch", seconds=300)
    progress = report(trained(0, work=work), trained(7, work=work), trained(14, work=work), until=15)
    assert progress.averaged_weeks == 2
    (flexors,) = [mean for mean in progress.stretching if mean.group == "hip-flexors"]
    assert (flexors.left_s, flexors.right_s) == (300, 300)
    assert "On average over the last 2 whole weeks, 1 of 5" in str(progress.stretching_said[0])


def test_a_phase_without_a_weekly_aim_tells_the_minutes_only():
    work = stretched("couch-stretch", seconds=150)
    progress = report(trained(0, work=work), until=8, course=Course())
    assert str(progress.stretching_said[0]) == (
        "In the last whole week, each muscle group and side was stretched for 0\N{EN DASH}2.5 minutes."
    )


def test_the_first_week_is_not_judged_before_it_is_over():
    progress = report(trained(0), until=3)
    assert str(progress.stretching_said[0]) == "The first whole week is not over yet."


@pytest.mark.parametrize(
    "fact", [before(0, 3), trained(0), weekly(0, 1, 1), function(0, walk=3), score(0, "X", 1)]
)
def test_whatever_was_said_or_done_makes_the_report_not_empty(fact):
    assert report().is_empty
    assert report(chosen()).is_empty
    assert not report(fact).is_empty


def test_the_json_has_every_number_and_sentence_and_is_plain():
    progress = report(
        chosen(), *three_and_three(5, 3), morning(1, 2), weekly(6, 3, 5), function(0, walk=3),
        trained(0, pain_after=3, work=stretched("couch-stretch", seconds=60)), score(9, "HOOS", 61.5),
    )  # fmt: skip
    data = json.loads(json.dumps(progress_json(progress, catalogue=CATALOGUE)))
    assert data["version"] == 1
    assert data["until"] == day(48).isoformat()
    assert [each["id"] for each in data["pain"]] == ["before", "after", "morning", "week", "tasks"]
    assert {key: data["pain"][0][key] for key in ("verdict", "baseline", "now", "band")} == {
        "verdict": "better", "baseline": 5, "now": 3, "band": [3.5, 6.5],
    }  # fmt: skip
    assert data["pain"][1]["entries"] == [{"day": day(0).isoformat(), "value": 3}]
    assert data["sessions"]["weeks"][0]["times"] == [
        {"group": "hip-flexors", "work": "stretch", "left_s": 60, "right_s": 60}
    ]
    assert data["scores"] == [{"name": "HOOS", "day": day(9).isoformat(), "value": 61.5}]


def test_every_sentence_can_be_translated():
    progress = report(chosen(), *three_and_three(5, 3), function(0, walk=3))
    data = progress_json(progress, catalogue=CATALOGUE, gettext=lambda text: f"[{marked(text)}]")
    assert data["pain"][0]["says"][0].startswith("[[Pain before sessions] went from")
    assert all(said.startswith("[") for said in data["sessions"]["says"] + data["minutes"]["says"])
