"""Looking back at fixed weeks: what counts as a real change, and the honest next step."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from endrange.programme.adaptation.adjustment import Change
from endrange.programme.adaptation.course import NextStep, Review, Verdict
from endrange.programme.adaptation.gate import is_gate_open
from endrange.programme.adaptation.ledger import QUIET_DAYS, Ledger
from endrange.programme.adaptation.occasions import ReviewDue, later
from endrange.programme.adaptation.pains import WINDOW
from endrange.programme.adaptation.rule import Answer, Proposal, Rule
from endrange.programme.phrase import Phrase
from endrange.programme.phrase import marked as _

MUCH, MUCH_SHARE = 2.0, 0.30
SLIGHT, SLIGHT_SHARE = 1.0, 0.15
GOOD_PAIN = 2.5
"""A mean below this is 2 or lower, which is good if it stays there; sources: salaffi-2004, judgement."""
FUNCTION_CHANGE = 2.0
"""Of the mean of a person's own activities: more than the error of the method; from memory, judgement."""
FUNCTION_SLIGHT = 1.3
"""Source: abbott-2014."""
FIRST_WEEK, DECIDING_WEEK = 3, 6
LOOKED_LATELY_DAYS = 35
"""Whoever was looked at since the last review, or a week before, is not sent again for no change; chosen."""
FUNCTION_WINDOW = 21
"""Days: activities are rated every second week; chosen."""
Look = Literal["first", "second", "after-flare"]
"""Which look a review is, where it finds it worse: the first one sends to somebody, the others stop."""
_ORDER: tuple[Verdict, ...] = ("unknown", "same", "slightly", "better")


class _Findings(NamedTuple):
    pain_then: float | None
    pain_now: float | None
    function_then: float | None
    function_now: float | None
    facts: tuple[str, ...]
    verdict: Verdict
    """The better of pain and function, unless one of them is worse."""

    @property
    def has_lasting_pain(self) -> bool:
        """More can be done, but pain stands where it stood."""
        return pain_verdict(self.pain_then, self.pain_now) == "same"

    @property
    def is_low(self) -> bool:
        """Pain is 2 or less, and was so at the start or has come down to it."""
        return self.pain_now is not None and self.pain_now < GOOD_PAIN


def pain_verdict(then: float | None, now: float | None) -> Verdict:
    """What a change of pain amounts to: 2 points or 30 % is better, 1 point or 15 % slightly."""
    if then is None or now is None:
        return "unknown"
    fall = then - now
    share = fall / then if then > 0 else 0.0
    if -fall >= MUCH or (-fall >= SLIGHT and now >= GOOD_PAIN and -share >= MUCH_SHARE):
        return "worse"
    if fall >= MUCH or share >= MUCH_SHARE:
        return "better"
    return "slightly" if fall >= SLIGHT or share >= SLIGHT_SHARE else "same"


def function_verdict(then: float | None, now: float | None) -> Verdict:
    """What a change of function amounts to: 2 points of the mean are better, 1.3 slightly."""
    if then is None or now is None:
        return "unknown"
    rise = now - then
    if rise <= -FUNCTION_CHANGE:
        return "worse"
    if rise >= FUNCTION_CHANGE:
        return "better"
    return "slightly" if rise >= FUNCTION_SLIGHT else "same"


def _review(ledger: Ledger, due: ReviewDue) -> Iterator[Answer]:
    found = _findings(ledger, ledger.began)
    if found.verdict == "worse" and _is_known(ledger):
        found = found._replace(verdict="same")
    look = _look(ledger, due)
    next_step, reason = _next(ledger, due, found, look)
    yield Review(
        day=due.day,
        week=due.week,
        pain_then=found.pain_then,
        pain_now=found.pain_now,
        function_then=found.function_then,
        function_now=found.function_now,
        verdict=found.verdict,
        next_step=next_step,
        reason=reason,
    )
    if found.verdict == "worse" and ledger.is_stopped_for_pain:
        return
    if found.verdict == "worse" and look != "first":
        yield Proposal(
            Change("stop"),
            reason,
            found.facts,
            tier="this-week",
            say=_STOPPED[look],
            do=_("Show your hip to a physiotherapist or doctor this week. The plan rests until then."),
        )
    elif next_step == "see-someone":
        yield Proposal(Change("advise"), reason, found.facts, holds_progress=True, tier="this-week")
    elif next_step == "change":
        yield Proposal(Change("advise"), reason, found.facts)


