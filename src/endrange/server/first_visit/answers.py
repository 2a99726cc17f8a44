"""Answers on their way into the database: the draft while asking, rows when a part is whole."""

from collections.abc import Iterable, Mapping
from typing import Any

from endrange.catalogue.conditions import THEMES
from endrange.catalogue.signs import Sign
from endrange.screening import assess, held_conditions, is_asked
from endrange.server import content
from endrange.server.circumstances import told_in
from endrange.server.first_visit import check_so_far
from endrange.server.first_visit.check_so_far import CheckSoFar
from endrange.server.first_visit.forms import REPLACED_HIP, is_approach
from endrange.server.first_visit.steps import WHAT_APPLIES
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


def keep_all(person: Person, answers: Mapping[str, Any]) -> None:
    """Keep several answers beside the others."""
    draft = draft_of(person)
    draft.answers.update(answers)
    draft.save()


def forget(person: Person, *keys: str) -> None:
    """Ask these questions anew; everything else that was answered stays."""
    draft = draft_of(person)
    for key in keys:
        draft.answers.pop(key, None)
    draft.save()


def keep_safety(person: Person, signs: Mapping[str, bool], circumstances: tuple[str, ...] | None) -> None:
    """Keep what a safety check says so far, and nothing else of it.

    `circumstances` None: they are still to be asked.
    """
    keep(person, check_so_far.KEY, CheckSoFar(signs, circumstances).as_kept())


def reopen_safety(person: Person, check: SafetyCheck, signs: Iterable[Sign]) -> None:
    """Ask the questions of a check again, each with its answer; what followed from others is not one."""
    told = told_in(check)
    asked = {sign.id for sign in signs if is_asked(sign, told)}
    given = {sign: yes for sign, yes in check.answers.items() if yes or sign in asked}
    keep_safety(person, given, told)


def forget_safety(person: Person) -> None:
    """Ask the safety questions anew."""
    forget(person, check_so_far.KEY)


def judge(
    person: Person,
    answers: Mapping[str, bool],
    *,
    signs: Iterable[Sign],
    circumstances: tuple[str, ...] | None = None,
) -> SafetyCheck:
    """Keep the answers of a safety check, or of the part that was asked, with what came of them.

    An emergency is judged before the last screen; the signs of later screens are then not asked. What the
    person has or has had stays as it was.
    """
    outcome = assess(answers, signs=[sign for sign in signs if sign.id in answers])
    before = person.safety_checks.first()
    check = SafetyCheck(
        person=person,
        answers=dict(answers),
        circumstances=None if circumstances is None else list(circumstances),
        tier=outcome.tier,
        findings=[finding.sign.id for finding in outcome.findings],
    )
    if before is not None:
        check.conditions, check.conditions_at = before.conditions, before.conditions_at
    check.save()
    asked_anew = WHAT_APPLIES if person.has_choices() else ()
    forget(person, check_so_far.KEY, *asked_anew)  # what was told before this check may have changed
    return check


def save_conditions(person: Person, conditions: list[str]) -> None:
    """Keep what applies, beside the signs as they were answered last."""
    check = person.safety_check()
    if check is not None:
        SafetyCheck.objects.create(
            person=person,
            conditions=conditions,
            tier=check.tier,
            findings=check.findings,
            answered_at=check.answered_at,
        )


def conditions_of(answers: Answers) -> list[str]:
    """Return the ids of what applies: a replaced hip counts by its approach, if that is known."""
    ticked = [each for theme in THEMES for each in answers.get(theme, {}).get("conditions", ())]
    approaches = answers.get("hip-approach", {}).get("approaches", [])
    if REPLACED_HIP not in ticked or not approaches:
        return ticked
    return [*approaches, *(each for each in ticked if each != REPLACED_HIP)]


def present_conditions(check: SafetyCheck) -> list[str]:
    """Return the ids that a check kept as they are called today; those that no version knew are left out."""
    known = content.catalogue().conditions
    formerly = {old for condition in known.values() for old in condition.formerly}
    kept = [each for each in check.conditions if each in known or each in formerly]
    return [each.id for each in held_conditions(kept, known)]


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
        present = present_conditions(check)
        approaches = [each for each in present if is_approach(each)]
        others = [each for each in present if not is_approach(each)]
        found |= _by_theme(([REPLACED_HIP] if approaches else []) + others)
        if approaches and REPLACED_HIP not in check.conditions:  # there it was not asked yet
            found["hip-approach"] = {"approaches": approaches}
    if intake := person.intake():
        found["where"] = {"regions": [f"{each['region']}.{each['side']}" for each in intake.regions]}
        found["how-much"] = {"pain": intake.pain}
    if chosen := person.choices():
        found |= as_answers(chosen)
    return found


def as_answers(chosen: ProgrammeChoices) -> Answers:
    """Return what a row of choices says, in the form's words."""
    return {
        "days": {"weekdays": chosen.weekdays},
        "minutes": {"minutes": chosen.minutes},
        "weeks": {"weeks": chosen.weeks},
        "equipment": {"equipment": chosen.equipment},
        "side": {"worse_side": chosen.worse_side or "none"},
    }


def _by_theme(conditions: list[str]) -> Answers:
    """Return the answer to each question for conditions."""
    known = content.catalogue().conditions
    themes = {each: known[each].theme for each in conditions if each in known}
    themes |= {REPLACED_HIP: "operations"}
    told = {theme: [each for each in conditions if themes[each] == theme] for theme in THEMES}
    return {theme: {"conditions": ticked, "none": not ticked} for theme, ticked in told.items()}


def save_change(person: Person, step_id: str, cleaned: dict[str, Any]) -> None:
    """Keep one changed answer with everything else as it was."""
    answers = saved_answers(person) | {step_id: cleaned}
    if step_id in WHAT_APPLIES:
        save_conditions(person, conditions_of(answers))
    elif step_id in CHOICE_STEPS:
        save_choices(person, answers)
    else:
        answers.setdefault("where", {"regions": []})
        save_intake(person, answers)
