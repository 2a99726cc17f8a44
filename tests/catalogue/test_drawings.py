"""The words in drawings go to translators and come back translated."""

from io import BytesIO

from endrange.catalogue.content_files import CONTENT
from endrange.catalogue.drawings import translate_drawing, words
from endrange.catalogue.extraction import extract_drawing

DRAWING = """<svg>
<title id="t">Ball &amp; rim</title>
<text x="1">slim neck</text><text x="2">3/5</text>
</svg>"""


def test_translators_get_each_text_with_its_line() -> None:
    found = [(line, text) for line, _, text, _ in extract_drawing(BytesIO(DRAWING.encode()), (), (), {})]
    assert found == [(2, "Ball & rim"), (3, "slim neck")]


def test_translations_are_put_in_and_numbers_stay() -> None:
    drawn = translate_drawing(
        DRAWING, {"Ball & rim": "Kugel & <Rand>", "slim neck": "schmaler Hals"}.__getitem__
    )
    assert drawn == DRAWING.replace("Ball &amp; rim", "Kugel &amp; &lt;Rand&gt;").replace(
        "slim neck", "schmaler Hals"
    )


def test_every_word_of_the_shipped_drawings_is_translated() -> None:
    for path in (CONTENT / "articles").glob("*.svg"):
        drawing = path.read_text(encoding="utf-8")
        drawn = translate_drawing(drawing, lambda text: f"[{text}]")
        assert [text for _, text in words(drawn) if not text.startswith("[")] == [], path.name
        count = sum(drawing.count(f"<{tag}") for tag in ("text", "title", "desc"))
        assert count == sum(drawing.count(f"</{tag}>") for tag in ("text", "title", "desc")), path.name
        assert "<tspan" not in drawing, path.name


def test_a_drawing_in_the_source_language_stays_as_it_is() -> None:
    for path in (CONTENT / "articles").glob("*.svg"):
        drawing = path.read_text(encoding="utf-8")
        assert translate_drawing(drawing, str) == drawing, path.name
