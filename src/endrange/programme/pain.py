"""What to do when something hurts: the pain-monitoring rules as data, for the pages and the player.

The first rule that fits decides. Scores are the numeric rating scale, 0 (no pain) to 10 (the worst there is).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from endrange.catalogue.exercise import ExerciseKind, Phase

from .phrase import Gettext, Phrase, untranslated
from .phrase import marked as _

PainKind = Literal["stretch", "ache", "sharp", "pinch", "click", "catch", "tingling"]
Work = Literal["mobility", "strength"]
"""What is being done: what is accepted in strength work is more than in a stretch."""
PainAction = Literal["go-on", "hold", "back-off", "stop-exercise", "stop-session"]

PAIN_KINDS: dict[PainKind, str] = {
    "stretch": _("A stretch"),
    "ache": _("An ache"),
    "sharp": _("Sharp"),
    "pinch": _("A pinch"),
    "click": _("A click"),
    "catch": _("It caught or gave way"),
    "tingling": _("Tingling or numb"),
}


@dataclass(frozen=True)
class PainRule:
    """One row of the rules: for which reports it is, what happens, and why."""

    id: str
    version: int
    action: PainAction
    low: int
    high: int
    say: Phrase
    """What the voice says; also shown."""
    reason: Phrase
    """Why, for the page that lists the rules."""
    source: str
    kinds: tuple[PainKind, ...] | None = None
    """None fits every kind."""
    asked_again: bool | None = None
    """True: only the second report, after easing off; False: only the first; None: both."""
    work: Work | None = None
    """None fits both."""
    up_to_before: bool = False
    """Only for a hip that hurt at rest before the session, and up to as much; see `pain_rules_of`."""

    def fits(self, score: int, kind: PainKind, *, asked_again: bool, work: Work) -> bool:
        """Tell whether the report is one that this rule is for."""
        return (
            self.work in (None, work)
            and self.low <= score <= self.high
            and (self.kinds is None or kind in self.kinds)
            and self.asked_again in (None, asked_again)
        )

    def bounded(self, before: int) -> "PainRule | None":
        """As it is where the hip hurt so much before the session; None where it is for nobody then."""
        if self.up_to_before:
            return replace(self, high=min(self.high, before)) if before >= self.low else None
        if "settled" in self.say.values and before > SETTLED:
            return replace(self, say=self.say._replace(values={"settled": min(before, MOST_ACCEPTED)}))
        return self


@dataclass(frozen=True)
class PainResponse:
    """What happens now, what is said, and by which rule."""

    action: PainAction
    say: Phrase
    rule: PainRule


RED_FLAG_RULE = PainRule(
    id="red-flag",
    version=1,
    action="stop-session",
    low=0,
    high=10,
    say=Phrase(_("Stop here. The next page says what to do now.")),
    reason=Phrase(_("A danger sign needs someone to look at it before anything else.")),
    source="judgement",
)
"""Whatever the score: a danger sign was answered with yes."""

MOST_ACCEPTED = 5
"""Of 10, in any exercise; source: thomee-silbernagel."""
SETTLED = 2
"""What pain has settled to after easing off, unless the hip hurt more before; source: pain-model-pages."""
_TO_TWO = {"settled": SETTLED}

PAIN_RULES: tuple[PainRule, ...] = (
    PainRule(
        id="catch",
        version=1,
        action="stop-session",
        low=0,
        high=10,
        kinds=("catch",),
        say=Phrase(_("Stop here. A hip that catches or gives way is to be looked at this week.")),
        reason=Phrase(_("Catching, locking and giving way can come from inside the joint.")),
        source="warwick-2016",
    ),
    PainRule(
        id="warning-kind",
        version=3,
        action="stop-exercise",
        low=0,
        high=10,
        kinds=("sharp", "pinch", "tingling"),
        say=Phrase(_("Stop this exercise now, and come out of it slowly.")),
        reason=Phrase(_("Sharp pain, pinching and tingling are not a stretch, however small they are.")),
        source="judgement",
    ),
    PainRule(
        id="click-without-pain",
        version=2,
        action="hold",
        low=0,
        high=0,
        kinds=("click",),
        say=Phrase(_("A click without pain is common. Make the movement smaller and keep the pelvis still.")),
        reason=Phrase(_("Snapping without pain occurs in many people and is mostly harmless.")),
        source="snapping-hip-2021",
    ),
    PainRule(
        id="click-with-pain",
        version=3,
        action="stop-exercise",
        low=1,
        high=10,
        kinds=("click",),
        say=Phrase(_("Stop this exercise now. A click that hurts is to be looked at this week.")),
        reason=Phrase(_("A painful click can mean that the joint is crowded.")),
        source="judgement",
    ),
    PainRule(
        id="above-five",
        version=1,
        action="stop-exercise",
        low=6,
        high=10,
        say=Phrase(_("That is too much. Stop this exercise now, and come out of it slowly.")),
        reason=Phrase(_("Pain above 5 of 10 is above what the pain-monitoring model accepts.")),
        source="thomee-silbernagel",
    ),
    PainRule(
        id="safe",
        version=1,
        action="go-on",
        low=0,
        high=2,
        say=Phrase(_("That is fine. Go on.")),
        reason=Phrase(_("Up to 2 of 10 is within what a stretch may feel like.")),
        source="thomee-silbernagel",
    ),
    PainRule(
        id="strength-accepted",
        version=2,
        action="hold",
        low=3,
        high=5,
        work="strength",
        say=Phrase(_("That may be, in strength work. Nothing harder than this today.")),
        reason=Phrase(
            _(
                "While strengthening, up to 5 of 10 is accepted if it is gone the next morning."
                " The dose does not grow from it."
            )
        ),
        source="thomee-silbernagel",
    ),
    PainRule(
        id="came-with",
        version=1,
        action="hold",
        low=3,
        high=5,
        up_to_before=True,
        say=Phrase(_("That is no more than before the session. Stay where you are, and go no deeper.")),
        reason=Phrase(
            _(
                "A hip that hurts at rest cannot ease off to less than that. What an exercise adds nothing to"
                " does not come from it; up to 5 of 10 is accepted if the next morning is no worse."
            )
        ),
        source="judgement",
    ),
    PainRule(
        id="hold-range",
        version=1,
        action="hold",
        low=3,
        high=3,
        asked_again=False,
        say=Phrase(_("Stay where you are, and go no deeper.")),
        reason=Phrase(_("At 3 of 10 the range is enough for today.")),
        source="pain-model-pages",
    ),
    PainRule(
        id="back-off",
        version=2,
        action="back-off",
        low=4,
        high=5,
        asked_again=False,
        say=Phrase(_("Ease off until it is {settled} or less. I will ask again."), values=_TO_TWO),
        reason=Phrase(_("4 or 5 of 10 is accepted only if it settles when you ease off.")),
        source="pain-model-pages",
    ),
    PainRule(
        id="has-not-settled",
        version=2,
        action="stop-exercise",
        low=3,
        high=5,
        asked_again=True,
        say=Phrase(
            _("It has not settled to {settled} or less, so leave this one. There may be an easier way."),
            values=_TO_TWO,
        ),
        reason=Phrase(
            _("Pain that stays after easing off means that this way of doing it is too much today.")
        ),
        source="pain-model-pages",
    ),
)
"""Clinical-judgement defaults built on the pain-monitoring model; not yet reviewed by a named clinician."""


def pain_rules_of(phase: Phase, *, before: int | None = None) -> tuple[PainRule, ...]:
    """The rules of a session in order; a danger sign, which always stops, is not among them.

    While calming nothing may hurt more than a stretch may: there is no rule for strength work alone. `before`
    is the pain at rest that was told before the session: what hurts no more than that is no exercise's doing.
    """
    rules = (rule for rule in PAIN_RULES if rule.work is None or phase != "calm")
    bounded = (rule.bounded(before or 0) for rule in rules)
    return tuple(rule for rule in bounded if rule is not None)


_USUAL = pain_rules_of("restore")


def respond(  # noqa: PLR0913 - a report is all of these
    score: int,
    kind: PainKind,
    *,
    asked_again: bool = False,
    work: Work = "mobility",
    red_flag: bool = False,
    rules: Sequence[PainRule] = _USUAL,
) -> PainResponse:
    """Answer one report; `asked_again` for the second one after easing off. ValueError if no rule fits."""
    if kind not in PAIN_KINDS:
        raise ValueError(f"expected a kind of pain, one of {', '.join(PAIN_KINDS)}; got {kind!r}")
    if red_flag:
        return PainResponse(RED_FLAG_RULE.action, RED_FLAG_RULE.say, RED_FLAG_RULE)
    for rule in rules:
        if rule.fits(score, kind, asked_again=asked_again, work=work):
            return PainResponse(rule.action, rule.say, rule)
    raise ValueError(f"expected a score from 0 to 10, got {score}")


def work_of(kind: ExerciseKind) -> Work:
    """What is being done in an exercise of that kind."""
    return "strength" if kind == "strengthen" else "mobility"


def pain_rules_json(
    gettext: Gettext = untranslated, *, phase: Phase = "restore", before: int | None = None
) -> list[dict[str, Any]]:
    """The rules of a session in order, for the player; see `pain_rules_of`."""
    return [
        {
            "id": rule.id,
            "version": rule.version,
            "kinds": list(rule.kinds) if rule.kinds is not None else None,
            "low": rule.low,
            "high": rule.high,
            "asked_again": rule.asked_again,
            "work": rule.work,
            "action": rule.action,
            "say": rule.say.translated(gettext),
            "reason": rule.reason.translated(gettext),
            "source": rule.source,
        }
        for rule in pain_rules_of(phase, before=before)
    ]


def pain_kinds_json(gettext: Gettext = untranslated) -> list[dict[str, str]]:
    """The kinds of pain that a report can have, for the player."""
    return [{"id": kind, "name": gettext(name)} for kind, name in PAIN_KINDS.items()]
