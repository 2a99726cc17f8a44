"""Whoever chooses feet, inches and pounds sees and hears every length and weight so, and nobody both."""

import html
import re

import pytest
from django.test import Client

from endrange.catalogue import Units
from endrange.catalogue.amounts import units_in
from endrange.server import content
from endrange.server.store.models import Person
from endrange.server.store.zones import usual_units

from .answering import answer_before
from .settling import settle

PAGES = (
    "/today/", "/plan/", "/exercises/", "/exercises/hip-shift/", "/exercises/split-squat/", "/learn/",
    "/learn/tools-and-stand-ins/", "/history/", "/progress/", "/settings/answers/equipment/", "/help-now/",
    "/before/?again=1", "/why/", "/why/rules/", "/why/signs/", "/session/",
)  # fmt: skip
TELLING = {
    "/exercises/hip-shift/": {
        "metric": ("one to three centimetres", "two or three centimetres"),
        "imperial": ("half an inch to an inch", "about an inch"),
    },
    "/settings/answers/equipment/": {
        "metric": (
            "About two metres",
            "about 30 centimetres",
            "Half a kilo to two kilos",
            "three to ten kilos",
        ),
        "imperial": (
            "six and a half feet",
            "about 6 inches across",
            "about 12 inches",
            "One to four pounds",
            "six to twenty pounds",
        ),
    },
}
SMALL_IS_RIGHT: dict[Units, str] = {
    "metric": "Small is right: two or three centimetres.",
    "imperial": "Small is right: about an inch.",
}
THEIRS: dict[Units, str] = {
    "metric": r"met(re|er)|\bk?g|kilo|[cm]m$",
    "imperial": r"inch|f(oo|ee)?t|pound|lb|oun|oz",
}


@pytest.fixture(params=["metric", "imperial"])
def units(request: pytest.FixtureRequest, person: Person) -> Units:
    """What the person has chosen."""
    person.units = request.param
    person.save()
    chosen: Units = request.param
    return chosen


@pytest.fixture
def reader(visitor: Client, person: Person, units: Units) -> Client:  # noqa: ARG001 - they are chosen first
    """Their session of today has the hip shift, whose cues tell a length."""
    days = {"weekdays": [str((person.today().weekday() + later) % 7) for later in range(4)]}
    equipment = {"equipment": ["belt", "wall", "pillow", "kettlebell"]}
    settle(visitor, days=days, minutes={"minutes": "30"}, equipment=equipment)
    answer_before(visitor)
    return visitor


def told(page: str) -> str:
    """What a page says, without its tags."""
    return html.unescape(re.sub(r"<[^>]*>", " ", page))


def foreign(text: str, units: Units) -> list[str]:
    """The lengths and weights of a text that are told in other units."""
    return [name for name in units_in(text) if not re.search(THEIRS[units], name, re.IGNORECASE)]


def test_no_page_tells_a_length_or_weight_in_other_units(reader: Client, units: Units) -> None:
    for address in PAGES:
        page = reader.get(address)
        assert page.status_code == 200, address
        text = told(page.content.decode())
        assert foreign(text, units) == [], address
        assert not re.search(r"\{[^{}]*\|", text), address


def test_pages_tell_what_is_chosen_in_everyday_words(reader: Client, units: Units) -> None:
    for address, tells in TELLING.items():
        text = told(reader.get(address).content.decode())
        assert [words for words in tells[units] if words not in text] == [], address


def test_the_first_visit_asks_for_equipment_in_these_units(visitor: Client, units: Units) -> None:
    settle(visitor)
    text = told(visitor.get("/welcome/equipment/", follow=True).content.decode())
    assert foreign(text, units) == []


def test_the_player_says_it_in_these_units(reader: Client, units: Units) -> None:
    said = str(reader.get("/api/session.json").json())
    assert SMALL_IS_RIGHT[units] in said
    assert foreign(said, units) == []
    assert not re.search(r"[a-z]\|[a-z]", said)


def test_a_session_takes_as_long_in_either_units(reader: Client, person: Person, units: Units) -> None:
    here = reader.get("/api/session.json").json()
    person.units = "imperial" if units == "metric" else "metric"
    person.save()
    there = reader.get("/api/session.json").json()
    assert str(here) != str(there)
    assert here["total_s"] == there["total_s"]


def test_outside_a_request_it_is_metric_and_the_next_request_asks_anew(
    reader: Client, person: Person
) -> None:
    for chosen, other in (("metric", "imperial"), ("imperial", "metric")):
        person.units = chosen
        person.save()
        text = told(reader.get("/exercises/hip-shift/").content.decode())
        assert TELLING["/exercises/hip-shift/"][chosen][0] in text
        assert TELLING["/exercises/hip-shift/"][other][0] not in text
    assert "centimetres" in content.catalogue().equipment["cushion"].plain


def test_units_that_nobody_knows_are_metric(visitor: Client) -> None:
    Person.objects.update(units="cubits")
    assert "one to three centimetres" in visitor.get("/exercises/hip-shift/").content.decode()


@pytest.mark.parametrize(
    ("zone", "units"),
    [
        ("America/New_York", "imperial"),
        ("America/Indiana/Knox", "imperial"),
        ("Pacific/Honolulu", "imperial"),
        ("US/Eastern", "imperial"),
        ("America/Toronto", "metric"),
        ("Europe/London", "metric"),
        ("Asia/Tokyo", "metric"),
        ("UTC", "metric"),
        ("Europe/Atlantis", "metric"),
    ],
)
def test_at_first_they_are_those_of_the_country_that_the_machine_is_in(zone: str, units: str) -> None:
    assert usual_units(zone) == units
