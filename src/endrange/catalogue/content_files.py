"""Which content files there are, what each holds, and which ids it defines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from .articles import Article
from .asked_again import AskedAgain
from .before_session import BeforeSession
from .body_regions import BodyRegion
from .circumstances import AboutYou
from .conditions import Condition
from .content_model import Content, Slug
from .emergency_numbers import EmergencyNumbers
from .equipment import Equipment
from .exercise import Exercise
from .marks import Kind
from .muscles import Muscle, MuscleGroup
from .own_words import OwnWords
from .questions import Question
from .signs import Screen, Sign
from .sources import Source

CONTENT = Path(__file__).parent / "content"
"""The content that comes with the product."""


class OrderFile(Content):
    """The order in which exercises are listed and, within a session, done."""

    exercises: Annotated[tuple[Slug, ...], Field(min_length=1)]


class MusclesFile(Content):
    """Muscles and muscle groups."""

    groups: tuple[MuscleGroup, ...] = Field(alias="group")
    muscles: tuple[Muscle, ...] = Field(alias="muscle")


class EquipmentFile(Content):
    """All equipment."""

    items: tuple[Equipment, ...] = Field(alias="item")


class SourcesFile(Content):
    """All sources."""

    sources: tuple[Source, ...] = Field(alias="source")


class ConditionsFile(Content):
    """All conditions."""

    conditions: tuple[Condition, ...] = Field(alias="condition")


class QuestionsFile(Content):
    """All questions that the player asks."""

    questions: tuple[Question, ...] = Field(alias="question")


class BodyRegionsFile(Content):
    """The body map."""

    regions: tuple[BodyRegion, ...] = Field(alias="region")


class SignsFile(Content):
    """Some signs of the safety check, and the screens they are asked on."""

    screens: tuple[Screen, ...] = Field(default=(), alias="screen")
    signs: tuple[Sign, ...] = Field(alias="sign")


class AskedAgainFile(Content):
    """After what the safety check is asked again."""

    rules: tuple[AskedAgain, ...] = Field(alias="rule")


@dataclass(frozen=True)
class FileKind:
    """Files of one shape."""

    pattern: str
    """Path below the content folder; `*` for any name."""
    model: type[Content]
    defines: Mapping[str, Kind | Literal["body-region", "sign"]] = field(default_factory=dict)
    """What the ids of the file's tables name, by the tables' key."""

    @property
    def is_named_by_file(self) -> bool:
        """True where a file holds one thing and its name is the id."""
        return "id" in self.model.model_fields


EXERCISE_FILES = FileKind("exercises/*.toml", Exercise)
ARTICLE_FILES = FileKind("articles/*.md", Article)
FILE_KINDS = (
    FileKind("sources.toml", SourcesFile, {"source": "source"}),
    FileKind("muscles.toml", MusclesFile, {"group": "group", "muscle": "muscle"}),
    FileKind("equipment.toml", EquipmentFile, {"item": "equipment"}),
    FileKind("conditions.toml", ConditionsFile, {"condition": "condition"}),
    FileKind("questions.toml", QuestionsFile, {"question": "question"}),
    FileKind("body-regions.toml", BodyRegionsFile, {"region": "body-region"}),
    FileKind("order.toml", OrderFile),
    FileKind("own.toml", OwnWords),
    FileKind("screening/signs/*.toml", SignsFile, {"screen": "screen", "sign": "sign"}),
    FileKind("screening/about-you.toml", AboutYou, {"circumstance": "circumstance"}),
    FileKind("screening/asked-again.toml", AskedAgainFile, {"rule": "happening"}),
    FileKind("screening/before-session.toml", BeforeSession),
    FileKind("screening/emergency-numbers.toml", EmergencyNumbers),
    EXERCISE_FILES,
    ARTICLE_FILES,
)
