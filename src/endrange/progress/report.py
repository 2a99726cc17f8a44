"""Everything that the progress page and `endrange progress` say, from the facts alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from endrange.catalogue import Catalogue
from endrange.catalogue.phrase import Phrase
from endrange.records.history import AnyFact, Chosen, Score

from .change import ACTIVITIES, ACTIVITY, PAIN, Comparison, Scale, compare
from .course import NOTHING_KNOWN, Course
from .sentences import basis, sentences
from .series import MEAN, Series, function_series, pain_series
from .summaries import (
    MuscleMean,
    lately,
    muscle_means,
    sessions_sentences,
    strength_sentences,
    stretching_sentences,
)
from .weeks import TrainingWeek, training_weeks


@dataclass(frozen=True)
class Told:
    """A series, what came of it, and that in words."""

    series: Series
    comparison: Comparison
    sentences: tuple[Phrase, ...]
    basis: Phrase | None
    """How many entries they rest on."""


@dataclass(frozen=True)
class Progress:
    """The whole report on a day."""

    until: date
    began: date | None
    """The start of the present programme: what a series is compared with begins there."""
    pain: tuple[Told, ...]
    """Before, after, the morning after, over the week, in tasks; also those without an entry."""
    function: tuple[Told, ...]
    """The mean of the activities, then each; empty if none was ever scored."""
    weeks: tuple[TrainingWeek, ...]
    sessions_said: tuple[Phrase, ...]
    stretching: tuple[MuscleMean, ...]
    """The latest whole weeks on average, every group with a weekly dose."""
    strength: tuple[MuscleMean, ...]
    """The same of strength work, only groups that had any."""
    averaged_weeks: int
    stretching_said: tuple[Phrase, ...]
    strength_said: tuple[Phrase, ...]
    aim_s: tuple[int, int] | None
    course: Course
    scores: tuple[Score, ...]
    """Of questionnaires that were filled in elsewhere, oldest first."""

    @property
    def is_empty(self) -> bool:
        """Nothing was done and nothing was said yet."""
        trained = any(week.sessions or week.times for week in self.weeks)
        said = any(told.series.entries for told in (*self.pain, *self.function))
        return not (trained or said or self.scores)

    def told(self, series_id: str) -> Told:
        """What is told of a series; KeyError if there is none of that id."""
        for told in (*self.pain, *self.function):
            if told.series.id == series_id:
                return told
        raise KeyError(series_id)


def progress_of(
    facts: Sequence[AnyFact], *, catalogue: Catalogue, until: date, course: Course = NOTHING_KNOWN
) -> Progress:
    """Report on the facts, which come in their order (`in_order`), up to and with the day `until`."""
    known = [fact for fact in facts if fact.day <= until]
    began = _began(known)
    weeks = training_weeks(known, catalogue=catalogue, course=course, until=until)
    whole = lately(weeks)
    stretching = muscle_means(whole, [group.id for group in catalogue.weekly_groups], "stretch")
    strength = _with_any(muscle_means(whole, list(catalogue.groups), "strength"))
    aim_s = course.aim_s
    return Progress(
        until=until,
        began=began,
        pain=tuple(_told(series, PAIN, began=began, until=until) for series in pain_series(known)),
        function=tuple(
            _told(series, ACTIVITIES if series.id == MEAN else ACTIVITY, began=began, until=until)
            for series in function_series(known)
        ),
        weeks=weeks,
        sessions_said=sessions_sentences(weeks),
        stretching=stretching,
        strength=strength,
        averaged_weeks=len(whole),
        stretching_said=stretching_sentences(stretching, weeks=len(whole), aim_s=aim_s),
        strength_said=strength_sentences(strength, weeks=len(whole)),
        aim_s=aim_s,
        course=course,
        scores=tuple(fact for fact in known if isinstance(fact, Score)),
    )


def _began(facts: Sequence[AnyFact]) -> date | None:
    starts = [fact.start for fact in facts if isinstance(fact, Chosen)]
    return starts[-1] if starts else None


def _told(series: Series, scale: Scale, *, began: date | None, until: date) -> Told:
    """Compare within the present programme; what was before it stays in the series."""
    present = [entry for entry in series.entries if began is None or entry.day >= began]
    comparison = compare(present, scale)
    return Told(series, comparison, sentences(series, comparison, until=until), basis(comparison))


def _with_any(means: tuple[MuscleMean, ...]) -> tuple[MuscleMean, ...]:
    return tuple(mean for mean in means if mean.left_s or mean.right_s)
