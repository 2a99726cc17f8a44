"""What can be done: exercises, equipment, muscles, articles and questions, and their strict loader."""

from .catalogue import Catalogue
from .exercise import Exercise, Variant
from .faults import CatalogueError, FileFaults, KeyFault
from .loader import shipped_catalogue

__all__ = [
    "Catalogue",
    "CatalogueError",
    "Exercise",
    "FileFaults",
    "KeyFault",
    "Variant",
    "shipped_catalogue",
]
