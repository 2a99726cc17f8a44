"""Check content files for the people who write them: shape, references, and what shipped files lack."""

from pathlib import Path

from .content_files import CONTENT
from .faults import FileFaults
from .loader import ReadContent, gaps, read_content, shipped_catalogue, shipped_content
from .own import read_own_file

_MARK_OF_CONTENT = "order.toml"
_DEEPEST = 3
"""A content file is at most this far below its folder: screening/signs/<name>.toml."""


def check_shipped() -> tuple[FileFaults, ...]:
    """Every fault and gap of the content that comes with the product."""
    return _faults_and_gaps(shipped_content(), CONTENT)


def check_folder(folder: Path) -> tuple[FileFaults, ...]:
    """Every fault and gap of a content folder that is to come with the product; the package build asks."""
    return _faults_and_gaps(read_content(folder), folder)


def check_file(path: Path) -> tuple[FileFaults, ...]:
    """The faults of one file: a file of a content folder among its neighbours, any other as an own exercise.

    Raises CatalogueError if an own exercise cannot be checked because the shipped content is broken.
    """
    root = _content_folder_of(path)
    if root is None:
        own = read_own_file(path, shipped_catalogue().own_words)
        return (own.file_faults,) if own.faults else ()
    label = path.absolute().relative_to(root).as_posix()
    return tuple(each for each in check_folder(root) if each.file == label)


def _faults_and_gaps(content: ReadContent, folder: Path) -> tuple[FileFaults, ...]:
    return (*content.faults, *gaps(content, folder))


def _content_folder_of(path: Path) -> Path | None:
    """The content folder that the file is in, if any: the one with the order of the exercises."""
    parents = list(path.absolute().parents)[:_DEEPEST]
    return next((folder for folder in parents if (folder / _MARK_OF_CONTENT).is_file()), None)
