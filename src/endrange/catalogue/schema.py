"""JSON Schemas of exercise files, for editors and for people who write exercises."""

from typing import Any

from .exercise import Exercise
from .own import OwnExercise

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NOT_IN_FILES = ("id", "own")


def exercise_schema() -> dict[str, Any]:
    """The schema of a whole exercise file: the shipped ones, and own ones with [[variant]] tables."""
    schema = Exercise.model_json_schema(by_alias=True)
    for key in _NOT_IN_FILES:
        schema["properties"].pop(key, None)
    schema["required"] = [key for key in schema["required"] if key not in _NOT_IN_FILES]
    return _headed(schema, "An exercise of Endrange", "The file's name is the id.")


def own_exercise_schema() -> dict[str, Any]:
    """The schema of a short own exercise file."""
    schema = OwnExercise.model_json_schema(by_alias=True)
    return _headed(
        schema, "An own exercise of Endrange", "A file of the folder `exercises` in the data folder."
    )


def _headed(schema: dict[str, Any], title: str, description: str) -> dict[str, Any]:
    return {"$schema": DIALECT, **schema, "title": title, "description": description}
