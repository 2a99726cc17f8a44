"""Answers on their way into the database: the draft while asking, rows when a part is whole."""

from collections.abc import Mapping
from typing import Any

from endrange.screening import assess
from endrange.server.first_visit.screens import SafetyScreen
from endrange.server.store.models import AnswersDraft, Intake, Person, ProgrammeChoices, SafetyCheck

Answers = dict[str, Any]

CHOICE_STEPS = ("days", "minutes", "weeks", "equipment", "side")


def draft_of(person: Person) -> AnswersDraft:
    """Return what the person has answered so far."""
    return AnswersDraft.objects.get_or_create(person=person)[0]


def keep(person: Person, key: str, value: Any) -> Answers:
    """Keep one answer and return all of them."""
    draft = draft_of(person)
    draft.answers[key] = value
    draft.save()
    answers: Answers = draft.answers
    return answers


def keep_safety(person: Person, more: Mapping[str, bool]) -> dict[str, bool]:
    """Keep the answers of one screen and return those of all."""
    answers = {**draft_of(person).answers.get("safety", {}), **more}
    keep(person, "safety", answers)
    return answers


def forget_safety(person: Person) -> None:
    """Ask the safety questions anew; everything else that was answered stays."""
    draft = draft_of(person)
    draft.answers.pop("safety", None)
    draft.save()


def judge(person: Person, answers: Mapping[str, bool], *, screens: tuple[SafetyScreen, ...]) -> SafetyCheck:
    """Keep a safety check with what came of it. Conditions stay as they were.

    An emergency is judged before the last screen; the signs of later screens are then not asked.
    """
    signs = tuple(sign for screen in screens for sign in screen.signs if sign.id in answers)
    outcome = assess(answers, signs=signs)
    before = person.safety_check()
    check = SafetyCheck.objects.create(
        person=person,
        answers=dict(answers),
        conditions=before.conditions if before else [],
        tier=outcome.tier,
        findings=[finding.sign.id for finding in outcome.findings],
    )
    forget_safety(person)
    return check


def save_conditions(person: Person, conditions: list[str]) -> None:
    """Keep conditions beside the latest safety answers."""
    check = person.safety_check()
    if check is not None:
        SafetyCheck.objects.create(
            person=person,
            answers=check.answers,
            conditions=conditions,
            tier=check.tier,
            findings=check.findings,
        )


def save_intake(person: Person, answers: Answers) -> None:
    """Keep where it hurts and how much."""
    regions = [
        dict(zip(("region", "side"), each.split("."), strict=True)) for each in answers["where"]["regions"]
    ]
    pain = answers.get("how-much", {}).get("pain") if regions else 0
    Intake.objects.create(person=person, regions=regions, pain=pain)


def save_choices(person: Person, answers: Answers) -> None:
    """Keep days, minutes, weeks, equipment and side; a plan that runs keeps its start."""
    before = person.choices()
    ProgrammeChoices.objects.create(
        person=person,
        weekdays=answers["days"]["weekdays"],
        minutes=answers["minutes"]["minutes"],
        weeks=answers["weeks"]["weeks"],
        equipment=answers["equipment"]["equipment"],
        worse_side=answers["side"]["worse_side"].replace("none", ""),
        start=before.start if before else person.today(),
    )


def saved_answers(person: Person) -> Answers:
    """Return what the rows say, in the form's words; the start of every change."""
    found: Answers = {}
    if check := person.safety_check():
        found["conditions"] = {"conditions": check.conditions}
    if intake := person.intake():
        found["where"] = {"regions": [f"{each['region']}.{each['side']}" for each in intake.regions]}
        found["how-much"] = {"pain": intake.pain}
    if chosen := person.choices():
        found["days"] = {"weekdays": chosen.weekdays}
        found["minutes"] = {"minutes": chosen.minutes}
        found["weeks"] = {"weeks": chosen.weeks}
        found["equipment"] = {"equipment": chosen.equipment}
        found["side"] = {"worse_side": chosen.worse_side or "none"}
    return found


def save_change(person: Person, step_id: str, cleaned: dict[str, Any]) -> None:
    """Keep one changed answer with everything else as it was."""
    answers = saved_answers(person) | {step_id: cleaned}
    if step_id == "conditions":
        save_conditions(person, cleaned["conditions"])
    elif step_id in CHOICE_STEPS:
        save_choices(person, answers)
    else:
        answers.setdefault("where", {"regions": []})
        save_intake(person, answers)
