"""The strict loader: all content files to one catalogue, or one error with all faults of all files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from .amounts import Units
from .articles import Article
from .before_session import BeforeSession
from .catalogue import Catalogue
from .circumstances import AboutYou
from .completeness import missing_parts
from .consistency import broken_chains, inconsistencies, uncounted_groups
from .content_files import (
    ARTICLE_FILES,
    CONTENT,
    EXERCISE_FILES,
    FILE_KINDS,
    AskedAgainFile,
    BodyRegionsFile,
    ConditionsFile,
    EquipmentFile,
    FileKind,
    MusclesFile,
    OrderFile,
    QuestionsFile,
    SignsFile,
    SourcesFile,
)
from .content_model import Content
from .emergency_numbers import EmergencyNumbers
from .exercise import Exercise
from .faults import CatalogueError, FileFaults, KeyFault, nearest
from .own_words import OwnWords
from .reading import ContentFile, read_content_file
from .references import Known, dangling, defined, ids_of_other_files, repeated_ids, tables
from .side_words import misplaced
from .signs import TIERS, Screen, Sign
from .units import catalogue_in, told_once, unsound_pairs

File = TypeVar("File", bound=Content)


@dataclass(frozen=True)
class ReadContent:
    """All files of a content folder, with their faults, and the ids that they define."""

    files: tuple[ContentFile, ...]
    known: Known
    weekly: frozenset[str]
    """The muscle groups with a weekly dose."""

    @property
    def faults(self) -> tuple[FileFaults, ...]:
        """The faults of all files that have any."""
        return tuple(file.file_faults for file in self.files if file.faults)

    def values(self, model: type[File]) -> list[File]:
        """The files of one shape, those without faults of shape."""
        return [file.value for file in self.files if isinstance(file.value, model)]


@cache
def shipped_catalogue() -> Catalogue:
    """The content that comes with the product, as its files say it; raises CatalogueError."""
    return catalogue_of(shipped_content())


@cache
def shipped_catalogue_in(units: Units) -> Catalogue:
    """The same for somebody who measures so."""
    return catalogue_in(units, shipped_catalogue())


@cache
def shipped_content() -> ReadContent:
    """The shipped files as read once for this process."""
    return read_content(CONTENT)


def read_content(folder: Path) -> ReadContent:
    """Read every content file and cross-check them; faults are in the result."""
    found = [read_one(path, kind, root=folder) for kind in FILE_KINDS for path in _paths(folder, kind)]
    known = defined(found)
    weekly = _weekly_groups(found)
    elsewhere = ids_of_other_files(found)
    chains = broken_chains(found)
    files = []
    for file in found:
        others = (*elsewhere.get(file.label, ()), *chains.get(file.label, ()))
        files.append(file.with_faults((*cross_faults(file, known, weekly), *others)))
    return ReadContent(tuple(files), known, weekly)


def read_one(path: Path, kind: FileKind, *, root: Path) -> ContentFile:
    """Read one shipped file of a kind; its label is the path below `root`."""
    given: dict[str, Any] = {"id": path.stem} if kind.is_named_by_file else {}
    return read_content_file(path, kind, label=path.relative_to(root).as_posix(), given=given)


def cross_faults(file: ContentFile, known: Known, weekly: frozenset[str]) -> tuple[KeyFault, ...]:
    """Faults of one file beyond the shape of its keys."""
    faults = (*dangling(file, known), *repeated_ids(file))
    if file.kind in FILE_KINDS:  # in short own files, somebody's words for themselves stay as they are
        faults += unsound_pairs(file.kind.model, file.data)
    if file.kind is EXERCISE_FILES:
        return (
            *faults,
            *inconsistencies(file.data),
            *uncounted_groups(file, weekly),
            *misplaced(file.kind.model, file.data),
        )
    return faults


def catalogue_of(content: ReadContent) -> Catalogue:
    """The catalogue that the files say; raises CatalogueError if any has a fault."""
    if content.faults:
        raise CatalogueError(content.faults)
    muscles, order = content.values(MusclesFile), content.values(OrderFile)
    places = {name: place for file in order for place, name in enumerate(file.exercises)}
    exercises = sorted(content.values(Exercise), key=lambda each: (places.get(each.id, len(places)), each.id))
    return Catalogue(
        exercises=by_id(exercises),
        equipment=by_id(item for file in content.values(EquipmentFile) for item in file.items),
        muscles=by_id(muscle for file in muscles for muscle in file.muscles),
        groups=by_id(group for file in muscles for group in file.groups),
        sources=by_id(source for file in content.values(SourcesFile) for source in file.sources),
        conditions=by_id(each for file in content.values(ConditionsFile) for each in file.conditions),
        questions=by_id(each for file in content.values(QuestionsFile) for each in file.questions),
        signs=by_id(_by_urgency(sign for file in content.values(SignsFile) for sign in file.signs)),
        screens=by_id(sorted(_screens(content), key=lambda screen: screen.order)),
        about_you=content.values(AboutYou)[0],
        asked_again=by_id(each for file in content.values(AskedAgainFile) for each in file.rules),
        before_session=content.values(BeforeSession)[0],
        emergency_numbers=content.values(EmergencyNumbers)[0],
        articles=by_id(sorted(content.values(Article), key=lambda article: (article.order, article.id))),
        body_regions=by_id(each for file in content.values(BodyRegionsFile) for each in file.regions),
        own_words=content.values(OwnWords)[0],
    )


def gaps(content: ReadContent, folder: Path) -> tuple[FileFaults, ...]:
    """What shipped content lacks although every file is sound: parts, pictures, an order, both units."""
    lacking = (
        (file.label, (*_missing(file, content, folder), *told_once(file.kind.model, file.data)))
        for file in content.files
    )
    absent = (kind.pattern for kind in FILE_KINDS if not _paths(folder, kind))
    return (
        *(FileFaults(label, parts) for label, parts in lacking if parts),
        *(FileFaults(pattern, (_NO_FILE,)) for pattern in absent),
    )


def by_id(things: Iterable[Any]) -> Mapping[str, Any]:
    """Things by their id, in the order given; read-only."""
    return MappingProxyType({thing.id: thing for thing in things})


def _missing(file: ContentFile, content: ReadContent, folder: Path) -> tuple[KeyFault, ...]:
    if isinstance(file.value, Exercise):
        placed = {name for order in content.values(OrderFile) for name in order.exercises}
        unplaced = () if file.value.id in placed else (KeyFault("", "is not in order.toml"),)
        return (*missing_parts(file.value), *unplaced)
    if isinstance(file.value, OrderFile):
        there = {exercise.id for exercise in content.values(Exercise)}
        return tuple(
            KeyFault("exercises", f'there is no exercise "{name}"{nearest(name, there)}')
            for name in file.value.exercises
            if name not in there
        )
    if isinstance(file.value, Article):
        return _missing_picture(file.value, content, folder)
    return ()


def _missing_picture(article: Article, content: ReadContent, folder: Path) -> tuple[KeyFault, ...]:
    exercise_id, is_scene, scene = article.picture.partition("/")
    if is_scene:
        drawn = {(exercise.id, each.id) for exercise in content.values(Exercise) for each in exercise.scenes}
        says = f'there is no scene "{scene}" of the exercise "{exercise_id}"'
        return () if (exercise_id, scene) in drawn else (KeyFault("picture", says),)
    svg = folder / Path(ARTICLE_FILES.pattern).parent / f"{article.picture}.svg"
    return () if svg.is_file() else (KeyFault("picture", f"there is no file {svg.name} beside it"),)


def _paths(folder: Path, kind: FileKind) -> list[Path]:
    return sorted(folder.glob(kind.pattern))


def _weekly_groups(files: Iterable[ContentFile]) -> frozenset[str]:
    return frozenset(
        str(group.get("id"))
        for file in files
        if file.kind.model is MusclesFile
        for group in tables(file.data, "group")
        if group.get("weekly") is True
    )


def _screens(content: ReadContent) -> Iterable[Screen]:
    return (screen for file in content.values(SignsFile) for screen in file.screens)


def _by_urgency(signs: Iterable[Sign]) -> list[Sign]:
    return sorted(signs, key=lambda sign: TIERS.index(sign.tier))


_NO_FILE = KeyFault("", "there is no such file")
