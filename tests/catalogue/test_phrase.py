"""Phrases: msgids with values, put into words when they are shown."""

from datetime import date

import pytest

from endrange.catalogue.phrase import Phrase


@pytest.mark.parametrize(
    ("value", "shown"),
    [(2.0, "2"), (1.5, "1.5"), (5 / 3, "1.7"), (3, "3"), ("two", "two"), (date(2026, 12, 3), "3 December")],
)
def test_a_value_is_put_into_words(value: object, shown: str) -> None:
    assert str(Phrase("It is {value}.", values={"value": value})) == f"It is {shown}."


def test_names_and_phrases_are_translated_and_values_are_not() -> None:
    inner = Phrase("{pain} now", values={"pain": "tief"})
    phrase = Phrase("{exercise}: {numbers}", names={"exercise": "Couch stretch"}, values={"numbers": inner})
    german = {"Couch stretch": "Couch-Dehnung", "{pain} now": "jetzt {pain}", "tief": "never"}
    assert phrase.translated(lambda text: german.get(text, text)) == "Couch-Dehnung: jetzt tief"


def test_phrases_that_say_the_same_are_equal_and_hash_alike() -> None:
    one, other = (Phrase("{pain} of 10", values={"pain": 2}) for _ in range(2))
    assert one == other
    assert len({one, other}) == 1
    assert one != Phrase("{pain} of 10", values={"pain": 3})
