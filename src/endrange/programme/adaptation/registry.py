"""All rules, in the order they are asked: what stops or eases first, what grows last."""

from .rule import Rule
from .rules import asymmetry, effort, flares, form, in_session, lapses, phases, progression, reviews, weeks

RULES: tuple[Rule, ...] = (
    in_session.CAUGHT,
    weeks.WEEKLY_MEAN,
    weeks.SLOW_CREEP,
    weeks.SAID_WORSE,
    in_session.STOPPED,
    in_session.EASED,
    in_session.PINCHED_AGAIN,
    in_session.HARD_STOP,
    in_session.BREATH_HELD,
    flares.FLARE,
    flares.TWO_FLARES,
    flares.REPEAT,
    flares.SORE_MUSCLE,
    reviews.REVIEW,
    effort.TOO_HARD,
    effort.EXERCISE_TOO_HARD,
    lapses.FADING,
    lapses.START_OVER,
    lapses.FULL_AGAIN,
    in_session.COMES_BACK,
    phases.CALM_START,
    phases.RESTORE,
    phases.STRENGTHEN,
    phases.KEEP,
    weeks.WENT_WELL,
    weeks.DAYS,
    in_session.RANGE_AGAIN,
    in_session.PRESSURE_AGAIN,
    form.TECHNIQUE,
    asymmetry.EVEN,
    asymmetry.UNEVEN,
    effort.TOO_EASY,
    progression.NEXT_STEP,
)


def rule_of(rule_id: str) -> Rule:
    """The rule of that id; KeyError if there is none."""
    for rule in RULES:
        if rule.id == rule_id:
            return rule
    raise KeyError(rule_id)
