import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from endrange.server.progress.charts.look import COLOURS
from endrange.server.progress.reporting import report_of
from endrange.server.store import check_ins
from endrange.server.store.models import CheckIn, Person
from tests.server.weeks_lived import choose, live, tell, train

ROOT = Path(__file__).parents[2]
CHARTS = ("before", "after", "morning", "week", "tasks", "mean", "activity-1", "sessions", "stretching")


@pytest.fixture
def today(person: Person) -> date:
    return person.today()


@pytest.fixture
def lived(person: Person, today: date) -> Person:
    live(person, weeks=8, until=today)
    return person


def page(visitor: Client, address: str = "/progress/", status: int = 200) -> str:
    response = visitor.get(address)
    assert response.status_code == status, response.content.decode()
    return response.content.decode()


def test_before_the_first_session_the_page_says_what_will_be_here(visitor: Client) -> None:
    text = page(visitor)
    assert "Nothing to show yet." in text
    assert "<img" not in text


@pytest.mark.usefixtures("lived")
def test_each_kind_of_pain_has_its_sentence_its_chart_and_its_numbers(visitor: Client) -> None:
    text = page(visitor)
    for name in ("Pain before sessions", "Pain after sessions", "Pain the morning after"):
        assert f"{name} went from" in text
    assert "Pain before sessions went from 6 to 2 of 10" in text
    assert "That is more than what comes and goes by itself." in text
    for name in CHARTS:
        assert f"/progress/charts/narrow/light/{name}.svg" in text
    assert text.count("<table>") == text.count("<figure ")


@pytest.mark.usefixtures("lived")
def test_the_table_has_every_entry_newest_first(visitor: Client, today: date) -> None:
    before = page(visitor).split('id="about-before"')[1].split("</figure>")[0]
    assert before.count('<th scope="row">') == 24
    monday = today - timedelta(days=today.weekday())
    assert before.index((monday - timedelta(days=3)).strftime("%-d %B %Y")) < before.index(
        (monday - timedelta(days=5)).strftime("%-d %B %Y")
    )


def test_two_answers_are_too_few_to_say_anything(visitor: Client, person: Person, today: date) -> None:
    for days in (20, 1):
        train(person, today - timedelta(days=days), before=5)
    assert "Pain before sessions: 2 entries so far, too few to say." in page(visitor)


def test_a_single_answer_has_no_chart(visitor: Client, person: Person, today: date) -> None:
    tell(person, "morning", today, pain=3)
    text = page(visitor)
    assert "Pain the morning after: 1 entry so far, too few to say." in text
    assert "morning.svg" not in text


@pytest.mark.usefixtures("lived")
def test_what_nobody_asked_for_yet_is_named_once(visitor: Client) -> None:
    CheckIn.objects.filter(kind="weekly").delete()
    text = page(visitor)
    assert "Nothing entered yet: Pain at rest over the week · Worst pain in daily tasks" in " ".join(
        text.split()
    )


@pytest.mark.parametrize(("size", "theme"), [("narrow", "light"), ("wide", "dark")])
@pytest.mark.usefixtures("lived")
def test_every_chart_is_an_svg_without_style_or_script(visitor: Client, size: str, theme: str) -> None:
    for name in CHARTS if size == "narrow" else CHARTS[-3:]:
        response = visitor.get(f"/progress/charts/{size}/{theme}/{name}.svg")
        assert response.status_code == 200
        assert response["Content-Type"] == "image/svg+xml; charset=utf-8"
        assert response["Cache-Control"] == "private, no-store"
        picture = ET.fromstring(response.content)  # noqa: S314 - our own
        assert picture.get("width") == {"narrow": "296", "wide": "624"}[size]
        tags = {each.tag.rpartition("}")[2] for each in picture.iter()}
        assert tags.isdisjoint({"style", "script", "image", "a"})
        assert not any("style" in each.attrib for each in picture.iter())


