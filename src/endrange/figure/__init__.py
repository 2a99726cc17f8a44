"""The mannequin drawn: from the scenes of the exercise files to moving points, paint order and pictures.

`figure.sheet` draws contact sheets; it is not imported here because it loads the PNG renderer.
"""

from .still import Look, still
from .wire import figure_json

__all__ = ["Look", "figure_json", "still"]