def _is_known(ledger: Ledger) -> bool:
    """Tell whether it is no worse than when somebody last looked."""
    return ledger.looked_at > ledger.began and _findings(ledger, ledger.looked_at).verdict != "worse"


def _look(ledger: Ledger, due: ReviewDue) -> Look:
    """Which look at it this review is: nobody waits for a second one after a flare that has had its week."""
    if not ledger.looks_again:
        return "first"
    last = ledger.reviews[-1] if ledger.reviews else None
    is_second = last is not None and last.day >= later(due.day, -QUIET_DAYS)
    return "second" if is_second else "after-flare"


def _findings(ledger: Ledger, since: date) -> _Findings:
    pains = ledger.pains
    first = pains.first_day(since) or ledger.day
    then = pains.mean(first, later(first, WINDOW - 1))
    now = pains.mean(later(ledger.day, -WINDOW))
    could = pains.first_rated(since)
    can = pains.last_rated(later(ledger.day, -FUNCTION_WINDOW))
    pain_facts = (*then[1], *now[1]) if then and now else ()
    function_facts = (could.fact, can.fact) if could and can and could.fact != can.fact else ()
    pain_then, pain_now = then[0] if then else None, now[0] if now else None
    function_then, function_now = could.mean if could else None, can.mean if can and function_facts else None
    verdict = _better_of(pain_verdict(pain_then, pain_now), function_verdict(function_then, function_now))
    facts = (*pain_facts, *function_facts)
    return _Findings(pain_then, pain_now, function_then, function_now, facts, verdict)


def _better_of(pain: Verdict, function: Verdict) -> Verdict:
    """What it comes to; worse where one of them is."""
    return "worse" if "worse" in (pain, function) else max(pain, function, key=_ORDER.index)


def _next(ledger: Ledger, due: ReviewDue, found: _Findings, look: Look) -> tuple[NextStep, Phrase]:
    values = _numbers(due, found)
    if found.verdict == "unknown":
        return "go-on", Phrase(
            _("Week {week}: too little was told of to compare with the start. The plan goes on."),
            values=values,
        )
    if found.verdict == "worse":
        return "see-someone", Phrase(_WORSE[look], values=values)
    if found.verdict == "same" and not found.is_low:
        return _next_of_same(ledger, due, values)
    return _next_of_better(ledger, due, found, values)


def _next_of_better(
    ledger: Ledger, due: ReviewDue, found: _Findings, values: dict[str, object]
) -> tuple[NextStep, Phrase]:
    """Better, slightly better, or low and staying low."""
    is_late = due.week >= DECIDING_WEEK and not found.is_low
    if is_late and found.has_lasting_pain:
        return "change", Phrase(_ABLER_AND_NO_LESS_PAIN, values=values)
    if is_gate_open(ledger):
        return "move-up", Phrase(
            _("Week {week}: {numbers}. Everything that the next phase asks for is there."), values=values
        )
    if is_late and found.verdict == "slightly":
        return "change", Phrase(_SLIGHTLY_AND_NO_MORE, values=values)
    return "go-on", Phrase(_GOING_ON["low" if found.verdict == "same" else found.verdict], values=values)


_WORSE: dict[Look, str] = {
    "first": _(
        "Week {week}: {numbers}. That is worse than at the start. Show your hip to somebody this week. "
        "Nothing grows until then; a week from now we look again."
    ),
    "second": _(
        "Week {week}: {numbers}. That is worse than at the start, as it was a week ago. Show your hip to "
        "somebody this week."
    ),
    "after-flare": _(
        "Week {week}: {numbers}. That is worse than at the start, and this review has waited a week for a "
        "flare to settle. Show your hip to somebody this week."
    ),
}
_STOPPED: dict[Look, str] = {
    "second": _("A review found your hip worse than at the start, and so did the one a week before."),
    "after-flare": _(
        "A review that had waited a week for a flare to settle found your hip worse than at the start."
    ),
}


