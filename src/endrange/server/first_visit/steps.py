"""The questions after the safety check: what each asks, why, and in which order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from endrange.catalogue.conditions import THEMES, Theme
from endrange.server.first_visit import forms


@dataclass(frozen=True)
class Step:
    """One question on one screen."""

    id: str
    form: Callable[..., forms.QuestionForm]
    title: Promise
    why: Promise
    template: str = "first_visit/choices.html"


def _about(theme: Theme, title: Promise, why: Promise) -> Step:
    """Ask for the conditions of a theme; its name is the question's."""
    return Step(theme, partial(forms.ConditionsForm, theme=theme), title, why, "first_visit/conditions.html")


STEPS = (
    _about(
        "operations",
        _("Have you had one of these operations?"),
        _("It decides which movements fit."),
    ),
    Step(
        "hip-approach",
        forms.ApproachForm,
        _("How was your hip replaced?"),
        _(
            "Which movements a new hip avoids depends on the side it was put in from."
            " Your discharge letter names it."
        ),
    ),
    _about(
        "hips",
        _("Does any of this fit your hips?"),
        _("What you tick changes what your plan holds."),
    ),
    _about(
        "back-and-legs",
        _("Does any of this fit your back or legs?"),
        _("Your plan goes around what is sore there."),
    ),
    _about(
        "health",
        _("Does any of this apply to you?"),
        _("It can change how you lie, and how much pressure is right."),
    ),
    Step(
        "where",
        forms.WhereForm,
        _("Where does it hurt?"),
        _("So that you can see later what changed. Tap the places, or use the buttons under the picture."),
        "first_visit/where.html",
    ),
    Step(
        "how-much",
        forms.PainForm,
        _("How much does it hurt right now, at rest?"),
        _("The start of your own record. 0 is no pain, 10 is the worst you can imagine."),
        "first_visit/how_much.html",
    ),
    Step(
        "days",
        forms.DaysForm,
        _("Which days suit you?"),
        _("Three to five sessions a week is what the plan is built on. Miss a day, and it simply goes on."),
        "first_visit/days.html",
    ),
    Step(
        "minutes",
        forms.MinutesForm,
        _("How long is a session?"),
        _("This is the usual length. On the day you can always take a shorter or longer one."),
    ),
    Step(
        "weeks",
        forms.WeeksForm,
        _("How many weeks first?"),
        _("The first part works on range. Six weeks gives it the most time; you can change this later."),
        "first_visit/weeks.html",
    ),
    Step(
        "equipment",
        forms.EquipmentForm,
        _("What do you have at hand?"),
        _("The plan uses only what you tick. A stand-in is just as good. Nothing at all is fine too."),
        "first_visit/equipment.html",
    ),
    Step(
        "side",
        forms.SideForm,
        _("Is one hip worse?"),
        _("Both sides are always done. A worse side comes first and gets a little more."),
    ),
)
BY_ID = {step.id: step for step in STEPS}
WHAT_APPLIES = (*THEMES, "hip-approach")
"""The questions for conditions. They are judged together: what applies can stop the plan."""


def step_of(name: str) -> Step:
    """Return a question by the last part of its address."""
    if name not in BY_ID:
        raise Http404(name)
    return BY_ID[name]


def asked(answers: Mapping[str, Any]) -> tuple[Step, ...]:
    """Return the questions to ask: a follow-up only where the answer before it calls for it."""
    where = answers.get("where")
    left_out = set()
    if where is not None and not where["regions"]:
        left_out.add("how-much")
    if forms.REPLACED_HIP not in answers.get("operations", {}).get("conditions", ()):
        left_out.add("hip-approach")
    return tuple(step for step in STEPS if step.id not in left_out)


def open_about_conditions(answers: Mapping[str, Any]) -> Step | None:
    """Return the first question for conditions that is open; None when all are answered."""
    return next((each for each in asked(answers) if each.id in WHAT_APPLIES and each.id not in answers), None)


def next_about_conditions(answers: Mapping[str, Any]) -> Step:
    """Return the question for conditions to go on with; the first where all are answered."""
    return open_about_conditions(answers) or BY_ID[WHAT_APPLIES[0]]


def first_unanswered(answers: Mapping[str, Any]) -> Step | None:
    """Return the question to go on with; None when all are answered."""
    return next((step for step in asked(answers) if step.id not in answers), None)


def beside(step: Step, answers: Mapping[str, Any]) -> tuple[Step | None, Step | None]:
    """Return the question before and the one after."""
    order = asked(answers)
    if step not in order:
        order = STEPS
    place = order.index(step)
    return (
        order[place - 1] if place else None,
        order[place + 1] if place + 1 < len(order) else None,
    )
