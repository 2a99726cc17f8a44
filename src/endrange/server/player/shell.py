"""What the service worker keeps for a day without the server: the built files, and a few pages."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

PAGES = ("/offline/", "/help-now/", "/today/", "/session/")
SCRIPT = "service-worker.js"


class NotBuiltError(RuntimeError):
    """The front end has not been built into the static folder."""


@lru_cache(maxsize=2)
def script(built: Path, static_url: str) -> str:
    """Return the service worker with its list of files in front; `built` is the folder that Vite wrote.

    The list names its version: as soon as one built file changes, browsers see a new worker and take it.
    """
    source = built / SCRIPT
    if not source.exists():
        raise NotBuiltError(f"{source.name} is missing; build the front end with npm run build")
    files = sorted(path.relative_to(built).as_posix() for path in (built / "assets").glob("*.*"))
    text = source.read_text(encoding="utf-8")
    version = hashlib.sha256("\n".join([*files, text]).encode()).hexdigest()[:12]
    shell = {"version": version, "files": [f"{static_url}app/{name}" for name in files if _is_loaded(name)]}
    return f"self.SHELL = {json.dumps({**shell, 'pages': PAGES})};\n{text}"


def _is_loaded(name: str) -> bool:
    """Compressed twins and source maps lie beside the files; no page asks for them by name."""
    return Path(name).suffix not in {".gz", ".br", ".map"}
