"""Plays sessions with a driven clock: presses what a person presses, and lets time pass."""

import re
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from playwright.sync_api import Locator, Page, expect

from tests.browser.walking import answer_before

PHASES = {
    "things": "Get your things",
    "prepare": "Get into position",
    "ready": "Get ready",
    "change-side": "Change sides",
}
"""What the screen says in the phases that are not the exercise itself."""
PHONES = {
    "small phone": (360, 640),
    "phone": (390, 844),
    "small phone on its side": (640, 360),
    "phone on its side": (844, 390),
}
"""Width and height of screens that the player has to fit."""
CUT = """(parts) => [...document.querySelectorAll(parts)]
  .filter((part) => part.scrollHeight > part.clientHeight || part.scrollWidth > part.clientWidth)
  .map((part) => part.innerText)"""
"""The texts of those parts that have more in them than fits."""


@dataclass(frozen=True)
class Playing:
    """The player's page. Time stands still except in `pass_time` and `until`."""

    page: Page
    url: str
    at: datetime | None = None
    """What time it is; the real one if left out."""

    def open(self, minutes: int = 5, *, pain: int = 1) -> "Playing":
        """Open the player, past the questions before it (pain at rest); what it offers is on the screen."""
        if self.page.url == "about:blank":
            self.page.clock.install(time=self.at)
        self.page.goto(f"{self.url}/session/?minutes={minutes}")
        if "/before/" in self.page.url:
            answer_before(self.page, pain=pain)
        expect(self.page.locator("#player[data-ready]")).to_be_attached()
        return self

    def start(self) -> "Playing":
        """Begin the session."""
        self.press("Start")
        return self

    def press(self, name: str) -> None:
        """Press the button with exactly this name; in front of the session where a dialog is open."""
        place = self.dialog if self.dialog.count() else self.page
        place.get_by_role("button", name=name, exact=True).click()

    def part(self, name: str) -> Locator:
        """Return a part of the screen: title, exercise, seconds, detail, next, notice."""
        return self.page.locator(f'[data-part="{name}"]')

    def cut(self, *parts: str) -> list[str]:
        """The texts of these parts of the screen that are not whole."""
        return list(self.page.evaluate(CUT, ", ".join(f".player-{part}" for part in parts)))

    @property
    def title(self) -> str:
        return self.part("title").inner_text()

    @property
    def seconds(self) -> int:
        return int(self.part("seconds").inner_text())

    @property
    def mode(self) -> str | None:
        """What the player is doing: start, playing, paused, question, end and so on."""
        return self.page.locator("#player").get_attribute("data-mode")

    @property
    def dialog(self) -> Locator:
        return self.page.locator("dialog[open]")

    def pass_time(self, seconds: float) -> None:
        """Let the page live through this time, tick by tick."""
        self.page.clock.run_for(int(seconds * 1000))

    def sleep(self, seconds: float) -> None:
        """Let this time pass without a tick, as a slept laptop or a frozen tab does."""
        self.page.clock.fast_forward(int(seconds * 1000))

    def until(self, phase: str, *, most_s: int = 900, every_s: int = 1) -> None:
        """Let time pass until this phase is on: a name of PHASES, `work`, or `end` (the last questions)."""
        for _ in range(0, most_s, every_s):
            if self.is_at(phase):
                return
            if self.mode == "question":
                self.dialog.get_by_role("button").first.click()  # nothing remarkable
            self.pass_time(every_s)
        raise AssertionError(f"no {phase} within {most_s} s; the screen says {self.title}")

    def wait_until(self, script: str, **values: object) -> None:
        """Wait until an asynchronous function of the page, called with these values, gives something true.

        `page.wait_for_function` takes the promise itself for true and waits for nothing.
        """
        deadline = monotonic() + 20
        while not self.page.evaluate(script, values):
            assert monotonic() < deadline, f"never came true: {script}"
            self.page.wait_for_timeout(50)

    def is_at(self, phase: str) -> bool:
        """Say whether a phase is on."""
        if phase == "end":
            return self.mode == "end"
        if phase == "work":
            return self.page.locator("#player").get_attribute("data-work") == "true"
        return self.title == PHASES[phase]

    def answer_end(self, *, pain: int = 2, effort: int = 4, note: str = "A calm evening.") -> None:
        """Answer the questions after a session."""
        while self.dialog.get_by_role("heading", name=re.compile("Pain now")).count() == 0:
            self.dialog.get_by_role("button").first.click()
        self.press(str(pain))
        self.press(str(effort))
        self.dialog.get_by_role("textbox").fill(note)
        self.press("Save")
        expect(self.dialog.get_by_role("heading", name=re.compile("Done|Kept"))).to_be_visible()

    def expect_sent(self) -> None:
        """Wait until the server has everything."""
        expect(self.dialog).to_contain_text("Saved.")
