"""Where somebody goes on in the first visit, and how far it is."""

from typing import Any

from endrange.catalogue import Catalogue
from endrange.server.first_visit import answers as kept
from endrange.server.first_visit import check_so_far
from endrange.server.first_visit.steps import asked, first_unanswered, next_about_conditions
from endrange.server.planning import clearance_of, next_screen, what_comes_first
from endrange.server.safety import safety_of
from endrange.server.store.models import Person


def next_address(person: Person, catalogue: Catalogue) -> str:
    """Return where the person goes on."""
    now, answers = safety_of(person, catalogue), kept.draft_of(person).answers
    if now.is_stopped:
        return "/stopped/"
    if check_so_far.KEY in answers or now.is_open:
        return f"/welcome/safety/{next_screen(now)}/"
    if person.has_choices():
        return what_comes_first(now, person) or "/today/"
    if now.asks_conditions:
        return f"/welcome/{next_about_conditions(answers).id}/"
    step = first_unanswered(answers)
    return f"/welcome/{step.id}/" if step else "/welcome/ready/"


def is_cleared(person: Person, catalogue: Catalogue) -> bool:
    """Tell whether anything may be planned for the person."""
    return clearance_of(person, catalogue) is not None


def total_of(safety_screens: int, answers: dict[str, Any]) -> int:
    """How many questions there are: the screens of the check, and the steps after it."""
    return safety_screens + len(asked(answers))
