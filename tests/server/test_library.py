"""The library, the person's own exercises, and the articles."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from endrange.records.data_folder import own_exercises_folder
from endrange.server import content

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
SAID: dict[str, Any] = {
    "name": "Physio's bridge",
    "steps": "Lie on your back.\n\nLift the hips.",
    "sides": "both",
    "dose": "repetitions",
    "seconds": "",
    "count": "12",
    "sets": "2",
    "in_programme": "on",
}


@pytest.fixture(autouse=True)
def own_folder() -> Iterator[Path]:
    folder = own_exercises_folder(settings.DATA)
    folder.mkdir(exist_ok=True)
    yield folder
    for file in folder.iterdir():
        file.unlink()


def test_the_list_has_every_exercise(visitor: Client) -> None:
    page = visitor.get("/exercises/").content.decode()
    assert all(f'href="/exercises/{name}/"' in page for name in content.catalogue().exercises)


def test_the_list_narrows_to_what_can_be_done_with_nothing(visitor: Client) -> None:
    page = visitor.get("/exercises/?equipment=none").content.decode()
    assert "/exercises/couch-stretch/" in page
    assert "/exercises/foam-roll/" not in page


def test_the_list_narrows_by_kind(visitor: Client) -> None:
    page = visitor.get("/exercises/?kind=roll").content.decode()
    assert "/exercises/foam-roll/" in page
    assert "/exercises/couch-stretch/" not in page


def test_the_list_is_in_groups_with_a_way_to_each(visitor: Client) -> None:
    page = visitor.get("/exercises/").content.decode()
    of_range, _mark, of_strength = page.partition('aria-labelledby="strength"')
    assert 'href="#range"' in page
    assert 'href="#strength"' in page
    assert "/exercises/foam-roll/" in of_range
    assert "/exercises/split-squat/" in of_strength
    assert "/exercises/split-squat/" not in of_range


def test_the_list_narrows_to_strength_and_leaves_empty_groups_out(visitor: Client) -> None:
    page = visitor.get("/exercises/?kind=strengthen").content.decode()
    assert "/exercises/split-squat/" in page
    assert 'href="#range"' not in page


def test_a_strength_page_tells_loads_rhythm_rests_and_what_conditions_change(visitor: Client) -> None:
    page = visitor.get("/exercises/split-squat/").content.decode()
    told = (
        "What makes it heavier",
        "On your back, straps tight,",
        "bag of sand or pet food",
        "Rhythm of a repetition",
        "Lower 3 s, pause 1 s, lift 2 s",
        "60 seconds",
        "To get stronger: 8\N{EN DASH}12 repetitions, 2\N{EN DASH}3 times",
        "Different for some",
        "Done this way: Shallow, with a hand on something steady.",
        "Leaves out: Both feet on the floor, Back foot on a bench.",
        "Sitting down and standing up (squat)",
    )
    assert [each for each in told if each not in page] == []


def test_each_load_is_shown_still_and_moving(visitor: Client) -> None:
    page = visitor.get("/exercises/split-squat/?way=supported").content.decode()
    assert page.count("load-picture") == 3
    assert 'src="/figure/split-squat/supported.json"' in page
    assert 'href="?way=supported&amp;load=dumbbell" aria-label="See it move: Dumbbells"' in page
    loaded = visitor.get("/exercises/split-squat/?way=supported&load=dumbbell").content.decode()
    assert 'src="/figure/split-squat/supported.dumbbell.json"' in loaded
    assert "With: Dumbbells" in loaded
    assert "figure-iron" in loaded.split("What it is for")[0]
    assert "figure-iron" not in page.split("What it is for")[0]
    assert 'href="?way=split&amp;load=dumbbell"' in loaded


def test_an_exercise_without_anything_to_add_shows_no_second_picture_of_itself(visitor: Client) -> None:
    page = visitor.get("/exercises/copenhagen/").content.decode()
    assert "What makes it heavier" in page
    assert "load-picture" not in page


def test_a_load_that_the_exercise_has_not_is_not_found(visitor: Client) -> None:
    assert visitor.get("/exercises/split-squat/?load=band").status_code == 404


def test_half_the_amount_is_said(visitor: Client) -> None:
    assert "Half the amount." in visitor.get("/exercises/bridge/").content.decode()


def test_a_stretch_has_no_loads_and_no_rhythm(visitor: Client) -> None:
    page = visitor.get("/exercises/couch-stretch/").content.decode()
    assert "What makes it heavier" not in page
    assert "Rhythm of a repetition" not in page


def test_the_library_knows_no_side(visitor: Client) -> None:
    page = visitor.get("/exercises/couch-stretch/").content.decode()
    assert "put this knee into the corner" in page
    assert "{this}" not in page


def test_a_filter_that_fits_nothing_says_so(visitor: Client) -> None:
    assert "No exercise fits" in visitor.get("/exercises/?kind=roll&equipment=strap").content.decode()


def test_every_exercise_has_a_page_for_every_way_of_doing_it(visitor: Client) -> None:
    for exercise in content.catalogue().exercises.values():
        for variant in exercise.variants:
            page = visitor.get(f"/exercises/{exercise.id}/?way={variant.id}")
            assert page.status_code == 200, (exercise.id, variant.id)


def test_an_exercise_page_has_a_still_for_people_without_scripts(visitor: Client) -> None:
    page = visitor.get("/exercises/couch-stretch/").content.decode()
    assert '<figure-view src="/figure/couch-stretch/wall.json' in page
    assert page.count("<svg xmlns") == 2
    assert "style=" not in page


def test_an_unknown_exercise_or_way_is_not_found(visitor: Client) -> None:
    assert visitor.get("/exercises/handstand/").status_code == 404
    assert visitor.get("/exercises/couch-stretch/?way=upside-down").status_code == 404


def test_sources_with_a_doi_are_links(visitor: Client) -> None:
    assert 'href="https://doi.org/' in visitor.get("/learn/range-first/").content.decode()


def test_every_article_has_a_page_with_a_picture_and_its_sources(visitor: Client) -> None:
    for article in content.catalogue().articles.values():
        page = visitor.get(f"/learn/{article.id}/")
        assert page.status_code == 200
        assert "article-picture" in page.content.decode()
        assert "Where this comes from" in page.content.decode()
        assert "style=" not in page.content.decode()


def test_an_unknown_article_is_not_found(visitor: Client) -> None:
    assert visitor.get("/learn/how-to-fly/").status_code == 404


def test_an_own_exercise_joins_the_library(visitor: Client) -> None:
    saved = visitor.post("/exercises/new/", SAID, follow=True)
    page = saved.content.decode()
    assert saved.redirect_chain[-1][0] == "/exercises/own-physio-s-bridge/"
    assert "Lift the hips." in page
    assert "Your own" in page
    assert ">Steps</h2>" in page
    assert "Get into position" not in page  # the steps are the whole of it
    assert "No equipment" not in page  # nobody has said what it needs
    assert "own-physio-s-bridge" in visitor.get("/exercises/").content.decode()


def test_an_own_exercise_that_is_held_is_not_called_a_stretch(visitor: Client) -> None:
    visitor.post("/exercises/new/", SAID | {"name": "Wall press", "dose": "hold", "seconds": "30"})
    page = visitor.get("/exercises/own-wall-press/").content.decode()
    assert "Holding" in page
    assert "Stretching" not in page


def test_how_often_is_asked_for_both_ways_of_doing_sides(visitor: Client) -> None:
    page = visitor.get("/exercises/new/").content.decode()
    assert "How many times a side" not in page
    assert "On each side, if you do each side in turn." in page


def test_an_own_exercise_keeps_its_picture(visitor: Client) -> None:
    picture = SimpleUploadedFile("anything.txt", PNG)
    visitor.post("/exercises/new/", SAID | {"picture": picture})
    shown = visitor.get("/exercises/own-physio-s-bridge/picture/")
    assert shown.headers["Content-Type"] == "image/png"
    assert b"".join(shown.streaming_content) == PNG  # type: ignore[attr-defined]


def test_a_file_that_is_no_picture_is_refused_and_nothing_typed_is_lost(visitor: Client) -> None:
    page = visitor.post("/exercises/new/", SAID | {"picture": SimpleUploadedFile("x.png", b"<script>")})
    assert page.status_code == 400
    assert "This is no PNG" in page.content.decode()
    assert "Lift the hips." in page.content.decode()


@pytest.mark.parametrize(
    "bad",
    [
        {"name": ""},
        {"steps": "  \n "},
        {"dose": "hold", "seconds": ""},
        {"dose": "hold", "seconds": "4"},
        {"count": ""},
        {"count": "many"},
        {"sets": "0"},
        {"sides": "left"},
        {"name": "x" * 81},
        {"steps": "\n".join("step" for _ in range(31))},
    ],
)
def test_a_bad_own_exercise_is_said_with_a_link_to_its_field(visitor: Client, bad: dict[str, str]) -> None:
    page = visitor.post("/exercises/new/", SAID | bad)
    assert page.status_code == 400
    assert 'role="alert"' in page.content.decode()
    assert 'href="#id_' in page.content.decode()


def test_a_changed_own_exercise_keeps_its_address(visitor: Client) -> None:
    visitor.post("/exercises/new/", SAID)
    address = "/exercises/own-physio-s-bridge/"
    form = visitor.get(f"{address}edit/").content.decode()
    assert "Lie on your back." in form
    visitor.post(f"{address}edit/", SAID | {"name": "Bridge", "count": "15"})
    page = visitor.get(address).content.decode()
    assert "<h1>Bridge</h1>" in page
    assert "15 repetitions" in page


def test_a_deleted_own_exercise_is_gone_after_being_asked(visitor: Client) -> None:
    visitor.post("/exercises/new/", SAID)
    address = "/exercises/own-physio-s-bridge/"
    assert "Delete" in visitor.get(f"{address}delete/").content.decode()
    assert visitor.get(address).status_code == 200
    visitor.post(f"{address}delete/")
    assert visitor.get(address).status_code == 404


def test_shipped_exercises_cannot_be_changed_or_deleted(visitor: Client) -> None:
    for what in ("edit", "delete", "picture"):
        assert visitor.get(f"/exercises/couch-stretch/{what}/").status_code == 404


def test_a_broken_own_file_is_listed_with_its_faults_and_stops_nothing(
    visitor: Client, own_folder: Path
) -> None:
    (own_folder / "broken.toml").write_text('name = "Broken"\nstep = ["x"]\n', encoding="utf-8")
    page = visitor.get("/exercises/").content.decode()
    assert "broken.toml" in page
    assert "unknown key" in page
    assert "/exercises/couch-stretch/" in page


def test_words_of_an_own_exercise_are_shown_and_never_run(visitor: Client) -> None:
    visitor.post("/exercises/new/", SAID | {"name": "<b>bold</b>", "steps": "<script>alert(1)</script>"})
    page = visitor.get("/exercises/own-b-bold-b/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;bold" in page


def test_the_app_describes_itself_for_installing(visitor: Client) -> None:
    answer = visitor.get("/manifest.webmanifest")
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert answer.json()["start_url"] == "/"


def test_an_exercise_page_tells_stand_ins_and_the_chain(visitor: Client) -> None:
    page = visitor.get("/exercises/adductor-strap/").content.decode()
    assert "As good as the stretching strap:" in page
    assert "bath towel" in page
    assert '<a href="/exercises/strap-circles/">' in page
    assert '<a href="/exercises/adductor-strap/">' not in page
    assert "<strong>Inner-thigh stretch with strap</strong>" in page
    assert "Done in one go" not in visitor.get("/exercises/couch-stretch/").content.decode()
