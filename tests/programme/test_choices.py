import pytest

from endrange.programme import Choices, InvalidChoiceError, default_weekdays, equipment_items
from tests.programme.samples import MONDAY


def test_all_faults_of_a_choice_are_said_at_once():
    with pytest.raises(InvalidChoiceError) as caught:
        Choices(frozenset({0, 9}), 7, 12, frozenset(), "middle", MONDAY)  # type: ignore[arg-type]
    said = [str(fault) for fault in caught.value.faults]
    assert said == [
        "Weekdays are 0 (Monday) to 6 (Sunday), not 9.",
        "The programme needs 3 to 5 days a week, not 2.",
        "The programme takes 3 to 6 weeks, not 7.",
        "A session takes 5, 10, 15, 20 or 30 minutes, not 12.",
        "The worse side is left or right, not middle.",
    ]
    assert str(caught.value) == " ".join(said)


@pytest.mark.parametrize("days", [3, 4, 5])
def test_usual_weekdays_are_as_many_as_asked_for(days):
    assert len(default_weekdays(days)) == days


@pytest.mark.parametrize("days", [0, 2, 6])
def test_too_few_or_too_many_days_are_refused(days):
    with pytest.raises(InvalidChoiceError, match="3 to 5 days"):
        default_weekdays(days)


def test_what_stands_in_counts_as_the_item():
    stand_ins = {"strap": ["belt", "towel"], "wall": []}
    assert equipment_items(["belt", "wall"], stand_ins=stand_ins) == {"strap", "wall"}


def test_every_unknown_thing_is_named():
    with pytest.raises(InvalidChoiceError) as caught:
        equipment_items(["rope", "wall", "sofa"], stand_ins={"wall": []})
    assert [fault.values["name"] for fault in caught.value.faults] == ["rope", "sofa"]
