import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from endrange.catalogue.conditions import THEMES
from endrange.records.data_folder import own_exercises_folder
from endrange.server.data import backups_folder, error_log
from endrange.server.store import journal
from endrange.server.store.models import DeletedSession, Event, Intake, Person, ProgrammeChoices, SafetyCheck
from tests.records.telling import whole_session

from .settling import settle

GOOD = {
    "voice_on": "on",
    "voice": "en-GB|Daniel",
    "volume": "60",
    "theme": "dark",
    "time_zone": "Pacific/Auckland",
    "units": "imperial",
    "emergency_region": "nz",
    "emergency_number": "",
}


@pytest.fixture
def kept(person: Person) -> None:
    """Something of everything that is kept about a person."""
    SafetyCheck.objects.create(person=person, answers={"fever": False})
    Intake.objects.create(person=person, regions=[{"region": "groin", "side": "left"}], pain=3)
    ProgrammeChoices.objects.create(
        person=person, weekdays=[0, 2, 4], weeks=6, minutes=20, equipment=["wall"], start=person.today()
    )
    journal.keep(person, whole_session().events)
    DeletedSession.objects.create(person=person, session="019ab000-0000-7000-8000-000000000001")


@pytest.fixture
def own_folder() -> Iterator[Path]:
    folder = own_exercises_folder(settings.DATA)
    folder.mkdir(exist_ok=True)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def test_settings_are_kept_and_shown(visitor: Client) -> None:
    response = visitor.post("/settings/", GOOD)
    assert (response.status_code, response["Location"]) == (302, "/settings/")
    person = Person.local()
    assert (person.voice_on, person.tones_on, person.volume) == (True, False, 60)
    assert (person.voice_lang, person.voice_name) == ("en-GB", "Daniel")
    assert (person.theme, person.time_zone, person.units) == ("dark", "Pacific/Auckland", "imperial")
    assert (person.emergency_region, person.emergency_number) == ("nz", "111")
    text = visitor.get("/settings/").content.decode()
    assert 'data-theme="dark"' in text
    assert re.search(r'value="imperial"[^>]* checked', text)
    assert "Saved." in text
    assert "data-renews-sessions" in text
    assert "data-renews-sessions" not in visitor.get("/settings/").content.decode()
    assert 'value="en-GB|Daniel" selected' in text


def test_an_own_emergency_number_goes_before_that_of_the_place(visitor: Client) -> None:
    visitor.post("/settings/", GOOD | {"emergency_number": "+64 9 555-0100"})
    assert Person.local().emergency_number == "+64 9 555-0100"
    assert "+64 9 555-0100" in visitor.get("/settings/").content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"volume": "101"},
        {"volume": ""},
        {"theme": "pink"},
        {"units": "cubits"},
        {"units": ""},
        {"time_zone": ""},
        {"time_zone": "Mars/Olympus"},
        {"time_zone": "../../etc/passwd"},
        {"emergency_region": "zz"},
        {"emergency_number": "call me"},
        {"voice": "Daniel"},
        {"voice": "en-GB|\x00"},
        {"voice": "en|" + "x" * 300},
    ],
    ids=lambda wrong: next(iter(wrong.items()))[0],
)
def test_a_setting_that_cannot_be_is_asked_again_and_nothing_changes(
    visitor: Client, wrong: dict[str, str]
) -> None:
    before = Person.objects.values().get()
    response = visitor.post("/settings/", GOOD | wrong)
    assert response.status_code == 400
    assert "Please look at this again" in response.content.decode()
    assert Person.objects.values().get() == before


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("Lisbon", "Europe/Lisbon"), ("  europe/lisbon ", "Europe/Lisbon"), ("new york", "America/New_York")],
)
def test_a_time_zone_is_understood_by_its_city(visitor: Client, typed: str, kept: str) -> None:
    assert visitor.post("/settings/", GOOD | {"time_zone": typed}).status_code == 302
    assert Person.local().time_zone == kept


