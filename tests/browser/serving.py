"""A real Endrange process on a folder of its own, to be stopped, killed and started again."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.error import HTTPError, URLError

START_LIMIT_S = 30.0


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Serving:
    """One `endrange` process; `data` outlives it."""

    data: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def options(self) -> list[str]:
        """The options of the command."""
        return ["--no-browser", "--port", str(self.port), "--data", str(self.data)]

    def open_process(self, log: int) -> subprocess.Popen[bytes]:
        """Start the command; what it prints goes to an open file."""
        command = [sys.executable, "-m", "endrange", *self.options]
        return subprocess.Popen(command, stdout=log, stderr=log)

    def start(self) -> Self:
        """Start the process and wait until it answers."""
        with (self.data.parent / f"{self.data.name}.log").open("ab") as log:
            self.process = self.open_process(log.fileno())
        deadline = time.monotonic() + START_LIMIT_S
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                raise RuntimeError(f"endrange did not start: {log.name}\n{Path(log.name).read_text()}")
            time.sleep(0.05)
        return self

    def answers(self) -> bool:
        """Say whether the first page is answered."""
        try:
            with urllib.request.urlopen(self.url, timeout=5) as response:
                return bool(response.status == 200)
        except HTTPError as error:
            error.close()
            return False
        except (URLError, OSError):
            return False

    def kill(self) -> None:
        """SIGKILL: no clean-up, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGINT: as Ctrl-C would."""
        self._end(signal.SIGINT)

    def _end(self, how: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait(timeout=15)
        self.process = None


@dataclass
class ServingDemo(Serving):
    """`endrange --demo`: its data is in a folder of its own making; beside `data` lies only its log."""

    @property
    def options(self) -> list[str]:
        return ["--no-browser", "--port", str(self.port), "--demo"]