def _next_of_same(ledger: Ledger, due: ReviewDue, values: dict[str, object]) -> tuple[NextStep, Phrase]:
    if ledger.looked_at >= later(due.day, -LOOKED_LATELY_DAYS):
        return "go-on", Phrase(
            _(
                "Week {week}: {numbers}. No real change since somebody looked at it. The plan goes on; what "
                "they said comes first."
            ),
            values=values,
        )
    if due.week < DECIDING_WEEK:
        return "change", Phrase(
            _(
                "Week {week}: {numbers}. That is no real change yet. Look again at technique, side and dose; "
                "a physiotherapist can help with all three."
            ),
            values=values,
        )
    return "see-someone", Phrase(
        _(
            "Week {week}: {numbers}. That is no real change after six weeks or more. Show your hip to a "
            "physiotherapist or doctor this week. Until somebody has looked the plan goes on without growing."
        ),
        values=values,
    )


_SLIGHTLY_AND_NO_MORE = _(
    "Week {week}: {numbers}. That is slightly better, and no more. Look again at technique, side and dose, "
    "best together with a physiotherapist in the next weeks. The plan goes on."
)
_ABLER_AND_NO_LESS_PAIN = _(
    "Week {week}: {numbers}. You can do more, and pain is where it was. Look again at technique, side and "
    "dose, best together with a physiotherapist in the next weeks. The plan goes on."
)
_GOING_ON: dict[str, str] = {
    "better": _("Week {week}: {numbers}. That is a real change for the better. The plan goes on."),
    "slightly": _("Week {week}: {numbers}. That is slightly better. The plan goes on."),
    "low": _("Week {week}: {numbers}. Low, and staying low, is good. The plan goes on."),
}


def _numbers(due: ReviewDue, found: _Findings) -> dict[str, object]:
    """The week, and what was found in words."""
    if found.function_now is None:
        numbers = _pain_in_words(found)
    elif found.pain_now is None:
        numbers = _function_in_words(found)
    else:
        numbers = Phrase(
            _("{pain}; {function}"),
            values={"pain": _pain_in_words(found), "function": _function_in_words(found)},
        )
    return {"week": due.week, "numbers": numbers}


def _pain_in_words(found: _Findings) -> Phrase:
    return Phrase(
        _("pain at rest {then} at the start, {now} now"),
        values={"then": _or_dash(found.pain_then), "now": _or_dash(found.pain_now)},
    )


def _function_in_words(found: _Findings) -> Phrase:
    return Phrase(
        _("your activities {then} of 10 at the start, {now} now"),
        values={"then": _or_dash(found.function_then), "now": _or_dash(found.function_now)},
    )


def _or_dash(value: float | None) -> float | str:
    return "-" if value is None else value


REVIEW = Rule(
    id="review",
    version=3,
    title=_("Reviews"),
    plain=_(
        "After weeks 3 and 6 and then every 4, pain at rest and your activities are compared with the "
        "start.\n"
        "Better: pain lower by 2 points or 30 %, or activities up by 2. Slightly better: 1 point or 15 %, or "
        "activities up by 1.3. Pain of 2 or less that stays there is good.\n"
        "Worse: pain up by 2 points, or by 30 % and at least 1 point to more than 2, or activities down by "
        "2. Then somebody looks at it this week, nothing grows, and a week later there is a second look: if "
        "it is still worse, the plan stops. What is no worse than when somebody last looked counts as no "
        "change.\n"
        "No change in week 3 is a reason to look at technique, side and dose; from week 6 on to see somebody "
        "this week, and nothing grows until then or until the next review. Whoever was looked at within five "
        "weeks is not sent again for no change. Pain above 2 that is only slightly better by then, or that "
        "stands where it stood while you can do more: technique, side and dose are worth another look too.\n"
        "In the week after a flare a review waits for a week, once, so that the flare is not taken for the "
        "course of things; if it finds it worse then, that counts as the second look."
    ),
    sources=("salaffi-2004", "abbott-2014", "judgement"),
    on=(ReviewDue,),
    respond=_review,
)
