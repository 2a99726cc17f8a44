"""Read the answers that `endrange screen` judges: strictly, with every fault at once."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, ValidationError

from endrange.catalogue import Catalogue
from endrange.catalogue.conditions import Condition
from endrange.catalogue.content_model import Content
from endrange.catalogue.faults import nearest
from endrange.catalogue.wording import faults_of
from endrange.screening import LookedAt, UnknownConditionError, answered_by, held_conditions

from .refusal import Refusal

Word = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]


class Look(Content):
    """Somebody has looked, or has said yes."""

    who: Word
    on: date
    about: Annotated[tuple[Word, ...], Field(min_length=1)]


class AnswersFile(Content):
    """The file as its author writes it."""

    version: Literal[1]
    on: date | None = None
    signs: dict[str, bool]
    circumstances: tuple[Word, ...] | None = None
    conditions: tuple[Word, ...] = ()
    region: Annotated[str, StringConstraints(max_length=20)] = ""
    looked_at: tuple[Look, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What the file says, in screening's own terms."""

    on: date
    signs: dict[str, bool]
    """Those of the file, and a no to each that needs a circumstance which the file does not name."""
    conditions: tuple[Condition, ...]
    region: str
    looked_at: tuple[LookedAt, ...]


def read_answers(path: Path, *, catalogue: Catalogue, today: date) -> Answers:
    """The answers of a file; a Refusal names every fault of it."""
    file = _file(path)
    faults = [f"{path.name}: {fault}" for fault in _faults(file, catalogue, today=today)]
    if faults:
        raise Refusal("\n".join(faults))
    return Answers(
        on=file.on or today,
        signs={**answered_by(_told(file, catalogue), catalogue.signs.values()), **file.signs},
        conditions=held_conditions(file.conditions, catalogue.conditions),
        region=file.region,
        looked_at=tuple(
            LookedAt(look.who, look.on, frozenset(look.about), datetime.combine(look.on, time(), UTC))
            for look in file.looked_at
        ),
    )


def _file(path: Path) -> AnswersFile:
    data = _data(path)
    try:
        return AnswersFile.model_validate_json(json.dumps(data))
    except ValidationError as error:
        faults = faults_of(error, AnswersFile, data)
        raise Refusal("\n".join(f"{path.name}: {fault}" for fault in faults)) from error


def _data(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{path.name} is not JSON: {error}") from error
    except OSError as error:
        raise Refusal(f"{path.name} cannot be read ({error.strerror or error}).") from error


def _faults(file: AnswersFile, catalogue: Catalogue, *, today: date) -> Iterator[str]:
    signs, conditions = catalogue.signs, catalogue.conditions
    for sign in file.signs:
        if sign not in signs:
            yield f'signs: there is no sign "{sign}"{nearest(sign, signs)}'
    yield from _faults_of_circumstances(file, catalogue)
    for condition in _not_known(file.conditions, catalogue):
        yield f'conditions: there is no condition "{condition}"{nearest(condition, conditions)}'
    if file.on and file.on > today:
        yield f"on: expected {today} or earlier, got {file.on}"
    known = {*signs, *conditions}
    for number, look in enumerate(file.looked_at, start=1):
        if look.on > today:
            yield f"looked_at[{number}].on: expected {today} or earlier, got {look.on}"
        for about in look.about:
            if about not in known:
                hint = nearest(about, known)
                yield f'looked_at[{number}].about: there is no sign or condition "{about}"{hint}'


def _faults_of_circumstances(file: AnswersFile, catalogue: Catalogue) -> Iterator[str]:
    known = {each.id for each in catalogue.about_you.circumstances}
    for each in file.circumstances or ():
        if each not in known:
            yield f'circumstances: there is no circumstance "{each}"{nearest(each, known)}'


def _told(file: AnswersFile, catalogue: Catalogue) -> frozenset[str] | None:
    """The circumstances of the file, and those that follow from the rest of it."""
    if file.circumstances is None:
        return None
    held = held_conditions(file.conditions, catalogue.conditions)
    found = (catalogue.signs[sign] for sign, is_yes in file.signs.items() if is_yes)
    known = (*(each.circumstance for each in held), *(sign.only_with for sign in found))
    return frozenset((*file.circumstances, *(each for each in known if each)))


def _not_known(conditions: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    try:
        held_conditions(conditions, catalogue.conditions)
    except UnknownConditionError as error:
        return error.unknown
    return ()
