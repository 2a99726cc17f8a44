"""What a person has or has had, as it is asked: a few ticks a screen, read in half a minute."""

from collections import Counter

from endrange.catalogue import load_catalogue
from endrange.catalogue.conditions import THEMES
from endrange.server.first_visit.forms import is_approach
from endrange.server.first_visit.steps import BY_ID
from tests.catalogue.test_shipped_signs import WORDS_A_MINUTE

CONDITIONS = load_catalogue().conditions
MOST_TICKS = 6


def test_no_screen_has_more_than_six_ticks() -> None:
    ticks = Counter(each.theme for each in CONDITIONS.values() if not is_approach(each.id))
    ticks["operations"] += 1  # a replaced hip, by whatever approach
    assert set(ticks) == set(THEMES)
    assert max(ticks.values()) <= MOST_TICKS


def test_the_names_are_read_in_half_a_minute_and_the_small_print_only_where_a_name_may_fit() -> None:
    words = sum(len(str(BY_ID[theme].title).split()) for theme in THEMES)
    words += sum(len(each.name.split()) for each in CONDITIONS.values() if not is_approach(each.id))
    assert words / WORDS_A_MINUTE <= 0.6
