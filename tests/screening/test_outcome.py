"""What a safety check comes to."""

import datetime
from itertools import product

import pytest

from endrange.catalogue import load_catalogue
from endrange.catalogue.signs import TIERS, Sign, Tier
from endrange.screening import IncompleteCheckError, NotClearedError, Outcome, assess


def sign(sign_id: str, tier: Tier) -> Sign:
    return Sign(
        id=sign_id,
        version=1,
        ask="Is it so?",
        why="To know.",
        tier=tier,
        could_mean="This can go with something.",
        do=f"See someone: {tier}.",
        sources=("judgement",),
        reviewed=datetime.date(2026, 11, 1),
    )


SIGNS = tuple(sign(tier, tier) for tier in reversed(TIERS))
SHIPPED = tuple(load_catalogue().signs.values())


def test_no_to_every_sign_is_clear() -> None:
    outcome = assess({each.id: False for each in SIGNS}, signs=SIGNS)
    assert outcome.tier == "clear"
    assert outcome.is_clear
    assert outcome.findings == ()


@pytest.mark.parametrize("answers", list(product([False, True], repeat=4)))
def test_the_most_urgent_sign_decides_and_every_finding_is_reported(answers: tuple[bool, ...]) -> None:
    given = dict(zip(TIERS, answers, strict=True))
    outcome = assess(given, signs=SIGNS)
    found = [tier for tier in TIERS if given[tier]]
    assert outcome.tier == (found[0] if found else "clear")
    assert [finding.tier for finding in outcome.findings] == found


def test_a_finding_has_its_text() -> None:
    (finding,) = assess({"same-day": True}, signs=[sign("same-day", "same-day")]).findings
    assert finding.sign.do == "See someone: same-day."


def test_a_sign_without_an_answer_is_not_a_no() -> None:
    with pytest.raises(IncompleteCheckError, match="unanswered: emergency") as caught:
        assess(dict.fromkeys(TIERS[1:], False), signs=SIGNS)
    assert caught.value.unanswered == ("emergency",)


def test_a_check_without_a_single_sign_is_not_clear() -> None:
    with pytest.raises(IncompleteCheckError):
        assess({}, signs=())


def test_a_yes_to_a_sign_that_is_no_longer_asked_does_not_vanish() -> None:
    with pytest.raises(IncompleteCheckError, match="no longer asked: old-sign"):
        assess({**{each.id: False for each in SIGNS}, "old-sign": True}, signs=SIGNS)


def test_a_no_to_a_sign_that_is_no_longer_asked_changes_nothing() -> None:
    assert assess({**{each.id: False for each in SIGNS}, "old-sign": False}, signs=SIGNS).is_clear


def test_an_incomplete_check_clears_nobody() -> None:
    assert issubclass(IncompleteCheckError, NotClearedError)


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda each: each.id)
def test_each_shipped_sign_alone_keeps_a_person_from_a_session(shipped: Sign) -> None:
    answers = {each.id: each is shipped for each in SHIPPED}
    outcome = assess(answers, signs=SHIPPED)
    assert outcome.tier == shipped.tier
    assert [finding.sign for finding in outcome.findings] == [shipped]


def test_outcomes_of_the_same_answers_are_equal() -> None:
    answers = {each.id: True for each in SIGNS}
    assert assess(answers, signs=SIGNS) == assess(answers, signs=SIGNS)
    assert assess(answers, signs=SIGNS) != Outcome(())
