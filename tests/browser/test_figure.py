"""The figure as an element on a page: drawn, turned, mirrored, still where motion is unwanted."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

import endrange

BUILT = Path(endrange.__file__).parent / "server" / "static" / "app"
FIXTURES = Path(__file__).parents[2] / "fixtures" / "figure"
SITE = "http://figure.test"
KINDS = {".js": "text/javascript", ".css": "text/css", ".json": "application/json"}
PICTURE = "() => document.querySelector('canvas').toDataURL()"
MIRRORED = """async (other) => {
  const canvas = document.querySelector("canvas");
  const image = new Image();
  image.src = other;
  await image.decode();
  const mirror = canvas.cloneNode();
  const context = mirror.getContext("2d");
  context.scale(-1, 1);
  context.drawImage(image, -canvas.width, 0);
  const [one, two] = [canvas.getContext("2d"), context].map(
    (drawn) => drawn.getImageData(0, 0, canvas.width, canvas.height).data,
  );
  return one.filter((value, k) => Math.abs(value - two[k]) > 48).length / one.length;
}"""
"""The share of pixel values in which the canvas differs from the mirror image of another picture."""


@pytest.fixture
def figure_page(page: Page) -> Page:
    """A page that is served from the built front end and the golden pictures alone."""
    page.route(f"{SITE}/**", _serve)
    return page


def _serve(route: Route) -> None:
    path = route.request.url.removeprefix(SITE)
    if path.startswith("/static/app/"):
        file = BUILT / path.removeprefix("/static/app/")
        route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
    elif path == "/couch.json":
        golden = json.loads((FIXTURES / "couch-stretch-wall.json").read_text())
        route.fulfill(json=golden["figure"])
    elif path.startswith("/page"):
        route.fulfill(body=_page(path.partition("?")[2].replace("%20", " ")), content_type="text/html")
    else:
        route.fulfill(status=404)


def _page(attributes: str) -> str:
    entry = json.loads((BUILT / ".vite" / "manifest.json").read_text())["src/figure/main.ts"]
    links = "".join(f'<link rel="stylesheet" href="/static/app/{css}">' for css in entry.get("css", []))
    return (
        f'<!doctype html><html lang="en"><title>Figure</title>{links}'
        "<style>:root { --figure-work: #41607a } :root[data-theme=dark] { --figure-work: #a9c6dc }</style>"
        f'<figure-view src="/couch.json" label="Couch stretch" {attributes}>'
        '<p id="still">A picture</p></figure-view>'
        f'<script type="module" src="/static/app/{entry["file"]}"></script>'
    )


def _open(page: Page, attributes: str = "") -> Page:
    page.goto(f"{SITE}/page?{attributes}")
    page.wait_for_selector("figure-view[drawn]")
    _settle(page)
    return page


def _settle(page: Page) -> None:
    """Let two frames pass: what was asked for is then on the canvas."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _picture(page: Page) -> str:
    _settle(page)
    return str(page.evaluate(PICTURE))


def test_the_drawn_figure_is_one_labelled_picture_instead_of_the_still(figure_page: Page) -> None:
    page = _open(figure_page)
    assert page.get_by_role("img", name="Couch stretch").is_visible()
    assert not page.locator("#still").is_visible()


def test_the_still_stays_where_the_scene_cannot_be_had(figure_page: Page) -> None:
    page = figure_page
    page.route(f"{SITE}/couch.json", lambda route: route.fulfill(status=500))
    page.goto(f"{SITE}/page")
    page.wait_for_function(
        "() => performance.getEntriesByName('http://figure.test/couch.json').length > 0", timeout=5000
    )
    assert page.locator("#still").is_visible()
    assert page.locator("canvas").count() == 0


def test_arrow_keys_turn_it_and_home_brings_the_best_view_back(figure_page: Page) -> None:
    page = _open(figure_page)
    best = _picture(page)
    page.locator("canvas").focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowUp")
    assert _picture(page) != best
    page.keyboard.press("Home")
    page.wait_for_timeout(600)
    assert _picture(page) == best


def test_a_drag_turns_it_and_a_double_tap_brings_the_best_view_back(figure_page: Page) -> None:
    page = _open(figure_page)
    best = _picture(page)
    page.mouse.move(100, 100)
    page.mouse.down()
    page.mouse.move(180, 100, steps=4)
    page.mouse.up()
    assert _picture(page) != best
    side = page.get_by_role("button", name="Side", exact=True)
    assert side.get_attribute("aria-pressed") == "false"
    page.mouse.dblclick(100, 100)
    assert side.get_attribute("aria-pressed") == "true"


def test_the_view_buttons_say_which_view_is_shown(figure_page: Page) -> None:
    page = _open(figure_page)
    side, angle = (page.get_by_role("button", name=name, exact=True) for name in ("Side", "Turned"))
    assert side.get_attribute("aria-pressed") == "true"
    angle.click()
    assert angle.get_attribute("aria-pressed") == "true"
    assert side.get_attribute("aria-pressed") == "false"
    page.locator("canvas").press("ArrowRight")
    assert angle.get_attribute("aria-pressed") == "false"


def test_the_left_side_is_the_mirror_image_of_the_right(figure_page: Page) -> None:
    right = _picture(_open(figure_page, "side=right"))
    page = _open(figure_page, "side=left")
    assert _picture(page) != right
    assert page.evaluate(MIRRORED, right) < 0.005  # edges are smoothed a little differently
    assert page.evaluate(MIRRORED, _picture(page)) > 0.05  # else the line above proves nothing


def test_it_moves_by_itself_only_where_motion_is_wanted(figure_page: Page) -> None:
    page = _open(figure_page, "autoplay")
    begun = _picture(page)
    page.wait_for_timeout(400)
    assert _picture(page) != begun
    page.emulate_media(reduced_motion="reduce")
    still = _picture(page)
    page.wait_for_timeout(400)
    assert _picture(page) == still


def test_it_takes_the_colours_of_the_theme(figure_page: Page) -> None:
    page = _open(figure_page)
    light = _picture(page)
    page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    assert _picture(page) != light
