"""What the weeks say in words: sessions against the plan, and minutes for each muscle group and side."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from endrange.catalogue.phrase import Phrase
from endrange.catalogue.phrase import marked as _

from .weeks import TrainingWeek, Work

LATELY = 4
"""Whole weeks that are averaged; chosen: as long as between two reviews."""


@dataclass(frozen=True, slots=True)
class MuscleMean:
    """Seconds a week on average that a group had on each side."""

    group: str
    work: Work
    left_s: float
    right_s: float


def lately(weeks: Sequence[TrainingWeek]) -> tuple[TrainingWeek, ...]:
    """The latest whole weeks; the running one would be compared too early."""
    return tuple(week for week in weeks if not week.is_running)[-LATELY:]


def muscle_means(
    weeks: Sequence[TrainingWeek], groups: Collection[str], work: Work
) -> tuple[MuscleMean, ...]:
    """The average of these weeks for each group, in the order of `groups`."""
    return tuple(_mean(weeks, group, work) for group in groups) if weeks else ()


def _mean(weeks: Sequence[TrainingWeek], group: str, work: Work) -> MuscleMean:
    sides = [week.seconds(group, work) for week in weeks]
    left, right = (sum(each) / len(weeks) for each in zip(*sides, strict=True))
    return MuscleMean(group, work, left, right)


def sessions_sentences(weeks: Sequence[TrainingWeek]) -> tuple[Phrase, ...]:
    """The running week first, then the whole weeks before it."""
    said = [_running(week) for week in weeks[-1:] if week.is_running]
    whole = [week for week in lately(weeks) if week.planned is not None]
    if len(whole) == 1:
        said.append(
            Phrase(
                _("In the week before: {done} of {planned}."),
                values={"done": whole[0].sessions, "planned": whole[0].planned},
            )
        )
    elif whole:
        said.append(
            Phrase(
                _("In the {weeks} weeks before: {done} of {planned}."),
                values={
                    "weeks": len(whole),
                    "done": sum(week.sessions for week in whole),
                    "planned": sum(week.planned or 0 for week in whole),
                },
            )
        )
    return tuple(said)


def _running(week: TrainingWeek) -> Phrase:
    if week.planned is None:
        return Phrase(_("Sessions this week so far: {done}."), values={"done": week.sessions})
    return Phrase(
        _("Sessions this week so far: {done}; planned: {planned}."),
        values={"done": week.sessions, "planned": week.planned},
    )


_AIM_OF_ONE = _(
    "In the last whole week, {reached} of {all} muscle groups had {minutes} min of stretching or more on"
    " each side."
)
_AIM_OF_MORE = _(
    "On average over the last {weeks} whole weeks, {reached} of {all} muscle groups had {minutes} min of"
    " stretching or more on each side."
)
_RANGE_OF_ONE = _("In the last whole week, each muscle group and side was stretched for {range} minutes.")
_RANGE_OF_MORE = _(
    "On average over the last {weeks} whole weeks, each muscle group and side was stretched for {range}"
    " minutes a week."
)
_STRENGTH_OF_ONE = _(
    "In the last whole week, strength work took {range} minutes for each muscle group and side."
)
_STRENGTH_OF_MORE = _(
    "On average over the last {weeks} whole weeks, strength work took {range} minutes a week for"
    " each muscle group and side."
)
_NEARLY_S = 15
"""A quarter of a minute short counts as reached: it would be shown as the whole; chosen."""


def stretching_sentences(
    means: Sequence[MuscleMean], *, weeks: int, aim_s: tuple[int, int] | None
) -> tuple[Phrase, ...]:
    """How many groups had the aim on both sides; without an aim, from how little to how much they had."""
    if not means:
        return (Phrase(_("The first whole week is not over yet.")),)
    sides = [side for mean in means for side in (mean.left_s, mean.right_s)]
    values: dict[str, object] = {"weeks": weeks, "range": _range(sides)}
    if aim_s is None:
        return (Phrase(_RANGE_OF_ONE if weeks == 1 else _RANGE_OF_MORE, values=values),)
    reached = sum(min(mean.left_s, mean.right_s) >= aim_s[0] - _NEARLY_S for mean in means)
    values |= {"reached": reached, "all": len(means), "minutes": minutes(aim_s[0])}
    return (Phrase(_AIM_OF_ONE if weeks == 1 else _AIM_OF_MORE, values=values),)


def strength_sentences(means: Sequence[MuscleMean], *, weeks: int) -> tuple[Phrase, ...]:
    """From how little to how much strength work a group and side had, of those that had any."""
    if not means:
        return ()
    sides = [side for mean in means for side in (mean.left_s, mean.right_s)]
    values: dict[str, object] = {"weeks": weeks, "range": _range(sides)}
    return (Phrase(_STRENGTH_OF_ONE if weeks == 1 else _STRENGTH_OF_MORE, values=values),)


def _range(sides: Sequence[float]) -> str:
    least, most = minutes(min(sides)), minutes(max(sides))
    return most if least == most else f"{least}\N{EN DASH}{most}"


def minutes(seconds: float) -> str:
    """Minutes to a half."""
    return f"{round(seconds / 30) / 2:g}"
