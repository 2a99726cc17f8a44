"""`endrange screen`: judge the answers of a safety check, and say what follows from them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from endrange.catalogue import Catalogue, CatalogueError, load_catalogue
from endrange.catalogue.signs import Sign
from endrange.records.data_folder import DataFolderError, data_folder, own_exercises_folder
from endrange.screening import (
    Effect,
    EmergencyNumber,
    NotClearedError,
    Outcome,
    assess,
    clear,
    effects,
    emergency_in,
    emergency_number,
)

from . import data_option
from .answers_file import Answers, read_answers
from .refusal import Refusal, refusing

TIER_NAMES = {
    "emergency": "Emergency: get help now",
    "same-day": "Be seen by someone today",
    "within-days": "See someone within a few days",
    "this-week": "See someone this week",
    "waiting": "Not yet: somebody has to say yes first",
    "changes": "Go, with changes",
    "clear": "Clear",
}


@dataclass(frozen=True)
class Judged:
    """What came of the answers."""

    answers: Answers
    outcome: Outcome
    refusal: NotClearedError | None
    effects: tuple[Effect, ...]
    number: EmergencyNumber

    @property
    def tier(self) -> str:
        """The tier of the most urgent sign that stands; without one, what the conditions come to."""
        if self.refusal and self.refusal.findings:
            return self.refusal.findings[0].tier
        if self.refusal:
            return "waiting"
        return "changes" if self.answers.conditions else "clear"


@click.command()
@click.argument("file", metavar="ANSWERS.json", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@data_option
@click.pass_context
def screen(ctx: click.Context, /, file: Path, data: Path | None, *, as_json: bool) -> None:
    """Judge the answers of a safety check: how urgent, what to do, what is left out or changed and why."""
    with refusing(CatalogueError, DataFolderError):
        catalogue = load_catalogue(own_exercises_folder(data_folder(data or ctx.obj)))
    answers = read_answers(file, catalogue=catalogue, today=datetime.now(UTC).astimezone().date())
    judged = _judge(answers, catalogue)
    if as_json:
        click.echo(json.dumps(_as_json(judged, catalogue), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_text(judged, catalogue)))


def _judge(answers: Answers, catalogue: Catalogue) -> Judged:
    outcome = _outcome(answers, catalogue.signs.values())
    refusal: NotClearedError | None = None
    try:
        clear(outcome, answers.conditions, looked_at=answers.looked_at)
    except NotClearedError as error:
        refusal = error
    return Judged(
        answers=answers,
        outcome=outcome,
        refusal=refusal,
        effects=effects(answers.conditions, catalogue.exercises.values()),
        number=emergency_number(answers.region, catalogue=catalogue),
    )


def _outcome(answers: Answers, signs: Iterable[Sign]) -> Outcome:
    """An emergency is judged before the last answer; signs outside the short check may be left out."""
    asked = tuple(sign for sign in signs if sign.short or sign.id in answers.signs)
    unanswered = [sign.id for sign in asked if sign.id not in answers.signs]
    if not unanswered:
        return assess(answers.signs, signs=asked, on=answers.on)
    if emergency_in(answers.signs, asked):
        return assess(
            answers.signs, signs=[sign for sign in asked if sign.id in answers.signs], on=answers.on
        )
    raise Refusal(f"An unanswered sign is not a no. Not answered: {', '.join(unanswered)}.")


def _text(judged: Judged, catalogue: Catalogue) -> Iterator[str]:
    yield f"{TIER_NAMES[judged.tier]}."
    yield from _findings_text(judged)
    if judged.refusal:
        yield from _waiting_text(judged.refusal)
    else:
        yield "A plan may be made."
    yield from _effects_text(judged.effects, catalogue)
    place = f" ({judged.number.place})" if judged.number.place else ""
    yield ""
    yield f"Emergency number: {judged.number.number}{place}. {catalogue.emergency_numbers.note}"


def _findings_text(judged: Judged) -> Iterator[str]:
    standing = {finding.sign.id for finding in judged.refusal.findings} if judged.refusal else set()
    for finding in judged.outcome.findings:
        yield ""
        yield f"{finding.sign.ask} Yes."
        if finding.sign.id not in standing:
            yield "  Somebody has looked at it."
        yield f"  What to do: {finding.sign.do}"
        yield f"  {finding.sign.could_mean}"


def _waiting_text(refusal: NotClearedError) -> Iterator[str]:
    yield ""
    yield "No plan yet."
    for condition in refusal.conditions:
        yield f"  {condition.name}: {condition.plain}"


def _effects_text(found: Iterable[Effect], catalogue: Catalogue) -> Iterator[str]:
    for effect in found:
        yield ""
        yield f"{effect.exercise.name}{': left out' if effect.is_whole else ''}"
        for rule in effect.left_out:
            which = ", ".join((*rule.variants, *rule.regions))
            where = f" without {which}" if which else ""
            yield f"  {catalogue.conditions[rule.condition].name}{where}: {rule.why}"
        if not effect.is_whole:
            for change in effect.changes:
                yield f"  {catalogue.conditions[change.condition].name}: {change.cue} {change.why}"


def _as_json(judged: Judged, catalogue: Catalogue) -> dict[str, Any]:
    refusal = judged.refusal
    standing = {finding.sign.id for finding in refusal.findings} if refusal else set()
    return {
        "version": 1,
        "tier": judged.tier,
        "cleared": refusal is None,
        "findings": [
            _finding_json(finding.sign) | {"looked_at": finding.sign.id not in standing}
            for finding in judged.outcome.findings
        ],
        "waiting": [
            {"condition": each.id, "name": each.name, "plain": each.plain}
            for each in (refusal.conditions if refusal else ())
        ],
        "exercises": [_effect_json(effect) for effect in judged.effects],
        "loads_from_start": any(each.loading_from_start for each in judged.answers.conditions),
        "emergency_number": asdict(judged.number)
        | {"is_known": judged.number.is_known, "note": catalogue.emergency_numbers.note},
    }


def _finding_json(sign: Sign) -> dict[str, Any]:
    kept = {"id", "version", "tier", "ask", "why", "could_mean", "do", "sources", "reviewed"}
    return sign.model_dump(mode="json", include=kept)


def _effect_json(effect: Effect) -> dict[str, Any]:
    return {
        "exercise": effect.exercise.id,
        "name": effect.exercise.name,
        "is_left_out": effect.is_whole,
        "left_out": [rule.model_dump(mode="json") for rule in effect.left_out],
        "changes": [] if effect.is_whole else [each.model_dump(mode="json") for each in effect.changes],
    }
