"""Every number of the model of virtual people, each with its unit, its source and what it says.

A source is an id of sources.toml, a work written out, or `chosen`: our own number, because nothing published
decides it. Pain is the numeric rating scale, 0 to 10; range is in degrees at the hip.
"""

from dataclasses import Field, dataclass, field, fields
from typing import Any

GROUPS = ("hamstrings", "hip-flexors", "adductors", "abductors", "external-rotators")
"""The muscle groups of the weekly dose; each limits one movement."""
CHOSEN = "chosen"


def _assumed(value: Any, unit: str, source: str, says: str) -> Any:
    return field(default=value, metadata={"unit": unit, "source": source, "says": says})


@dataclass(frozen=True, eq=False, slots=True)
class Assumptions:
    """The model's numbers; `dataclasses.replace` makes another world out of them."""

    # Range before, and what training makes of it; one number a group, in the order of GROUPS.
    range_mean_deg: tuple[float, ...] = _assumed(
        (72.0, 12.0, 41.0, 26.0, 32.0),
        "deg",
        "Boone 1979, Roach 1991 (from memory)",
        "range at the start: straight-leg raise (chosen: tight people come), extension, "
        "abduction, adduction, turning in",
    )
    range_sd_deg: tuple[float, ...] = _assumed(
        (12.0, 5.0, 9.0, 4.0, 8.0), "deg", "Boone 1979, Roach 1991 (from memory)", "its spread between people"
    )
    range_most_deg: tuple[float, ...] = _assumed(
        (105.0, 28.0, 60.0, 38.0, 52.0),
        "deg",
        CHOSEN,
        "nobody gains beyond this: about three spreads above the middle",
    )
    gain_deg: tuple[float, ...] = _assumed(
        (12.0, 9.0, 6.0, 5.0, 4.0),
        "deg",
        "hamstring-review-2016, winters-2004; the last three chosen",
        "gain of a person in the middle once a full weekly dose has done all it can",
    )
    gain_spread: float = _assumed(0.35, "share", CHOSEN, "spread of that gain between people")
    full_dose_min: float = _assumed(
        10.0, "min a week", "ingram-2025", "stretching of a group beyond this adds nothing"
    )
    dose_exponent: float = _assumed(
        0.4,
        "",
        "chosen, between thomas-2018 and konrad-2024",
        "share of the gain = (minutes / full dose) to this power: half the dose gives three "
        "quarters of the gain",
    )
    gain_days: float = _assumed(
        14.0, "days", "gribble-1999", "time constant of gaining: nine tenths by week 4 to 5"
    )
    loss_days: float = _assumed(
        53.0, "days", "konrad-2025", "time constant of losing: three fifths are left after four weeks off"
    )
    loss_spread: float = _assumed(
        0.4, "log", "willy-2001, nakamura-2021", "some lose all of it in four or five weeks"
    )
    keeping_min: float = _assumed(2.0, "min a week", CHOSEN, "minutes of a group that keep what was gained")
    kept_share: float = _assumed(0.8, "share", CHOSEN, "how much of the gain they keep; the evidence is weak")
    loaded_share: float = _assumed(
        0.73,
        "share",
        "alizadeh-2023",
        "a minute of loaded strength work against one of stretching; without load nothing",
    )

    # Pain before, and its course.
    pain_mean: float = _assumed(2.4, "NRS", CHOSEN, "pain at rest at the start")
    pain_sd: float = _assumed(1.7, "NRS", CHOSEN, "its spread; one in fifty starts with 6 or more")
    tasks_more: float = _assumed(
        1.0, "NRS", CHOSEN, "daily tasks hurt this much more than rest, in the middle"
    )
    natural_share: float = _assumed(
        0.15, "share", CHOSEN, "pain that goes by itself, in the middle; the spread is as large"
    )
    natural_days: float = _assumed(60.0, "days", CHOSEN, "time constant of going by itself")
    relief_share: float = _assumed(
        0.35,
        "share",
        "chosen; zurich-2020 and nice-ng226 only say that exercise helps",
        "pain that weeks of training in a suiting dose take away, in the middle; one in five gets none",
    )
    relief_days: float = _assumed(35.0, "days", CHOSEN, "time constant of that relief")
    relief_fades_days: float = _assumed(60.0, "days", CHOSEN, "time constant of its fading without training")
    relief_sessions: float = _assumed(3.0, "a week", CHOSEN, "sessions a week that give all of it")
    relief_mobility: float = _assumed(
        0.7,
        "share",
        "chosen; jospt-2014 names strength beside mobility",
        "share of the relief that mobility alone gives",
    )
    start_rise: float = _assumed(
        0.1, "share", "roos-pain", "pain more in the first weeks of training, and settles"
    )
    start_rise_days: float = _assumed(14.0, "days", CHOSEN, "time constant of its settling")
    day_noise: float = _assumed(0.6, "NRS", CHOSEN, "spread from day to day")

    # Load, flares, soreness.
    tolerance_min: float = _assumed(
        32.0,
        "min a week",
        CHOSEN,
        "weekly load that a person in the middle bears: minutes of work of one leg, weighted",
    )
    tolerance_spread: float = _assumed(0.45, "log", CHOSEN, "its spread between people")
    tolerance_pain: float = _assumed(
        0.07, "per NRS", CHOSEN, "pain at the start lowers the tolerance by this share"
    )
    tolerance_growth: float = _assumed(0.4, "share", CHOSEN, "what half a year of training adds to it")
    weight_roll: float = _assumed(0.3, "", CHOSEN, "load of a minute of rolling against one of stretching")
    weight_mobilise: float = _assumed(0.6, "", CHOSEN, "of moving without load")
    weight_strengthen: float = _assumed(
        1.5, "", CHOSEN, "of strength work with the body's weight; more with load"
    )
    flare_by_itself: float = _assumed(0.0035, "a day", CHOSEN, "flares that come without training")
    flare_overload: float = _assumed(
        0.10,
        "a session",
        CHOSEN,
        "chance per share of weekly load above tolerance (twice the tolerance: this)",
    )
    flare_pain: float = _assumed(
        0.03, "a session", "chosen, after thomee-silbernagel", "per point of pain above 5 in training"
    )
    flare_jump: float = _assumed(
        0.03, "a session", CHOSEN, "per share of this week's load above 1.5 times the usual"
    )
    flare_aggravated: float = _assumed(
        0.03, "a session", CHOSEN, "for each exercise done through pain that it provokes"
    )
    flare_size: float = _assumed(2.5, "NRS", CHOSEN, "pain of a flare on its first day, in the middle")
    settle_days: float = _assumed(5.0, "days", CHOSEN, "time constant of a flare's settling in rest")
    settle_loaded: float = _assumed(
        1.8, "times", CHOSEN, "slower while the load stays above half the tolerance"
    )
    overload_ache: float = _assumed(
        0.25, "NRS", CHOSEN, "ache added a session per share of load above tolerance"
    )
    new_strength_soreness: float = _assumed(
        0.9, "NRS", CHOSEN, "muscle soreness the morning after new strength work"
    )

    # Pain in an exercise.
    provoked: float = _assumed(0.5, "NRS", CHOSEN, "what an exercise adds to the pain at rest, in the middle")
    aggravating: float = _assumed(2.6, "NRS", CHOSEN, "what an aggravating exercise adds on top")
    aggravated_people: float = _assumed(0.35, "share", CHOSEN, "people whom one kind of movement aggravates")
    aggravated_exercises: float = _assumed(0.6, "share", CHOSEN, "exercises of that kind that do so")
    ease_off: float = _assumed(1.5, "NRS", CHOSEN, "what easing off takes away")
    own_limit: float = _assumed(
        6.5, "NRS", CHOSEN, "pain at which a person stops an exercise without being told"
    )

    # Habits.
    keen_mean: float = _assumed(
        1.3, "log odds", CHOSEN, "a planned session is done in the first week: about 3 of 4, in the middle"
    )
    keen_spread: float = _assumed(0.8, "log odds", CHOSEN, "its spread between people")
    keen_minutes: float = _assumed(0.03, "per min", CHOSEN, "each minute of a session above 15 lowers it")
    keen_pain: float = _assumed(0.18, "per NRS", CHOSEN, "each point of pain above 3 lowers it")
    keen_weeks: float = _assumed(0.03, "a week", CHOSEN, "each week lowers it")
    quit_weekly: float = _assumed(0.012, "a week", CHOSEN, "chance of stopping for good")
    quit_worse: float = _assumed(
        0.01, "a week", CHOSEN, "more for each point of pain above that of the start"
    )
    breaks: float = _assumed(1.2, "in half a year", CHOSEN, "holidays and illnesses without training")
    break_days: tuple[int, int] = _assumed((4, 24), "days", CHOSEN, "how long one lasts")
    returns: float = _assumed(0.88, "share", CHOSEN, "come back after a break of a week or more")
    speaks_up: float = _assumed(0.8, "share", CHOSEN, "says so when it hurts; the spread is wide")
    answers_morning: float = _assumed(0.6, "share", CHOSEN, "answers the next-morning check")
    answers_weekly: float = _assumed(0.7, "share", CHOSEN, "answers the weekly questions")
    accepts: float = _assumed(0.5, "share", CHOSEN, "accepts an offer of the rules, such as the next phase")
    plays_down: float = _assumed(0.10, "share", CHOSEN, "people who say 2 less than they feel")
    plays_up: float = _assumed(0.05, "share", CHOSEN, "people who say 1 more")
    false_yes: float = _assumed(0.004, "a question set", CHOSEN, "ticks a sign that is not there")
    false_yes_sore: float = _assumed(0.03, "a question set", CHOSEN, "the same in the days of a flare")
    hurts_more: float = _assumed(
        0.3, "a session", CHOSEN, "says in the days of a flare that standing hurts more than usual"
    )
    false_news: float = _assumed(
        0.006, "a session", CHOSEN, "says that something is new and has no warning sign"
    )

    # Warning signs and what follows.
    signs: float = _assumed(0.03, "share", CHOSEN, "people who develop a true warning sign in the half year")
    notices: float = _assumed(
        0.35, "a session", CHOSEN, "says at the question for news that something is new"
    )
    notices_urgent: float = _assumed(0.8, "a session", CHOSEN, "the same for an emergency or same-day sign")
    says_yes: float = _assumed(0.85, "share", CHOSEN, "answers yes once asked about the very sign")
    ticks: float = _assumed(
        0.95,
        "share",
        CHOSEN,
        "ticks the circumstance, such as a sport with impact, that a sign is asked with",
    )
    own_accord: float = _assumed(0.01, "a day", CHOSEN, "goes to see someone unasked, times pain / 5")
    own_accord_urgent: float = _assumed(0.35, "a day", CHOSEN, "the same for an emergency or same-day sign")
    heeds: float = _assumed(0.75, "share", CHOSEN, "goes when told to see someone")
    heeds_days: float = _assumed(6.0, "days", CHOSEN, "until then, on average; a day for urgent signs")
    pretends: float = _assumed(
        0.4, "share of the others", CHOSEN, "says falsely that someone has looked, after ten days"
    )


def table(assumptions: Assumptions) -> list[tuple[str, str, str, str, str]]:
    """Rows of name, value, unit, source and meaning."""
    return [_row(each, getattr(assumptions, each.name)) for each in fields(assumptions)]


def _row(each: "Field[Any]", value: Any) -> tuple[str, str, str, str, str]:
    words = ", ".join(f"{one:g}" for one in value) if isinstance(value, tuple) else f"{value:g}"
    said = each.metadata
    return each.name, words, said["unit"], said["source"], said["says"]
