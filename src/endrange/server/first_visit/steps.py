"""The questions after the safety check: what each asks, why, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from endrange.server.first_visit import forms


@dataclass(frozen=True)
class Step:
    """One question on one screen."""

    id: str
    form: type[forms.QuestionForm]
    title: Promise
    why: Promise
    template: str = "first_visit/choices.html"


STEPS = (
    Step(
        "conditions",
        forms.ConditionsForm,
        _("Does any of this apply to you?"),
        _("Some exercises do not fit some hips. What you tick here changes what your plan holds."),
        "first_visit/conditions.html",
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


def asked(answers: Mapping[str, Any]) -> tuple[Step, ...]:
    """Return the questions to ask: a follow-up only where the answer before it calls for it."""
    where = answers.get("where")
    left_out = set()
    if where is not None and not where["regions"]:
        left_out.add("how-much")
    if forms.REPLACED_HIP not in answers.get("conditions", {}).get("conditions", ()):
        left_out.add("hip-approach")
    return tuple(step for step in STEPS if step.id not in left_out)


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
