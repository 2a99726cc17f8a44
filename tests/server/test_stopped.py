"""The lock: it says what was found, and opens only when somebody has looked."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from endrange.catalogue.conditions import THEMES
from endrange.server import content
from endrange.server.first_visit.screens import screens
from endrange.server.store.models import Person, SafetyCheck

from .answering import (
    answer_before,
    answer_conditions,
    answer_open_signs,
    answer_safety,
    say_somebody_looked,
)
from .settling import settle

TIERS = ("emergency", "same-day", "within-days", "this-week")


def sign_of(tier: str) -> str:
    every = screens(content.catalogue())
    return next(sign.id for screen in every for sign in screen.signs if sign.tier == tier)


def find(visitor: Client, tier: str) -> str:
    """Go through the check with a yes to a sign of this tier; return the sign."""
    sign = sign_of(tier)
    answer_safety(visitor, ticked={sign})
    return sign


def is_locked(visitor: Client) -> bool:
    return visitor.get("/today/").headers.get("Location") == "/stopped/"


@pytest.mark.parametrize("tier", TIERS)
def test_what_was_found_is_told_with_what_to_do(visitor: Client, tier: str) -> None:
    settle(visitor)
    sign = content.catalogue().signs[find(visitor, tier)]
    page = visitor.get("/stopped/").content.decode().replace("&#x27;", "'")
    assert sign.ask in page
    assert sign.do in page
    assert 'href="tel:112"' in page


def test_the_number_is_that_of_the_place_or_the_persons_own(visitor: Client, person: Person) -> None:
    settle(visitor)
    find(visitor, "emergency")
    person.emergency_region = "gb"
    person.save()
    assert 'href="tel:999"' in visitor.get("/stopped/").content.decode()
    person.emergency_number = "0123 456"
    person.save()
    assert 'href="tel:0123 456"' in visitor.get("/stopped/").content.decode()


@pytest.mark.parametrize("tier", TIERS[1:])
def test_answering_no_later_opens_nothing(visitor: Client, person: Person, tier: str) -> None:
    settle(visitor)
    find(visitor, tier)
    answer_safety(visitor)
    assert person.safety_check().is_clear  # type: ignore[union-attr]
    assert is_locked(visitor)


@pytest.mark.parametrize("tier", TIERS[1:])
def test_a_look_opens_it_and_is_kept(visitor: Client, person: Person, tier: str) -> None:
    settle(visitor)
    sign = find(visitor, tier)
    shown = say_somebody_looked(visitor, on=person.today(), who="Dr Bone")
    assert shown.headers["Location"] == "/welcome/go-on/"
    assert visitor.get("/today/").status_code == 200
    look = person.seen_by.get()
    assert (look.who, look.on, look.about) == ("Dr Bone", person.today(), [sign])


def test_after_an_emergency_the_look_is_kept_and_the_signs_are_asked_anew(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    find(visitor, "emergency")
    assert is_locked(visitor)
    say_somebody_looked(visitor, on=person.today())
    assert visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")
    answer_safety(visitor)
    assert visitor.get("/today/").status_code == 200


def test_an_emergency_with_a_no_later_and_no_look_stays_locked(visitor: Client) -> None:
    settle(visitor)
    find(visitor, "emergency")
    answer_safety(visitor)
    assert is_locked(visitor)


def test_a_sign_found_again_after_a_look_locks_again(visitor: Client, person: Person) -> None:
    settle(visitor)
    find(visitor, "same-day")
    yesterday = timezone.now() - timedelta(days=1)
    person.safety_checks.update(answered_at=yesterday, at=yesterday)
    say_somebody_looked(visitor, on=person.today() - timedelta(days=1))
    assert visitor.get("/today/").status_code == 200
    find(visitor, "same-day")
    assert is_locked(visitor)


def test_another_part_of_the_check_later_does_not_bring_back_what_was_looked_at(
    visitor: Client, person: Person
) -> None:
    settle(visitor)
    sign = find(visitor, "this-week")
    past = timezone.now() - timedelta(days=3)
    person.safety_checks.update(answered_at=past, at=past, conditions_at=past)
    say_somebody_looked(visitor, on=person.today() - timedelta(days=3))
    answer_before(visitor, new=("fall",))
    while (address := visitor.get("/today/").headers.get("Location", "")).startswith("/welcome/safety/"):
        assert sign not in visitor.get(address).content.decode()
        visitor.post(address, {"none": "on"})
    assert visitor.get("/today/").status_code == 200


@pytest.mark.parametrize(
    ("who", "day"),
    [("", 0), ("My doctor", 1), ("My doctor", -400), ("x" * 81, 0), ("a\x00b", 0)],
)
def test_without_who_and_when_it_stays_locked(visitor: Client, person: Person, who: str, day: int) -> None:
    settle(visitor)
    find(visitor, "same-day")
    shown = say_somebody_looked(visitor, who=who, on=person.today() + timedelta(days=day))
    assert shown.status_code == 400
    assert 'role="alert"' in shown.content.decode()
    assert is_locked(visitor)
    assert not person.seen_by.exists()


@pytest.mark.parametrize("on", ["", "soon", "0001-01-01", "2026-02-30"])
def test_a_day_that_is_none_is_refused(visitor: Client, on: str) -> None:
    settle(visitor)
    find(visitor, "same-day")
    assert visitor.post("/stopped/", {"who": "My doctor", "on": on}).status_code == 400


def test_a_look_from_before_it_was_found_does_not_count(visitor: Client, person: Person) -> None:
    settle(visitor)
    find(visitor, "same-day")
    shown = say_somebody_looked(visitor, on=person.today() - timedelta(days=1))
    assert "It has to be looked at after it was found" in shown.content.decode()
    assert is_locked(visitor)


def test_a_wrong_tick_is_taken_back_at_once_and_all_is_asked_anew(visitor: Client, person: Person) -> None:
    settle(visitor)
    sign = find(visitor, "same-day")
    assert "by mistake" in visitor.get("/stopped/").content.decode()
    visitor.post("/stopped/mistake/")
    assert visitor.get("/api/session.json").status_code == 403
    screen = next(each for each in screens(content.catalogue()) if sign in {s.id for s in each.signs})
    assert visitor.get("/today/").headers["Location"] == f"/welcome/safety/{screen.id}/"
    answer_safety(visitor)
    assert visitor.get("/today/").status_code == 200
    assert person.safety_checks.filter(is_taken_back=True).count() == 1


def test_a_wrong_tick_of_an_emergency_is_shown_before_what_was_not_asked_yet(visitor: Client) -> None:
    first = screens(content.catalogue())[0]
    visitor.post(f"/welcome/safety/{first.id}/", {"signs": [first.signs[-1].id]})
    assert first.signs[-1].tier == "emergency"
    address = visitor.post("/stopped/mistake/").headers["Location"]
    assert address == f"/welcome/safety/{first.id}/"
    page = visitor.get(address).content.decode()
    assert re.search(rf'value="{first.signs[-1].id}"[^>]*checked', page)
    answer_safety(visitor)
    assert visitor.get("/welcome/go-on/").headers["Location"] != "/stopped/"


def test_taking_back_and_forgetting_the_answers_opens_nothing(visitor: Client) -> None:
    settle(visitor)
    find(visitor, "same-day")
    visitor.post("/stopped/mistake/")
    visitor.post("/welcome/safety/again/")
    assert visitor.get("/today/").headers["Location"].startswith("/welcome/safety/")
    assert visitor.get("/api/session.json").status_code == 403


def test_after_ten_minutes_a_tick_was_no_mistake(visitor: Client, person: Person) -> None:
    settle(visitor)
    find(visitor, "same-day")
    person.safety_checks.filter(tier="same-day").update(answered_at=timezone.now() - timedelta(minutes=11))
    assert "by mistake" not in visitor.get("/stopped/").content.decode()
    visitor.post("/stopped/mistake/")
    assert is_locked(visitor)


def test_who_is_not_locked_is_led_on(visitor: Client) -> None:
    settle(visitor)
    assert visitor.get("/stopped/", follow=True).redirect_chain[-1][0] == "/today/"
    assert say_somebody_looked(visitor, on=date(2026, 1, 1)).headers["Location"] == "/welcome/go-on/"


def test_a_replaced_hip_is_asked_how_and_waits_for_a_yes(visitor: Client, person: Person) -> None:
    answer_safety(visitor)
    led = visitor.post("/welcome/operations/", {"conditions": ["hip-replacement"]}).headers["Location"]
    assert led == "/welcome/hip-approach/"
    visitor.post(led, {"approaches": ["hip-replacement-anterior"]})
    led = answer_conditions(visitor, "hip-replacement").headers["Location"]
    assert led == "/welcome/safety/about-you/"
    answer_safety(visitor)  # an operated hip has signs of its own
    assert visitor.get("/welcome/go-on/").headers["Location"] == "/stopped/"
    assert "First a yes from those who know your hip" in visitor.get("/stopped/").content.decode()
    say_somebody_looked(visitor, on=person.today() - timedelta(days=200), who="My surgeon")
    assert visitor.get("/welcome/go-on/").headers["Location"] == "/welcome/where/"
    assert person.safety_check().conditions == ["hip-replacement-anterior"]  # type: ignore[union-attr]


def test_the_approach_can_be_corrected_later(visitor: Client, person: Person) -> None:
    settle(visitor)
    led = visitor.post("/settings/answers/operations/", {"conditions": ["hip-replacement"]})
    assert led.headers["Location"] == "/settings/answers/hip-approach/?back=settings"
    assert "checked" not in visitor.get(led.headers["Location"]).content.decode()
    answer_safety(visitor)
    assert is_locked(visitor)  # as long as the approach is not known, all of them count
    visitor.post(led.headers["Location"], {"approaches": ["hip-replacement-posterior"]})
    assert person.safety_check().conditions == ["hip-replacement-posterior"]  # type: ignore[union-attr]
    visitor.post("/settings/answers/back-and-legs/", {"conditions": ["knee-problem"]})
    kept = person.safety_check().conditions  # type: ignore[union-attr]
    assert kept == ["hip-replacement-posterior", "knee-problem"]


def test_nobody_under_16_gets_in_by_anybodys_word(visitor: Client, person: Person) -> None:
    settle(visitor, conditions=["under-16"])
    answer_open_signs(visitor)
    page = visitor.get("/stopped/").content.decode()
    assert "Not on your own yet" in page
    assert "Somebody has looked" not in page
    assert say_somebody_looked(visitor, on=person.today()).status_code == 400
    assert visitor.get("/welcome/go-on/").headers["Location"] == "/stopped/"


def test_ids_of_earlier_versions_are_understood(visitor: Client, person: Person) -> None:
    settle(visitor)
    SafetyCheck.objects.create(person=person, conditions=["anticoagulants-or-fragile-bones", "knee-problem"])
    assert visitor.get("/today/").status_code == 200
    pages = [visitor.get(f"/settings/answers/{theme}/").content.decode() for theme in THEMES]
    # none, none, the knee, and what is three today
    assert [page.count("checked") for page in pages] == [1, 1, 1, 3]


def test_a_condition_that_no_version_knew_asks_what_applies(visitor: Client, person: Person) -> None:
    settle(visitor)
    SafetyCheck.objects.create(person=person, conditions=["gills"])
    assert visitor.get("/today/").headers["Location"] == "/settings/answers/conditions/?back=today"
    answer_conditions(visitor, at="/settings/answers/", back="today")
    assert visitor.get("/today/").status_code == 200
