"""What is ticked says enough for somebody with the condition to tick it."""

import pytest

from endrange.catalogue import load_catalogue

CONDITIONS = load_catalogue().conditions
WORDS = {
    "hip-replacement-posterior": ("replaced", "behind", "buttock"),
    "hip-replacement-anterior": ("replaced", "front", "groin", "thigh"),
    "hip-replacement-lateral": ("replaced", "side", "outer hip"),
    "hip-replacement-unknown": ("replaced", "do not know"),
    "spinal-fusion": ("low back", "stiffened", "fused"),
    "other-hip-operation": ("hip operation", "keyhole", "labrum", "fracture", "cut bone", "not cleared"),
    "known-impingement": ("impingement", "pinch in the groin", "bend the hip far"),
    "painless-clicking": ("click", "without pain", "catch", "lock"),
    "lateral-hip-pain": ("bony point", "outer hip", "lie on", "press"),
    "hypermobility": ("bendy", "hypermobile"),
    "hip-dysplasia": ("shallow", "socket", "dysplasia"),
    "hip-osteoarthritis": ("osteoarthritis",),
    "pregnancy": ("pregnant",),
    "anticoagulants": ("blood thinners",),
    "fragile-bones": ("fragile", "osteoporosis", "small fall"),
    "neuropathy": ("little feeling", "legs", "feet", "neuropathy"),
    "wound-or-inflammation": ("wound", "bruise", "healing bone", "infection", "inflammation", "clot", "leg"),
    "knee-problem": ("kneel", "replaced", "ligament", "meniscus"),
    "recent-hamstring-tear": ("hamstring", "torn", "strained", "three months"),
    "recent-quadriceps-tear": ("front of the thigh", "torn", "strained", "three months"),
    "groin-or-pubic-pain": ("groin strain", "pubic bone", "back of the pelvis", "legs apart"),
    "leg-nerve-pain": ("tingling", "past the knee", "straight leg", "at the moment"),
    "low-back-stress-fracture": (
        "low back",
        "stress fracture",
        "slipped",
        "spondylolysis",
        "spondylolisthesis",
    ),
    "under-16": ("under 16",),
}


@pytest.mark.parametrize(("condition", "words"), WORDS.items())
def test_a_tick_says_what_its_question_asks(condition: str, words: tuple[str, ...]) -> None:
    shown = f"{CONDITIONS[condition].name} {CONDITIONS[condition].also}".lower()
    assert [word for word in words if word not in shown] == []


def test_no_condition_is_missing_from_the_table_above() -> None:
    assert set(CONDITIONS) == set(WORDS)
