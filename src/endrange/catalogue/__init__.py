"""What can be done: exercises, equipment, muscles, articles and questions, and their strict loader."""

from .amounts import Units
from .catalogue import Catalogue
from .exercise import Exercise, Variant
from .faults import CatalogueError, FileFaults, KeyFault
from .own import load_catalogue
from .side_words import neutrally
from .translation import translate

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Exercise",
    "FileFaults",
    "KeyFault",
    "Units",
    "Variant",
    "load_catalogue",
    "neutrally",
    "translate",
]
