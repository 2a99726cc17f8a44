"""What it takes to move on to the next phase, condition by condition, in the person's own numbers."""

from collections.abc import Iterator

from endrange.catalogue.exercise import Phase
from endrange.programme.phrase import marked as _

from .course import Condition, Gate
from .ledger import QUIET_DAYS, SHORTEST_RESTORE, Ledger
from .occasions import later
from .pains import WINDOW

NEXT: dict[Phase, Phase | None] = {
    "calm": "restore",
    "restore": "strengthen",
    "strengthen": "keep",
    "keep": None,
}
CALM_REPORTS = 3
"""Days with a report of 3 or less before restoring begins; chosen."""
SETTLED_DAYS, SETTLED_SESSIONS, SETTLED_PAIN = 14, 4, 5
"""So many days and sessions of gentle work after which pain at rest is no higher than this, and no higher
than in their first week, are calm enough: waiting longer would keep a lasting pain from the work that helps
it; chosen, after the pain model (pain-model-pages) and nice-ng226."""
SETTLED_REPORTS = 3
"""In the last seven days; chosen."""
REST_PAIN, TASKS_PAIN = 2, 3
"""Before strengthening; source: judgement."""
WEEKS_IN_ALL = 12
"""Of the whole programme; source: zurich-2020."""
STRENGTHEN_WEEKS = 6
"""Chosen: half of the whole."""
TIMES_DONE = 2
"""Each exercise in full, before strengthening; source: judgement."""
IN_THE_PLAN_DAYS = 14
"""An exercise that was not offered for so long is not in the plan (any more); chosen."""


def gate_of(ledger: Ledger) -> Gate:
    """The gate of today's phase, today."""
    phase = ledger.phase
    return Gate(phase, NEXT[phase], tuple(_conditions(ledger)))


def is_gate_open(ledger: Ledger) -> bool:
    """Tell whether the gate of today's phase is open; looks no further than to what is not met."""
    return NEXT[ledger.phase] is not None and all(condition.met for condition in _conditions(ledger))


def _conditions(ledger: Ledger) -> Iterator[Condition]:
    phase = ledger.phase
    return _CONDITIONS[phase](ledger) if phase in _CONDITIONS else iter(())


def _of_calm(ledger: Ledger) -> Iterator[Condition]:
    days = min(CALM_REPORTS, ledger.pains.days_of_three_or_less)
    yield Condition(
        "pain-at-rest",
        days >= CALM_REPORTS or _has_settled(ledger),
        _(
            "Pain at rest 3 or less on {needed} days in a row that you tell of ({days} so far), or two "
            "weeks and {sessions} sessions of gentle work after which it is {most} or less and has not "
            "risen."
        ),
        values={
            "needed": CALM_REPORTS,
            "days": days,
            "sessions": SETTLED_SESSIONS,
            "most": SETTLED_PAIN,
        },
    )
    yield from _nothing_against(ledger)


def _has_settled(ledger: Ledger) -> bool:
    """Two weeks of calm, and this week's pain at rest is bearable and no higher than that of the first."""
    since, pains = ledger.standing.since, ledger.pains
    if (ledger.day - since).days < SETTLED_DAYS or ledger.phase_sessions < SETTLED_SESSIONS:
        return False
    first = pains.mean(since, later(since, WINDOW - 1))
    now = pains.mean(later(ledger.day, 1 - WINDOW))
    worst = pains.worst(later(ledger.day, 1 - WINDOW))
    if first is None or now is None or len(now[1]) < SETTLED_REPORTS:
        return False
    return worst <= SETTLED_PAIN and now[0] <= first[0]


def _of_restore(ledger: Ledger) -> Iterator[Condition]:
    yield _weeks_done(ledger, SHORTEST_RESTORE)
    yield _low_at_rest(ledger)
    yield _low_in_tasks(ledger)
    yield _every_exercise(ledger)
    yield from _nothing_against(ledger)


