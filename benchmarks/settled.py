"""An Endrange whose person is through the first visit and has trained before, on a folder of its own."""

import subprocess
import sys
from pathlib import Path

from tests.browser.serving import Serving


def settled(data: Path, *, sessions: int) -> Serving:
    """Make the database, fill it from outside while nobody serves it, and serve it."""
    serving = Serving(data).start()
    serving.stop()
    subprocess.run([sys.executable, "-m", "benchmarks.ten_years", str(data), str(sessions)], check=True)
    return serving.start()
