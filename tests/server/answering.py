"""Answers a person gives, sent through the pages as a browser would."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from django.test import Client

from endrange.catalogue.conditions import THEMES
from endrange.server import content
from endrange.server.first_visit.forms import REPLACED_HIP
from endrange.server.first_visit.screens import SafetyScreen, in_turn, screens

HERE = "127.0.0.1:8765"
ANSWERS: dict[str, dict[str, Any]] = {
    "where": {"regions": ["groin.left"]},
    "how-much": {"pain": "3"},
    "days": {"weekdays": ["0", "2", "4"]},
    "minutes": {"minutes": "10"},
    "weeks": {"weeks": "4"},
    "equipment": {"equipment": ["belt", "wall"]},
    "side": {"worse_side": "left"},
}


def new_visitor() -> Client:
    """A browser that has not been here; its forms carry their tokens."""
    return Client(headers={"host": HERE}, raise_request_exception=False)


def answer_conditions(visitor: Client, *ids: str, at: str = "/welcome/", back: str = "") -> Any:
    """Answer all questions about what the person has or has had; the last page is returned.

    A replaced hip is one tick, `hip-replacement`; from which side is another question.
    """
    known = content.catalogue().conditions
    answer = None
    for theme in THEMES:
        on_it = {each.id for each in known.values() if each.theme == theme}
        on_it |= {REPLACED_HIP} if theme == "operations" else set()
        ticked = [each for each in ids if each in on_it]
        address = f"{at}{theme}/{f'?back={back}' if back else ''}"
        answer = visitor.post(address, {"conditions": ticked} if ticked else {"none": "on"})
    return answer


def answer_safety(visitor: Client, *, ticked: AbstractSet[str] = frozenset()) -> None:
    """Go through the safety check with yes for `ticked` and no for the rest."""
    for screen, answer in safety_answers(ticked):
        visitor.post(f"/welcome/safety/{screen.id}/", answer)


def answer_open_signs(visitor: Client) -> str:
    """Say none to every screen of the safety check that is still open, as they come; return where it ends."""
    at = str(visitor.get("/welcome/go-on/").headers["Location"])
    while "/safety/" in at:
        at = str(visitor.post(at, {"none": "on"}).headers["Location"])
    return at


def safety_answers(ticked: AbstractSet[str] = frozenset()) -> list[tuple[SafetyScreen, dict[str, Any]]]:
    """Each screen of the safety check with what is sent: yes for `ticked`, no for the rest."""
    catalogue = content.catalogue()
    told = {catalogue.signs[sign].only_with or "" for sign in ticked} - {""}
    asked = in_turn(screens(catalogue), told, catalogue)
    return [(screen, _sent(screen, ticked | told)) for screen in asked]


def _sent(screen: SafetyScreen, ticked: AbstractSet[str]) -> dict[str, Any]:
    name = "circumstances" if screen.circumstances else "signs"
    here = [each.id for each in (*screen.circumstances, *screen.signs) if each.id in ticked]
    return {name: here} if here else {"none": "on"}


def answer_everything(visitor: Client, *, conditions: Sequence[str] = (), **changed: dict[str, Any]) -> Any:
    """Go through the whole first visit; the last page is returned."""
    answer_safety(visitor)
    answer_conditions(visitor, *conditions)
    for question, answer in (ANSWERS | changed).items():
        visitor.post(f"/welcome/{question}/", answer)
    return visitor.post("/welcome/ready/", follow=True)


def answer_before(
    visitor: Client, *, pain: int = 1, new: tuple[str, ...] = ("nothing",), weight: str = "yes"
) -> Any:
    """Answer the three questions before a session; the answer of the page is returned."""
    answers = {"pain": str(pain), "anything-new": list(new), "weight-on-legs": weight}
    return visitor.post("/before/?again=1", answers)


def say_somebody_looked(visitor: Client, *, on: date, who: str = "My doctor") -> Any:
    """Say on the page of the lock who has looked, and when."""
    return visitor.post("/stopped/", {"who": who, "on": on.isoformat()})
