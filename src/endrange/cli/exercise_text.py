"""An exercise as plain text for the terminal."""

from collections.abc import Iterable, Mapping
from textwrap import fill

from endrange.catalogue import Catalogue, Exercise, Variant, neutrally, translate
from endrange.catalogue.content_model import Count, Span
from endrange.catalogue.dose import SHORTEST_REST_S, Dose, HoldDose, RepetitionDose
from endrange.catalogue.exercise import ChangeFor, LeaveOut, Load, Phase
from endrange.catalogue.phrase import untranslated

_WIDTH = 96


def described(exercise: Exercise, catalogue: Catalogue) -> str:
    """Everything a person wants to read before doing the exercise, in sections."""
    shown = translate(exercise, neutrally(untranslated))
    return "\n\n".join(section for section in _sections(shown, catalogue) if section)


def _sections(exercise: Exercise, catalogue: Catalogue) -> Iterable[str]:
    own = ", your own" if exercise.own else ""
    yield f"{exercise.name} ({exercise.id}{own})\n{_wrapped(exercise.purpose)}"
    yield _section("Feel it", [exercise.feel, *(f"not in: {place}" for place in exercise.not_feel)])
    yield _section("Muscles", [_muscle(catalogue, name) for name in exercise.muscles])
    yield _section("Movements", [", ".join(each.replace("-", " ") for each in exercise.movements)])
    yield _section("Trains", [", ".join(exercise.trains)] if exercise.trains else [])
    yield _section("How much", _doses(exercise.dose))
    yield _section("Made heavier", [_load(load, catalogue) for load in exercise.loads])
    for variant in exercise.variants:
        yield _section(
            _variant_heading(variant, catalogue),
            [*variant.setup, *(f"how much, {line}" for line in _doses(variant.dose or {}))],
        )
    yield _section("Instead", _stand_ins(exercise, catalogue))
    yield _section("Easier", exercise.easier)
    yield _section("Harder", exercise.harder)
    yield _section("In one go with", _chain(exercise, catalogue))
    for region in exercise.regions:
        yield _section(f"Region: {region.name}", region.setup)
    yield _section("Breathing", [exercise.breathing])
    yield _section("Cues", [*exercise.cues.before, *exercise.cues.during, *exercise.cues.end])
    yield _section("Faults", [f"{fault.name}: {fault.looks_like} {fault.cue}" for fault in exercise.faults])
    yield _section("Take care", exercise.cautions)
    yield _section("Stop if", exercise.stop_signs)
    yield _section("Different for some", [_change(each, catalogue) for each in exercise.changes])
    yield _section("Leave it out", [_left_out(rule, catalogue) for rule in exercise.leave_out])
    yield _section("Sources", [catalogue.sources[source].title for source in exercise.sources])


def dose_in_words(dose: Dose) -> str:
    """Such as `hold 60-120 s, 1-2 times`."""
    if isinstance(dose, HoldDose):
        times = "once" if dose.sets.high == 1 else f"{_range(dose.sets)} times"
        return f"hold {_range(dose.hold_s)} s, {times}"
    if isinstance(dose, RepetitionDose):
        directions = f", {' then '.join(dose.directions)}" if dose.directions else ""
        beats = ", ".join(f"{beat.name} {beat.seconds:g} s" for beat in dose.beats)
        rhythm = f" ({beats})" if beats else ""
        rest = f", {dose.rest_s} s rest between sets" if dose.rest_s > SHORTEST_REST_S else ""
        return (
            f"{_range(dose.sets)} x {_range(dose.count)}, {dose.tempo_s:g} s each{rhythm}{directions}{rest}"
        )
    return f"{_range(dose.region_s)} s a region, {dose.stroke_s:g} s a stroke"


def _range(span: Span | Count) -> str:
    return f"{span.low:g}" if span.low == span.high else f"{span.low:g}-{span.high:g}"


def _variant_heading(variant: Variant, catalogue: Catalogue) -> str:
    needs = ", ".join(catalogue.equipment[item].name for item in variant.equipment)
    return f"{variant.name} ({variant.level}{f'; needs {needs}' if needs else ''})"


def _muscle(catalogue: Catalogue, name: str) -> str:
    muscle = catalogue.muscles[name]
    return f"{muscle.name} ({muscle.plain})"


def _stand_ins(exercise: Exercise, catalogue: Catalogue) -> Iterable[str]:
    items = dict.fromkeys(item for variant in exercise.variants for item in variant.equipment)
    for item in (catalogue.equipment[each] for each in items):
        if item.stand_ins:
            yield f"{item.name}: {', '.join(other.name for other in item.stand_ins)}"


def _chain(exercise: Exercise, catalogue: Catalogue) -> Iterable[str]:
    names = [each.name for each in catalogue.chain_of(exercise)]
    return [", ".join(names)] if names else []


def _doses(dose: Mapping[Phase, Dose]) -> list[str]:
    return [f"{phase}: {dose_in_words(each)}" for phase, each in dose.items()]


def _load(load: Load, catalogue: Catalogue) -> str:
    others = [other.name for item in load.equipment for other in catalogue.equipment[item].stand_ins]
    instead = f" (instead: {', '.join(others)})" if others else ""
    return f"{load.name}: {load.how}{instead}"


def _change(change: ChangeFor, catalogue: Catalogue) -> str:
    parts = [f"{catalogue.conditions[change.condition].name}: {change.cue} {change.why}"]
    parts += [f"way: {change.variant}"] if change.variant else []
    parts += [f"{change.dose_factor:.0%} of the dose"] if change.dose_factor < 1 else []
    parts += [f"only: {', '.join(change.variants)}"] if change.variants else []
    return "; ".join(parts)


def _left_out(rule: LeaveOut, catalogue: Catalogue) -> str:
    only = ", ".join((*rule.variants, *rule.regions))
    named = f" (only: {only})" if only else ""
    return f"{catalogue.conditions[rule.condition].name}: {rule.why}{named}"


def _section(heading: str, lines: Iterable[str]) -> str:
    entries = [_wrapped(line, first="  - ", rest="    ") for line in lines]
    return "\n".join([heading, *entries]) if entries else ""


def _wrapped(text: str, *, first: str = "", rest: str = "") -> str:
    return fill(text, _WIDTH, initial_indent=first, subsequent_indent=rest)
