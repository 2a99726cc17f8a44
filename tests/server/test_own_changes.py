"""What the person changed stands among the changes; what was told by mistake leads to its correction."""

import re
from dataclasses import replace
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from endrange.server import content
from endrange.server.store.models import Person, ProgrammeChoices
from endrange.server.story import course_of, day_in
from endrange.server.why.mistakes import is_in_force, told_last

from .answering import answer_before, answer_conditions, answer_open_signs
from .settling import settle
from .test_why import days_before, flare, why
from .weeks_ago import began
from .weeks_lived import tell, train

ENTRY = re.compile(r'<article class="card [^"]*" id="((?:chosen|conditions)-\d+)".*?</article>', re.DOTALL)
BY_MISTAKE = "Told by mistake?"


def own(visitor: Client) -> list[str]:
    """The entries of what the person changed, the newest first."""
    return [found[0] for found in ENTRY.finditer(why(visitor, "/why/?open=all"))]


def of(visitor: Client, anchor: str) -> str:
    """One entry by its place on the page."""
    page = why(visitor, "/why/?open=all")
    begin = page.index(f'id="{anchor}"')
    return page[begin : page.index("</article>", begin)]


def text(entry: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", entry).split())


def change(visitor: Client, step: str, **answer: object) -> None:
    answered = visitor.post(f"/settings/answers/{step}/", answer)
    assert answered.status_code == 302


def days_passed(person: Person, number: int) -> None:
    """Everything that was answered up to now moves so far into the past."""
    back = timedelta(days=number)
    for row in [*person.safety_checks.all(), *person.intakes.all(), *person.programme_choices.all()]:
        for moment in ("at", "answered_at", "conditions_at", "start"):
            if hasattr(row, moment):
                setattr(row, moment, getattr(row, moment) - back)
        row.save()


# Choices


def test_the_first_visit_is_the_beginning_and_no_change(visitor: Client) -> None:
    settle(visitor, conditions=["knee-problem"])
    assert own(visitor) == []


def test_an_answer_given_again_as_it_was_is_no_change(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "minutes", minutes="10")
    change(visitor, "days", weekdays=["4", "2", "0"])
    change(visitor, "equipment", equipment=["wall", "belt"])
    assert person.programme_choices.count() == 4
    assert own(visitor) == []


def test_a_changed_choice_is_told_with_its_day_and_what_it_was(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "minutes", minutes="20")
    [entry] = own(visitor)
    assert f'<time datetime="{person.today()}">' in entry
    assert "Minutes of a session" in entry
    assert "from 10 minutes → to 20 minutes" in text(entry)
    assert "you changed this" in entry
    assert 'href="/settings/answers/minutes/?back=why"' in entry


def test_changed_there_again_it_leads_back_to_the_page(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    question = "/settings/answers/minutes/?back=why"
    assert 'href="/why/"' in visitor.get(question).content.decode()
    assert visitor.post(question, {"minutes": "20"}).headers["Location"] == "/why/"


def test_days_weeks_and_side_are_told_in_words(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "days", weekdays=["1", "3", "5"])
    change(visitor, "weeks", weeks="6")
    change(visitor, "side", worse_side="none")
    side, weeks, days = map(text, own(visitor))
    assert "Days of the week" in days
    assert "from Mon, Wed, Fri → to Tue, Thu, Sat" in days
    assert "Number of weeks" in weeks
    assert "from 4 weeks → to 6 weeks" in weeks
    assert "The worse side" in side
    assert "from The left one → to Both about the same" in side


def test_of_equipment_it_says_what_came_and_what_went(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "equipment", equipment=["wall", "roller", "strap"])
    [entry] = own(visitor)
    assert "Now at hand: foam roller; stretching strap." in entry
    assert "No longer at hand: long belt or bathrobe cord." in entry
    assert "→" not in entry


def test_a_thing_that_the_catalogue_no_longer_has_is_no_change(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    person.programme_choices.update(equipment=["belt", "wall", "magic-carpet"])
    change(visitor, "equipment", equipment=["wall", "belt"])
    assert own(visitor) == []


def test_several_changes_in_one_row_are_one_entry_that_names_each(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    row = person.choices()
    assert row is not None
    ProgrammeChoices.objects.create(
        person=person, weekdays=[1, 3, 5], weeks=4, minutes=30,
        equipment=["wall"], worse_side="left", start=row.start,
    )  # fmt: skip
    [entry] = own(visitor)
    assert "Days of the week · Minutes of a session · Equipment" in entry
    assert "Days of the week from Mon, Wed, Fri → to Tue, Thu, Sat" in text(entry)
    assert "Minutes of a session from 10 minutes → to 30 minutes" in text(entry)
    assert "No longer at hand: long belt or bathrobe cord." in entry
    for step in ("days", "minutes", "equipment"):
        assert f'href="/settings/answers/{step}/?back=why"' in entry


def test_it_stands_on_its_day_among_the_other_changes(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "minutes", minutes="20")
    days_passed(person, 3)
    train(person, days_before(person, 1), before=2)
    tell(person, "morning", person.today(), pain=4, where="joint")
    page = why(visitor, "/why/?open=all")
    assert page.index(f'id="flare-{person.today()}"') < page.index('id="chosen-')
    assert f'<time datetime="{days_before(person, 3)}">' in own(visitor)[0]


def test_of_one_day_the_latest_comes_first(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "back-and-legs", conditions=["knee-problem"])
    change(visitor, "minutes", minutes="20")
    change(visitor, "weeks", weeks="6")
    titles = [re.findall(r"<h4[^>]*>(.*?)</h4>", entry)[0] for entry in own(visitor)]
    assert titles == ["Number of weeks", "Minutes of a session", "What you have or have had"]


def test_the_day_is_that_where_the_person_is(visitor: Client, person: Person) -> None:
    person.time_zone = "Pacific/Kiritimati"
    person.save()
    began(visitor, person, days_ago=4)
    change(visitor, "minutes", minutes="20")
    row = person.choices()
    assert row is not None
    row.at = row.at.replace(hour=11, minute=30)
    row.save()
    assert day_in(person.zone, row.at) == row.at.date() + timedelta(days=1)
    assert f'<time datetime="{row.at.date() + timedelta(days=1)}">' in own(visitor)[0]


# The weeks started over


def test_weeks_started_over_are_told_with_what_starts_anew_and_what_stays(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=20)
    visitor.post("/plan/restart/")
    [entry] = own(visitor)
    assert "You started the weeks over" in entry
    assert f'<time datetime="{person.today()}">' in entry
    assert "Phase, doses, loads and harder variants start anew." in entry
    assert "What rests or is eased because of pain stays so" in entry
    assert "you changed this" in entry
    assert 'href="/plan/#change"' in entry
    assert 'id="change"' in visitor.get("/plan/").content.decode()


def test_what_is_eased_for_pain_stays_as_the_page_says(visitor: Client, person: Person) -> None:
    adjustment = flare(visitor, person)
    answer_open_signs(visitor)
    visitor.post("/plan/restart/")
    page = why(visitor)
    assert "You started the weeks over" in page
    assert "All exercises: doses at 60 %" in page[page.index("In force now") : page.index("What changed")]
    assert BY_MISTAKE in of(visitor, adjustment.id.replace(":", "-"))


def test_started_over_on_the_first_day_nothing_has_changed(visitor: Client) -> None:
    settle(visitor)
    visitor.post("/plan/restart/")
    assert own(visitor) == []


def test_before_the_weeks_start_over_the_page_says_what_that_means(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=20)
    page = visitor.get("/plan/restart/").content.decode()
    anew, stays, button = map(page.index, ("What starts anew", "What stays", 'class="button button-primary"'))
    assert anew < page.index("doses and loads begin at the low end again") < stays
    assert stays < page.index("because something hurt") < button
    assert stays < page.index("every stop, until somebody has looked") < button


# Conditions


def name_of(condition: str) -> str:
    return content.catalogue().conditions[condition].name


def test_a_condition_that_came_is_told_and_leads_to_its_rule(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "back-and-legs", conditions=["knee-problem"])
    [entry] = own(visitor)
    assert f"New: {name_of('knee-problem')}." in entry
    assert "No longer" not in entry
    assert "Exercises can change with it" in entry
    assert "you changed this" in entry
    assert 'href="/settings/answers/back-and-legs/?back=why"' in entry
    assert 'href="/why/signs/#condition-knee-problem"' in entry
    assert 'id="condition-knee-problem"' in why(visitor, "/why/signs/")


def test_a_condition_that_went_is_told(visitor: Client, person: Person) -> None:
    settle(visitor, conditions=["knee-problem"])
    days_passed(person, 4)
    change(visitor, "back-and-legs", none="on")
    [entry] = own(visitor)
    assert f"No longer: {name_of('knee-problem')}." in entry
    assert "New:" not in entry


def test_conditions_answered_again_as_they_were_are_no_change(visitor: Client, person: Person) -> None:
    settle(visitor, conditions=["knee-problem"])
    days_passed(person, 4)
    answer_conditions(visitor, "knee-problem", at="/settings/answers/")
    assert own(visitor) == []


def test_a_replaced_hip_and_how_it_was_done_are_one_change_of_the_day(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "operations", conditions=["hip-replacement"])
    change(visitor, "hip-approach", approaches=["hip-replacement-anterior"])
    [entry] = own(visitor)
    assert f"New: {name_of('hip-replacement-anterior')}." in entry
    assert name_of("hip-replacement-unknown") not in entry


def test_conditions_of_several_questions_lead_to_all_of_them(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    change(visitor, "back-and-legs", conditions=["knee-problem"])
    change(visitor, "hips", conditions=["hypermobility"])
    [entry] = own(visitor)
    assert 'href="/settings/#training"' in entry
    assert 'id="training"' in visitor.get("/settings/").content.decode()


# A report told by mistake


def test_a_flare_says_where_its_morning_can_be_corrected(visitor: Client, person: Person) -> None:
    adjustment = flare(visitor, person)
    entry = of(visitor, adjustment.id.replace(":", "-"))
    morning = person.check_ins.get(kind="morning")
    address = f"/history/check-ins/{morning.pk}/correct/"
    assert entry.count(BY_MISTAKE) == 1
    assert f'<a href="{address}">Correct what you told, and the plan follows</a>' in entry
    assert visitor.get(address).status_code == 200


def test_corrected_there_the_plan_follows(visitor: Client, person: Person) -> None:
    flare(visitor, person)
    morning = person.check_ins.get(kind="morning")
    visitor.post(f"/history/check-ins/{morning.pk}/correct/", {"pain": "2", "where": "joint"})
    assert not [each for each in course_of(person).adjustments if each.rule.id == "flare"]
    assert BY_MISTAKE not in why(visitor, "/why/?open=all")


def test_what_an_exercise_did_leads_to_its_session(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    train(person, days_before(person, 1), before=1, pains={"couch-stretch": 7})
    stopped = next(each for each in course_of(person).adjustments if each.rule.id == "stopped-for-pain")
    session = person.sessions.get().session
    assert f'<a href="/history/{session}/">Correct or delete that session, and the plan follows</a>' in of(
        visitor, stopped.id.replace(":", "-")
    )


def test_advice_to_repeat_the_dose_says_it_while_nothing_grows(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=4)
    train(person, days_before(person, 1), before=2)
    tell(person, "morning", person.today(), pain=3, where="joint")
    assert BY_MISTAKE in of(visitor, f"repeat-{person.today()}")


def test_an_easier_way_says_it_as_long_as_it_is_one(visitor: Client, person: Person) -> None:
    settle(visitor, **{"how-much": {"pain": "5"}})
    days_passed(person, 30)
    train(person, days_before(person, 20), before=1, pains={"couch-stretch": 4})
    course = course_of(person)
    eased = next(each for each in course.adjustments if each.rule.id == "eased-for-pain")
    assert BY_MISTAKE in of(visitor, eased.id.replace(":", "-"))
    assert is_in_force(eased, course)
    assert eased.before is not None
    assert not is_in_force(eased, replace(course, standing=eased.before))


def test_a_level_back_says_it_as_long_as_it_is_one(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=9)
    for ago in (6, 3):
        train(person, days_before(person, ago), before=1)
        tell(person, "morning", days_before(person, ago - 1), pain=4, where="joint")
    course = course_of(person)
    back = next(each for each in course.adjustments if each.rule.id == "two-flares")
    assert BY_MISTAKE in of(visitor, back.id.replace(":", "-"))
    assert back.before is not None
    assert not is_in_force(back, replace(course, standing=back.before))


def test_advice_says_it_until_somebody_has_looked(visitor: Client, person: Person) -> None:
    settle(visitor, **{"how-much": {"pain": "5"}})
    days_passed(person, 9)
    for ago in (6, 3):
        train(person, days_before(person, ago), before=1)
        tell(person, "morning", days_before(person, ago - 1), pain=4, where="joint")
    course = course_of(person)
    advice = next(each for each in course.adjustments if each.rule.id == "two-flares")
    assert BY_MISTAKE in of(visitor, advice.id.replace(":", "-"))
    assert not is_in_force(advice, replace(course, referrals=()))


def test_pain_of_the_first_visit_has_no_record_to_correct(visitor: Client) -> None:
    settle(visitor, **{"how-much": {"pain": "5"}})
    assert BY_MISTAKE not in why(visitor)


def test_pain_with_which_the_weeks_started_over_calm_can_be_corrected(
    visitor: Client, person: Person
) -> None:
    began(visitor, person, days_ago=20)
    answer_before(visitor, pain=4)
    visitor.post("/plan/restart/")
    check = person.session_checks.get()
    assert f"/history/before/{check.pk}/correct/" in of(visitor, f"calm-start-{person.today()}")


def test_what_is_over_or_was_taken_back_says_nothing_of_mistakes(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=14)
    train(person, days_before(person, 12), before=2)
    tell(person, "morning", days_before(person, 11), pain=4, where="joint")
    assert f'id="flare-{days_before(person, 11)}"' in why(visitor, "/why/?open=all")
    assert BY_MISTAKE not in why(visitor, "/why/?open=all")


def test_a_change_that_answers_no_pain_says_nothing_of_mistakes(visitor: Client, person: Person) -> None:
    began(visitor, person, days_ago=9)
    for ago in (4, 2):
        train(person, days_before(person, ago), before=1)
    person.sessions.update(effort=9, kept_at=timezone.now())
    hard = next(each for each in course_of(person).adjustments if each.rule.id == "too-hard")
    assert hard.status == "made"
    assert BY_MISTAKE not in of(visitor, hard.id.replace(":", "-"))


def test_the_last_record_is_the_one_to_correct_if_it_has_a_page() -> None:
    session = "0190b1f8-0000-7000-8000-000000000000"
    found = [told_last(because) for because in ((session, "before-3"), (session, "intake-2"), (session,), ())]
    assert [each and each.address for each in found] == [
        "/history/before/3/correct/",
        None,
        f"/history/{session}/",
        None,
    ]
