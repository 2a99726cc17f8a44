"""Names in the player are whole: every exercise, variant and region, on phones upright and on their side."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Route, expect

from endrange.catalogue import load_catalogue
from tests.browser.playing import PHASES, PHONES, Playing
from tests.browser.serving import Serving

CONTROLS = """() => {
  const shown = [...document.querySelectorAll(".player-controls button")].filter((each) => each.offsetParent);
  const box = (each) => each.getBoundingClientRect();
  const meet = (one, other) => box(one).left < box(other).right && box(other).left < box(one).right
    && box(one).top < box(other).bottom && box(other).top < box(one).bottom;
  const isFault = (each) => each.scrollWidth > each.clientWidth || box(each).left < 0
    || box(each).right > box(each.parentElement).right + 0.5 || box(each).right > innerWidth
    || box(each).bottom > innerHeight
    || shown.some((other) => other !== each && meet(each, other));
  return [shown, shown.filter(isFault)].map((some) => some.map((each) => each.innerText.trim()));
}"""
LABELS = sorted({*PHASES.values(), "Rest"}, key=len)


@pytest.mark.parametrize("screen", PHONES)
def test_no_name_is_cut_in_any_phase(browser: Browser, settled: Serving, screen: str) -> None:
    width, height = PHONES[screen]
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
    context.route("**/api/session.json*", with_every_name)
    playing = Playing(context.new_page(), settled.url).open().start()
    cut, seen = [], set()
    while playing.mode == "playing":
        seen.add(f"{playing.title}, {playing.part('exercise').text_content()}")
        cut += playing.cut("title", "under", "next")
        playing.pass_time(1)
    context.close()
    assert cut == []
    assert {f"{LABELS[-1]}, {whole} · {variant}" for whole, variant in whole_names()} <= seen


@pytest.mark.parametrize("screen", PHONES)
def test_every_control_is_whole_and_in_its_place(browser: Browser, settled: Serving, screen: str) -> None:
    width, height = PHONES[screen]
    context = browser.new_context(viewport={"width": width, "height": height}, service_workers="block")
    playing = Playing(context.new_page(), settled.url).open().start()
    if playing.page.locator(".player-more-button").is_visible():
        playing.press("More")
    shown, faults = playing.page.evaluate(CONTROLS)
    context.close()
    assert {"Harder", "This hurts", "Back", "Pause"} <= set(shown)
    assert faults == []


@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_no_name_is_cut_after_the_phone_was_turned(browser: Browser, settled: Serving, motion: Any) -> None:
    context = browser.new_context(
        viewport={"width": 640, "height": 360}, service_workers="block", reduced_motion=motion
    )
    context.route("**/api/session.json*", with_every_name)
    playing = Playing(context.new_page(), settled.url).open().start()
    playing.pass_time(3)
    cut = []
    for width, height in [*PHONES.values()] * 4:
        playing.page.set_viewport_size({"width": width, "height": height})
        playing.page.wait_for_timeout(50)
        cut += playing.cut("title", "under", "next")
        playing.pass_time(4)
    context.close()
    assert cut == []


def test_on_a_phone_on_its_side_the_start_is_in_sight_whatever_is_needed(
    browser: Browser, settled: Serving
) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 360}, service_workers="block")
    context.route("**/api/session.json*", with_four_things)
    playing = Playing(context.new_page(), settled.url).open()
    expect(playing.dialog.locator(".dialog-titled").get_by_role("listitem")).to_have_count(5)
    expect(playing.dialog.get_by_role("button", name="Start")).to_be_in_viewport(ratio=1)
    context.close()


def with_four_things(route: Route) -> None:
    """Answer with the session that the server has, as if it needed four things and a place."""
    timeline = route.fetch().json()
    thing = {"name": "stretching strap", "place": False, "stands_for": None, "stand_ins": ["bath towel"]}
    timeline["equipment"] = [*[thing] * 4, thing | {"name": "wall", "place": True, "stand_ins": []}]
    route.fulfill(body=json.dumps(timeline), content_type="application/json")


def with_every_name(route: Route) -> None:
    """Answer with the session that the server has, but for its blocks."""
    timeline = route.fetch().json()
    timeline["blocks"] = list(blocks(timeline["blocks"][0]))
    route.fulfill(body=json.dumps(timeline), content_type="application/json")


def whole_names() -> Iterator[tuple[str, str]]:
    """What stands under the label of a phase."""
    for name, variant, region in names():
        yield (f"{name}: {region}" if region else name), variant


def names() -> Iterator[tuple[str, str, str | None]]:
    """Every exercise with each of its variants, and with each region that is rolled."""
    for exercise in load_catalogue().exercises.values():
        for variant in exercise.variants:
            yield exercise.name, variant.name, None
            for region in exercise.regions:
                yield exercise.name, variant.name, region.name


def blocks(like: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """One block for each name: the longest label of a phase, then the exercise."""
    quiet = {"lines": [], "detail": "", "repetitions": None, "seconds": 2, "moment": "start", "scene": None}
    step = like["steps"][-1] | quiet
    for number, (name, variant, region) in enumerate(names()):
        id_ = f"block-{number}"
        yield like | {
            "id": id_,
            "side": "right",
            "name": name,
            "variant_name": variant,
            "region": region and "a-region",
            "region_name": region,
            "seconds": 4,
            "asks": [],
            "alternatives": [],
            "steps": [
                step | {"id": f"{id_}.1", "kind": "prepare", "title": LABELS[-1]},
                step | {"id": f"{id_}.2", "kind": "hold", "title": region or name},
            ],
        }