@pytest.mark.usefixtures("lived")
def test_a_page_keeps_exactly_the_room_that_the_picture_takes(visitor: Client) -> None:
    text = page(visitor)
    for name in ("before", "sessions", "stretching"):
        (tag,) = [part for part in text.split("<img ")[1:] if f"/narrow/light/{name}.svg" in part]
        svg = ET.fromstring(visitor.get(f"/progress/charts/narrow/light/{name}.svg").content)  # noqa: S314
        assert f'width="{svg.get("width")}" height="{svg.get("height")}"' in tag


@pytest.mark.parametrize(
    "address",
    [
        "narrow/light/other.svg",
        "narrow/blue/before.svg",
        "huge/light/before.svg",
        "narrow/light/strength.svg",
    ],
)
@pytest.mark.usefixtures("lived")
def test_a_chart_that_is_none_is_not_found(visitor: Client, address: str) -> None:
    page(visitor, f"/progress/charts/{address}", 404)


@pytest.mark.parametrize(
    ("theme", "themes"), [("auto", {"light", "dark"}), ("dark", {"light", "dark"}), ("light", {"light"})]
)
@pytest.mark.usefixtures("lived")
def test_a_theme_chosen_by_hand_holds_for_charts_too(
    visitor: Client, person: Person, theme: str, themes: set[str]
) -> None:
    person.theme = theme
    person.save()
    text = page(visitor)
    assert {each for each in ("light", "dark") if f"/narrow/{each}/before.svg" in text} == themes
    assert ("prefers-color-scheme: dark" in text.split("<main")[1]) == (theme == "auto")


def test_half_a_year_is_shown_unless_everything_is_asked_for(
    visitor: Client, person: Person, today: date
) -> None:
    choose(person, today - timedelta(weeks=60))
    for weeks in range(60):
        train(person, today - timedelta(weeks=weeks), before=3)
    lately, everything = page(visitor), page(visitor, "/progress/?span=all")
    rows = [
        text.split('id="about-before"')[1].split("</figure>")[0].count("<tr>")
        for text in (lately, everything)
    ]
    assert rows == [1 + 27, 1 + 60]
    assert "before.svg?span=all" in everything
    assert "before.svg?span=all" not in lately


def test_a_correction_changes_the_page_at_once(visitor: Client, lived: Person) -> None:
    assert "Pain after sessions went from 5 to 1 of 10" in page(visitor)
    for session in lived.sessions.all():
        session.pain = None
        session.save()  # as the journal does: the row says when it changed
    assert "Pain after sessions went from" not in page(visitor)


def test_the_course_is_told_with_its_phases_pauses_and_flares(
    visitor: Client, person: Person, today: date
) -> None:
    monday = today - timedelta(days=today.weekday() + 56)
    choose(person, monday)
    for days in (0, 2, 4, 28, 30):
        train(person, monday + timedelta(days=days), before=2)
    tell(person, "morning", monday + timedelta(days=3), pain=6, where="joint")
    course = page(visitor).split('id="course"')[1].split("</section>")[0]
    for told in ("Phase: Restore", "A flare", "A pause"):
        assert told in course
    first, last = monday + timedelta(days=5), monday + timedelta(days=27)
    assert f"{first:%-d %B %Y} – {last:%-d %B %Y}" in course


def test_the_weekly_aim_is_that_of_the_phase(person: Person, today: date) -> None:
    choose(person, today - timedelta(days=7))
    train(person, today - timedelta(days=7), before=5, seconds=120)
    assert report_of(person).progress.aim_s is None  # calm: pain at rest was 5


def score(**changed: str) -> dict[str, str]:
    return {"name": "HOOS", "day": "2026-01-05", "value": "61.5"} | changed


def test_a_score_from_elsewhere_is_kept_and_listed(visitor: Client) -> None:
    response = visitor.post("/progress/", score())
    assert (response.status_code, response["Location"]) == (302, "/progress/#scores")
    text = page(visitor)
    assert "HOOS: <strong>61.5</strong>" in text
    assert "5 January 2026" in text


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "  "},
        {"name": "x" * 81},
        {"name": "a\x00b"},
        {"day": ""},
        {"day": "2026-02-30"},
        {"day": "2999-01-01"},
        {"day": "1066-10-14"},
        {"value": ""},
        {"value": "many"},
        {"value": "1e99"},
        {"value": "nan"},
        {"value": "inf"},
    ],
    ids=str,
)
def test_a_score_that_cannot_be_true_is_asked_again_and_not_kept(
    visitor: Client, wrong: dict[str, str]
) -> None:
    response = visitor.post("/progress/", score(**wrong))
    assert response.status_code == 400
    assert "Please look at this again" in response.content.decode()
    assert not CheckIn.objects.exists()


