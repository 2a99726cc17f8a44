"""The three questions before every session: go, some signs first, or no session today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from endrange.catalogue import Catalogue
from endrange.catalogue.before_session import BeforeAnswer, BeforeQuestion, Follows, Then

from .asked_again import screens_of
from .reason import Reason
from .refusals import IncompleteCheckError

STRICTNESS: tuple[Then, ...] = ("go", "ask-again", "no-session")

PAIN = "pain"
"""How the question for the pain is named among the others."""


@dataclass(frozen=True)
class BeforeAnswers:
    """What the person said: pain at rest, 0 to 10, and the answers ticked, by question."""

    pain: int | None
    ticked: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Verdict:
    """What follows: the strictest of the answers decides, and every reason is told."""

    action: Then
    screens: tuple[str, ...] = ()
    """Ids of the screens of the safety check to ask first, in their order."""
    asks_conditions: bool = False
    """True: what the person has or has had is asked again too."""
    reasons: tuple[Reason, ...] = ()
    happenings: frozenset[str] = frozenset()
    """What has happened, by id of asked-again.toml."""


def judge_before_session(answers: BeforeAnswers, *, catalogue: Catalogue) -> Verdict:
    """Judge the answers before a session.

    Raises IncompleteCheckError for an unanswered question, an unknown answer, a score outside 0 to 10, two
    answers where one is asked for, or "nothing" beside something.
    """
    questions = catalogue.before_session.questions
    _refuse_gaps(answers, questions)
    telling = [(place, each) for place, each in _following(answers, catalogue=catalogue) if each.then != "go"]
    happenings = frozenset(each.happening for _, each in telling if each.happening)
    rules = [catalogue.asked_again[each] for each in happenings]
    return Verdict(
        action=max((each.then for _, each in telling), key=STRICTNESS.index, default="go"),
        screens=screens_of(rules, catalogue),
        asks_conditions=any(rule.conditions for rule in rules),
        reasons=tuple(_reason(place, each) for place, each in telling),
        happenings=happenings,
    )


def _following(answers: BeforeAnswers, *, catalogue: Catalogue) -> Iterable[tuple[str, Follows]]:
    """What each given answer leads to, by its question."""
    before = catalogue.before_session
    if answers.pain is not None:
        yield PAIN, before.pain.band(answers.pain)
    for question in before.questions:
        yield from ((question.id, answer) for answer in _ticked(question, answers))


def _ticked(question: BeforeQuestion, answers: BeforeAnswers) -> tuple[BeforeAnswer, ...]:
    ids = answers.ticked.get(question.id, frozenset())
    return tuple(answer for answer in question.answers if answer.id in ids)


def _reason(place: str, follows: Follows) -> Reason:
    return Reason(
        text=follows.says or "",
        rule=f"before-session.{place}.{follows.id}",
        version=follows.version,
        sources=follows.sources,
    )


def _refuse_gaps(answers: BeforeAnswers, questions: Iterable[BeforeQuestion]) -> None:
    asked = {question.id: question for question in questions}
    has_pain = answers.pain is not None and 0 <= answers.pain <= 10
    unanswered = [] if has_pain else [PAIN]
    unanswered += [each.id for each in asked.values() if not _is_answered(each, answers)]
    unknown = [
        f"{place}.{each}"
        for place, ticked in answers.ticked.items()
        for each in sorted(ticked)
        if place not in asked or all(each != answer.id for answer in asked[place].answers)
    ]
    if unanswered or unknown:
        raise IncompleteCheckError(unanswered=unanswered, unknown=unknown)


def _is_answered(question: BeforeQuestion, answers: BeforeAnswers) -> bool:
    """One answer where one is asked for; "nothing" only on its own."""
    ticked = _ticked(question, answers)
    return len(ticked) == 1 or (
        len(ticked) > 1 and question.several and not any(answer.alone for answer in ticked)
    )
