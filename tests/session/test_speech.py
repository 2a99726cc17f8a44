import pytest

from endrange.programme.phrase import Phrase, untranslated
from endrange.session.speech import in_turn, over_work, words


def said(*texts: str) -> list:
    return [words(text, untranslated) for text in texts]


def test_a_line_takes_as_long_as_its_words_in_the_source_language():
    assert words("one two three four five", lambda _text: "eins").takes_s == pytest.approx(2.0)
    assert words(Phrase("{n} more", values={"n": "ten long breaths"}), untranslated).takes_s == pytest.approx(
        1.6
    )


def test_lines_that_would_run_over_the_end_are_handed_back_in_order():
    placed, left = in_turn(said("a b c d e", "a b c d e", "last"), start_s=0, until_s=4)
    assert len(placed) == 1
    assert [each.say for each in left] == ["a b c d e", "last"]


def test_an_opening_too_long_for_the_first_half_goes_on_in_the_second():
    long = "w " * 40
    lines, unsaid = over_work(60, opening=said(long, long), during=[], closing=[])
    assert [line.anchor for line in lines] == ["start", "end"]
    assert unsaid == []


def test_the_closing_hangs_on_the_end():
    lines, _unsaid = over_work(60, opening=[], during=[], closing=said("come out slowly"))
    (line,) = lines
    assert line.anchor == "end"
    assert 6 <= line.at_s <= 10


def test_a_very_short_step_says_what_it_can_and_nothing_wrong():
    lines, unsaid = over_work(
        10, opening=said("a long sentence of eight words to say"), during=said("x"), closing=said("y")
    )
    assert [line.say for line in lines] == ["a long sentence of eight words to say"]
    assert unsaid == []
