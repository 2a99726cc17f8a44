"""While something was found that nobody has looked at, no address of the whole server gives a session.

Every address stands in one of the lists below; a new one has to be put there before this test passes.
"""

import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from endrange.server import content
from endrange.server.first_visit.screens import screens
from tests.records.telling import Telling

from .answering import answer_before, answer_open_signs, answer_safety
from .settling import settle

LEADS_TO_THE_LOCK = {
    "today/", "session/", "plan/", "plan/restart/", "before/", "welcome/go-on/", "welcome/result/",
    "welcome/ready/", "welcome/<slug:step>/",
}  # fmt: skip
REFUSES = {"api/session.json", "api/resume.json"}
SHOWS_NO_PLAN = {
    "", "manifest.webmanifest", "welcome/", "welcome/safety/again/", "welcome/safety/<slug:screen>/",
    "welcome/conditions/", "settings/answers/conditions/", "history/before/<int:check>/correct/",
    "history/before/<int:check>/delete/", "settings/answers/<slug:step>/",
    "help-now/", "see-someone/", "stopped/", "stopped/mistake/", "offline/", "sw.js",
    "exercises/", "exercises/new/", "exercises/<slug:exercise_id>/", "exercises/<slug:exercise_id>/edit/",
    "exercises/<slug:exercise_id>/delete/", "exercises/<slug:exercise_id>/picture/", "learn/",
    "learn/<slug:article_id>/", "history/", "history/<uuid:session>/", "history/<uuid:session>/correct/",
    "history/<uuid:session>/delete/", "progress/", "progress/scores/<int:score>/delete/",
    "progress/charts/<slug:size>/<slug:theme>/<slug:name>.svg", "settings/", "settings/data.json",
    "settings/delete/", "api/openapi.json", "api/csrf", "api/events", "api/",
    "figure/<slug:exercise>/<str:scene>.json", "check-in/activities/", "check-in/activities/names/",
    "check-in/morning/", "check-in/not-now/", "check-in/weekly/",
    "history/check-ins/<int:check_in>/correct/", "history/check-ins/<int:check_in>/delete/", "why/",
    "why/decide/", "why/pain/<slug:rule>/", "why/rules/", "why/rules/<slug:rule>/", "why/signs/",
}  # fmt: skip
FILLED = {
    "<slug:screen>": "right-now", "<slug:step>": "days", "<slug:exercise_id>": "couch-stretch",
    "<slug:article_id>": "what-the-hip-is", "<uuid:session>": str(uuid.UUID(int=7)), "<int:score>": "1",
    "<slug:size>": "phone", "<slug:theme>": "light", "<slug:name>": "pain",
    "<slug:exercise>": "couch-stretch", "<str:scene>": "wall",
    "<int:check_in>": "1", "<int:check>": "1", "<slug:rule>": "flare",
}  # fmt: skip
SIGNS_OF_A_PLAN = ("/session/?minutes", "/before/?minutes", '"blocks"', "week-sessions", "exercise-line")


def patterns(resolver: Any = None, before: str = "") -> Iterator[str]:
    """Every address of the server, as it is written in its urls.py."""
    for each in (resolver or get_resolver()).url_patterns:
        whole = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from patterns(each, whole)
        elif isinstance(each, URLPattern):
            yield whole


def filled(pattern: str) -> str:
    for part, value in FILLED.items():
        pattern = pattern.replace(part, value)
    assert "<" not in pattern, f"say what to put into {pattern}"
    return "/" + pattern


def test_every_address_is_in_one_of_the_lists() -> None:
    assert set(patterns()) == LEADS_TO_THE_LOCK | REFUSES | SHOWS_NO_PLAN


def by_a_sign(tier: str) -> Callable[[Client], None]:
    def find(visitor: Client) -> None:
        signs = [sign for screen in screens(content.catalogue()) for sign in screen.signs]
        answer_safety(visitor, ticked={next(sign.id for sign in signs if sign.tier == tier)})

    return find


def by_a_danger_sign(visitor: Client) -> None:
    telling = Telling()
    telling.start()
    telling.finish(completed=False, pain=None, effort=None, reason="red-flag")
    visitor.post("/api/events", json.dumps({"events": telling.events}), "application/json")


def by_a_replaced_hip(visitor: Client) -> None:
    visitor.post("/settings/answers/operations/", {"conditions": ["hip-replacement"]})
    answer_open_signs(visitor)  # the signs of an operated hip come before the word


def by_age(visitor: Client) -> None:
    visitor.post("/settings/answers/health/", {"conditions": ["under-16"]})
    answer_open_signs(visitor)  # the signs of growing hips come first


LOCKS = {
    "emergency": by_a_sign("emergency"),
    "same-day": by_a_sign("same-day"),
    "within-days": by_a_sign("within-days"),
    "this-week": by_a_sign("this-week"),
    "danger-sign": by_a_danger_sign,
    "replaced-hip": by_a_replaced_hip,
    "under-16": by_age,
}


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("pattern", sorted(LEADS_TO_THE_LOCK | REFUSES))
def test_where_a_plan_would_be_there_is_the_lock(visitor: Client, lock: str, pattern: str) -> None:
    settle(visitor)
    answer_before(visitor)
    LOCKS[lock](visitor)
    for minutes in ("", "?minutes=10", "?again=1"):
        response = visitor.get(filled(pattern) + minutes)
        if pattern in REFUSES:
            assert (response.status_code, response.json()["go_to"]) == (403, "/stopped/")
        else:
            assert (response.status_code, response.headers["Location"]) == (302, "/stopped/")
    assert not any(sign in visitor.post(filled(pattern)).content.decode() for sign in SIGNS_OF_A_PLAN)


@pytest.mark.parametrize("pattern", sorted(SHOWS_NO_PLAN))
def test_what_can_be_seen_while_locked_shows_no_plan(visitor: Client, pattern: str) -> None:
    settle(visitor)
    answer_before(visitor)
    LOCKS["same-day"](visitor)
    response = visitor.get(filled(pattern))
    assert response.status_code < 500
    body = response.getvalue().decode(errors="replace")
    assert not any(sign in body for sign in SIGNS_OF_A_PLAN)
