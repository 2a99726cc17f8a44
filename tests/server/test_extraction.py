"""Every word of the templates reaches the translators."""

from io import BytesIO
from pathlib import Path

import endrange.server
from endrange.server.extraction import Message, extract_template

TEMPLATES = Path(endrange.server.__file__).parent / "templates"


def found(template: str) -> list[Message]:
    return list(extract_template(BytesIO(template.encode()), {}, (), {}))


def test_a_translated_text_is_found_with_its_line() -> None:
    assert found('<p>\n{% translate "Back" %}</p>') == [(2, "gettext", "Back", [])]


def test_a_quote_or_an_apostrophe_in_a_text_stays() -> None:
    assert found('{% translate "That\'s it" %}')[0][2] == "That's it"


def test_values_in_a_block_become_named_places() -> None:
    assert found("{% blocktranslate with a=b %}Week {{ a }}{% endblocktranslate %}")[0][2] == "Week %(a)s"


def test_singular_and_plural_are_found_together() -> None:
    block = "{% blocktranslate count n=x %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}"
    assert found(block) == [(1, "ngettext", ("%(n)s day", "%(n)s days"), [])]


def test_a_text_that_comes_from_content_is_left_to_the_content() -> None:
    assert found("{% translate sign.ask %}") == []


def test_every_translate_tag_of_the_pages_is_found() -> None:
    for page in TEMPLATES.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        wanted = text.count('{% translate "') + text.count("{% translate '") + text.count("{% blocktranslate")
        assert len(found(text)) == wanted, page.name
