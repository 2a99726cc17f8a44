"""`endrange --demo`: the story comes out as written, is marked everywhere, and leaves nothing behind."""

import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from http.cookiejar import CookieJar
from itertools import pairwise
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from endrange.programme.adaptation import Course
from endrange.records.data_folder import VARIABLE
from endrange.server.demo.living import StoryError, live
from endrange.server.demo.script import Deciding, read_script
from endrange.server.store.models import Event, Person
from endrange.server.story import course_of
from tests.browser.serving import ServingDemo

SCRIPT = read_script()
A_MONDAY_AFTER_SUMMER_TIME = date(2026, 11, 23)
A_SATURDAY = date(2027, 2, 6)
A_THURSDAY_AFTER_WINTER_TIME = date(2027, 4, 29)
ENDS = [A_MONDAY_AFTER_SUMMER_TIME, A_SATURDAY, A_THURSDAY_AFTER_WINTER_TIME]
FLARE, BACK, MOVED = 25, 61, 36
"""Days of the story: the morning of the flare, the first session after the lapse, the next phase."""
LIMIT_S = 30


@dataclass(frozen=True)
class Told:
    """What came of the story, by its days."""

    course: Course
    first: date

    def number(self, day: date) -> int:
        return (day - self.first).days + 1

    def of(self, rule: str) -> list[tuple[int, str, str]]:
        """Day, change and status of everything that a rule did."""
        return [
            (self.number(each.day), each.change.kind, each.status)
            for each in self.course.adjustments
            if each.rule.id == rule
        ]


@pytest.fixture(params=ENDS, ids=str)
def told(request: pytest.FixtureRequest, person: Person) -> Told:
    until: date = request.param
    live(person, until=until)
    return Told(course_of(person, day=until), until - timedelta(days=SCRIPT.length - 1))


def test_the_story_comes_out_as_it_promises_whatever_day_it_ends_on(told: Told, person: Person) -> None:
    assert [day for day, *_ in told.of("week-went-well")] == [8, 15, 22]
    assert [(day, kind) for day, kind, _ in told.of("flare")] == [(FLARE, "dose-down"), (FLARE, "leave-out")]
    assert told.of("on-to-strengthen")[-1] == (MOVED, "phase", "made")
    assert told.course.standing.phase == "strengthen"
    assert (BACK, "ease-in", "over") in told.of("two-weeks-away")
    assert "undone" in [status for _, _, status in told.of("next-step")]
    assert [(review.week, review.verdict) for review in told.course.reviews] == [
        (3, "better"),
        (6, "better"),
        (10, "better"),
    ]
    assert told.course.stops == ()
    assert told.course.lapse is None
    days = [told.number(session.started_at.date()) for session in person.sessions.order_by("started_at")]
    assert max(after - before for before, after in pairwise(days)) == 16


def test_the_same_day_gives_the_same_events(person: Person) -> None:
    short = SCRIPT.model_copy(update={"length": 6})
    lives = []
    for _ in range(2):
        with transaction.atomic():
            live(person, script=short, until=A_SATURDAY)
            lives.append(list(Event.objects.order_by("pk").values_list("pk", "kind", "at", "data")))
            transaction.set_rollback(True)
    assert lives[0] == lives[1]
    assert lives[0]


def test_a_story_that_the_rules_do_not_follow_ends_in_a_sentence(person: Person) -> None:
    decision = Deciding(day=3, rule="flare", decision="undo")
    wrong = SCRIPT.model_copy(update={"length": 6, "decisions": [decision]})
    with pytest.raises(StoryError, match="Day 3: nothing of the rule flare to undo"):
        live(person, script=wrong, until=A_SATURDAY)
    assert not person.has_choices()


def test_nobody_elses_page_is_marked(visitor: Client) -> None:
    page = visitor.get("/welcome/").content.decode()
    assert "demo-banner" not in page
    assert "<title>Demo" not in page


# --- the command ---


@dataclass(frozen=True)
class Visit:
    """A running demo, the folder where it puts its own, and the person's own folder."""

    demo: ServingDemo
    temporary: Path
    own: Path

    def get(self, address: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.demo.url + address, timeout=LIMIT_S) as response:
                return response.status, response.read().decode()
        except HTTPError as error:
            with error:
                return error.code, error.read().decode()


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    folder = tmp_path_factory.mktemp("demo")
    temporary, own = folder / "temporary", folder / "own"
    temporary.mkdir()
    own.mkdir()
    (own / "endrange.sqlite3").write_bytes(b"what the person did")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("TMPDIR", str(temporary))
        environment.setenv(VARIABLE, str(own))
        demo = ServingDemo(folder / "demo").start()
    yield Visit(demo, temporary, own)
    demo.stop()


PAGES = (
    "/today/", "/before/", "/plan/", "/why/", "/why/rules/", "/why/rules/flare/", "/exercises/",
    "/exercises/couch-stretch/", "/learn/", "/history/", "/progress/", "/settings/", "/help-now/",
    "/offline/", "/check-in/morning/", "/check-in/weekly/", "/check-in/activities/", "/welcome/",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_every_page_answers_and_says_that_it_is_a_demo(visit: Visit, address: str) -> None:
    status, page = visit.get(address)
    assert status == 200
    assert re.search(r"<title>Demo: ", page)
    assert page.count("Nothing here is yours, nothing is kept.") == 1


def test_a_page_that_is_not_there_says_so_too(visit: Visit) -> None:
    status, page = visit.get("/no-such-page/")
    assert status == 404
    assert "Nothing here is yours, nothing is kept." in page


def test_one_may_train_in_it(visit: Visit) -> None:
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    page = browser.open(f"{visit.demo.url}/before/", timeout=LIMIT_S).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token
    answers = {"pain": "1", "anything-new": "nothing", "weight-on-legs": "yes"}
    form = urlencode(answers | {"csrfmiddlewaretoken": token[1]}).encode()
    player = browser.open(f"{visit.demo.url}/before/", form, timeout=LIMIT_S)
    assert player.url.endswith("/session/")
    assert "demo-banner" in player.read().decode()


def test_ctrl_c_leaves_nothing_behind_and_the_own_data_as_it_was(visit: Visit) -> None:
    assert [path.name for path in visit.temporary.glob("endrange-demo-*/*.sqlite3")] == ["endrange.sqlite3"]
    visit.demo.stop()
    assert list(visit.temporary.iterdir()) == []
    assert [path.name for path in visit.own.iterdir()] == ["endrange.sqlite3"]
    assert (visit.own / "endrange.sqlite3").read_bytes() == b"what the person did"
    said = visit.demo.data.with_name("demo.log").read_text("utf-8")
    assert "Nothing of it is kept" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("options", "named"),
    [
        (["--data", "somewhere"], "--data"),
        (["--port", "8765"], "8780"),
        (["plan"], "plan"),
    ],
)
def test_what_does_not_go_with_the_demo_is_refused_in_a_sentence(options: list[str], named: str) -> None:
    command = [sys.executable, "-m", "endrange", "--no-browser", "--demo", *options]
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT_S, check=False)
    assert done.returncode == 2
    assert named in done.stderr
    assert "Traceback" not in done.stderr
