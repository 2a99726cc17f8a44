"""What the person has answered up to now, in words: Settings shows it beside each question."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from endrange.catalogue import Catalogue
from endrange.catalogue.conditions import THEMES
from endrange.server.first_visit.answers import saved_answers
from endrange.server.first_visit.forms import REPLACED_HIP, side_name
from endrange.server.first_visit.steps import asked
from endrange.server.store.models import Person


def present_answers(person: Person, catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return each question that can be answered anew, with its present answer."""
    answers = saved_answers(person)
    words = in_words(answers, catalogue)
    steps = asked({name: answer for name, answer in answers.items() if name != "where"})
    return [{"id": step.id, "title": step.title, "answer": words.get(step.id, "")} for step in steps]


def in_words(answers: Mapping[str, Any], catalogue: Catalogue) -> dict[str, str]:
    """Return the answers in words, by their question; what the catalogue no longer has is left out."""
    said: dict[str, str] = {}
    names = {id_: _(known.name) for id_, known in catalogue.conditions.items()}
    names[REPLACED_HIP] = _("Replaced hip")
    for theme in THEMES:
        given = answers.get(theme, {}).get("conditions", ())
        said[theme] = _listed((names[id_] for id_ in given if id_ in names), none=_("None"), between="; ")
    approaches = answers.get("hip-approach", {}).get("approaches", ())
    said["hip-approach"] = _listed((names[id_] for id_ in approaches), none="", between="; ")
    if "where" in answers:
        said["where"] = _listed(
            _places(answers["where"]["regions"], catalogue), none=_("Nowhere"), between="; "
        )
    if answers.get("how-much", {}).get("pain") is not None:
        said["how-much"] = _("%(score)s of 10") % {"score": answers["how-much"]["pain"]}
    if "days" in answers:
        said |= choices_in_words(answers, catalogue)
    return said


def choices_in_words(answers: Mapping[str, Any], catalogue: Catalogue) -> dict[str, str]:
    """Return what the plan is made from in words: days, minutes, weeks, equipment and side."""
    minutes, weeks = answers["minutes"]["minutes"], answers["weeks"]["weeks"]
    names = names_of_things(catalogue)
    has = answers["equipment"]["equipment"]
    return {
        "days": _listed((str(WEEKDAYS_ABBR[day]) for day in answers["days"]["weekdays"]), none=_("None")),
        "minutes": ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes},
        "weeks": ngettext("%(count)d week", "%(count)d weeks", weeks) % {"count": weeks},
        "equipment": _listed((names[id_] for id_ in has if id_ in names), none=_("Nothing")),
        "side": {"left": _("The left one"), "right": _("The right one")}.get(
            answers["side"]["worse_side"], _("Both about the same")
        ),
    }


def names_of_things(catalogue: Catalogue) -> dict[str, str]:
    """Return the names of all equipment and of what stands in for it, by their ids."""
    names: dict[str, str] = {}
    for item in catalogue.equipment.values():
        names |= {item.id: _(item.name)} | {each.id: _(each.name) for each in item.stand_ins}
    return names


def _places(regions: Iterable[str], catalogue: Catalogue) -> Iterable[str]:
    for place in regions:
        region, side = place.split(".")
        if region in catalogue.body_regions:
            name = _(catalogue.body_regions[region].name)
            yield name if side == "middle" else f"{name} ({side_name(side)})"


def _listed(names: Iterable[str], *, none: str, between: str = ", ") -> str:
    said = between.join(names)
    return said[:1].upper() + said[1:] if said else none
