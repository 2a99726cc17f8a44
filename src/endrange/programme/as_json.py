"""A programme as the JSON that `endrange plan --json` prints (docs/cli.md)."""

from typing import Any

from endrange.catalogue import Catalogue

from .phrase import Gettext, untranslated
from .prescription import Dose, Hold, Prescription, Repetitions
from .programme import PlannedSession, Programme, Week

VERSION = 1


def programme_json(
    programme: Programme, *, catalogue: Catalogue, gettext: Gettext = untranslated
) -> dict[str, Any]:
    """All weeks and shortfalls; names and reasons in the language of `gettext`."""
    return {
        "version": VERSION,
        "phase": programme.phase,
        "notes": [each.translated(gettext) for each in programme.notes],
        "weeks": [_week_json(week, catalogue, gettext) for week in programme.weeks],
        "shortfalls": [
            {
                "group": each.group,
                "name": gettext(catalogue.groups[each.group].name),
                "cause": each.cause,
                "reason": each.reason.translated(gettext),
                "weeks": list(each.weeks),
            }
            for each in programme.shortfalls
        ],
    }


def _week_json(week: Week, catalogue: Catalogue, gettext: Gettext) -> dict[str, Any]:
    return {
        "number": week.number,
        "first": week.first.isoformat() if week.first else None,
        "sessions": [_session_json(session, catalogue, gettext) for session in week.sessions],
        "doses": [
            {
                "group": dose.group,
                "name": gettext(catalogue.groups[dose.group].name),
                "left_s": dose.left_s,
                "right_s": dose.right_s,
                "minimum_s": dose.minimum_s,
                "met": dose.met,
                "more_than_needed": dose.is_more_than_needed,
            }
            for dose in week.doses
        ],
    }


def _session_json(session: PlannedSession, catalogue: Catalogue, gettext: Gettext) -> dict[str, Any]:
    return {
        "id": session.id,
        "day": session.day.isoformat(),
        "minutes": session.minutes,
        "total_s": session.seconds,
        "closing_s": session.closing_s,
        "note": session.shorter.translated(gettext) if session.shorter else None,
        "notes": [each.translated(gettext) for each in session.notes],
        "prescriptions": [_prescription_json(each, catalogue, gettext) for each in session.prescriptions],
        "left_out": [
            {
                "exercise": each.exercise,
                "name": gettext(catalogue.exercise(each.exercise).name),
                "cause": each.cause,
                "reason": each.reason.translated(gettext),
                "comes": each.comes.isoformat() if each.comes else None,
            }
            for each in session.left_out
        ],
    }


def _prescription_json(prescription: Prescription, catalogue: Catalogue, gettext: Gettext) -> dict[str, Any]:
    exercise = catalogue.exercise(prescription.exercise)
    return {
        "exercise": exercise.id,
        "name": gettext(exercise.name),
        "variant": prescription.variant,
        "variant_name": gettext(exercise.variant(prescription.variant).name),
        "dose": _dose_json(prescription.dose),
        "sides": list(prescription.sides),
        "extra_sets_for_worse_side": prescription.extra_sets_for_worse_side,
        "alternatives": list(prescription.alternatives),
        "rest_s": prescription.rest_s,
        "beats": [{"name": beat.name, "seconds": beat.seconds} for beat in prescription.beats],
        "load": prescription.load,
        "load_step": prescription.load_step,
        "range_share": prescription.range_share,
        "pressure_share": prescription.pressure_share,
        "cues": [gettext(each) for each in prescription.cues],
    }


def _dose_json(dose: Dose) -> dict[str, Any]:
    if isinstance(dose, Hold):
        return {"kind": "hold", "seconds": dose.seconds, "sets": dose.sets}
    if isinstance(dose, Repetitions):
        return {
            "kind": "repetitions",
            "count": dose.count,
            "sets": dose.sets,
            "tempo_s": dose.tempo_s,
            "directions": list(dose.directions),
        }
    return {
        "kind": "passes",
        "regions": list(dose.regions),
        "region_s": dose.region_s,
        "stroke_s": dose.stroke_s,
    }
