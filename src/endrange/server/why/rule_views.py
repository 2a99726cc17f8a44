"""The rules themselves: in plain words, with version, sources and cases. They are the same for everybody."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from endrange.catalogue import Catalogue
from endrange.catalogue.asked_again import AskedAgain
from endrange.catalogue.before_session import BeforeAnswer, BeforeQuestion, PainBand, PainNow
from endrange.catalogue.circumstances import Circumstance
from endrange.catalogue.conditions import Condition
from endrange.catalogue.signs import TIERS, Sign
from endrange.programme.adaptation import RULES, cases_of, rule_of
from endrange.programme.adaptation.cases import Case
from endrange.programme.pain import PAIN_RULES, RED_FLAG_RULE
from endrange.server import content
from endrange.server.citations import citations
from endrange.server.why.case_follows import change_in_words, day_in_words, state_in_words
from endrange.server.why.case_given import told as told_in_case
from endrange.server.why.pain_rules import ACTIONS, fits_in_words, name_of, reports_of
from endrange.server.why.screening_cases import TIERS as TIER_NAMES
from endrange.server.why.screening_cases import asked, told

LONGEST_LEDE = 240
"""Characters of a rule's words that are still set in large letters; chosen."""


@require_safe
def rules(request: HttpRequest) -> HttpResponse:
    """List every rule."""
    page = {
        "rules": [{"id": each.id, "title": _(each.title), "plain": _gist(each.plain)} for each in RULES],
        "pain_rules": [
            {"id": each.id, "name": name_of(each), "say": each.say.translated(_)}
            for each in (RED_FLAG_RULE, *PAIN_RULES)
        ],
    }
    return render(request, "why/rules.html", page)


def _gist(plain: str) -> str:
    """The first line of a rule's words."""
    return _(plain).splitlines()[0]


@require_safe
def rule(request: HttpRequest, rule: str) -> HttpResponse:
    """Show one rule of how the plan changes, with its cases as they are tested."""
    try:
        found = rule_of(rule)
    except KeyError as error:
        raise Http404("no such rule") from error
    catalogue, plain = content.catalogue(), _(found.plain)
    page = {
        "rule": found,
        "title": _(found.title),
        "plain": plain.splitlines(),
        "is_long": len(plain) > LONGEST_LEDE,
        "cases": [case_in_words(case, catalogue) for case in cases_of(found.id)],
        "citations": citations(found.sources, catalogue),
    }
    return render(request, "why/rule.html", page)


def case_in_words(case: Case, catalogue: Catalogue) -> dict[str, Any]:
    """Return a case of a rule as sentences; what they say is what is tested."""
    return {
        "name": _(case.name),
        "given": [told_in_case(line, catalogue) for line in case.given],
        "expect": [change_in_words(line, catalogue) for line in case.expect],
        "then": [state_in_words(line, catalogue) for line in case.then],
        "on": day_in_words(case.on) if case.on else "",
    }


@require_safe
def pain_rule(request: HttpRequest, rule: str) -> HttpResponse:
    """Show one rule of what happens when something hurts in a session."""
    found = next((each for each in (RED_FLAG_RULE, *PAIN_RULES) if each.id == rule), None)
    if found is None:
        raise Http404("no such rule")
    page = {
        "rule": found,
        "name": name_of(found),
        "fits": fits_in_words(found),
        "action": ACTIONS[found.action],
        "say": found.say.translated(_),
        "reason": found.reason.translated(_),
        "reports": reports_of(found),
        "citations": citations([found.source], content.catalogue()),
    }
    return render(request, "why/pain_rule.html", page)


@require_safe
def signs(request: HttpRequest) -> HttpResponse:
    """List every rule of screening with its cases: signs, answers before a session, and conditions."""
    catalogue = content.catalogue()
    page = {
        "groups": [
            {
                "tier": tier,
                "name": TIER_NAMES[tier],
                "signs": [_sign(each, catalogue) for each in catalogue.signs.values() if each.tier == tier],
            }
            for tier in TIERS
        ],
        "before": _before(catalogue),
        "parts": [_about_you(catalogue), _asked_again(catalogue), _conditions(catalogue)],
    }
    return render(request, "why/signs.html", page)


