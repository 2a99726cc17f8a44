import re
from pathlib import Path

from endrange.session.player_phrases import PLAYER_PHRASES, player_phrases

FRONT_END = Path(__file__).parents[2] / "frontend" / "src" / "player" / "pure" / "phrases.ts"
ENTRY = re.compile(r'^\s+"?(\w+)"?:\s*"((?:[^"\\]|\\.)*)",$', re.MULTILINE)


def of_the_front_end() -> dict[str, str]:
    table = FRONT_END.read_text(encoding="utf-8").split("export const PHRASES = {")[1].split("} as const")[0]
    return dict(ENTRY.findall(table))


def test_every_phrase_of_the_player_can_be_translated_and_is_the_same_in_both_tables():
    assert of_the_front_end() == PLAYER_PHRASES


def test_a_translation_keeps_the_placeholders_for_the_player_to_fill():
    said = player_phrases(str.upper)
    assert said["halfway"] == "HALFWAY."
    assert set(said) == set(PLAYER_PHRASES)
