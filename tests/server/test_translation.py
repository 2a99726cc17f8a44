"""A compiled catalogue puts pages, exercises and the player into another language: here, one of brackets."""

import html
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.test import Client, override_settings
from django.utils import timezone, translation
from django.utils.dates import MONTHS, MONTHS_3, WEEKDAYS, WEEKDAYS_ABBR

from endrange.catalogue.amounts import units_in
from endrange.server.store import check_ins
from endrange.server.store.models import Person
from tests.server.answering import answer_before
from tests.server.settling import settle
from tests.server.weeks_lived import live, tell

ROOT = Path(__file__).parents[2]
KEYWORDS = ("-k", "gettext_lazy", "-k", "ngettext_lazy:1,2", "-k", "pgettext_lazy:1c,2")
BRACKETED = {"accept-language": "eo"}
"""Esperanto stands in: a language that the product has no words of."""


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What `make messages` collects."""
    path = tmp_path_factory.mktemp("messages") / "django.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg", *KEYWORDS]
    subprocess.run([*command, "-o", str(path), "src/endrange"], cwd=ROOT, check=True)
    with path.open("rb") as file:
        return read_po(file)


@pytest.fixture(scope="module")
def bracketed(tmp_path_factory: pytest.TempPathFactory, collected: Catalog) -> Path:
    """A locale folder in which every text is itself in brackets."""
    folder = tmp_path_factory.mktemp("locale")
    catalog = Catalog(locale="eo")
    for message in collected:
        if message.id:
            many = isinstance(message.id, tuple)
            string = tuple(f"[{text}]" for text in message.id) if many else f"[{message.id}]"
            catalog.add(message.id, string, context=message.context)
    compiled = folder / "eo" / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalog)
    return folder


@pytest.fixture
def reader(visitor: Client, bracketed: Path) -> Iterator[Client]:
    """A person with a plan whose browser asks for the language of brackets."""
    settle(visitor)
    answer_before(visitor)
    languages = [("en-gb", "English"), ("eo", "Brackets")]
    with override_settings(LANGUAGES=languages, LOCALE_PATHS=[bracketed]):
        yield visitor


def untranslated(page: str) -> list[str]:
    """The visible texts of a page, as far as they hold letters, that went past gettext.

    Places on earth and folders are names; the running text of an article is tested with the catalogue. Of a
    text of several paragraphs the first has the opening bracket, and the last the closing one.
    """
    page = re.sub(r"<(script|style|code|optgroup)\b.*?</\1>", "", page, flags=re.S)
    page = re.sub(r'<div class="prose">.*?</div>', "", page, flags=re.S)
    inside = re.findall(r">([^<]*)<", page) + re.findall(r'(?:aria-label|alt|title)="([^"]*)"', page)
    texts = {html.unescape(text).strip() for text in inside}
    return sorted(text for text in texts if not {"[", "]"} & set(text) and has_words(text))


def has_words(text: str) -> bool:
    """Names of days and months are Django's own words and are in its own catalogues."""
    with translation.override("eo"):
        named = [*MONTHS.values(), *MONTHS_3.values(), *WEEKDAYS.values(), *WEEKDAYS_ABBR.values()]
        for name in sorted(map(str, named), key=len, reverse=True):
            text = text.lower().replace(name.lower(), "")
    return re.search(r"[^\W\d_]{2}", text) is not None


def test_only_content_tells_lengths_and_weights(collected: Catalog) -> None:
    """There they are told in the person's own units; the choice between them names both."""
    elsewhere = {
        str(message.id)
        for message in collected
        if list(units_in(str(message.id))) and not all("/content/" in path for path, _ in message.locations)
    }
    assert elsewhere == set(map(str, Person.Units.labels))


def test_today_is_translated(reader: Client) -> None:
    page = reader.get("/today/", headers=BRACKETED)
    assert page.headers["Content-Language"] == "eo"
    assert untranslated(page.content.decode()) == []


