"""The safety check asks every sign that it is there for, as urgently as it needs."""

import pytest

from endrange.catalogue import load_catalogue
from endrange.catalogue.signs import Sign
from endrange.screening import is_asked

CATALOGUE = load_catalogue()
SIGNS = CATALOGUE.signs

EMERGENCY = {
    "fall-cannot-stand": ("fall", "four steps", "shorter", "turned in or out"),
    "sudden-cannot-bear-weight": ("sudden, severe", "no weight", "without a fall"),
    "hot-or-feverish": ("fever", "shivering", "hot, red or swollen", " or "),
    "saddle-numbness": ("genitals", "urine or stool", "sex", "both legs"),
    "weakness-growing": ("weaker over hours or days", "cancer now or earlier"),
    "cold-pale-leg": ("cold, pale or numb",),
    "chest-or-breath": ("breathless", "chest pain", "blood", "collapsed", "with or without a swollen leg"),
    "sudden-groin-or-belly": ("faintness", "vomiting", "bleeding", "testicle", "hard lump", "thinned"),
    "replaced-hip-pop": ("replaced hip", "popped", "short or turned"),
    "young-cannot-bear-weight": ("Under 18", "hip, groin, thigh or knee", "weight"),
}
SAME_DAY = {
    "pain-since-fall": ("fall", "65 or older", "fragile bones", "groin or hip"),
    "fall-cannot-lift-leg": ("fall", "lift the straight leg"),
    "swollen-calf": ("calf or leg", "swollen", " or "),
    "foot-drop": ("drags or slaps",),
    "dark-urine": ("cola",),
    "operated-hip-unwell": ("wound", "fever", "steady pain"),
    "replaced-hip-unwell": ("replaced hip", "new pain", "ill"),
    "stiff-with-headache": ("headache", "scalp", "jaw", "seeing"),
    "pregnancy-signs": ("bleeding", "fluid", "tightenings", "dizzy", "calf"),
    "young-limp": ("Under 18", "hip, groin, thigh or knee", "limp", "turns out"),
    "stress-fracture-at-rest": ("running", "dancing", "limp", "at rest", "night"),
}
WITHIN_DAYS = {
    "stress-fracture": ("run", "danc", "hop", "training", "low body weight", "missed periods", "earlier"),
    "cancer-and-loaded-pain": ("cancer", "weight on it"),
    "bisphosphonate-ache": ("thin bones", "thigh or groin"),
    "late-pregnancy-hip": ("pregnancy", "just after", "weight"),
    "sitting-bone-pop": ("pop", "bruising", "weak"),
    "burning-rash": ("rash", "burning", "one-sided"),
}
THIS_WEEK = {
    "constant-pain": ("day and night",),
    "weight-loss": ("Weight lost",),
    "pain-after-cancer": ("Cancer, now or earlier", "new"),
    "night-pain": ("wake", "no way of lying"),
    "long-morning-stiffness": ("half an hour", "several joints"),
    "stiff-hips-and-shoulders": ("Over 50", "both hips", "both shoulders", "more than 45 minutes"),
    "bone-blood-supply": (
        "steroid",
        "drinking",
        "sickle cell",
        "lupus",
        "radiation",
        "diving",
        "dislocation",
    ),
    "rapid-worsening": ("quickly worse", "newly lost"),
    "bloating-after-50": ("Over 50", "bloating", "bowels"),
    "catching-or-locking": ("catches, locks, gives way", "clicks with pain"),
    "nerve-pain-below-knee": ("tingling or numbness", "past the knee", "raise the straight leg"),
    "pain-with-walking": ("calf or buttock", "stand still"),
    "groin-lump": ("lump", "goes back"),
    "replaced-hip-new-pain": ("replaced hip", "new pain"),
    "no-better-after-weeks": ("six weeks", "no better", "worse"),
    "pain-up-over-weeks": ("two weeks", "since you began", "two points"),
}
TABLE = [
    (sign, tier, words)
    for tier, signs in (
        ("emergency", EMERGENCY),
        ("same-day", SAME_DAY),
        ("within-days", WITHIN_DAYS),
        ("this-week", THIS_WEEK),
    )
    for sign, words in signs.items()
]


@pytest.mark.parametrize(("sign", "tier", "words"), TABLE)
def test_a_sign_is_asked_in_full_and_sends_people_as_urgently_as_it_needs(
    sign: str, tier: str, words: tuple[str, ...]
) -> None:
    assert SIGNS[sign].tier == tier
    told = f"{SIGNS[sign].ask} {SIGNS[sign].why}"
    assert [part for part in words if part.lower() not in told.lower()] == []


def test_no_sign_is_missing_from_the_table_above() -> None:
    assert set(SIGNS) == {sign for sign, _, _ in TABLE}


def test_only_what_weeks_of_exercise_show_is_not_asked_at_the_first_visit() -> None:
    later = {sign.id for sign in SIGNS.values() if not sign.short}
    assert later == {"no-better-after-weeks", "pain-up-over-weeks"}


WORDS_A_MINUTE = 240
"""A common pace of silent reading, from memory."""


def words_of(*, told: frozenset[str]) -> int:
    """Every word of the check that somebody with these circumstances sees."""
    about_you = CATALOGUE.about_you
    texts = [about_you.title, about_you.why, *(each.name for each in about_you.circumstances)]
    for screen in CATALOGUE.screens.values():
        asks = [
            sign.ask
            for sign in SIGNS.values()
            if sign.short and sign.screen == screen.id and is_asked(sign, told)
        ]
        texts += [screen.title, screen.why, *asks] if asks else []
    return sum(len(text.split()) for text in texts)


def test_every_word_of_the_check_is_read_in_two_minutes() -> None:
    assert words_of(told=frozenset()) <= 2 * WORDS_A_MINUTE


@pytest.mark.parametrize("circumstance", [each.id for each in CATALOGUE.about_you.circumstances])
def test_what_comes_with_a_circumstance_takes_some_seconds_more(circumstance: str) -> None:
    more = words_of(told=frozenset({circumstance})) - words_of(told=frozenset())
    assert 0 < more <= WORDS_A_MINUTE / 4


def test_an_emergency_is_asked_of_everybody_but_one_that_only_growing_hips_have() -> None:
    some_only = {sign.id for sign in SIGNS.values() if sign.tier == "emergency" and sign.only_with}
    assert some_only == {"young-cannot-bear-weight"}
    first = next(iter(CATALOGUE.screens))
    assert all(sign.only_with is None for sign in SIGNS.values() if sign.screen == first)


def test_no_question_is_longer_than_a_breath() -> None:
    assert {sign.id for sign in SIGNS.values() if len(sign.ask.split()) > 30} == set()


@pytest.mark.parametrize("sign", SIGNS.values(), ids=lambda sign: sign.id)
def test_a_reason_tells_what_can_be_and_never_what_a_person_has(sign: Sign) -> None:
    assert not any(word in sign.why for word in ("says that", "shows that", "means that"))
