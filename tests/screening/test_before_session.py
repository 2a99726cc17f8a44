"""The three questions before a session: what is not answered is asked, and every answer has its reason."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from endrange.catalogue import load_catalogue
from endrange.screening import BeforeAnswers, IncompleteCheckError, judge_before_session

CATALOGUE = load_catalogue()
BEFORE = CATALOGUE.before_session
FINE = {"anything-new": frozenset({"nothing"}), "weight-on-legs": frozenset({"yes"})}
STRICTER = ["go", "ask-again", "no-session"]


@given(
    st.integers(0, 10),
    st.sets(st.sampled_from([answer.id for answer in BEFORE.questions[0].answers if not answer.alone])),
    st.sampled_from([answer.id for answer in BEFORE.questions[1].answers]),
)
def test_the_strictest_answer_decides_and_none_stays_without_a_reason(
    pain: int, new: set[str], weight: str
) -> None:
    ticked = {"anything-new": frozenset(new or {"nothing"}), "weight-on-legs": frozenset({weight})}
    verdict = judge_before_session(BeforeAnswers(pain, ticked), catalogue=CATALOGUE)
    given_answers = [
        BEFORE.pain.band(pain),
        *(
            answer
            for question in BEFORE.questions
            for answer in question.answers
            if answer.id in ticked[question.id]
        ),
    ]
    assert verdict.action == max((each.then for each in given_answers), key=STRICTER.index)
    assert len(verdict.reasons) == sum(each.then != "go" for each in given_answers)
    assert bool(verdict.screens) == (verdict.action != "go")
    assert all(reason.text and reason.sources and reason.version for reason in verdict.reasons)


@pytest.mark.parametrize(
    ("answers", "unanswered", "unknown"),
    [
        (BeforeAnswers(None, FINE), ("pain",), ()),
        (BeforeAnswers(11, FINE), ("pain",), ()),
        (BeforeAnswers(-1, FINE), ("pain",), ()),
        (BeforeAnswers(0), ("anything-new", "weight-on-legs"), ()),
        (BeforeAnswers(0, FINE | {"anything-new": frozenset({"nothing", "fall"})}), ("anything-new",), ()),
        (
            BeforeAnswers(0, FINE | {"weight-on-legs": frozenset({"yes", "hurts-more"})}),
            ("weight-on-legs",),
            (),
        ),
        (
            BeforeAnswers(0, FINE | {"anything-new": frozenset({"gout"})}),
            ("anything-new",),
            ("anything-new.gout",),
        ),
        (BeforeAnswers(0, FINE | {"mood": frozenset({"fine"})}), (), ("mood.fine",)),
    ],
)
def test_gaps_and_contradictions_are_asked_again(
    answers: BeforeAnswers, unanswered: tuple[str, ...], unknown: tuple[str, ...]
) -> None:
    with pytest.raises(IncompleteCheckError) as caught:
        judge_before_session(answers, catalogue=CATALOGUE)
    assert caught.value.unanswered == unanswered
    assert caught.value.unknown == unknown


def test_what_happened_is_told_for_the_record() -> None:
    ticked = FINE | {"anything-new": frozenset({"fall", "operation"})}
    verdict = judge_before_session(BeforeAnswers(7, ticked), catalogue=CATALOGUE)
    assert verdict.happenings == {"fall", "hip-operation", "rest-pain"}


def test_there_are_three_questions() -> None:
    assert [question.id for question in BEFORE.questions] == ["anything-new", "weight-on-legs"]
    assert BEFORE.pain.ask


def test_every_sign_of_an_emergency_is_asked_after_whatever_happens() -> None:
    for rule in CATALOGUE.asked_again.values():
        asked = {sign.id for sign in CATALOGUE.signs.values() if sign.screen in rule.screens}
        emergencies = {sign.id for sign in CATALOGUE.signs.values() if sign.tier == "emergency"}
        young = {"young-cannot-bear-weight"} if "young" not in rule.screens else set()
        assert emergencies - young <= asked, rule.id
