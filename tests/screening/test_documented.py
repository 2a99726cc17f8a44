"""docs/screening.md tells of every sign and condition, so that a physiotherapist can check all of them."""

import re
from collections import defaultdict
from pathlib import Path

import pytest

from endrange.catalogue import load_catalogue

CATALOGUE = load_catalogue()
PAGE = (Path(__file__).parents[2] / "docs/screening.md").read_text(encoding="utf-8")
HEADINGS = {
    "emergency": "Emergency, now",
    "same-day": "The same day",
    "within-days": "Within days",
    "this-week": "This week",
}


@pytest.mark.parametrize("tier", HEADINGS)
def test_every_sign_stands_under_its_tier(tier: str) -> None:
    part = PAGE.split(f"### {HEADINGS[tier]}\n")[1].split("\n## ")[0].split("\n### ")[0]
    told = set(re.findall(r"^\| `([a-z0-9-]+)` \|", part, re.MULTILINE))
    assert told == {sign.id for sign in CATALOGUE.signs.values() if sign.tier == tier}


@pytest.mark.parametrize("heading", ["Go, with changes: conditions", "Asked again"])
def test_every_condition_and_every_happening_is_told(heading: str) -> None:
    part = PAGE.split(f"## {heading}\n")[1].split("\n## ")[0]
    rows = "".join(re.findall(r"^\| (`[^|]*) \|", part, re.MULTILINE))
    told = set(re.findall(r"`([a-z0-9-]+)`", rows))
    known = CATALOGUE.conditions if "conditions" in heading else CATALOGUE.asked_again
    assert told == set(known)


def test_every_circumstance_is_told_with_the_signs_that_need_it() -> None:
    part = PAGE.split("## What decides which signs are asked\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| `([a-z0-9-]+)` \| ([^|]*) \|$", part, re.MULTILINE)
    told = {name: set(re.findall(r"`([a-z0-9-]+)`", signs)) for name, signs in rows}
    assert told == {
        each.id: {sign.id for sign in CATALOGUE.signs.values() if sign.only_with == each.id}
        for each in CATALOGUE.about_you.circumstances
    }


def test_every_sign_stands_beside_each_of_its_sources() -> None:
    part = PAGE.split("## Where each sign comes from\n")[1].split("\n## ")[0]
    told = defaultdict(set)
    for sources, signs in re.findall(r"^\| (`[^|]*) \| ([^|]*) \|$", part, re.MULTILINE):
        for sign in re.findall(r"`([a-z0-9-]+)`", signs):
            told[sign] |= set(re.findall(r"`([a-z0-9-]+)`", sources))
    known = {sign.id: set(sign.sources) - {"judgement"} or {"judgement"} for sign in CATALOGUE.signs.values()}
    assert told == known
