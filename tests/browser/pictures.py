"""Takes the pictures of README and docs from the demo: `make pictures`. Look at them, then commit them."""

import base64
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import find
from tests.browser.conftest import QUIET
from tests.browser.playing import Playing
from tests.browser.serving import ServingDemo

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
PHONE = {"width": 390, "height": 844}
GAP = 16
QUALITY = 0.8
MOST_BYTES = 300_000

SHEET = """
<!doctype html><style>
body {{ margin: 0; padding: {gap}px; display: flex; gap: {gap}px; width: max-content; background: #ffffff; }}
img {{ width: {width}px; border: 1px solid #c5ced4; border-radius: 28px; }}
</style>{images}
"""
TO_WEBP = """async ([source, quality]) => {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0);
  return canvas.toDataURL("image/webp", quality);
}"""


def today(page: Page, url: str) -> None:
    """Today's session."""
    _open(page, f"{url}/today/")


def player(page: Page, url: str) -> None:
    """The player, in the middle of a stretch."""
    playing = Playing(page, url, at=datetime.now().astimezone()).open(30).start()
    _hide_banner(page)
    while "stretch" not in playing.title:
        playing.until("prepare")
        playing.until("work")
    playing.pass_time(12)


def why(page: Page, url: str) -> None:
    """Why the plan changed, from the flare on."""
    _open(page, f"{url}/why/?open=all")
    flare = page.get_by_role("article").filter(has_text="sorer after the session than before").last
    top = flare.evaluate("entry => entry.getBoundingClientRect().top")
    page.evaluate("y => scrollTo({ top: y, behavior: 'instant' })", top - GAP)
    page.wait_for_timeout(500)  # the navigation of a phone follows a frame later


def progress(page: Page, url: str) -> None:
    """The charts."""
    _open(page, f"{url}/progress/")


SCREENS: dict[str, tuple[Callable[[Page, str], None], ...]] = {"endrange": (today, player, progress, why)}


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    _hide_banner(page)


def _hide_banner(page: Page) -> None:
    """As the page is without the demo."""
    page.locator(".demo-banner").evaluate("banner => { banner.hidden = true; }")


def take(browser: Browser, url: str) -> None:
    """Take every picture and say how large it is."""
    for name, screens in SCREENS.items():
        shots = [_shot(browser, url, screen) for screen in screens]
        picture = _side_by_side(browser, shots)
        if len(picture) > MOST_BYTES:
            raise SystemExit(f"{name}: {len(picture)} bytes are more than {MOST_BYTES}")
        (PICTURES / f"{name}.webp").write_bytes(picture)
        print(f"docs/pictures/{name}.webp: {len(picture) // 1000} kB")


def _shot(browser: Browser, url: str, screen: Callable[[Page, str], None]) -> bytes:
    with closing(browser.new_context(viewport=PHONE, color_scheme="light", locale="en-GB")) as context:  # type: ignore[arg-type]
        page = context.new_page()
        screen(page, url)
        page.wait_for_load_state("networkidle")
        return page.screenshot()


def _side_by_side(browser: Browser, shots: list[bytes]) -> bytes:
    with closing(browser.new_context(viewport={"width": 1700, "height": 900})) as context:
        page = context.new_page()
        images = "".join(f'<img src="{_data_url(shot)}">' for shot in shots)
        page.set_content(SHEET.format(gap=GAP, width=PHONE["width"], images=images))
        sheet = page.locator("body").screenshot()
        webp: str = page.evaluate(TO_WEBP, [_data_url(sheet), QUALITY])
        return base64.b64decode(webp.partition(",")[2])


def _data_url(png: bytes) -> str:
    return "data:image/png;base64," + base64.b64encode(png).decode()


def main() -> None:
    """Start the demo, take the pictures, end it."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        demo = ServingDemo(Path(folder) / "demo").start()
        try:
            browser = playwright.chromium.launch(executable_path=str(find()), args=QUIET)
            take(browser, demo.url)
            browser.close()
        finally:
            demo.stop()


if __name__ == "__main__":
    sys.exit(main())
