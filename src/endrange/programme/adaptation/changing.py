"""What each kind of change does to a standing, and how it is taken back."""

from collections.abc import Callable
from datetime import date
from typing import Any

from endrange.catalogue import Catalogue
from endrange.catalogue.exercise import Exercise, Phase
from endrange.programme.variants import variant_bounds

from .adjustment import PROGRESSIONS, Change
from .standing import FRESH, MOST_DOSE_STEPS, ExerciseStanding, Standing

PHASES: tuple[Phase, ...] = ("calm", "restore", "strengthen", "keep")
MOST_LOAD_STEPS = 12
"""Chosen: with 2-10 % a step more than anybody reaches in a programme of this kind."""
MOST_EXTRA_DAYS = 2
"""Chosen: from 3 to 5 days, or back."""
LESS_RANGE = 0.8
"""After a hard stop without pain; source: hip-programme, judgement."""
HALF_THE_PRESSURE = 0.5
"""After a breath that was held under it; source: hip-programme."""
_COUNTED = {"variant_step", "dose_step", "load_step", "progress", "extra_days"}
"""Fields that an undo moves back by as much as they moved, whatever has happened since."""


def begun_anew(standing: Standing, start: date) -> Standing:
    """What a new programme takes over from the old one: smaller doses, rests, what was made easier, calm."""
    levels = ((id_, _from_the_beginning(level)._replace(extra_side=None)) for id_, level in standing.levels)
    return Standing(
        "calm" if standing.phase == "calm" else "restore",
        since=start,
        dose_factor=standing.dose_factor,
        dose_factor_until=standing.dose_factor_until,
        levels=tuple((id_, level) for id_, level in levels if level != FRESH),
    )


def moves_up(change: Change, phase: Phase) -> bool:
    """Tell whether a change asks more of the person; a phase only where it is a later one."""
    if change.kind == "phase":
        return change.phase is not None and PHASES.index(change.phase) > PHASES.index(phase)
    return change.kind in PROGRESSIONS


def applied(change: Change, standing: Standing, day: date, catalogue: Catalogue) -> Standing:
    """The standing after a change; the same one where nothing is left to change."""
    if change.exercise is not None:
        exercise = catalogue.exercises.get(change.exercise)
        act = _OF_EXERCISE.get(change.kind)
        if exercise is None or act is None:
            return standing
        level = act(standing.of(exercise.id), change, day, exercise)
        return standing.with_level(exercise.id, level)
    act_on_all = _OF_ALL.get(change.kind)
    return standing if act_on_all is None else act_on_all(standing, change, day)


def taken_back(now: Standing, before: Standing, after: Standing, catalogue: Catalogue) -> Standing:
    """`now` without what changed from `before` to `after`; what has changed again since stays as it is."""
    ids = {id_ for id_, _ in before.levels} | {id_ for id_, _ in after.levels}
    result: Standing = _merged(now, before, after)
    for id_ in sorted(ids):
        level = _merged(now.of(id_), before.of(id_), after.of(id_))
        result = result.with_level(id_, _bounded(level, catalogue.exercises.get(id_)))
    return result._replace(
        progress=min(1.0, max(0.0, result.progress)),
        extra_days=min(MOST_EXTRA_DAYS, max(-MOST_EXTRA_DAYS, result.extra_days)),
    )


def _merged(now: Any, before: Any, after: Any) -> Any:
    changes = {}
    for name, was, became, is_now in zip(now._fields, before, after, now, strict=True):
        if name == "levels" or was == became:
            continue
        if name in _COUNTED:
            changes[name] = is_now - (became - was)
        elif is_now == became:
            changes[name] = was
    return now._replace(**changes)


def _bounded(level: ExerciseStanding, exercise: Exercise | None) -> ExerciseStanding:
    easiest, hardest = variant_bounds(exercise) if exercise is not None else (0, 0)
    return level._replace(
        variant_step=min(hardest, max(easiest, level.variant_step)),
        dose_step=min(MOST_DOSE_STEPS, max(0, level.dose_step)),
        load_step=min(MOST_LOAD_STEPS, max(0, level.load_step)),
    )


_Act = Callable[[ExerciseStanding, Change, date, Exercise], ExerciseStanding]


