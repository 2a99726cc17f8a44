"""The cases of the rules as sentences: every line has words, and they say what the line says."""

import pytest

from endrange.programme.adaptation import RULES, cases_of
from endrange.programme.adaptation.cases import Case
from endrange.server.content import catalogue
from endrange.server.why.case_follows import change_in_words, state_in_words
from endrange.server.why.case_given import told

CASES = [(rule.id, case) for rule in RULES for case in cases_of(rule.id)]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{id_}: {case.name}" for id_, case in CASES])
def test_no_line_of_a_case_is_left_without_words(rule: str, case: Case) -> None:
    for line in case.given:
        assert told(line, catalogue()) != line, rule
    for line in case.expect:
        assert change_in_words(line, catalogue()) != line, rule
    for line in case.then:
        assert state_in_words(line, catalogue()) != line, rule


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("day 1: before pain 3", "On day 1, before a session: pain at rest 3 of 10."),
        ("days 2, 4: morning pain 1", "On days 2 and 4, in the morning: pain at rest 1 of 10."),
        (
            "day 2: morning pain 4 in the joint",
            "On day 2, in the morning: pain at rest 4 of 10, in the joint or the groin.",
        ),
        (
            "days 1 to 41 every 3: trained from pain 4 couch-stretch",
            "Every 3 days from day 1 to day 41: a session, with pain 4 of 10 before it. Done: Couch stretch.",
        ),
        (
            "day 1: trained too short with effort 9 couch-stretch pain 4 left-for pain; bridge did 50%",
            "On day 1: a session, too short to count, 9 of 10 hard. Done: Couch stretch (pain up to 4 of 10"
            " in it, left early: pain); Bridge (50 % of it done).",
        ),
        (
            "day 1: trained clamshell left did 100%; clamshell right did 50% form 80%",
            "On day 1: a session. Done: Clamshell, left; Clamshell, right (50 % of it done, form 80 %).",
        ),
        (
            "day 1: trained strap-circles answered no",
            "On day 1: a session. Done: Leg circles with strap (answered “No, just a stretch”).",
        ),
        (
            "day 14: week pain 4, in tasks 5, worse",
            "On day 14, about the week: pain at rest 4 of 10 on average, 5 in daily tasks; worse than the"
            " week before.",
        ),
        ("day 1: activities 4, 5, 3", "On day 1: the activities are rated 4, 5 and 3 of 10."),
        (
            "day 5: said undo to next-step of day 4 bridge",
            "On day 5: the person says “Undo” to “An exercise goes up a step” of day 4, Bridge.",
        ),
        (
            "day 1: chose 4 days for 3 weeks with strap, wall",
            "On day 1: 4 days a week are chosen, for 3 weeks; at hand there is: stretching strap and wall.",
        ),
        (
            "day 1: has knee-problem",
            "On day 1: the person has this: A knee that does not like kneeling or twisting.",
        ),
        ("day 20: found night-pain", "On day 20: a safety check finds “SIGN”."),
        ("day 21: seen by a doctor about night-pain", "On day 21: somebody has looked at “SIGN”: a doctor."),
        ("day 1: chose 4 days for 3 weeks", "On day 1: 4 days a week are chosen, for 3 weeks."),
    ],
)
def test_what_was_told_reads_as_a_sentence(line: str, says: str) -> None:
    assert told(line, catalogue()) == says.replace("SIGN", catalogue().signs["night-pain"].ask)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "day 2: dose-down to 0.6 until day 9",
            "Day 2: Less of everything for a while (60 % of every dose, until day 9).",
        ),
        (
            "day 2: leave-out couch-stretch until day 9 (undone)",
            "Day 2: Couch stretch rests (until day 9, undone later).",
        ),
        ("day 22: phase strengthen (offered)", "Day 22: The phase: Strengthen (as an offer)."),
        (
            "day 1: range-down strap-circles to 0.8",
            "Day 1: Leg circles with strap: less far (80 % of the range).",
        ),
        (
            "day 1: pressure-down foam-roll to 0.5",
            "Day 1: Foam rolling: less weight on it (50 % of the weight).",
        ),
        ("day 9: dose-up a step", "Day 9: A little more of everything."),
        ("day 9: extra-set clamshell left", "Day 9: Clamshell: one more set on one side (left)."),
        ("day 1: stop strap-circles", "Day 1: The plan stops: Leg circles with strap."),
        ("day 1: dance couch-stretch", "day 1: dance couch-stretch"),
    ],
)
def test_what_a_rule_does_reads_as_a_sentence(line: str, says: str) -> None:
    assert change_in_words(line, catalogue()) == says


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("doses 0.6", "Every dose is at 60 %."),
        ("doses 1", "Every dose is whole."),
        ("phase calm", "The phase is Calm."),
        ("not stopped", "The plan is not stopped."),
        ("days +1", "Sessions: 1 session a week more than you chose."),
        ("figure-four rests", "Figure-four on the back rests."),
        ("figure-four is in the plan", "Figure-four on the back: in the plan."),
        ("couch-stretch variant -1", "Couch stretch: 1 step easier than the standard way, or less of it."),
        ("bridge dose 1", "Bridge: 1 of 4 steps up to the largest dose."),
        ("pain-at-rest not met", "Still missing: low pain at rest."),
        (
            "review of week 3: same, change",
            "Review of week 3: no real change; technique, side and dose are looked at.",
        ),
        ("sent to somebody by review", "Somebody is to look at it, says the rule “Reviews”."),
        ("sent to nobody", "Nobody has to look at it."),
        ("the moon is full", "the moon is full"),
    ],
)
def test_how_things_stand_reads_as_a_sentence(line: str, says: str) -> None:
    assert state_in_words(line, catalogue()) == says
