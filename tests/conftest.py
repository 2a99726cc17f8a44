"""How properties are tried: without a deadline, because a busy machine is no fault of the code.

On a developer's machine every run tries new examples; where CI is set, the same ones every time, so that an
unrelated change does not fail for a find of chance.
"""

import os

from hypothesis import settings

settings.register_profile("searching", deadline=None)
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady" if os.environ.get("CI") else "searching")