def test_a_mistyped_time_zone_is_answered_with_the_nearest(visitor: Client) -> None:
    page = visitor.post("/settings/", GOOD | {"time_zone": "Lisbonn"}).content.decode()
    assert "This time zone is not known. Did you mean Europe/Lisbon" in page
    assert 'value="Lisbonn"' in page


def test_a_kept_time_zone_that_this_machine_does_not_know_stays(visitor: Client) -> None:
    Person.objects.update(time_zone="Europe/Atlantis")
    assert visitor.post("/settings/", GOOD | {"time_zone": "Europe/Atlantis"}).status_code == 302
    assert Person.local().time_zone == "Europe/Atlantis"


def test_the_page_offers_every_time_zone_without_a_script(visitor: Client) -> None:
    page = visitor.get("/settings/").content.decode()
    assert 'list="time-zones"' in page
    assert '<datalist id="time-zones">' in page
    assert '<option value="Pacific/Auckland">' in page


def test_another_site_cannot_change_settings(other_site: Client) -> None:
    before = Person.objects.values().get()
    assert other_site.post("/settings/", GOOD).status_code == 403
    assert other_site.post("/settings/delete/", {"words": "delete everything"}).status_code == 403
    assert Person.objects.values().get() == before


@pytest.mark.parametrize(("address", "method"), [("", "put"), ("data.json", "post"), ("delete/", "delete")])
def test_a_settings_page_answers_only_what_it_is_for(visitor: Client, address: str, method: str) -> None:
    assert getattr(visitor, method)(f"/settings/{address}").status_code == 405


@pytest.mark.usefixtures("kept")
def test_everything_can_be_taken_away_as_json(visitor: Client, own_folder: Path) -> None:
    (own_folder / "heel-slide.toml").write_text('name = "Heel slide"', "utf-8")
    response = visitor.get("/settings/data.json")
    assert "attachment" in response["Content-Disposition"]
    text = b"".join(response.streaming_content).decode()  # type: ignore[attr-defined]
    taken: dict[str, Any] = json.loads(text)
    assert taken["person"]["time_zone"] == "Europe/Amsterdam"
    assert taken["person"]["units"] == "metric"
    assert [event["kind"] for event in taken["events"]].count("session-started") == 1
    assert len(taken["events"]) == Event.objects.count()
    for part in ("safety_checks", "intakes", "programme_choices", "deleted_sessions"):
        assert len(taken[part]) == 1
    assert taken["own_exercises"] == {"heel-slide.toml": 'name = "Heel slide"'}


@pytest.mark.usefixtures("kept")
def test_nothing_is_deleted_without_the_words(visitor: Client) -> None:
    for words in ("", "delete", "yes"):
        response = visitor.post("/settings/delete/", {"words": words})
        assert response.status_code == 400
    assert Event.objects.exists()
    assert Person.objects.exists()


@pytest.mark.usefixtures("kept")
def test_with_the_words_everything_is_gone_here_and_in_the_browser(visitor: Client, own_folder: Path) -> None:
    for folder in (own_folder, backups_folder(settings.DATA)):
        folder.mkdir(exist_ok=True)
        (folder / "something").write_text("mine", "utf-8")
    error_log(settings.DATA).write_text("ERROR on a page of mine\n", "utf-8")
    response = visitor.post("/settings/delete/", {"words": " Delete everything "})
    assert response.status_code == 200
    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    for table in (Person, Event, Intake, SafetyCheck, ProgrammeChoices, DeletedSession):
        assert not table._default_manager.exists()
    assert not own_folder.exists()
    assert not backups_folder(settings.DATA).exists()
    assert error_log(settings.DATA).read_bytes() == b""
    assert visitor.get("/").headers["Location"] == "/welcome/"


def test_settings_show_the_present_answer_beside_each_question(visitor: Client) -> None:
    settle(visitor)
    text = visitor.get("/settings/").content.decode()
    answers = re.findall(r'<span class="settings-answer">([^<]+)</span>', text)
    assert answers == [
        *["None"] * len(THEMES),
        "Groin, front of the hip (left)",
        "3 of 10",
        "Mon, Wed, Fri",
        "10 minutes",
        "4 weeks",
        "Long belt or bathrobe cord, wall",
        "The left one",
    ]
