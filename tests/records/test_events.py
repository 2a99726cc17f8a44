import json
from typing import Any

import pytest

from endrange.records import EventError, event_json, read_event, uuid7
from endrange.session.player_phrases import SKIP_REASONS
from tests.records.telling import Telling, whole_session


@pytest.mark.parametrize("raw", whole_session().events, ids=lambda raw: raw["kind"])
def test_an_event_is_read_and_written_back_as_the_same_facts(raw: dict[str, Any]) -> None:
    event = read_event(raw)
    assert read_event(json.loads(json.dumps(event_json(event)))) == event


def test_every_kind_that_the_device_makes_is_understood() -> None:
    place = {"block": "couch-stretch.left", "step": "couch-stretch.left.2"}
    telling = Telling()
    telling.tell("step-adjusted", place | {"seconds_change": -10})
    change = {"block": "couch-stretch.left", "exercise": "couch-stretch", "side": "left"}
    telling.tell("variant-changed", change | {"from": "wall", "to": "bench", "level": "easier"})
    telling.tell("went-back", place)
    step = place | {"exercise": "couch-stretch", "variant": "wall", "side": "left", "region": None}
    telling.tell("exercise-stopped", step | {"seconds": 3, "reason": "pain"})
    assert [event.kind for event in telling.read()] == [raw["kind"] for raw in telling.events]


@pytest.mark.parametrize("reason", [*SKIP_REASONS, "red-flag", None])
def test_a_session_is_finished_early_for_any_reason_that_the_player_offers(reason: str | None) -> None:
    assert read_event(Telling().finish(reason=reason)).data.reason == reason


def _changed(**change: Any) -> dict[str, Any]:
    return Telling().finish() | change


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("not an object", "object"),
        (_changed(kind="session-ended"), "kind"),
        (_changed(id="5f2b4f0e-8c1d-4a53-9b7e-0123456789ab"), "version 7"),
        (_changed(session="nonsense"), "session"),
        (_changed(at="2026-11-23T04:30:00"), "timezone"),
        (_changed(at="1970-01-01T00:00:00Z"), "between the years"),
        (_changed(at=1_700_000_000), "at"),
        (_changed(surprise=1), "surprise"),
        (_changed(data={}), "completed"),
        (
            _changed(data={"completed": "yes", "pain": 11, "effort": True, "note": 3, "reason": "bored"}),
            "pain",
        ),
        (
            _changed(data={"completed": True, "pain": float("nan"), "effort": 1, "note": "", "reason": None}),
            "pain",
        ),
        (_changed(data={"note": "x" * 70_000}), "too big"),
        (_changed(data={"note": {1, 2}}), "not JSON"),
    ],
)
def test_what_is_not_an_event_is_refused_with_the_reason(raw: object, says: str) -> None:
    with pytest.raises(EventError, match=says):
        read_event(raw)


def test_all_faults_of_an_event_are_named_at_once() -> None:
    with pytest.raises(EventError) as refused:
        read_event(_changed(data={"completed": "yes", "pain": 11, "effort": 1, "note": "", "reason": None}))
    assert "completed" in str(refused.value)
    assert "pain" in str(refused.value)


def test_ids_sort_by_the_time_they_were_made() -> None:
    early, late = uuid7(1_700_000_000_000, b"\xff" * 10), uuid7(1_700_000_000_001, b"\x00" * 10)
    assert str(early) < str(late)
    assert early.version == 7
    assert early.variant == "specified in RFC 4122"


@pytest.mark.parametrize(("unix_ms", "random"), [(-1, bytes(10)), (1 << 48, bytes(10)), (0, bytes(9))])
def test_an_id_needs_a_time_and_ten_random_bytes(unix_ms: int, random: bytes) -> None:
    with pytest.raises(ValueError, match="expected"):
        uuid7(unix_ms, random)