def _of_strengthen(ledger: Ledger) -> Iterator[Condition]:
    is_worse = bool(ledger.reviews) and ledger.reviews[-1].verdict == "worse"
    yield _weeks_done(ledger, STRENGTHEN_WEEKS)
    yield Condition(
        "weeks-in-all",
        ledger.weeks_in_all >= WEEKS_IN_ALL,
        _("The whole programme for {needed} weeks: {weeks} so far."),
        values={"needed": WEEKS_IN_ALL, "weeks": min(WEEKS_IN_ALL, ledger.weeks_in_all)},
    )
    yield Condition(
        "review",
        not is_worse,
        _("The last review found it worse.") if is_worse else _("The last review did not find it worse."),
    )
    yield from _nothing_against(ledger)


def _nothing_against(ledger: Ledger) -> Iterator[Condition]:
    yield _no_flare(ledger)
    if ledger.is_kept_the_same:
        days = (ledger.same_until - ledger.day).days
        words = _(
            "No morning a point worse: the next session that no such morning follows ends this, or "
            "{days} days."
        )
        yield Condition("no-worse-morning", False, words, values={"days": days})
    yield _no_stop(ledger)


def _weeks_done(ledger: Ledger, needed: int) -> Condition:
    return Condition(
        "weeks",
        ledger.weeks_done >= needed,
        _("{needed} weeks of this phase with at least half of the sessions: {weeks} so far."),
        values={"needed": needed, "weeks": min(needed, ledger.weeks_done)},
    )


def _low_at_rest(ledger: Ledger) -> Condition:
    days = ledger.pains.low_days(ledger.day)
    return Condition(
        "pain-at-rest",
        days >= WINDOW,
        _("Pain at rest {limit} or less for {needed} days: {days} days so far."),
        values={"limit": REST_PAIN, "needed": WINDOW, "days": days},
    )


def _low_in_tasks(ledger: Ledger) -> Condition:
    tasks = ledger.pains.tasks(ledger.day)
    if tasks is None:
        return Condition(
            "pain-in-tasks",
            met=False,
            msgid=_(
                "Pain in daily tasks {limit} or less in the last week: the weekly questions ask about it."
            ),
            values={"limit": TASKS_PAIN},
        )
    return Condition(
        "pain-in-tasks",
        tasks <= TASKS_PAIN,
        _("Pain in daily tasks {limit} or less in the last week: {tasks} at the worst."),
        values={"limit": TASKS_PAIN, "tasks": tasks},
    )


def _every_exercise(ledger: Ledger) -> Condition:
    since = later(ledger.day, -IN_THE_PLAN_DAYS)
    in_plan = [
        track
        for id_, track in ledger.training.tracks.items()
        if track.last >= since
        and not ledger.standing.of(id_).is_out(ledger.day)
        and ledger.ways(id_) is not None
    ]
    done = sum(track.full >= TIMES_DONE for track in in_plan)
    return Condition(
        "exercises",
        bool(in_plan) and done == len(in_plan),
        _(
            "Every exercise of your plan done in full twice, with good form where it is watched: "
            "{done} of {all}."
        ),
        values={"done": done, "all": len(in_plan)},
    )


def _no_flare(ledger: Ledger) -> Condition:
    """Days are counted from a flare; before the first one nothing is known but that none was told of."""
    if not ledger.flares:
        return Condition("no-flare", True, _("No flare told of."))
    days = min(QUIET_DAYS, max(0, ledger.days_since_flare - 1))
    return Condition(
        "no-flare",
        ledger.days_since_flare > QUIET_DAYS,
        _("No flare for {needed} days: {days} days so far."),
        values={"needed": QUIET_DAYS, "days": days},
    )


def _no_stop(ledger: Ledger) -> Condition:
    if ledger.waits_for_somebody:
        words = _("Somebody has looked at what stopped the plan: not yet.")
    elif ledger.held_since is not None:
        words = _("Somebody has looked at what was found: not yet. A review looks again.")
    else:
        words = _("Nothing needs a doctor’s or physiotherapist’s look first.")
    return Condition("no-stop", not ledger.waits_for_somebody and ledger.held_since is None, words)


_CONDITIONS = {"calm": _of_calm, "restore": _of_restore, "strengthen": _of_strengthen}
