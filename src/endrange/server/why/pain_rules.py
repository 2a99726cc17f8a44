"""The pain rules of a session in words: for which reports each is, and what it answers at its edges."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from endrange.programme.pain import (
    PAIN_KINDS,
    RED_FLAG_RULE,
    PainKind,
    PainRule,
    Work,
    pain_rules_of,
    respond,
)

NAMES = {
    "catch": gettext_lazy("A hip that catches or gives way"),
    "red-flag": gettext_lazy("A danger sign in a session"),
    "warning-kind": gettext_lazy("Sharp, pinching or tingling"),
    "click-without-pain": gettext_lazy("A click without pain"),
    "click-with-pain": gettext_lazy("A click that hurts"),
    "above-five": gettext_lazy("More than 5 of 10"),
    "safe": gettext_lazy("Up to 2 of 10"),
    "strength-accepted": gettext_lazy("3 to 5 of 10 in strength work"),
    "came-with": gettext_lazy("No more than before the session"),
    "hold-range": gettext_lazy("3 of 10 in a stretch"),
    "back-off": gettext_lazy("4 or 5 of 10 in a stretch"),
    "has-not-settled": gettext_lazy("It has not settled after easing off"),
}
ACTIONS = {
    "go-on": gettext_lazy("The exercise goes on."),
    "hold": gettext_lazy("The exercise goes on, and no deeper."),
    "back-off": gettext_lazy("The exercise eases off, and the question comes again."),
    "stop-exercise": gettext_lazy("The exercise ends."),
    "stop-session": gettext_lazy("The session ends."),
}
WORKS = {
    "mobility": gettext_lazy("in a stretch"),
    "strength": gettext_lazy("in strength work"),
}
BEFORE = 4
"""Pain before the session, in the reports of a rule that depends on it."""


@dataclass(frozen=True)
class Report:
    """One report, and what is answered to it."""

    words: str
    say: str
    rule: str
    """The id of the rule that answers it."""
    name: str


def name_of(rule: PainRule) -> str:
    """What the rule is called."""
    return str(NAMES.get(rule.id, rule.id.replace("-", " ")))


def fits_in_words(rule: PainRule) -> list[str]:
    """For which reports the rule is, one condition a line."""
    if rule is RED_FLAG_RULE:
        return [_("A danger sign was answered with yes, whatever the score.")]
    kinds = ", ".join(_(PAIN_KINDS[kind]) for kind in rule.kinds) if rule.kinds else _("any kind of pain")
    span = {"low": rule.low, "high": rule.high}
    said = [
        _("Kind: %(kinds)s.") % {"kinds": kinds},
        _("Score: %(low)d of 10.") % span
        if rule.low == rule.high
        else _("Score: %(low)d to %(high)d of 10.") % span,
    ]
    if rule.work:
        said.append(_("Only %(work)s, and not in the calm weeks.") % {"work": WORKS[rule.work]})
    if rule.up_to_before:
        said.append(_("Only up to the pain at rest that was told before the session."))
    if rule.asked_again is not None:
        said.append(
            _("Only the second report, after easing off.")
            if rule.asked_again
            else _("Only the first report.")
        )
    return said


def reports_of(rule: PainRule) -> list[Report]:
    """What is answered at the edges of the rule and one point beyond, as the player would."""
    if rule is RED_FLAG_RULE:
        return []
    return list(dict.fromkeys(_reports(rule)))


def _reports(rule: PainRule) -> Iterator[Report]:
    asked_again, work = bool(rule.asked_again), rule.work or "mobility"
    before = BEFORE if rule.up_to_before else None
    high = rule.high if before is None else before
    for kind in rule.kinds or ("stretch", "ache"):
        for score in (rule.low - 1, rule.low, high, high + 1):
            if 0 <= score <= 10:
                yield _report(kind, score, asked_again=asked_again, work=work, before=before)


def _report(kind: PainKind, score: int, *, asked_again: bool, work: Work, before: int | None) -> Report:
    rules = pain_rules_of("restore", before=before)
    answer = respond(score, kind, asked_again=asked_again, work=work, rules=rules)
    words = _("%(kind)s, %(score)d of 10, %(work)s") % {
        "kind": _(PAIN_KINDS[kind]),
        "score": score,
        "work": WORKS[work],
    }
    if asked_again:
        words = _("%(report)s, after easing off") % {"report": words}
    if before is not None:
        words = _("%(report)s, with %(before)d of 10 before the session") % {
            "report": words,
            "before": before,
        }
    return Report(words, answer.say.translated(_), answer.rule.id, name_of(answer.rule))