@pytest.mark.parametrize(
    "path",
    [
        "/plan/", "/exercises/", "/exercises/couch-stretch/", "/exercises/foam-roll/", "/exercises/new/",
        "/learn/", "/learn/what-the-hip-is/", "/learn/tools-and-stand-ins/", "/history/", "/settings/",
        "/help-now/", "/session/", "/before/?again=1", "/welcome/", "/settings/answers/equipment/",
        "/settings/answers/operations/", "/settings/answers/back-and-legs/",
        "/why/", "/why/rules/", "/why/rules/flare/", "/why/rules/on-to-strengthen/", "/why/pain/back-off/",
        "/why/pain/red-flag/", "/why/signs/", "/check-in/morning/", "/check-in/weekly/",
        "/check-in/activities/names/",
    ],
)  # fmt: skip
def test_every_page_is_translated(reader: Client, path: str) -> None:
    page = reader.get(path, headers=BRACKETED)
    assert page.status_code == 200
    assert untranslated(page.content.decode()) == []


def test_progress_and_its_charts_are_translated(reader: Client, person: Person) -> None:
    live(person, weeks=9, until=person.today())
    check_ins.name_activities(person, ["[climb stairs]", "[put on shoes]"])
    page = reader.get("/progress/", headers=BRACKETED).content.decode()
    assert "[[Pain before sessions]" in page
    assert untranslated(page) == []
    for name in ("sessions", "stretching"):
        chart = reader.get(f"/progress/charts/wide/light/{name}.svg", headers=BRACKETED).content.decode()
        assert untranslated(chart) == []
        assert "[" in chart


def test_changes_of_the_plan_and_what_was_told_are_translated(reader: Client, person: Person) -> None:
    live(person, weeks=9, until=person.today())
    tell(person, "morning", person.today(), pain=5, where="joint")
    check_ins.name_activities(person, ["[climb stairs]", "[put on shoes]"])
    for address in ("/why/", "/plan/", "/history/", "/check-in/activities/"):
        page = reader.get(address, headers=BRACKETED, follow=True)
        assert page.status_code == 200
        assert untranslated(page.content.decode()) == [], address


def test_what_the_person_changed_is_translated(reader: Client, person: Person) -> None:
    row, check = person.choices(), person.safety_check()
    assert row is not None
    assert check is not None
    row.pk, row.weeks, row.minutes, row.equipment = None, 6, 20, ["roller"]
    row.start, row.at = person.today() + timedelta(days=1), timezone.now()
    row.save()
    check.pk, check.conditions, check.at = None, ["knee-problem"], timezone.now()
    check.save()
    page = reader.get("/why/", headers=BRACKETED).content.decode()
    assert page.count("[you changed this]") == 2
    assert untranslated(page) == []
    restart = reader.get("/plan/restart/", headers=BRACKETED)
    assert restart.status_code == 200
    assert untranslated(restart.content.decode()) == []


def texts_under(value: object, keys: frozenset[str]) -> Iterator[str]:
    """Every text that stands, at any depth, under one of these keys."""
    if isinstance(value, dict):
        for key, entry in value.items():
            if key in keys and isinstance(entry, str):
                yield entry
            yield from texts_under(entry, keys)
    if isinstance(value, list):
        for entry in value:
            yield from texts_under(entry, keys)


SPOKEN = frozenset(
    {"name", "variant_name", "title", "detail", "say", "feel", "breathing", "ask", "text", "plain"}
)


def test_what_the_player_says_is_translated(reader: Client) -> None:
    session = json.loads(reader.get("/api/session.json", headers=BRACKETED).content)
    assert [text for text in session["phrases"].values() if "[" not in text] == []
    said = [text for text in texts_under(session, SPOKEN) if re.search("[a-z]", text)]
    assert len(said) > 100
    assert [text for text in said if "[" not in text] == []


def test_a_session_takes_as_long_in_every_language(reader: Client) -> None:
    there, here = (reader.get("/api/session.json", headers=head).json() for head in (BRACKETED, {}))
    assert there["total_s"] == here["total_s"]