def test_a_score_is_deleted_after_one_question(visitor: Client, person: Person) -> None:
    visitor.post("/progress/", score())
    visitor.post("/progress/", score(name="iHOT-12"))
    row = next(each for each in check_ins.latest(person) if each.data["name"] == "HOOS")
    assert "HOOS of 5 January 2026: 61.5. This cannot be undone." in page(
        visitor, f"/progress/scores/{row.pk}/delete/"
    )
    assert visitor.post(f"/progress/scores/{row.pk}/delete/").status_code == 302
    assert [each.data["name"] for each in CheckIn.objects.all()] == ["iHOT-12"]


def test_only_the_persons_own_scores_can_be_deleted(visitor: Client, person: Person) -> None:
    stranger = Person.objects.create()
    theirs = check_ins.keep(stranger, "score", {"name": "HOOS", "value": 5.0}, day=date(2026, 1, 5))
    mine = check_ins.keep(person, "morning", {"pain": 2}, day=date(2026, 1, 5))
    for row in (theirs, mine):
        page(visitor, f"/progress/scores/{row.pk}/delete/", 404)
        assert visitor.post(f"/progress/scores/{row.pk}/delete/").status_code == 404
    assert CheckIn.objects.count() == 2


def test_nobody_sees_the_records_of_somebody_else(visitor: Client, today: date) -> None:
    live(Person.objects.create(), weeks=4, until=today)
    assert "Nothing to show yet." in page(visitor)
    page(visitor, "/progress/charts/narrow/light/before.svg", 404)


def test_another_site_cannot_add_or_delete_a_score(other_site: Client, person: Person) -> None:
    row = check_ins.keep(person, "score", {"name": "HOOS", "value": 5.0}, day=date(2026, 1, 5))
    assert other_site.post("/progress/", score()).status_code == 403
    assert other_site.post(f"/progress/scores/{row.pk}/delete/").status_code == 403
    assert CheckIn.objects.get() == row


@pytest.mark.parametrize("address", ["/progress/charts/narrow/light/before.svg", "/progress/"])
def test_progress_answers_only_what_it_is_for(visitor: Client, address: str) -> None:
    assert visitor.put(address).status_code == 405


def test_more_records_take_no_more_queries(visitor: Client, person: Person, today: date) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            page(visitor)
        return len(seen)

    live(person, weeks=2, until=today - timedelta(weeks=20))
    page(visitor)
    with_two = queries()
    live(person, weeks=12, until=today)
    page(visitor)
    assert queries() == with_two


def test_history_and_progress_lead_to_each_other(visitor: Client) -> None:
    assert '<a href="/progress/">Progress</a>' in page(visitor, "/history/")
    assert '<a href="/history/">Sessions</a>' in page(visitor)


def test_charts_have_the_colours_of_the_pages() -> None:
    tokens = (ROOT / "frontend" / "styles" / "tokens.css").read_text(encoding="utf-8")
    light, dark = tokens.split("@media screen and (prefers-color-scheme: dark)")
    for theme, css in (("light", light), ("dark", dark.split('[data-theme="dark"]')[0])):
        for name, colour in COLOURS[theme].items():
            assert f"--{name}: {colour};" in css, (theme, name)


def test_charts_cost_nothing_before_one_is_drawn() -> None:
    code = (
        "import sys, endrange.server.progress.views; "
        "print([name for name in ('altair', 'vl_convert') if name in sys.modules])"
    )
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    setup = "import django; django.setup(); "
    told = subprocess.run(
        [sys.executable, "-c", setup + code],
        env=environment,
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == "[]"
