"""The shipped content keeps its manner: plain, honest, safe; its lines fit the time they are spoken in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import endrange
from endrange.catalogue import Catalogue, load_catalogue
from endrange.catalogue.exercise import Region, Variant
from endrange.programme.timing import (
    CHANGE_OVER_S,
    CHANGE_SIDE_S,
    PREPARE_S,
    REGION_PREPARE_S,
    lines_s,
    prepare_s,
)

CODE = Path(endrange.__file__).parent
"""Rules that are code cite sources too."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _words(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _words(each, f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _words(each, f"{place}[{number}]")


def _all_words(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    things = (
        *catalogue.exercises.values(),
        *catalogue.equipment.values(),
        *catalogue.conditions.values(),
        *catalogue.questions.values(),
        *catalogue.screens.values(),
        *catalogue.signs.values(),
        *catalogue.asked_again.values(),
        *catalogue.before_session.questions,
        *catalogue.articles.values(),
    )
    for thing in things:
        yield from _words(thing.model_dump(exclude={"scenes"}), thing.id)


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bshould\b",
        r"\bguarantee",
        r"\bcures?\b",
        r"\b(911|999|112)\b",
        r"\b(center|color|program)\b",
        r"\bmust\b(?! not (stretch|do)\b)",
    ],
)
def test_no_text_commands_promises_or_names_a_country(catalogue: Catalogue, pattern: str) -> None:
    found = [place for place, words in _all_words(catalogue) if re.search(pattern, words, re.IGNORECASE)]
    assert found == []


def test_every_source_is_cited_somewhere(catalogue: Catalogue) -> None:
    citing = (
        *catalogue.exercises.values(),
        *catalogue.signs.values(),
        *catalogue.conditions.values(),
        *catalogue.asked_again.values(),
        *catalogue.articles.values(),
    )
    cited = {source for each in citing for source in each.sources}
    rules = " ".join(path.read_text(encoding="utf-8") for path in CODE.rglob("*.py"))
    cited |= {source for source in catalogue.sources if f'"{source}"' in rules}
    assert set(catalogue.sources) - cited == set()


def test_every_sign_says_it_is_no_diagnosis_and_what_to_do_when(catalogue: Catalogue) -> None:
    for sign in catalogue.signs.values():
        assert sign.could_mean.startswith("This can "), sign.id
        assert re.search(r"\b(now|today|days|week)\b", sign.do), sign.id


def test_every_sign_of_the_short_check_has_a_screen_and_no_screen_is_crowded(catalogue: Catalogue) -> None:
    for screen in catalogue.screens.values():
        signs = [sign for sign in catalogue.signs.values() if sign.screen == screen.id and sign.short]
        assert 1 <= len(signs) <= 9, screen.id
    assert {sign.screen for sign in catalogue.signs.values()} == set(catalogue.screens)


def test_the_players_stop_asks_about_every_emergency_of_grown_ups(catalogue: Catalogue) -> None:
    emergencies = {sign.id for sign in catalogue.signs.values() if sign.tier == "emergency"}
    asked = {sign.id for sign in catalogue.signs.values() if sign.during_session}
    assert emergencies - asked == {"young-cannot-bear-weight"}


def test_every_weekly_muscle_group_has_an_exercise_in_both_phases(catalogue: Catalogue) -> None:
    for phase in ("restore", "keep"):
        served = {
            group
            for exercise in catalogue.exercises.values()
            if phase in exercise.phases
            for group in exercise.counts_for
        }
        assert served == {group.id for group in catalogue.weekly_groups}


def test_setups_are_spoken_within_the_time_to_prepare(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for variant in exercise.variants:
            assert prepare_s(variant.setup, bounds=(0, 999)) <= PREPARE_S[1], (exercise.id, variant.id)
            over_s = prepare_s(variant.setup_other_side, bounds=(0, 999))
            assert over_s <= CHANGE_SIDE_S[0] + CHANGE_OVER_S, (exercise.id, variant.id)
            again_s = prepare_s(variant.setup_in_chain, bounds=(0, 999))
            assert again_s <= CHANGE_SIDE_S[1], (exercise.id, variant.id)
        for region in exercise.regions:
            assert prepare_s(region.setup, bounds=(0, 999)) <= REGION_PREPARE_S[1], (exercise.id, region.id)


def test_what_is_said_of_one_leg_names_it(catalogue: Catalogue) -> None:
    """With closed eyes, "this leg" says nothing."""
    unnamed = re.compile(r"\b(this|the other) (leg|side|foot|knee|thigh|buttock|hip)\b", re.IGNORECASE)
    one_legged = [exercise for exercise in catalogue.exercises.values() if exercise.sides == "each"]
    said = [
        (exercise.id, line)
        for exercise in one_legged
        for part in (*exercise.variants, *exercise.regions)
        for cues in (exercise.cues, *([part.cues] if part.cues else []))
        for line in (*setups_of(part), *cues.before, *cues.during, *cues.end)
    ]
    assert [(name, line) for name, line in said if unnamed.search(line)] == []


def setups_of(part: Variant | Region) -> list[str]:
    """All that is said on the way into position."""
    short = [*part.setup_in_chain, *part.setup_other_side] if isinstance(part, Variant) else []
    return [*part.setup, *short]


def test_whoever_needs_the_strap_is_told_how_it_comes_to_the_foot(catalogue: Catalogue) -> None:
    """A long leg's foot cannot be reached: the knee bends first, on each side."""
    strapped = [
        (exercise, variant)
        for exercise in catalogue.exercises.values()
        for variant in exercise.variants
        if "strap" in variant.equipment
    ]
    assert strapped
    for exercise, variant in strapped:
        said = " ".join(variant.setup)
        bends = min(said.find(words) for words in ("bend {this} knee", "both knees bent") if words in said)
        assert 0 <= bends < said.index("the strap round"), (exercise.id, variant.id)
        assert "strap round" in " ".join(variant.setup_other_side).lower(), (exercise.id, variant.id)
        assert variant.setup_in_chain or exercise.chain_order == 1, (exercise.id, variant.id)


def test_the_lines_of_a_region_fit_into_its_shortest_time(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        for region in exercise.regions:
            cues = region.cues
            assert lines_s((*cues.before, *cues.during, *cues.end)) <= 30, (exercise.id, region.id)


def test_strap_exercises_keep_the_pelvis_level_square_and_still(catalogue: Catalogue) -> None:
    chain = [exercise for exercise in catalogue.exercises.values() if exercise.chain == "strap"]
    assert [exercise.chain_order for exercise in chain] == [1, 2, 3, 4]
    for exercise in chain:
        for variant in exercise.variants:
            cues = variant.cues or exercise.cues
            said = " ".join((*cues.before, *cues.during)).lower()
            assert "level, square, still" in said, (exercise.id, variant.id)


def test_rolling_measures_pressure_by_the_breath(catalogue: Catalogue) -> None:
    for exercise in catalogue.exercises.values():
        if exercise.kind == "roll":
            assert "breathing-under-pressure" in exercise.asks
            assert re.search(r"tense up or hold your breath", exercise.breathing)