def _sign(sign: Sign, catalogue: Catalogue) -> dict[str, Any]:
    circumstances = catalogue.about_you.circumstances
    return {
        "sign": sign,
        "citations": citations(sign.sources, catalogue),
        "reviewed": reviewed_in_words(sign.reviewed),
        "cases": told(catalogue, sign.id),
        "only_with": next((_(each.name) for each in circumstances if each.id == sign.only_with), None),
    }


def _about_you(catalogue: Catalogue) -> dict[str, Any]:
    """What decides which signs are asked of a person."""
    return {
        "id": "about-you",
        "title": _("What decides which signs are asked"),
        "lede": _("A no to one of these is a no to the signs that cannot be without it."),
        "why": _("Why we ask"),
        "follows": _("What a yes makes us ask"),
        "rules": [
            {
                **_rule_of_screening(each, catalogue),
                "id": f"about-you-{each.id}",
                "changes": [_(sign.ask) for sign in catalogue.signs.values() if sign.only_with == each.id],
                "cases": told(catalogue, f"about-you.{each.id}"),
            }
            for each in catalogue.about_you.circumstances
        ],
    }


def _asked_again(catalogue: Catalogue) -> dict[str, Any]:
    """After what the safety check, or a part of it, is asked again."""
    return {
        "id": "asked-again",
        "title": _("When the check is asked again"),
        "lede": _("After some things the answers may be others, so a part of the check comes again."),
        "why": _("Why we ask again"),
        "follows": _("What follows"),
        "rules": [
            {
                **_rule_of_screening(each, catalogue),
                "id": f"asked-again-{each.id}",
                "changes": asked(each.screens, catalogue, conditions=each.conditions),
                "cases": told(catalogue, f"asked-again.{each.id}"),
            }
            for each in catalogue.asked_again.values()
        ],
    }


def _conditions(catalogue: Catalogue) -> dict[str, Any]:
    """What a person has or has had that changes which exercises fit."""
    return {
        "id": "conditions",
        "title": _("What you have or have had"),
        "lede": _("Most of these change which exercises fit. The exercise says so, too."),
        "why": _("Why we ask"),
        "follows": _("What it changes"),
        "rules": [
            {
                **_rule_of_screening(each, catalogue),
                "id": f"condition-{each.id}",
                "asks": _(each.question),
                "changes": [_(each.plain)],
                "cases": told(catalogue, each.id, *each.formerly),
            }
            for each in catalogue.conditions.values()
        ],
    }


def _rule_of_screening(rule: AskedAgain | Circumstance | Condition, catalogue: Catalogue) -> dict[str, Any]:
    return {
        "name": _(rule.name),
        "why": _(rule.why),
        "version": rule.version,
        "reviewed": reviewed_in_words(rule.reviewed),
        "citations": citations(rule.sources, catalogue),
    }


def reviewed_in_words(reviewed: date | str) -> str:
    """Return when a clinician has reviewed it, or that none has."""
    if isinstance(reviewed, date):
        return _("reviewed on %(day)s") % {"day": date_format(reviewed, "j F Y")}
    return _("not yet reviewed by a clinician")


def _before(catalogue: Catalogue) -> list[dict[str, Any]]:
    """The questions before a session, with the answers that lead anywhere else than into it."""
    asked = catalogue.before_session
    return [
        _question("pain", asked.pain, asked.pain.bands, catalogue),
        *(_question(each.id, each, each.answers, catalogue) for each in asked.questions),
    ]


def _question(
    place: str,
    question: PainNow | BeforeQuestion,
    answers: Sequence[PainBand | BeforeAnswer],
    catalogue: Catalogue,
) -> dict[str, Any]:
    return {
        "ask": question.ask,
        "why": question.why,
        "reviewed": reviewed_in_words(question.reviewed),
        "answers": [
            {
                "id": f"before-session-{place}-{each.id}",
                "name": _answer_name(each),
                "says": each.says,
                "version": each.version,
                "citations": citations(each.sources, catalogue),
                "cases": told(catalogue, f"before-session.{place}.{each.id}"),
            }
            for each in answers
            if each.says
        ],
    }


def _answer_name(answer: BeforeAnswer | PainBand) -> str:
    if isinstance(answer, BeforeAnswer):
        return _(answer.text)
    return _("%(low)d to %(high)d of 10") % {"low": answer.low, "high": answer.high}
