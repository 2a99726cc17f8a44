import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from endrange.server.store import journal
from endrange.server.store.models import DeletedSession, Event, Person, SessionSummary
from tests.records.telling import Telling, whole_session

Answer = tuple[int, dict[str, Any]]


def send(visitor: Client, body: object, **more: Any) -> Answer:
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    response = visitor.post("/api/events", text, content_type="application/json", **more)
    return response.status_code, response.json()


def kept() -> int:
    return Event.objects.count()


def test_events_are_kept_acknowledged_and_summed_up(visitor: Client, person: Person) -> None:
    telling = whole_session()
    status, answer = send(visitor, {"events": telling.events})
    assert status == 200
    assert answer == {"acknowledged": [event["id"] for event in telling.events], "refused": []}
    summary = SessionSummary.objects.get(person=person)
    assert (summary.session, summary.is_finished, summary.pain) == (UUID(telling.session), True, 3)
    assert [(done["block"], done["seconds"]) for done in summary.done] == [
        ("couch-stretch.left", 90.5),
        ("couch-stretch.right", 50),
    ]


def test_sending_twice_changes_nothing(visitor: Client) -> None:
    telling = whole_session()
    first = send(visitor, {"events": telling.events})
    before = list(Event.objects.order_by("id").values()), list(SessionSummary.objects.values())
    assert send(visitor, {"events": telling.events}) == first
    assert send(visitor, {"events": telling.events * 2})[0] == 200
    assert (list(Event.objects.order_by("id").values()), list(SessionSummary.objects.values())) == before


def test_events_in_any_parts_and_order_give_the_same_summary(visitor: Client) -> None:
    telling = whole_session()
    for event in reversed(telling.events):
        assert send(visitor, {"events": [event]})[0] == 200
    piecemeal = SessionSummary.objects.values().get() | {"kept_at": None}
    assert journal.delete(Person.local(), UUID(telling.session))
    DeletedSession.objects.all().delete()
    send(visitor, {"events": telling.events})
    assert SessionSummary.objects.values().get() | {"kept_at": None} == piecemeal


def test_one_bad_event_is_refused_by_name_and_stops_no_other(visitor: Client) -> None:
    telling = whole_session()
    bad = telling.events[1] | {"data": {}}
    status, answer = send(visitor, {"events": [telling.events[0], bad, "nonsense", telling.events[2]]})
    assert status == 200
    assert answer["acknowledged"] == [telling.events[0]["id"], telling.events[2]["id"]]
    assert [refusal["id"] for refusal in answer["refused"]] == [bad["id"], ""]
    assert "data" in answer["refused"][0]["why"]
    assert kept() == 2


def test_another_event_under_a_kept_id_is_refused_and_the_first_one_stays(visitor: Client) -> None:
    telling = Telling()
    first = telling.finish()
    send(visitor, {"events": [first]})
    status, answer = send(visitor, {"events": [first | {"data": first["data"] | {"pain": 9}}]})
    assert (status, answer["acknowledged"]) == (200, [])
    assert "already kept" in answer["refused"][0]["why"]
    assert SessionSummary.objects.get().pain == 2


def test_a_deleted_session_does_not_come_back_by_a_late_resend(visitor: Client, person: Person) -> None:
    telling = whole_session()
    send(visitor, {"events": telling.events[:-1]})
    assert journal.delete(person, UUID(telling.session))
    status, answer = send(visitor, {"events": telling.events})
    assert status == 200
    assert len(answer["acknowledged"]) == len(telling.events)
    assert (kept(), SessionSummary.objects.count()) == (0, 0)


def test_a_batch_is_kept_whole_or_not_at_all(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def disk_full(*_: object) -> None:
        raise DatabaseError("database or disk is full")

    monkeypatch.setattr(journal, "summarise", disk_full)
    telling = whole_session()
    status, answer = send(visitor, {"events": telling.events})
    assert status == 500
    assert "sent again" in answer["error"]
    assert kept() == 0
    monkeypatch.undo()
    assert send(visitor, {"events": telling.events})[0] == 200
    assert kept() == len(telling.events)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("{", 400),
        ("null", 400),
        ("[]", 400),
        ("{}", 400),
        ('{"events": {}}', 400),
        ('{"events": [], "more": 1}', 400),
        (b"\xff\xfe", 400),
        ("[" * 20_000, 400),
        (json.dumps({"events": [1] * 1001}), 413),
        (json.dumps({"events": ["x" * 1_100_000]}), 413),
    ],
)
def test_a_malformed_envelope_is_refused_with_a_reason(
    visitor: Client, body: str | bytes, status: int
) -> None:
    answered, answer = send(visitor, body)
    assert answered == status
    assert answer["error"].endswith(".")
    assert kept() == 0


def test_a_form_is_not_a_batch(visitor: Client) -> None:
    response = visitor.post("/api/events", {"events": "[]"})
    assert response.status_code == 400
    assert response.json()["error"]


def test_another_site_cannot_write_events(other_site: Client) -> None:
    status, answer = send(other_site, {"events": whole_session().events})
    assert status == 403
    assert "/api/csrf" in answer["error"]
    assert kept() == 0


def test_the_token_opens_the_door_for_the_page_that_asked_for_it(other_site: Client) -> None:
    token = other_site.get("/api/csrf").json()["token"]
    status, _ = send(other_site, {"events": whole_session().events}, headers={"x-csrftoken": token})
    assert status == 200


@pytest.mark.parametrize("call", ["get", "put", "patch", "delete"])
def test_events_can_only_be_added(visitor: Client, call: str) -> None:
    method: Callable[..., Any] = getattr(visitor, call)
    assert method("/api/events").status_code == 405


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "10.0.0.7:8765"])
def test_a_foreign_host_name_is_refused(visitor: Client, host: str) -> None:
    response = visitor.get("/api/csrf", headers={"host": host})
    assert response.status_code == 400
    assert "endrange_csrf" not in response.cookies


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:9000", "[::1]:80", "localhost"])
def test_this_machine_may_be_called_by_any_of_its_names(visitor: Client, host: str) -> None:
    assert visitor.get("/api/csrf", headers={"host": host}).status_code == 200


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(st.lists(ANYTHING | st.sampled_from(whole_session().events), max_size=5), ANYTHING)
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_can_be_sent_breaks_the_api(visitor: Client, events: list[Any], envelope: Any) -> None:
    status, answer = send(visitor, {"events": events})
    assert status == 200
    assert len(answer["acknowledged"]) + len(answer["refused"]) == len(events)
    assert send(visitor, envelope)[0] in (200, 400)
