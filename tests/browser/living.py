"""A person who lives through weeks: trains, tells how it is, looks. Server and browser share a clock."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from playwright.sync_api import Locator, Page, Request, expect

from endrange.records import uuid7
from tests.browser.playing import Playing
from tests.browser.travelling import ZONE, Travelling

Timeline = dict[str, Any]
Event = dict[str, Any]
HERE = ZoneInfo(ZONE)
MORNING, EVENING = 8, 18
"""Hours of the day."""


@dataclass
class Living:
    """One person, with one browser."""

    server: Travelling
    page: Page
    faults: list[str] = field(default_factory=list)
    """What pages complained about, and addresses asked for that are not ours; stays empty."""

    def __post_init__(self) -> None:
        self.page.clock.set_fixed_time(self.server.now)
        self._watch(self.page)

    @property
    def today(self) -> date:
        return self.server.now.date()

    def reach(self, day: date, hour: int = MORNING) -> None:
        """Let time pass up to an hour of a day."""
        moment = datetime.combine(day, time(hour), tzinfo=HERE)
        self.server.go_to(moment)
        self.page.clock.set_fixed_time(moment)

    def open(self, path: str) -> Page:
        """Open a page of the app."""
        self.page.goto(self.server.url + path)
        return self.page

    def reason(self, title: str, day: date) -> Locator:
        """Open “Why did my plan change”, and return the entry of this day with this title."""
        page = self.open("/why/?open=all")
        told = page.get_by_role("region", name="What changed, and why").get_by_role("article")
        titled = told.filter(has=page.get_by_role("heading", name=title, exact=True))
        return titled.filter(has=page.locator(f'time[datetime="{day}"]'))

    def tell_morning(self, pain: int, *, on_today: bool = False) -> None:
        """Answer how it is on the morning after a session."""
        page = self.open("/today/" if on_today else "/check-in/morning/")
        _choose(page, "at rest", str(pain))
        if pain:
            _choose(page, "Where", "In the joint or the groin")
        _save(page)

    def tell_week(self, pain: int, tasks: int, change: str) -> None:
        """Answer the three weekly questions."""
        page = self.open("/check-in/weekly/")
        _choose(page, "on average", str(pain))
        _choose(page, "daily tasks", str(tasks))
        _choose(page, "Compared", change)
        _save(page)

    def rate(self, scores: Mapping[str, int]) -> None:
        """Say how well each activity goes."""
        page = self.open("/check-in/activities/")
        for name, score in scores.items():
            _choose(page, name, str(score))
        _save(page)

    def train(
        self, *, before: int, minutes: int = 20, effort: int = 5, pains: Mapping[str, int] | None = None
    ) -> Timeline:
        """Do a whole session without looking at the pages: the questions, and what the player would send."""
        token = self._token()
        answers = {"pain": str(before), "anything-new": "nothing", "weight-on-legs": "yes"}
        asked = self._post(f"/before/?minutes={minutes}", token, form=answers, max_redirects=0)
        assert asked.headers.get("location") == f"/session/?minutes={minutes}", asked.text()[:300]
        timeline = self.session(minutes)
        events = list(self._events(timeline, effort, before, pains or {}))
        receipt = self._post("/api/events", token, data={"events": events}).json()
        assert (len(receipt["acknowledged"]), receipt["refused"]) == (len(events), [])
        return timeline

    def session(self, minutes: int) -> Timeline:
        """What the player would be given now."""
        answer = self.page.request.get(f"{self.server.url}/api/session.json?minutes={minutes}")
        assert answer.status == 200, answer.text()
        return dict(answer.json())

    def play(self, *, before: int, effort: int = 4) -> None:
        """Play five minutes in the player, on a device of its own that has the same time."""
        browser = self.page.context.browser
        assert browser is not None
        device = browser.new_context(timezone_id=ZONE, locale="en-GB", reduced_motion="reduce")
        playing = Playing(device.new_page(), self.server.url, at=self.server.now)
        self._watch(playing.page)
        playing.open(pain=before).start()
        playing.until("end", every_s=5)
        playing.answer_end(pain=before, effort=effort)
        playing.expect_sent()
        device.close()

    def _watch(self, page: Page) -> None:
        def note(request: Request) -> None:
            if not request.url.startswith((self.server.url, "data:", "blob:")):
                self.faults.append(request.url)

        page.context.on("request", note)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)

    def _token(self) -> str:
        return str(self.page.request.get(f"{self.server.url}/api/csrf").json()["token"])

    def _post(self, path: str, token: str, **more: Any) -> Any:
        return self.page.request.post(self.server.url + path, headers={"X-CSRFToken": token}, **more)

    def _events(self, timeline: Timeline, effort: int, pain: int, pains: Mapping[str, int]) -> Any:
        """What the player writes down where everything is done to its end."""
        at = self.server.now + timedelta(minutes=1)
        session = self._id(at)

        def event(kind: str, data: Mapping[str, Any]) -> Event:
            stamp = at.astimezone(HERE).isoformat()
            return {"id": self._id(at), "session": session, "kind": kind, "at": stamp, "data": data}

        blocks = timeline["blocks"]
        offered = [{name: block[name] for name in OFFERED} for block in blocks]
        start = {"minutes": timeline["minutes"], "total_s": timeline["total_s"], "blocks": offered}
        yield event("session-started", start | {"planned_for": timeline["planned_for"]})
        for block in blocks:
            for step in block["steps"]:
                at += timedelta(seconds=step["seconds"])
                done = {name: block[name] for name in PLACE} | {"block": block["id"], "step": step["id"]}
                count = step["repetitions"]["count"] if step["repetitions"] else None
                done |= {"kind": step["kind"], "seconds": step["seconds"], "repetitions": count}
                yield event("step-finished", done)
            score = pains.get(block["exercise"])
            if score is not None:
                yield event("pain-reported", _ache(block, score, timeline["pain_rules"]))
        yield event(
            "session-finished",
            {"completed": True, "pain": pain, "effort": effort, "note": "", "reason": None},
        )

    @staticmethod
    def _id(at: datetime) -> str:
        return str(uuid7(int(at.timestamp() * 1000), secrets.token_bytes(10)))


PLACE = ("exercise", "variant", "side", "region")
OFFERED = ("id", *PLACE, "seconds")


def _ache(block: Mapping[str, Any], score: int, rules: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """An ache that was reported, with what the first rule that fits says to it."""
    rule = next(rule for rule in rules if _fits(rule, score))
    place = {"block": block["id"], "exercise": block["exercise"], "side": block["side"], "score": score}
    felt = {"kind": "ache", "where": "groin", "where_side": "left"}
    return place | felt | {"action": rule["action"], "rule": rule["id"]}


def _fits(rule: Mapping[str, Any], score: int) -> bool:
    is_kind = rule["kinds"] is None or "ache" in rule["kinds"]
    is_first = not rule["asked_again"] and rule["work"] is None
    return bool(is_kind and is_first and rule["low"] <= score <= rule["high"])


def _choose(page: Page, question: str, answer: str) -> None:
    """Tap an answer of the question whose words contain these."""
    asked = page.get_by_role("group").filter(has=page.locator("legend", has_text=question))
    asked.get_by_role("radio", name=answer, exact=True).check(force=True)


def _save(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Kept. Thank you.")).to_be_visible()
