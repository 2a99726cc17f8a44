"""The server's settings on a data folder of this process's own; for the tests and for mypy's plugin."""

import os
import tempfile

from endrange.records.data_folder import VARIABLE

FOLDER = tempfile.TemporaryDirectory(prefix="endrange-test-")  # removed when the process ends
os.environ[VARIABLE] = FOLDER.name

from endrange.server.settings import *  # noqa: E402, F403
