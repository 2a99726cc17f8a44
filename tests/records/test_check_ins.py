"""Check-ins: what can be kept, and what is refused."""

import pytest

from endrange.records.check_ins import CheckInError, read_check_in

GOOD: dict[str, dict[str, object]] = {
    "morning": {"pain": 3, "where": "joint"},
    "weekly": {"pain": 2, "tasks": 4, "change": -1},
    "function": {"scores": {"7": 4, "12": 10}},
    "score": {"name": "HOOS-12", "value": 61.5},
}


@pytest.mark.parametrize("kind", GOOD)
def test_what_can_be_kept_is_read_as_it_was_given(kind: str) -> None:
    assert read_check_in(kind, GOOD[kind]).model_dump(mode="json") == GOOD[kind]


def test_where_it_is_sore_may_be_left_open() -> None:
    assert read_check_in("morning", {"pain": 0}).model_dump()["where"] is None


@pytest.mark.parametrize(
    ("kind", "changed", "named"),
    [
        ("morning", {"pain": 11}, "pain"),
        ("morning", {"pain": "3"}, "pain"),
        ("morning", {"pain": True}, "pain"),
        ("morning", {"where": "knee"}, "where"),
        ("morning", {"mood": 3}, "mood"),
        ("weekly", {"change": 2}, "change"),
        ("weekly", {"tasks": -1}, "tasks"),
        ("function", {"scores": {}}, "scores"),
        ("function", {"scores": {"stairs": 3}}, "scores"),
        ("function", {"scores": {"1": 1, "2": 2, "3": 3, "4": 4}}, "scores"),
        ("score", {"name": "   "}, "name"),
        ("score", {"value": float("nan")}, "value"),
        ("score", {"value": 1e9}, "value"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_name(
    kind: str, changed: dict[str, object], named: str
) -> None:
    with pytest.raises(CheckInError, match=named):
        read_check_in(kind, GOOD[kind] | changed)


def test_an_unknown_kind_and_no_object_are_refused() -> None:
    with pytest.raises(CheckInError, match="evening"):
        read_check_in("evening", {})
    with pytest.raises(CheckInError):
        read_check_in("morning", [3])
