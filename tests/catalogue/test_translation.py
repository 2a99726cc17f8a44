"""Every text of the catalogue goes through gettext, and translators get every text."""

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from pydantic import BaseModel

from endrange.catalogue import load_catalogue, translate
from endrange.catalogue.content_files import CONTENT, EXERCISE_FILES, FILE_KINDS
from endrange.catalogue.content_model import Content, Text
from endrange.catalogue.exercise import Exercise
from endrange.catalogue.marks import Translated, marked
from endrange.catalogue.reading import read_data
from endrange.catalogue.translation import texts

ROOT = Path(__file__).parents[2]


def pseudo(text: str) -> str:
    """A pseudo-locale: what went through gettext is told by its brackets."""
    return f"[{text}]"


def data_of(model: Content) -> dict[str, object]:
    return model.model_dump(mode="json", by_alias=True)


def leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for entry in value.values() for leaf in leaves(entry)]
    if isinstance(value, list):
        return [leaf for entry in value for leaf in leaves(entry)]
    return [value]


@pytest.mark.parametrize("exercise", load_catalogue().exercises.values(), ids=lambda each: each.id)
def test_every_text_of_every_exercise_goes_through_gettext(exercise: Exercise) -> None:
    data = data_of(translate(exercise, pseudo))
    found = [text for _, _, text in marked(Exercise, data, Translated)]
    assert found
    assert [text for text in found if not (text.startswith("[") and text.endswith("]"))] == []


@pytest.mark.parametrize("exercise", load_catalogue().exercises.values(), ids=lambda each: each.id)
def test_nothing_that_reads_like_a_sentence_is_left_untranslated(exercise: Exercise) -> None:
    untouched = [
        leaf
        for leaf in leaves(data_of(translate(exercise, pseudo)))
        if isinstance(leaf, str) and not leaf.startswith("[") and " " in leaf
    ]
    contacts = {
        contact for scene in exercise.scenes for each in (scene, *scene.load) for contact in each.contacts
    }
    assert [leaf for leaf in untouched if leaf not in contacts] == []


def test_ids_and_numbers_stay_as_they_are() -> None:
    exercise = load_catalogue().exercise("couch-stretch")
    translated = translate(exercise, pseudo)
    assert translated.id == exercise.id
    assert translated.muscles == exercise.muscles
    assert translated.dose == exercise.dose
    assert translated.scenes == exercise.scenes
    assert [variant.id for variant in translated.variants] == [variant.id for variant in exercise.variants]


def test_translating_with_the_source_language_changes_nothing() -> None:
    exercise = load_catalogue().exercise("foam-roll")
    assert translate(exercise, str) == exercise


def test_an_article_is_translated_block_by_block() -> None:
    article = next(iter(load_catalogue().articles.values()))
    translated = translate(article, pseudo)
    assert translated.title == f"[{article.title}]"
    assert translated.body == tuple(f"[{block}]" for block in article.body)


class Everything(Content):
    """A text in each place that an annotation can have it."""

    plain: Text
    perhaps: Text | None
    several: tuple[Text, ...]
    named: dict[str, Text]
    deep: tuple["Everything", ...] = ()
    code: str = "code"


def test_a_text_is_found_wherever_the_annotation_puts_it() -> None:
    inner = Everything(plain="f", perhaps=None, several=(), named={})
    model = Everything(plain="a", perhaps="b", several=("c", "d"), named={"k": "e"}, deep=(inner,))
    assert texts(model) == ("a", "b", "c", "d", "e", "f")
    assert translate(model, pseudo).code == "code"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """What Babel extracts from the catalogue."""
    path = tmp_path_factory.mktemp("babel") / "catalogue.pot"
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", "extract", "-F", "babel.cfg", "-o"]
    subprocess.run([*command, str(path), "src/endrange/catalogue"], cwd=ROOT, check=True)
    with path.open("rb") as file:
        return read_po(file)


def test_translators_get_every_text_of_the_catalogue(template: Catalog) -> None:
    known = {message.id for message in template}
    catalogue = load_catalogue()
    everything = [
        *catalogue.exercises.values(),
        *catalogue.articles.values(),
        *catalogue.signs.values(),
        *catalogue.questions.values(),
        *catalogue.conditions.values(),
        *catalogue.equipment.values(),
        *catalogue.body_regions.values(),
        catalogue.own_words,
    ]
    assert [text for model in everything for text in texts(model) if text not in known] == []


def test_translators_see_where_a_text_stands(template: Catalog) -> None:
    message = template.get(load_catalogue().exercise("couch-stretch").cues.during[0])
    assert message is not None
    assert message.auto_comments == ["cues.during[1]"]
    ((path, line),) = message.locations
    source = (ROOT / path).read_text(encoding="utf-8").splitlines()
    assert str(message.id) in source[line - 1]


def models_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    if model in seen:
        return seen
    seen.add(model)
    pending = [info.annotation for info in model.model_fields.values()]
    while pending:
        annotation = pending.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            models_of(annotation, seen)
        pending.extend(part for part in get_args(annotation) if not isinstance(part, str))
    return seen


def test_every_model_of_a_content_file_is_strict_frozen_and_closed() -> None:
    models = {each for kind in FILE_KINDS for each in models_of(kind.model, set())}
    assert len(models) > 30
    for model in models:
        assert issubclass(model, Content)
        assert model.model_config["strict"]
        assert model.model_config["frozen"]
        assert model.model_config["extra"] == "forbid"


def test_marks_are_found_in_raw_files_too() -> None:
    data = read_data(CONTENT / "exercises" / "couch-stretch.toml")
    found = {loc: text for loc, _, text in marked(EXERCISE_FILES.model, data, Translated)}
    assert found["name",] == "Couch stretch"
    assert found["variant", 0, "setup", 0] == data["variant"][0]["setup"][0]
