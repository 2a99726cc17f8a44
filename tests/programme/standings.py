"""Where people stand, for the tests of planning: any of what the rules can decide."""

from datetime import timedelta

from hypothesis import strategies as st

from endrange.catalogue.exercise import Phase
from endrange.programme import Choices
from endrange.programme.adaptation import MOST_DOSE_STEPS, ExerciseStanding, Standing
from tests.programme.samples import MONDAY, shipped

PHASES: tuple[Phase, ...] = ("calm", "restore", "strengthen", "keep")


def standing_in(phase: Phase, **decided: object) -> Standing:
    """Somebody on the first day of a phase."""
    return Standing(phase, since=MONDAY, **decided)  # type: ignore[arg-type]


@st.composite
def any_level(draw: st.DrawFn, near: Choices) -> ExerciseStanding:
    out_from = draw(st.none() | st.integers(-10, 20))
    out_for = draw(st.none() | st.integers(1, 14))
    begins = None if out_from is None else near.start + timedelta(days=out_from)
    return ExerciseStanding(
        variant_step=draw(st.integers(-4, 6)),
        dose_step=draw(st.integers(0, MOST_DOSE_STEPS)),
        load_step=draw(st.integers(0, 6)),
        range_share=draw(st.sampled_from([1.0, 0.8, 0.6])),
        pressure_share=draw(st.sampled_from([1.0, 0.5])),
        extra_side=draw(st.sampled_from([None, "left", "right"])),
        out_from=begins,
        out_until=None if begins is None or out_for is None else begins + timedelta(days=out_for),
    )


@st.composite
def any_standing(draw: st.DrawFn, choices: Choices) -> Standing:
    ids = draw(st.sets(st.sampled_from(sorted(shipped().exercises)), max_size=4))
    return Standing(
        phase=draw(st.sampled_from(PHASES)),
        since=choices.start,
        progress=draw(st.floats(0, 1)),
        dose_factor=draw(st.sampled_from([1.0, 0.8, 0.6, 0.5])),
        dose_factor_until=draw(st.none() | st.just(choices.start + timedelta(days=9))),
        extra_days=draw(st.integers(-2, 2)),
        levels=tuple((id_, draw(any_level(choices))) for id_ in sorted(ids)),
    )
