"""The pages of the rules, of what happens when something hurts, and of the signs: words, cases, sources."""

import re

import pytest
from django.test import Client

from endrange.catalogue import Catalogue
from endrange.catalogue.signs import TIERS
from endrange.programme.adaptation import RULES, cases_of
from endrange.programme.pain import PAIN_RULES
from endrange.screening.cases import all_cases
from endrange.server import content
from endrange.server.why.case_given import told

from .test_why import why


def test_every_rule_has_a_page_with_its_words_cases_and_sources(visitor: Client) -> None:
    listed = why(visitor, "/why/rules/")
    sources = content.catalogue().sources
    for rule in RULES:
        assert f'href="/why/rules/{rule.id}/"' in listed
        page = why(visitor, f"/why/rules/{rule.id}/").replace("&quot;", '"').replace("&gt;", ">")
        assert rule.title in page
        assert all(line in page for line in rule.plain.splitlines())
        for case in cases_of(rule.id):
            assert case.name in page
            assert told(case.given[0], content.catalogue()) in page
        assert all(sources[id_].title in page for id_ in rule.sources)
        assert f"version {rule.version}" in page


def test_every_pain_rule_has_a_page_with_what_it_says_and_its_edges(visitor: Client) -> None:
    listed = why(visitor, "/why/rules/")
    for rule in PAIN_RULES:
        assert f'href="/why/pain/{rule.id}/"' in listed
        page = why(visitor, f"/why/pain/{rule.id}/")
        assert str(rule.say) in page
        assert str(rule.reason) in page
        assert "this one" in page
    assert "A danger sign was answered with yes" in why(visitor, "/why/pain/red-flag/")


def test_every_sign_is_listed_with_why_source_version_and_urgency(visitor: Client) -> None:
    page = why(visitor, "/why/signs/").replace("&quot;", '"')
    catalogue = content.catalogue()
    for sign in catalogue.signs.values():
        assert f'id="{sign.id}"' in page
        assert sign.ask in page
        assert sign.why in page
        assert sign.do in page
    assert all(f'id="tier-{tier}"' in page for tier in TIERS)
    assert page.count("not yet reviewed by a clinician") >= len(catalogue.signs)


def test_every_rule_of_screening_is_listed_with_its_cases_why_source_and_version(visitor: Client) -> None:
    page = why(visitor, "/why/signs/").replace("&quot;", '"')
    catalogue = content.catalogue()
    told = without_marks(page).replace("&gt;", ">")
    for case in all_cases():
        if case.about and case.about <= shown_rules(catalogue):
            assert f"Given: {case.name}. Then:" in told, case.name
    for condition in catalogue.conditions.values():
        part = part_of(page, f"condition-{condition.id}")
        assert condition.why in part
        assert condition.plain in part
        assert f"Version {condition.version}" in part
        assert "Source" in part
        assert "Its cases" in part
    for rule in catalogue.asked_again.values():
        part = part_of(page, f"asked-again-{rule.id}")
        assert rule.why in part
        assert "Source" in part
        assert "Its cases" in part
    for sign in catalogue.signs.values():
        assert "Not this sign." in part_of(page, sign.id)


def test_a_case_of_screening_tells_what_follows(visitor: Client) -> None:
    page = why(visitor, "/why/signs/")
    said = without_marks(page)
    assert (
        "<li>Given: after a fall the leg is shorter and does not carry. Then: Emergency: help now.</li>"
        in said
    )
    assert "Given: pain 5 at rest, as usual. Then: The session may begin." in said
    assert "Given: pain 6 at rest. Then: No session that day." in said
    assert (
        "Given: a torn front of the thigh. Then: Left out: Couch stretch, Split squat, Cossack squat." in said
    )
    assert "No session as things stand." in part_of(said, "night-pain")
    assert "Given: a fall before the check is settled by it. Then: Nothing is asked again." in said


def test_each_part_says_in_its_own_words_what_follows_from_a_yes(visitor: Client) -> None:
    page = why(visitor, "/why/signs/")
    assert "What a yes makes us ask" in part_of(page, "about-you-fall")
    assert "What it changes" not in part_of(page, "about-you-fall")
    assert "Why we ask again" in part_of(page, "asked-again-fall")
    assert "What it changes" in part_of(page, "condition-pregnancy")


@pytest.mark.parametrize("address", ["/why/signs/", "/why/rules/"])
def test_a_long_page_has_a_way_to_each_of_its_parts(visitor: Client, address: str) -> None:
    page = why(visitor, address)
    places = set(re.findall(r'<a href="#([\w-]+)">', page)) - {"main"}
    titles = set(re.findall(r'<h2 id="([\w-]+)">', page)) - {"on-this-page"}
    assert places == titles
    assert len(titles) >= 3


def without_marks(page: str) -> str:
    return re.sub(r"</?(strong|span)[^>]*>", "", page)


def part_of(page: str, anchor: str) -> str:
    return page.split(f'id="{anchor}"')[1].split("</details>", maxsplit=1)[0]


def shown_rules(catalogue: Catalogue) -> set[str]:
    """The rules that the page of the signs has; a rule of the plan has a page of its own."""
    asked = catalogue.before_session
    answers = [("pain", band.id) for band in asked.pain.bands]
    answers += [(each.id, answer.id) for each in asked.questions for answer in each.answers]
    return {
        *catalogue.signs,
        *catalogue.conditions,
        *(old for each in catalogue.conditions.values() for old in each.formerly),
        *(f"asked-again.{each}" for each in catalogue.asked_again),
        *(f"before-session.{question}.{answer}" for question, answer in answers),
    }


@pytest.mark.parametrize("address", ["/why/rules/nothing/", "/why/pain/nothing/"])
def test_a_rule_that_is_none_is_not_found(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


def test_a_rule_of_many_words_is_a_line_in_the_list_and_paragraphs_on_its_page(visitor: Client) -> None:
    gist, *rest = next(rule for rule in RULES if rule.id == "review").plain.splitlines()
    listed, page = why(visitor, "/why/rules/"), why(visitor, "/why/rules/review/")
    assert gist in listed
    assert all(f"<p>{line}</p>" in page for line in (gist, *rest))
    assert not any(line in listed for line in rest)
