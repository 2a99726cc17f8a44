"""The person's own exercises: TOML files in the data folder that join the catalogue."""

from .joining import load_catalogue
from .own_exercise import ID_PREFIX, OwnDose, OwnExercise, OwnHold, OwnRepetitions
from .pictures import MAX_PICTURE_BYTES, PictureError, media_type
from .reading import OWN_FILES, read_own_file
from .saving import OwnExerciseError, delete, picture_file, replace, save

__all__ = [
    "ID_PREFIX",
    "MAX_PICTURE_BYTES",
    "OWN_FILES",
    "OwnDose",
    "OwnExercise",
    "OwnExerciseError",
    "OwnHold",
    "OwnRepetitions",
    "PictureError",
    "delete",
    "load_catalogue",
    "media_type",
    "picture_file",
    "read_own_file",
    "replace",
    "save",
]
