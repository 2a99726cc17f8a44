"""Why the plan changed: each change with its reason, rule and sources; what may be taken back, what not."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils.formats import date_format

from endrange.programme.adaptation import Adjustment
from endrange.server import content
from endrange.server.store import journal
from endrange.server.store.models import Person
from endrange.server.story import course_of
from endrange.server.why.entries import anchor_of
from endrange.server.why.entry import Entry
from endrange.server.why.views import WEEKS_A_PAGE
from endrange.server.why.weeks import Week, by_week, name_of
from tests.records.telling import Telling

from .answering import answer_before, answer_safety, say_somebody_looked
from .settling import settle
from .test_locked import by_a_danger_sign
from .weeks_ago import began
from .weeks_lived import tell, train


def days_before(person: Person, number: int) -> date:
    return person.today() - timedelta(days=number)


def why(visitor: Client, address: str = "/why/") -> str:
    answer = visitor.get(address)
    assert answer.status_code == 200
    return answer.content.decode().replace("&#x27;", "'")


def decide(visitor: Client, adjustment: str, decision: str) -> Any:
    return visitor.post("/why/decide/", {"adjustment": adjustment, "decision": decision})


def flare(visitor: Client, person: Person) -> Adjustment:
    """A session yesterday, and this morning two points sorer."""
    began(visitor, person, days_ago=4)
    train(person, days_before(person, 1), before=2)
    tell(person, "morning", person.today(), pain=4, where="joint")
    return next(each for each in course_of(person).adjustments if each.rule.id == "flare")


def grown(visitor: Client, person: Person) -> Adjustment:
    """A week that went well: doses have grown a step."""
    began(visitor, person, days_ago=9)
    for number in (9, 7, 5, 3):
        train(person, days_before(person, number), before=1, after=1)
    return next(each for each in course_of(person).adjustments if each.rule.id == "week-went-well")


def offered_strength(visitor: Client, person: Person) -> Adjustment:
    """Four weeks chosen, three done well: strength is offered."""
    began(visitor, person, days_ago=22)
    for number in range(22, 0, -1):
        if number % 2 == 0:
            train(person, days_before(person, number), before=1, after=1)
        else:
            tell(person, "morning", days_before(person, number), pain=1)
        if number % 7 == 2:
            tell(person, "weekly", days_before(person, number), pain=1, tasks=1, change=0)
    offers = [each for each in course_of(person).adjustments if each.status == "offered"]
    return next(each for each in offers if each.change.kind == "phase")


def stopped(visitor: Client, person: Person) -> Adjustment:
    """Weekly pain two points up, and still up a week later."""
    began(visitor, person, days_ago=22)
    train(person, days_before(person, 20))
    tell(person, "weekly", days_before(person, 15), pain=1, tasks=1, change=0)
    tell(person, "weekly", days_before(person, 8), pain=3, tasks=5, change=-1)
    tell(person, "weekly", days_before(person, 1), pain=3, tasks=5, change=-1)
    return next(each for each in course_of(person).adjustments if each.change.kind == "stop")


# The page


def test_before_anything_happened_the_page_says_so(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=0)
    page = why(visitor)
    assert "Nothing has changed yet." in page
    assert "Phase: <strong>Restore</strong>" in page
    assert visitor.get("/plan/").content.decode().count('href="/why/"') == 1


def test_without_a_plan_there_is_nothing_to_explain(visitor: Client) -> None:
    assert visitor.get("/why/").headers["Location"] == "/welcome/"


def test_a_flare_is_told_with_day_reason_change_rule_and_sources(visitor: Client, person: Person) -> None:
    adjustment = flare(visitor, person)
    page = why(visitor)
    entry = page[page.index(f'id="flare-{person.today().isoformat()}"') :]
    entry = entry[: entry.index("</article>")]
    assert date_format(person.today(), "l, j F Y") in entry
    assert str(adjustment.reason) in entry
    until = date_format(person.today() + timedelta(days=7), "j F")
    assert f"<strong>doses at 60 % until {until}</strong>" in entry
    assert "full doses" in entry
    assert 'href="/why/rules/flare/"' in entry
    assert content.catalogue().sources[adjustment.sources[0]].title in entry


def test_what_is_in_force_stands_on_top_and_leads_to_its_reason(visitor: Client, person: Person) -> None:
    flare(visitor, person)
    page = why(visitor)
    top = page[page.index("In force now") : page.index("What changed, and why")]
    assert "All exercises: doses at 60 %" in top
    assert f'href="#flare-{person.today().isoformat()}"' in top


def test_the_newest_change_comes_first(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=9)
    train(person, days_before(person, 8), before=2)
    tell(person, "morning", days_before(person, 7), pain=3, where="joint")
    train(person, days_before(person, 2), before=2)
    tell(person, "morning", days_before(person, 1), pain=4, where="joint")
    days = re.findall(r'<time datetime="([^"]+)"', why(visitor))
    assert len(days) >= 2
    assert days == sorted(days, reverse=True)


def test_reviews_and_who_looked_stand_in_the_same_list(visitor: Client, person: Person) -> None:
    stopped(visitor, person)
    say_somebody_looked(visitor, on=person.today())
    page = why(visitor)
    assert "Somebody has looked at it: My doctor" in page
    assert re.search(r"Review of week 3: ", page)
    assert "somebody has looked" in page
    assert "waits for somebody to look" not in page


def test_a_sign_that_was_found_is_told_and_leads_to_the_list_of_signs(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=2)
    sign = next(
        each for each in content.catalogue().signs.values() if each.short and each.tier == "this-week"
    )
    visitor.post("/welcome/safety/again/")
    answer_safety(visitor, ticked={sign.id})
    page = why(visitor)
    assert "The plan is stopped until somebody has looked." in page
    assert sign.ask in page
    assert f'href="/why/signs/#{sign.id}"' in page
    assert f'id="{sign.id}"' in why(visitor, "/why/signs/")


def test_a_day_without_a_session_is_told_with_its_reason(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=2)
    answer_before(visitor, pain=7)
    page = why(visitor)
    assert "No session that day" in page
    assert "at 6 of 10 or more at rest, the hip needs calm first" in page
    assert 'href="/why/signs/#before-session-pain-pain-from-6"' in page
    assert 'id="before-session-pain-pain-from-6"' in why(visitor, "/why/signs/")


def test_a_programme_that_begins_calm_was_never_anything_else(visitor: Client) -> None:
    settle(visitor, **{"how-much": {"pain": "5"}})
    page = why(visitor)
    assert "The programme begins calm" in page
    assert "Begin with Restore instead" in page
    assert "why-was" not in page
    assert "Undo" not in page


FOLDED = re.compile(r'<details class="more why-week">.*?</details>', re.DOTALL)


def weeks_apart(visitor: Client, person: Person) -> tuple[str, str]:
    """A flare a month ago and one today; their places on the page, the older first."""
    began(visitor, person, days_ago=40)
    for ago in (30, 1):
        train(person, days_before(person, ago), before=1)
        tell(person, "morning", days_before(person, ago - 1), pain=4, where="joint")
    old, new = (days_before(person, number).isoformat() for number in (29, 0))
    return f"flare-{old}", f"flare-{new}"


def test_the_newest_week_stands_open_and_older_ones_are_folded_with_what_they_hold(
    visitor: Client, person: Person
) -> None:
    old, new = weeks_apart(visitor, person)
    page = why(visitor)
    folded = "".join(FOLDED.findall(page))
    assert f'id="{old}"' in folded
    assert f'id="{new}"' not in folded
    assert "Less of everything for a while" in re.findall(r"<summary>.*?</summary>", folded, re.DOTALL)[-1]
    assert "This week" in page


def test_every_entry_can_be_led_to_also_where_its_week_is_folded(visitor: Client, person: Person) -> None:
    old, new = weeks_apart(visitor, person)
    for anchor in (old, new):
        page = why(visitor, f"/why/?open={anchor}")
        assert f'id="{anchor}"' in page
        assert f'id="{anchor}"' not in "".join(FOLDED.findall(page))
    assert not FOLDED.findall(why(visitor, "/why/?open=all"))
    assert 'open=all#all">Unfold all weeks' in why(visitor)


def test_a_stop_that_stands_is_never_folded() -> None:
    def entry(day: int, *, stands: bool = False) -> Entry:
        return Entry(date(2026, 11, day), f"on-{day}", "A change", ("Why.",), (), stands=stands)

    weeks = by_week(
        [entry(30), entry(18, stands=True), entry(17), entry(4)], begins=date(2026, 11, 2), opened=""
    )
    assert [(week.first.day, len(week.entries), week.is_open) for week in weeks] == [
        (30, 1, True),
        (16, 2, True),
        (2, 1, False),
    ]


def sore_after_each_session(visitor: Client, person: Person) -> None:
    """More weeks with a change of the plan than one page shows."""
    began(visitor, person, days_ago=130)
    for number in range(129, 0, -3):
        train(person, days_before(person, number), before=1)
        tell(person, "morning", days_before(person, number - 1), pain=3, where="joint")


def test_an_entry_of_an_older_page_is_found_by_its_place(visitor: Client, person: Person) -> None:
    sore_after_each_session(visitor, person)
    oldest = re.findall(r'<article class="card [^"]*" id="([^"]+)"', why(visitor, "/why/?page=2"))[-1]
    assert f'id="{oldest}"' not in why(visitor)
    assert f'id="{oldest}"' in why(visitor, f"/why/?open={oldest}")


def test_a_long_list_comes_in_pages(visitor: Client, person: Person) -> None:
    sore_after_each_session(visitor, person)
    first = why(visitor)
    assert 'href="?page=2"' in first
    assert first.count('<details class="more why-week"') == WEEKS_A_PAGE
    assert visitor.get("/why/?page=2").status_code == 200
    assert visitor.get("/why/?page=nonsense").status_code == 200


def test_every_link_of_the_page_leads_somewhere(visitor: Client, person: Person) -> None:
    flare(visitor, person)
    page = why(visitor)
    for address in set(re.findall(r'href="(/why/[^"#]*)', page)):
        assert visitor.get(address).status_code == 200
    for anchor in set(re.findall(r'href="#([^"]+)"', page)) - {"main"}:
        assert f'id="{anchor}"' in page


def test_this_week_is_that_of_the_plan_until_its_last_day() -> None:
    tuesday = Week(date(2026, 12, 1), (), is_open=True)
    assert [name_of(tuesday, date(2026, 12, day)) for day in (1, 7, 8)] == [
        "This week",
        "This week",
        "Last week",
    ]


@pytest.mark.parametrize(
    ("first", "says"),
    [
        (date(2026, 11, 30), "This week"),
        (date(2026, 11, 23), "Last week"),
        (date(2026, 11, 9), "9 to 15 November"),
        (date(2026, 10, 26), "26 October to 1 November"),
        (date(2025, 12, 29), "29 December to 4 January"),
        (date(2025, 12, 1), "1 to 7 December 2025"),
    ],
)
def test_a_week_is_named_as_a_person_names_it(first: date, says: str) -> None:
    assert name_of(Week(first, (), is_open=True), date(2026, 12, 2)) == says


# From Today


def test_today_and_plan_say_that_the_plan_changed_until_the_next_session(
    visitor: Client, person: Person
) -> None:
    flare(visitor, person)
    answer_safety(visitor)  # a flare asks some signs again
    said = "Your plan changed: why"
    assert said in visitor.get("/today/").content.decode()
    assert said in visitor.get("/plan/").content.decode()
    train(person, person.today(), before=4)
    assert said not in visitor.get("/today/").content.decode()


def test_today_tells_of_an_offer(visitor: Client, person: Person) -> None:
    offered_strength(visitor, person)
    page = visitor.get("/today/").content.decode()
    assert "Your plan has an offer for you" in page
    assert "The phase: Strengthen" in page


# Decisions


def test_undoing_a_step_gives_the_doses_from_before_and_is_itself_kept(
    visitor: Client, person: Person
) -> None:
    adjustment = grown(visitor, person)
    assert course_of(person).standing.progress > 0
    assert f'value="{adjustment.id}"' in why(visitor)
    answer = decide(visitor, adjustment.id, "undo")
    place = f"week-went-well-{adjustment.day.isoformat()}"
    assert answer.headers["Location"] == f"/why/?open={place}#{place}"
    assert course_of(person).standing.progress == 0
    kept = person.plan_decisions.get()
    assert (kept.adjustment, kept.decision) == (adjustment.id, "undo")
    page = why(visitor)
    assert "you took it back" in page
    assert "Taken back. This is not proposed again for two weeks." in page
    assert f'value="{adjustment.id}"' not in page


@pytest.mark.parametrize("decision", ["undo", "not-now", "accept"])
def test_what_answers_pain_is_not_taken_back(visitor: Client, person: Person, decision: str) -> None:
    adjustment = flare(visitor, person)
    assert f'value="{adjustment.id}"' not in why(visitor)
    answer = decide(visitor, adjustment.id, decision)
    assert answer.status_code == 403
    assert "What makes the plan easier is not taken back" in answer.content.decode()
    assert not person.plan_decisions.exists()
    assert course_of(person).standing.factor_on(person.today()) < 1


def test_accepting_an_offer_moves_the_plan_on(visitor: Client, person: Person) -> None:
    offer = offered_strength(visitor, person)
    assert "Offered: your choice" in why(visitor)
    assert decide(visitor, offer.id, "accept").status_code == 302
    assert person.plan_decisions.get().decision == "accept"
    course = course_of(person, day=person.today() + timedelta(days=1))
    assert course.standing.phase == "strengthen"
    assert "Offered: your choice" not in why(visitor) or "It comes into your plan" in why(visitor)


def test_a_yes_that_waits_can_be_taken_back(visitor: Client, person: Person) -> None:
    offer = offered_strength(visitor, person)
    tell(person, "weekly", person.today(), pain=1, tasks=5, change=0)  # the gate is closed again
    decide(visitor, offer.id, "accept")
    page = why(visitor, f"/why/?open={anchor_of(offer.id)}")
    assert "you said yes: it waits" in page
    assert "Kept. It comes into your plan" in page
    assert f'name="adjustment" value="{offer.id}"' in page
    assert decide(visitor, offer.id, "not-now").status_code == 302
    assert "you said yes: it waits" not in why(visitor)
    assert course_of(person).standing.phase == "restore"


def test_not_now_leaves_the_plan_as_it_is(visitor: Client, person: Person) -> None:
    offer = offered_strength(visitor, person)
    assert decide(visitor, offer.id, "not-now").status_code == 302
    course = course_of(person)
    assert course.standing.phase == "restore"
    assert next(each.status for each in course.adjustments if each.id == offer.id) == "declined"
    assert "not now" in why(visitor)


def test_a_stop_is_explained_and_nothing_can_be_said_to_it(visitor: Client, person: Person) -> None:
    stop = stopped(visitor, person)
    page = why(visitor)
    assert str(stop.reason) in page
    assert "waits for somebody to look" in page
    assert f'value="{stop.id}"' not in page
    for decision in ("undo", "not-now", "accept"):
        answer = decide(visitor, stop.id, decision)
        assert answer.status_code == 403
        assert "A stop cannot be taken back here" in answer.content.decode()
    assert not person.plan_decisions.exists()
    assert visitor.get("/today/").headers["Location"] == "/stopped/"


def test_the_page_of_the_lock_leads_to_the_rule_behind_it(visitor: Client, person: Person) -> None:
    stopped(visitor, person)
    assert 'href="/why/rules/weekly-mean/"' in visitor.get("/stopped/").content.decode()
    assert visitor.get("/why/rules/weekly-mean/").status_code == 200


def test_a_danger_sign_of_a_session_has_no_rule_to_lead_to(visitor: Client) -> None:
    settle(visitor)
    by_a_danger_sign(visitor)
    page = visitor.get("/stopped/").content.decode()
    assert "What to do" in page
    assert "/why/rules/" not in page


def test_the_phase_leads_to_the_change_that_began_it(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=8)
    assert 'aria-label="Why this phase"' not in why(visitor)
    for number in (5, 2):  # two flares
        train(person, days_before(person, number), before=1)
        tell(person, "morning", days_before(person, number - 1), pain=3, where="joint")
    (change,) = [each for each in course_of(person).adjustments if each.change.kind == "phase"]
    anchor = f"#{change.id.replace(':', '-')}"
    assert re.search(rf'href="[^"]*{anchor}" aria-label="Why this phase"', why(visitor))


def test_a_rest_after_a_flare_is_not_shortened(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    train(person, days_before(person, 1), before=2, pains={"couch-stretch": 5})
    tell(person, "morning", person.today(), pain=4, where="joint")
    rest = next(each for each in course_of(person).adjustments if each.change.kind == "leave-out")
    assert f'value="{rest.id}"' not in why(visitor)
    answer = decide(visitor, rest.id, "undo")
    assert answer.status_code == 403
    assert "comes back when its rest is over" in answer.content.decode()
    assert not person.plan_decisions.exists()


@pytest.mark.parametrize(
    ("adjustment", "decision", "status"),
    [
        ("", "", 400),
        ("flare:2026-01-01", "forget", 400),
        ("flare:1999-01-01", "undo", 404),
        ("../../etc", "undo", 404),
        ("", "undo", 404),
    ],
)
def test_a_decision_about_nothing_is_refused_with_a_sentence(
    visitor: Client, person: Person, adjustment: str, decision: str, status: int
) -> None:
    flare(visitor, person)
    answer = decide(visitor, adjustment, decision)
    assert answer.status_code == status
    assert re.search(r'<p class="lede">[A-Z][^<]{20,}</p>', answer.content.decode())
    assert not person.plan_decisions.exists()


def test_what_was_decided_cannot_be_decided_again(visitor: Client, person: Person) -> None:
    adjustment = grown(visitor, person)
    assert decide(visitor, adjustment.id, "accept").status_code == 409
    assert decide(visitor, adjustment.id, "undo").status_code == 302
    assert decide(visitor, adjustment.id, "undo").status_code == 409
    assert person.plan_decisions.count() == 1
    assert visitor.get("/why/decide/").status_code == 405


def test_a_page_of_another_site_decides_nothing(other_site: Client, visitor: Client, person: Person) -> None:
    adjustment = grown(visitor, person)
    assert decide(other_site, adjustment.id, "undo").status_code == 403
    assert not person.plan_decisions.exists()


def ended_early(person: Person, reason: str) -> Telling:
    """A session yesterday that was ended in the first hold of the couch stretch."""
    begin = datetime.combine(days_before(person, 1), time(18), tzinfo=person.zone)
    telling = Telling(begin=begin)
    telling.start()
    telling.hold("couch-stretch", "left", 20, kind="prepare")
    telling.hold("couch-stretch", "left", 5, kind="ready")
    telling.finish(completed=False, reason=reason)
    journal.keep(person, telling.events)
    return telling


def test_a_session_ended_for_pain_changes_the_exercise_it_was_ended_in(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=4)
    telling = ended_early(person, "pain")
    (change,) = [each for each in course_of(person).adjustments if each.rule.id == "eased-for-pain"]
    assert change.change.exercise == "couch-stretch"
    page = why(visitor)
    assert "Nothing has changed yet." not in page
    assert str(change.reason) in page
    assert 'href="/why/rules/eased-for-pain/"' in page
    journal.delete(person, UUID(telling.session))
    assert "Nothing has changed yet." in why(visitor)


def test_a_session_ended_for_want_of_time_changes_nothing(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    ended_early(person, "no-time")
    assert "Nothing has changed yet." in why(visitor)


def test_a_session_ended_for_pain_before_the_rules_knew_of_it_changes_the_plan_from_the_next_start(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=4)
    ended_early(person, "pain")
    summary = person.sessions.get()
    for each in summary.exercised:
        each.pop("left_early", None)
    summary.fold_version = 3
    summary.save()
    assert "Nothing has changed yet." in why(visitor)
    assert journal.refold_old() == 1
    assert 'href="/why/rules/eased-for-pain/"' in why(visitor)


def test_a_deleted_session_changes_the_page_as_if_it_had_never_been(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    before = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", why(visitor))
    flare_session = days_before(person, 1)
    train(person, flare_session, before=None)
    tell(person, "morning", person.today(), pain=6, where="joint")
    assert "/why/rules/flare/" in why(visitor)
    journal.delete(person, person.sessions.get().session)
    page = why(visitor)
    assert "/why/rules/flare/" not in page
    assert "In force now" in before
