from typing import Any

import pytest
from django.test import Client

from endrange.records import fold, read_event
from endrange.server import content
from endrange.server.store import journal
from endrange.server.store.models import Person, ProgrammeChoices, SafetyCheck, SessionCheck
from tests.records.telling import Telling


@pytest.fixture
def cleared(person: Person) -> Person:
    """Somebody who is through the first visit and trains every weekday."""
    signs = content.catalogue().signs
    SafetyCheck.objects.create(person=person, answers=dict.fromkeys(signs, False))
    ProgrammeChoices.objects.create(
        person=person,
        weekdays=[0, 1, 3, 4],
        weeks=6,
        minutes=20,
        equipment=["wall", "strap", "roller"],
        start=person.today(),
    )
    answers = {"pain": 1, "ticked": {"anything-new": ["nothing"], "weight-on-legs": ["yes"]}}
    SessionCheck.objects.create(person=person, answers=answers, verdict="go")
    return person


def asked(visitor: Client, query: str = "", status: int = 200) -> dict[str, Any]:
    response = visitor.get(f"/api/session.json{query}")
    assert response.status_code == status, response.content.decode()
    answer: dict[str, Any] = response.json()
    return answer


def test_before_the_first_visit_there_is_no_session_but_a_way_to_one(visitor: Client) -> None:
    assert asked(visitor, status=403)["go_to"] == "/welcome/"


def test_with_a_sign_that_needs_help_first_there_is_no_session(visitor: Client, cleared: Person) -> None:
    sign = next(iter(content.catalogue().signs))
    SafetyCheck.objects.create(person=cleared, answers={sign: True}, tier="emergency", findings=[sign])
    answer = asked(visitor, status=403)
    assert answer["go_to"] == "/stopped/"
    assert "blocks" not in answer


def test_a_yes_is_no_clearance_even_if_the_row_says_clear(visitor: Client, cleared: Person) -> None:
    signs = content.catalogue().signs
    SafetyCheck.objects.create(person=cleared, answers=dict.fromkeys(signs, True), tier="clear")
    asked(visitor, status=403)


def test_a_session_names_what_the_person_has_instead(visitor: Client, cleared: Person) -> None:
    choices = cleared.choices()
    assert choices is not None
    choices.equipment = ["roller", "towel", "wall"]
    choices.save()
    needed = {item["id"]: item for item in asked(visitor, "?minutes=30")["equipment"]}
    assert needed["strap"]["name"] == "bath towel"
    assert needed["strap"]["stands_for"] == "stretching strap"
    assert needed["wall"]["place"] is True


@pytest.mark.usefixtures("cleared")
def test_a_session_takes_the_minutes_asked_for(visitor: Client) -> None:
    for minutes in (10, 20):
        answer = asked(visitor, f"?minutes={minutes}")
        assert answer["minutes"] == minutes
        assert abs(answer["total_s"] - minutes * 60) <= minutes * 60 * 0.05


@pytest.mark.usefixtures("cleared")
def test_everything_that_the_session_offers_can_be_told_back(visitor: Client, person: Person) -> None:
    answer = asked(visitor, "?minutes=10")
    told = Telling()
    told.start(
        *(
            {name: block[name] for name in ("id", "exercise", "variant", "side", "region", "seconds")}
            for block in answer["blocks"]
        )
    )
    for block in answer["blocks"]:
        for step in block["steps"]:
            data = {name: block[name] for name in ("exercise", "variant", "side", "region")}
            counted = (step["repetitions"] or {}).get("count")
            place = {"block": block["id"], "step": step["id"], "kind": step["kind"]}
            told.tell("step-finished", data | place | {"seconds": step["seconds"], "repetitions": counted})
    assert journal.keep(person, told.events).refused == []
    assert fold(map(read_event, told.events)).elapsed_s == answer["total_s"]


@pytest.mark.usefixtures("cleared")
def test_only_a_planned_day_is_planned_for(visitor: Client, person: Person) -> None:
    programme_day = person.today().isoformat()
    assert asked(visitor, f"?day={programme_day}")["planned_for"] in (programme_day, None)
    assert asked(visitor, "?day=2199-01-01")["planned_for"] is None


@pytest.mark.usefixtures("cleared")
@pytest.mark.parametrize("query", ["?minutes=7", "?minutes=ten", "?minutes=-10", "?day=2026-02-30", "?day=x"])
def test_what_cannot_be_planned_is_refused_in_a_sentence(visitor: Client, query: str) -> None:
    assert asked(visitor, query, 400)["error"].endswith(".")


@pytest.mark.usefixtures("cleared")
def test_the_player_learns_which_signs_end_a_session(visitor: Client) -> None:
    signs = asked(visitor)["danger_signs"]
    assert signs
    assert {"id", "ask"} == set(signs[0])


@pytest.mark.usefixtures("cleared")
def test_the_day_of_what_is_left_out_is_told_in_the_words_of_today(visitor: Client) -> None:
    left_out = asked(visitor, "?minutes=5")["left_out"]
    page = visitor.get("/today/?minutes=5").content.decode()
    days = [each["comes_on"] for each in left_out if each["comes"]]
    assert days
    assert all(f"It comes on {day}." in page for day in days)
    assert all(each["comes_on"] is None for each in left_out if not each["comes"])


def test_a_session_is_only_read(visitor: Client) -> None:
    assert visitor.post("/api/session.json").status_code == 405


def test_a_figure_is_sent_once_and_then_known(visitor: Client) -> None:
    address = "/figure/couch-stretch/wall.json"
    first = visitor.get(address)
    assert first.json()["exercise"] == "couch-stretch"
    again = visitor.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    mark = first["ETag"].strip('"')
    assert "immutable" in visitor.get(f"{address}?v={mark}")["Cache-Control"]
    assert visitor.get(f"{address}?v=other")["Cache-Control"] == "no-cache"


def test_a_figure_with_a_load_has_an_address_of_its_own(visitor: Client) -> None:
    bare, loaded = (
        visitor.get(f"/figure/bridge/{name}.json").json() for name in ("both-feet", "both-feet.backpack")
    )
    parts = {part["id"] for part in loaded["parts"]} - {part["id"] for part in bare["parts"]}
    assert parts == {"backpack", "backpack-pocket", "backpack-handle"}


@pytest.mark.parametrize(
    "address",
    [
        "couch-stretch/none",
        "none/wall",
        "couch-stretch/..%2fwall",
        "x/%00",
        "bridge/both-feet.",
        "bridge/both-feet.band",
    ],
)
def test_a_figure_that_is_not_there_is_not_found(visitor: Client, address: str) -> None:
    assert visitor.get(f"/figure/{address}.json").status_code == 404
