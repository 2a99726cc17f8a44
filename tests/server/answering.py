"""Answers a person gives, sent through the pages as a browser would."""

from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any

from django.test import Client

from endrange.server import content
from endrange.server.first_visit.screens import screens

ANSWERS: dict[str, dict[str, Any]] = {
    "conditions": {},
    "where": {"regions": ["groin.left"]},
    "how-much": {"pain": "3"},
    "days": {"weekdays": ["0", "2", "4"]},
    "minutes": {"minutes": "10"},
    "weeks": {"weeks": "4"},
    "equipment": {"equipment": ["belt", "wall"]},
    "side": {"worse_side": "left"},
}


def answer_safety(visitor: Client, *, ticked: AbstractSet[str] = frozenset()) -> None:
    """Go through the safety check with yes for `ticked` and no for the rest."""
    for screen in screens(content.catalogue()):
        here = [sign.id for sign in screen.signs if sign.id in ticked]
        visitor.post(f"/welcome/safety/{screen.id}/", {"signs": here} if here else {"none": "on"})


def answer_everything(visitor: Client, **changed: dict[str, Any]) -> Any:
    """Go through the whole first visit; the last page is returned."""
    answer_safety(visitor)
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
