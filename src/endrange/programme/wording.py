"""Drafts of sessions as what a person is shown, with the sentences that say what is different and why."""

from collections.abc import Iterable, Sequence
from datetime import date

from .choices import Choices, Side
from .phases import PhaseRules
from .phrase import Phrase
from .phrase import marked as _
from .prescription import Hold
from .programme import GroupDose, PlannedSession, Week
from .schedule import Schedule
from .targets import HOLD_S, PLATEAU_S
from .week import DraftedSession

FULL_SHARE = 0.95
"""A session that fills less than this of its minutes says why."""


def planned_session(draft: DraftedSession, rules: PhaseRules, *, worse_side: Side | None) -> PlannedSession:
    """One day's session, all but what it leaves out."""
    return PlannedSession(
        id=draft.task.day.isoformat(),
        day=draft.task.day,
        minutes=draft.task.minutes,
        seconds=draft.seconds,
        prescriptions=tuple(prescription for _exercise, prescription in draft.prescriptions),
        left_out=(),
        closing_s=draft.closing_s,
        worse_side=worse_side,
        shorter=_shorter(draft, rules),
        phase=rules.phase,
        notes=_notes(draft),
    )


def week_of_drafts(  # noqa: PLR0913 - one week with all that is said of it
    number: int,
    drafts: Sequence[DraftedSession],
    rules: PhaseRules,
    groups: Sequence[str],
    *,
    first: date,
    choices: Choices,
) -> Week:
    """A week with what all its sessions together give each group."""
    sessions = tuple(planned_session(draft, rules, worse_side=choices.worse_side) for draft in drafts)
    return Week(number, sessions, _doses(drafts, groups, rules), first)


def assumptions(schedule: Schedule) -> tuple[Phrase, ...]:
    """What the weeks ahead take for granted."""
    if schedule.phase == "keep":
        return (Phrase(_("There is no end to this: what was done longest ago comes first.")),)
    if schedule.present == schedule.numbers[-1]:
        return ()
    if schedule.phase == "calm":
        return (Phrase(_("The weeks ahead stay gentle. As soon as the hip is calm, the plan goes on.")),)
    return (
        Phrase(
            _(
                "The weeks ahead assume that all goes well. How it really goes decides:"
                " after every session the plan is made anew."
            )
        ),
    )


def more_than_needed(weeks: Iterable[Week]) -> tuple[Phrase, ...]:
    """Minutes that are asked for are filled, also where nothing but longer stretches is left for them."""
    if not any(dose.is_more_than_needed for week in weeks for dose in week.doses):
        return ()
    return (
        Phrase(
            _(
                "Some muscles get more than {minutes} minutes of stretching a week on each side, because the"
                " minutes you chose have room for it. More than that is not known to gain more: shorter"
                " sessions, or fewer, do as well."
            ),
            values={"minutes": PLATEAU_S // 60},
        ),
    )


def _shorter(draft: DraftedSession, rules: PhaseRules) -> Phrase | None:
    takes = max(1, round(draft.seconds / 60))
    minutes: dict[str, object] = {"asked": draft.task.minutes, "minutes": takes}
    if not draft.rungs:
        return Phrase(_("Nothing fits today: see for each exercise why it is left out."))
    if draft.seconds >= FULL_SHARE * draft.task.minutes * 60:
        return None
    if draft.task.factor < 1:
        return Phrase(_("{asked} minutes, less of everything for now: about {minutes}."), values=minutes)
    if rules.phase == "calm":
        return Phrase(
            _("{asked} minutes, gentler while the hip is irritable: about {minutes}."), values=minutes
        )
    if rules.phase != "restore":
        return Phrase(_("What there is to do today takes {minutes} minutes."), values=minutes)
    return Phrase(
        _("Everything that fits you and your equipment takes {minutes} minutes. More adds nothing."),
        values=minutes,
    )


def _notes(draft: DraftedSession) -> tuple[Phrase, ...]:
    notes = []
    if draft.rungs and draft.task.factor < 1:
        percent = round(100 * (1 - draft.task.factor))
        notes.append(
            Phrase(_("Every dose is about {percent} percent smaller for now."), values={"percent": percent})
        )
    doses = [prescription.dose for _exercise, prescription in draft.prescriptions]
    if any(isinstance(dose, Hold) and dose.seconds < HOLD_S[0] for dose in doses):
        notes.append(
            Phrase(
                _(
                    "Some holds are shorter than {seconds} seconds:"
                    " they keep the movement, and are not meant to gain."
                ),
                values={"seconds": HOLD_S[0]},
            )
        )
    return tuple(notes)


def _doses(
    drafts: Sequence[DraftedSession], groups: Sequence[str], rules: PhaseRules
) -> tuple[GroupDose, ...]:
    """What all sessions together give each group; nothing where a week has no aim."""
    if not rules.minimum_s:
        return ()
    given = [pair for draft in drafts for pair in draft.prescriptions]

    def seconds(group: str, side: Side) -> int:
        return sum(
            prescription.seconds_on(side) for exercise, prescription in given if group in exercise.counts_for
        )

    return tuple(
        GroupDose(group, seconds(group, "left"), seconds(group, "right"), rules.minimum_s) for group in groups
    )