def _dose_up(level: ExerciseStanding, _change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(dose_step=min(MOST_DOSE_STEPS, level.dose_step + 1))


def _dose_down(level: ExerciseStanding, _change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(dose_step=max(0, level.dose_step - 1))


def _variant_up(level: ExerciseStanding, change: Change, _day: date, ex: Exercise) -> ExerciseStanding:
    step = level.variant_step + 1 if change.to_step is None else change.to_step
    return level._replace(variant_step=min(variant_bounds(ex)[1], step), dose_step=0, load_step=0)


def _variant_down(level: ExerciseStanding, change: Change, _day: date, ex: Exercise) -> ExerciseStanding:
    step = level.variant_step - 1 if change.to_step is None else change.to_step
    return level._replace(variant_step=max(variant_bounds(ex)[0], step))


def _load_up(level: ExerciseStanding, _change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(load_step=min(MOST_LOAD_STEPS, level.load_step + 1), dose_step=0)


def _load_down(level: ExerciseStanding, _change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(load_step=max(0, level.load_step - 1))


def _range_down(level: ExerciseStanding, change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(range_share=change.factor or LESS_RANGE)


def _range_up(level: ExerciseStanding, _change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(range_share=1.0)


def _pressure_down(level: ExerciseStanding, change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(pressure_share=change.factor or HALF_THE_PRESSURE)


def _pressure_up(level: ExerciseStanding, _change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(pressure_share=1.0)


def _leave_out(level: ExerciseStanding, change: Change, day: date, _ex: Exercise) -> ExerciseStanding:
    """A rest that has begun is never made shorter."""
    if level.is_out(day) and (level.out_until or date.max) >= (change.until or date.max):
        return level
    return level._replace(out_from=day, out_until=change.until)


def _bring_back(level: ExerciseStanding, change: Change, day: date, ex: Exercise) -> ExerciseStanding:
    """Back in its easier variant and at the low end of its dose."""
    easier = _variant_down(level, change, day, ex)
    return easier._replace(out_from=None, out_until=None, dose_step=0)


def _extra_set(level: ExerciseStanding, change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(extra_side=change.side)


def _even_again(level: ExerciseStanding, _change: Change, _day: date, _ex: Exercise) -> ExerciseStanding:
    return level._replace(extra_side=None)


_OF_EXERCISE: dict[str, _Act] = {
    "dose-up": _dose_up,
    "dose-down": _dose_down,
    "variant-up": _variant_up,
    "variant-down": _variant_down,
    "load-up": _load_up,
    "load-down": _load_down,
    "range-down": _range_down,
    "range-up": _range_up,
    "pressure-down": _pressure_down,
    "pressure-up": _pressure_up,
    "leave-out": _leave_out,
    "bring-back": _bring_back,
    "extra-set": _extra_set,
    "even-again": _even_again,
}


def _more_progress(standing: Standing, change: Change, _day: date) -> Standing:
    return standing._replace(progress=round(min(1.0, standing.progress + (change.factor or 0.0)), 6))


def _factor(standing: Standing, change: Change, _day: date) -> Standing:
    return standing._replace(dose_factor=change.factor or 1.0, dose_factor_until=change.until)


def _full_factor(standing: Standing, _change: Change, _day: date) -> Standing:
    return standing._replace(dose_factor=1.0, dose_factor_until=None)


def _start_over(standing: Standing, change: Change, day: date) -> Standing:
    """Doses and loads of this phase from their beginning, no harder variant than the standard one.

    What was made easier, and what is left out, stays so.
    """
    levels = ((id_, _from_the_beginning(level)) for id_, level in standing.levels)
    return _factor(standing, change, day)._replace(
        since=day,
        progress=0.0,
        levels=tuple((id_, level) for id_, level in levels if level != FRESH),
    )


def _from_the_beginning(level: ExerciseStanding) -> ExerciseStanding:
    return level._replace(dose_step=0, load_step=0, variant_step=min(0, level.variant_step))


def _extra_days(by: int) -> Callable[[Standing, Change, date], Standing]:
    def act(standing: Standing, _change: Change, _day: date) -> Standing:
        days = min(MOST_EXTRA_DAYS, max(-MOST_EXTRA_DAYS, standing.extra_days + by))
        return standing._replace(extra_days=days)

    return act


def _phase(standing: Standing, change: Change, day: date) -> Standing:
    """Restoring goes on at full dose where it is come back to from later, and from the low end otherwise."""
    if change.phase is None or change.phase == standing.phase:
        return standing
    is_back = PHASES.index(change.phase) < PHASES.index(standing.phase)
    progress = 1.0 if is_back and change.phase == "restore" else 0.0
    return standing._replace(phase=change.phase, since=day, progress=progress)


_OF_ALL: dict[str, Callable[[Standing, Change, date], Standing]] = {
    "dose-up": _more_progress,
    "dose-down": _factor,
    "ease-in": _factor,
    "back-to-full": _full_factor,
    "start-over": _start_over,
    "more-days": _extra_days(1),
    "fewer-days": _extra_days(-1),
    "phase": _phase,
}
