"""Sentences in the player are whole: the longest cues, details and notices, on every screen."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser, Route

from endrange.catalogue import load_catalogue
from endrange.catalogue.side_words import with_side
from endrange.programme import plan_programme
from endrange.programme.pain import pain_rules_json
from endrange.session import Timeline, build_timeline
from tests.browser.playing import PHONES, Playing
from tests.browser.serving import Serving
from tests.programme.samples import chosen, cleared, everything
from tests.programme.standings import PHASES, standing_in

SCREENS = {**PHONES, "laptop": (1280, 800)}
OUT_OF_PLACE = """() => {
  const box = (part) => document.querySelector(`.player-${part}`).getBoundingClientRect();
  const stacked = ["bar", "title", "under", "seconds", "saying", "next", "controls"];
  const faults = stacked.slice(1).filter((part, at) => box(part).top < box(stacked[at]).bottom - 1);
  return box("time").bottom > box("title").top + 1 ? [...faults, "time"] : faults;
}"""
HEIGHT = "() => document.querySelector('.player-saying').clientHeight"
MANY = 40


@pytest.mark.parametrize("screen", SCREENS)
def test_no_sentence_is_cut_and_nothing_jumps(browser: Browser, settled: Serving, screen: str) -> None:
    width, height = SCREENS[screen]
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
    context.route("**/api/session.json*", with_the_longest)
    playing = Playing(context.new_page(), settled.url).open().start()
    cut, heights, seen = measured(playing)
    context.close()
    assert cut == []
    assert len(heights) == 1
    assert {*longest(cues()), *longest(details()), *notices()} <= seen


def measured(playing: Playing) -> tuple[list[str], set[int], set[str]]:
    """Play it all: what is cut or out of place, how high the sentences' place was, and which stood there."""
    cut: list[str] = []
    heights: set[int] = set()
    seen: set[str] = set()
    while playing.mode in ("playing", "question"):
        if playing.mode == "question":
            playing.press("Yes")
        seen |= {playing.part(part).inner_text() for part in ("detail", "notice")}
        cut += faults(playing)
        heights.add(playing.page.evaluate(HEIGHT))
        playing.pass_time(1)
    return cut, heights, seen


def faults(playing: Playing) -> list[str]:
    """What is cut, and which part reaches into the one above it."""
    return [*playing.cut("saying", "detail", "notice"), *playing.page.evaluate(OUT_OF_PLACE)]


def with_the_longest(route: Route) -> None:
    """Answer with the session that the server has, but for its blocks and questions."""
    timeline = route.fetch().json()
    like = timeline["blocks"][0]
    timeline["questions"] = [
        {"id": f"q-{number}", "ask": "?", "why": "", "answers": [{"id": "yes", "text": "Yes", "then": then}]}
        for number, then in enumerate(notices())
    ]
    timeline["blocks"] = list(blocks(like))
    route.fulfill(body=json.dumps(timeline), content_type="application/json")


def blocks(like: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A block for each sentence, one after the other; the notices come over what follows them."""
    for number, cue in enumerate(longest(cues())):
        line = {"from": "start", "at_s": 0, "say": cue, "releases": None}
        yield block(like, f"cue-{number}", lines=[line])
    for number, detail in enumerate(longest(details())):
        yield block(like, f"detail-{number}", kind="rest", detail=detail)
    for number, _notice in enumerate(notices()):
        yield block(like, f"notice-{number}") | {"asks": [f"q-{number}"]}
    yield block(like, "last")


def block(like: dict[str, Any], id_: str, **step: object) -> dict[str, Any]:
    """Two seconds of a hold."""
    quiet = {"lines": [], "detail": "", "repetitions": None, "seconds": 2, "moment": "start", "scene": None}
    steps = [like["steps"][-1] | quiet | {"id": f"{id_}.1", "kind": "hold"} | step]
    return like | {"id": id_, "steps": steps, "seconds": 2, "asks": [], "alternatives": []}


def longest(sentences: set[str]) -> list[str]:
    """The longest of them, the same ones every time."""
    return sorted(sentences, key=lambda said: (len(said), said), reverse=True)[:MANY]


@cache
def cues() -> set[str]:
    """All that is said in an exercise, and before all exercises."""
    said = {line.say for timeline in timelines() for _feel, step in steps(timeline) for line in step.lines}
    for exercise in load_catalogue().exercises.values():
        said.add(exercise.breathing)
        for part in (exercise, *exercise.variants, *exercise.regions):
            setups = ("setup", "setup_in_chain", "setup_other_side")
            texts = [line for key in setups for line in getattr(part, key, ())]
            if part.cues is not None:
                texts += [*part.cues.before, *part.cues.during, *part.cues.end]
            said |= {with_side(text, "right") for text in texts}
    return said


@cache
def details() -> set[str]:
    """What stands in a step of work while nothing is said: sets and rhythm, and where to feel it."""
    return {
        f"{step.detail} · Feel it: {feel}"
        for timeline in timelines()
        for feel, step in steps(timeline)
        if step.kind in ("hold", "repetitions", "passes")
    }


def steps(timeline: Timeline) -> Iterator[tuple[str, Any]]:
    """Every step, those of other ways too, with where its exercise is felt."""
    for each in timeline.blocks:
        for way in (each, *each.alternatives):
            yield from ((each.feel, step) for step in way.steps)


@cache
def timelines() -> tuple[Timeline, ...]:
    """The sessions of a plan for somebody who has everything, in each phase."""
    return tuple(_timelines())


def _timelines() -> Iterator[Timeline]:
    for phase in PHASES:
        programme = plan_programme(
            chosen(5, minutes=30),
            catalogue=load_catalogue(),
            clearance=cleared(),
            standing=standing_in(phase),
        )
        for session in programme.weeks[0].sessions:
            yield build_timeline(session, catalogue=load_catalogue(), at_hand=everything())


def notices() -> list[str]:
    """What is shown for a while after an answer, or after a report of pain that lets one go on."""
    catalogue = load_catalogue()
    after_answers = [
        answer.then
        for question in catalogue.questions.values()
        for answer in question.answers
        if answer.action != "stop-session"
    ]
    after_pain = [
        rule["say"]
        for phase in PHASES
        for rule in pain_rules_json(str, phase=phase)
        if rule["action"] in ("go-on", "hold", "back-off")
    ]
    return list(dict.fromkeys([*after_answers, *after_pain]))
