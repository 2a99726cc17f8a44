"""The report as JSON data; its keys are described in docs/cli.md and are kept."""

from collections.abc import Iterable
from typing import Any

from endrange.catalogue import Catalogue
from endrange.catalogue.phrase import Gettext, Phrase, untranslated

from .change import Comparison
from .report import Progress, Told
from .weeks import TrainingWeek

VERSION = 1


def progress_json(
    progress: Progress, *, catalogue: Catalogue, gettext: Gettext = untranslated
) -> dict[str, Any]:
    """All numbers and sentences."""
    return {
        "version": VERSION,
        "until": progress.until.isoformat(),
        "began": progress.began.isoformat() if progress.began else None,
        "pain": [_told(told, gettext) for told in progress.pain],
        "function": [_told(told, gettext) for told in progress.function],
        "sessions": {
            "says": _says(progress.sessions_said, gettext),
            "weeks": [_week(week) for week in progress.weeks],
        },
        "minutes": {
            "says": _says((*progress.stretching_said, *progress.strength_said), gettext),
            "averaged_weeks": progress.averaged_weeks,
            "aim_s": list(progress.aim_s) if progress.aim_s else None,
            "groups": [
                {
                    "group": mean.group,
                    "name": gettext(catalogue.groups[mean.group].name),
                    "work": mean.work,
                    "left_s": round(mean.left_s),
                    "right_s": round(mean.right_s),
                }
                for mean in (*progress.stretching, *progress.strength)
            ],
        },
        "phases": [
            {"phase": span.phase, "first": span.first.isoformat(), "last": _day(span.last)}
            for span in progress.course.phases
        ],
        "marks": [
            {"kind": mark.kind, "day": mark.day.isoformat(), "last": _day(mark.last), "verdict": mark.verdict}
            for mark in progress.course.marks
        ],
        "scores": [
            {"name": score.name, "day": score.day.isoformat(), "value": score.value}
            for score in progress.scores
        ],
    }


def _told(told: Told, gettext: Gettext) -> dict[str, Any]:
    return {
        "id": told.series.id,
        "name": told.series.name.translated(gettext),
        "says": _says((*told.sentences, *([told.basis] if told.basis else ())), gettext),
        **_comparison(told.comparison),
        "entries": [{"day": entry.day.isoformat(), "value": entry.value} for entry in told.series.entries],
    }


def _comparison(comparison: Comparison) -> dict[str, Any]:
    band = comparison.band
    return {
        "verdict": comparison.verdict,
        "baseline": _rounded(comparison.baseline),
        "now": _rounded(comparison.now),
        "band": [_rounded(band.low), _rounded(band.high)] if band else None,
    }


def _week(week: TrainingWeek) -> dict[str, Any]:
    return {
        "first": week.first.isoformat(),
        "sessions": week.sessions,
        "planned": week.planned,
        "is_running": week.is_running,
        "times": [
            {
                "group": time.group,
                "work": time.work,
                "left_s": round(time.left_s),
                "right_s": round(time.right_s),
            }
            for time in week.times
        ],
    }


def _says(phrases: Iterable[Phrase], gettext: Gettext) -> list[str]:
    return [phrase.translated(gettext) for phrase in phrases]


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _rounded(score: float | None) -> float | None:
    return None if score is None else round(score, 2)
