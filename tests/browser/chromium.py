"""Find a Chromium for the browser tests, installing one where there is none; says which it is.

In this order: the file named by ENDRANGE_CHROMIUM; an installed Chrome or Chromium; Debian's package, as
root; Playwright's own download.
"""

import os
import shutil
import subprocess
import sys
from ctypes.util import find_library
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)


def installed() -> Path | None:
    """Return the Chromium that the machine already has."""
    named = os.environ.get("ENDRANGE_CHROMIUM")
    if named:
        return Path(named)
    found = (shutil.which(name) for name in NAMES)
    on_path = next((Path(path) for path in found if path), None)
    return on_path or next((path for path in APPLICATIONS if path.exists()), None)


def playwrights_own() -> Path | None:
    """Return the browser that Playwright downloaded for itself, if it did."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return path if path.exists() else None


def missing_packages() -> list[str]:
    """Return Debian's packages that are needed and missing; Playwright's driver needs libatomic."""
    browser = [] if installed() else ["chromium", "fonts-dejavu-core"]
    return browser + ([] if find_library("atomic") else ["libatomic1"])


def can_install_packages() -> bool:
    """Say whether this is Debian, or a child of it, and we may install there."""
    return shutil.which("apt-get") is not None and hasattr(os, "geteuid") and os.geteuid() == 0


def install(packages: list[str]) -> None:
    """Install Debian's packages."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
    command = ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages]
    subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)


def provide() -> str:
    """Make sure that there is a Chromium; return where it came from."""
    had_one = installed() is not None
    if can_install_packages() and missing_packages():
        install(missing_packages())
    if installed():
        return "already installed" if had_one else "installed from Debian's package"
    if playwrights_own():
        return "downloaded by Playwright before"
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    return "downloaded by Playwright"


def find() -> Path:
    """Return the Chromium to test with; raise FileNotFoundError where there is none yet."""
    path = installed() or playwrights_own()
    if path is None:
        raise FileNotFoundError("No Chromium on this machine. `make browser-test` installs one.")
    return path


def main() -> None:
    """Make sure that there is a Chromium, and say which."""
    how = provide()
    print(f"Chromium for the browser tests: {find()} ({how})")


if __name__ == "__main__":
    main()
