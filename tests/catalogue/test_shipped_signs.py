"""The safety check asks every sign that it is there for, as urgently as it needs."""

import pytest

from endrange.catalogue import load_catalogue
from endrange.catalogue.signs import Sign

SIGNS = load_catalogue().signs

EMERGENCY = {
    "fall-cannot-stand": ("fall", "four steps", "shorter", "turned in or out"),
    "sudden-cannot-bear-weight": ("suddenly", "no weight", "without a fall"),
    "hot-or-feverish": ("fever", "shivering", "hot, red or swollen", " or "),
    "saddle-numbness": ("genitals", "urine or stool", "sex", "both legs"),
    "weakness-growing": ("weaker over hours or days", "cancer"),
    "cold-pale-leg": ("cold, pale or numb",),
    "chest-or-breath": ("breathless", "chest pain", "blood", "collapsed", "with or without a swollen leg"),
    "sudden-groin-or-belly": ("faintness", "vomiting", "bleeding", "testicle", "hard lump"),
    "replaced-hip-pop": ("replaced hip", "popped", "short or turned"),
    "young-cannot-bear-weight": ("Under 18", "hip, groin, thigh or knee", "weight"),
}
SAME_DAY = {
    "pain-since-fall": ("lift the straight leg", "65 or older", "fragile bones"),
    "swollen-calf": ("calf or leg", "swollen", " or "),
    "foot-drop": ("drag or slap",),
    "dark-urine": ("cola",),
    "operated-hip-unwell": ("wound", "fever", "steady pain", "replaced hip"),
    "stiff-with-headache": ("headache", "scalp", "jaw", "seeing"),
    "pregnancy-signs": ("bleeding", "fluid", "tightenings", "dizzy", "calf"),
    "young-limp": ("Under 18", "hip, groin, thigh or knee", "limp", "turns out"),
    "stress-fracture-at-rest": ("running", "limp", "at rest", "night"),
}
WITHIN_DAYS = {
    "stress-fracture": ("run", "hop", "training", "low body weight", "missed periods", "earlier"),
    "cancer-and-loaded-pain": ("cancer", "weight on it"),
    "bisphosphonate-ache": ("thin bones", "thigh or groin"),
    "late-pregnancy-hip": ("pregnancy", "just after", "weight"),
    "sitting-bone-pop": ("pop", "bruising", "weak"),
    "burning-rash": ("rash", "burning", "one side"),
}
THIS_WEEK = {
    "constant-pain": ("day and night", "lost weight", "cancer before"),
    "night-pain": ("wake", "no way of lying"),
    "long-morning-stiffness": ("half an hour", "several joints", "both shoulders"),
    "bone-blood-supply": (
        "steroid",
        "drinking",
        "sickle cell",
        "lupus",
        "radiation",
        "diving",
        "dislocation",
    ),
    "rapid-worsening": ("quickly worse", "lost a good part"),
    "bloating-after-50": ("over 50", "bloating", "bowels"),
    "catching-or-locking": ("catch, lock, give way", "click with pain"),
    "nerve-pain-below-knee": ("tingling or numbness", "past the knee", "raise the straight leg"),
    "pain-with-walking": ("calf or buttock", "stand still"),
    "groin-lump": ("lump", "goes back"),
    "replaced-hip-new-pain": ("replaced hip", "new pain"),
    "no-better-after-weeks": ("six weeks", "no better", "worse"),
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
    assert [part for part in words if part not in SIGNS[sign].ask] == []


def test_no_sign_is_missing_from_the_table_above() -> None:
    assert set(SIGNS) == {sign for sign, _, _ in TABLE}


def test_all_but_the_question_after_six_weeks_are_asked_at_the_first_visit() -> None:
    assert {sign.id for sign in SIGNS.values() if not sign.short} == {"no-better-after-weeks"}


@pytest.mark.parametrize("sign", SIGNS.values(), ids=lambda sign: sign.id)
def test_a_reason_tells_what_can_be_and_never_what_a_person_has(sign: Sign) -> None:
    assert not any(word in sign.why for word in ("says that", "shows that", "means that"))
