"""An Endrange process whose clock a test sets: the same command, run under `time_machine`.

Only the clock of the process is another one. Run as a program it is `endrange` itself, with a moment before
the options; each further moment, a line on its standard input, is where its clock goes.
"""

import os
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from threading import Thread

import time_machine

from tests.browser.serving import START_LIMIT_S, Serving

ROOT = Path(__file__).parents[2]
ZONE = "Europe/Amsterdam"
"""Where the machine stands, as the browser does."""
NEAR = timedelta(minutes=2)
"""The clock goes on by itself from where it was set."""


@dataclass
class Travelling(Serving):
    """One `endrange` process at a moment of its own. It goes forward only, as everybody does."""

    now: datetime = field(kw_only=True)
    """Where its clock was set last."""

    def open_process(self, log: int) -> subprocess.Popen[bytes]:
        """Start the command at its moment, with an open ear."""
        command = [sys.executable, "-m", "tests.browser.travelling", self.now.isoformat(), *self.options]
        place = {**os.environ, "TZ": ZONE}
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=log, stderr=log, cwd=ROOT, env=place)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.stdin is not None:
            self.process.stdin.close()
        super()._end(how)

    def go_to(self, moment: datetime) -> None:
        """Set the clock, and wait until the pages are of that moment."""
        assert moment >= self.now, f"{moment} is before {self.now}"
        assert self.process is not None
        assert self.process.stdin is not None
        self.now = moment
        self.process.stdin.write(f"{moment.isoformat()}\n".encode())
        self.process.stdin.flush()
        deadline = time.monotonic() + START_LIMIT_S
        for _ in range(2):  # the first answer of a new time may come before old connections are ended
            while not self._is_there():
                assert time.monotonic() < deadline, f"the clock did not go to {moment}"
                time.sleep(0.01)

    def _is_there(self) -> bool:
        """Say whether an answer is dated as it should be; a connection that was open on the way is ended."""
        try:
            with urllib.request.urlopen(f"{self.url}/manifest.webmanifest", timeout=5) as response:
                told = parsedate_to_datetime(response.headers["Date"])
        except OSError:
            return False
        return timedelta(seconds=-1) <= told - self.now < NEAR


def main() -> None:
    """Run the command at the moment of the first argument."""
    from endrange.cli import main as endrange  # noqa: PLC0415  (its own tests import it as they like)

    first, *options = sys.argv[1:]
    with time_machine.travel(datetime.fromisoformat(first)) as traveller:
        Thread(target=_listen, args=(traveller,), daemon=True).start()
        endrange(options)


def _listen(traveller: time_machine.Traveller) -> None:
    for line in sys.stdin:
        traveller.move_to(datetime.fromisoformat(line.strip()))


if __name__ == "__main__":
    main()
