from pathlib import Path

import pytest

from .small_content import write_small_content


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small, sound content folder."""
    folder = tmp_path / "content"
    write_small_content(folder)
    return folder
