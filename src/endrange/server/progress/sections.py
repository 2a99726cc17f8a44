"""The report as the page shows it: each chart with its sentence and its table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from endrange.catalogue.phrase import Phrase, rounded
from endrange.progress import Entry, MuscleMean, Told, TrainingWeek
from endrange.progress.summaries import minutes
from endrange.progress.weeks import A_WEEK, monday_of
from endrange.server.progress.pictures import Picture, picture
from endrange.server.progress.reporting import Report
from endrange.server.progress.words import MARKS, PHASES, REVIEWS

MOST_ROWS = 160
"""A longer table is told by weeks, as the chart is."""


@dataclass(frozen=True)
class Table:
    """Numbers in rows, the newest first; the first cell of a row is its head."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A chart with the same in words and in numbers."""

    id: str
    title: str
    sentences: tuple[str, ...]
    picture: Picture | None
    table: Table | None
    basis: str = ""
    """How many entries the sentences rest on."""


@dataclass(frozen=True)
class Happening:
    """A phase, a review, a flare or a pause, with its days."""

    name: str
    first: date
    last: date | None
    is_running: bool
    """It has no end yet."""


class Sections:
    """Makes the figures of one page."""

    def __init__(self, report: Report, *, everything: bool, theme: str) -> None:
        self.report = report
        self.progress = report.progress
        self.everything = everything
        self.theme = theme
        self.shown = report.shown(everything=everything)

    def pain(self) -> list[Figure]:
        """The kinds of pain that something was said about."""
        return [self._scores(told) for told in self.progress.pain if told.series.entries]

    def silent_pain(self) -> list[str]:
        """The names of those that nothing was said about yet."""
        return [
            told.series.name.translated(gettext) for told in self.progress.pain if not told.series.entries
        ]

    def function(self) -> list[Figure]:
        """The mean of the activities, then each."""
        return [self._scores(told) for told in self.progress.function]

    def sessions(self) -> Figure:
        """Sessions a week against the plan."""
        weeks = [week for week in self.progress.weeks if week.first > self.shown[0] - A_WEEK]
        return Figure(
            "sessions",
            _("Sessions a week"),
            _translated(self.progress.sessions_said),
            self._picture("sessions", _("Sessions a week")) if weeks else None,
            _weeks_table(weeks),
        )

    def minutes(self) -> list[Figure]:
        """Stretching, and strength work if there was any, for each muscle group and side."""
        progress = self.progress
        told = [
            ("stretching", _("Stretching, minutes a week"), progress.stretching, progress.stretching_said),
            ("strength", _("Strength, minutes a week"), progress.strength, progress.strength_said),
        ]
        return [
            Figure(
                id_,
                title,
                _translated(said),
                self._picture(id_, title, rows=len(means)) if means else None,
                self._minutes_table(means),
            )
            for id_, title, means, said in told
            if said
        ]

    def happenings(self) -> list[Happening]:
        """Phases, reviews, flares and pauses, the newest first."""
        course = self.progress.course
        told = [
            Happening(
                _("Phase: %(name)s") % {"name": PHASES[span.phase]}, span.first, span.last, span.last is None
            )
            for span in course.phases
        ]
        for mark in course.marks:
            name = str(MARKS[mark.kind])
            if mark.verdict:
                name = _("%(review)s: %(verdict)s") % {"review": name, "verdict": REVIEWS[mark.verdict]}
            told.append(Happening(name, mark.day, mark.last, mark.kind == "lapse" and mark.last is None))
        shown = [each for each in told if each.is_running or (each.last or each.first) >= self.shown[0]]
        return sorted(shown, key=lambda each: each.first, reverse=True)

    def _scores(self, told: Told) -> Figure:
        series = told.series
        entries = [entry for entry in series.entries if entry.day >= self.shown[0]]
        title = series.name.translated(gettext)
        return Figure(
            series.id,
            title,
            _translated(told.sentences),
            self._picture(series.id, title) if len(entries) > 1 else None,
            _scores_table(entries) if entries else None,
            told.basis.translated(gettext) if told.basis else "",
        )

    def _picture(self, name: str, title: str, *, rows: int = 0) -> Picture:
        alt = _("Chart: %(title)s. The text and the table beside it say the same.") % {"title": title}
        return picture(name, rows=rows, alt=alt, everything=self.everything, theme=self.theme)

    def _minutes_table(self, means: Sequence[MuscleMean]) -> Table | None:
        """The whole and the running weeks for each group, left and right."""
        if not means:
            return None
        work = means[0].work
        weeks = [week for week in self.progress.weeks if week.first > self.shown[0] - A_WEEK][-MOST_ROWS:]
        groups = self.report.catalogue.groups
        heads = [gettext(groups[mean.group].plain) for mean in means]
        rows = [
            (
                _week_name(week),
                *(
                    _("left %(left)s, right %(right)s") % {"left": minutes(left), "right": minutes(right)}
                    for left, right in (week.seconds(mean.group, work) for mean in means)
                ),
            )
            for week in reversed(weeks)
        ]
        return Table((_("Week from"), *(_sentence_case(head) for head in heads)), tuple(rows))


def _translated(phrases: Iterable[Phrase]) -> tuple[str, ...]:
    return tuple(phrase.translated(gettext) for phrase in phrases)


def _scores_table(entries: Sequence[Entry]) -> Table:
    if len(entries) <= MOST_ROWS:
        return Table(
            (_("Day"), _("Of 10")),
            tuple((_day(entry.day), rounded(entry.value)) for entry in reversed(entries)),
        )
    by_week: dict[date, list[float]] = defaultdict(list)
    for entry in entries:
        by_week[monday_of(entry.day)].append(entry.value)
    rows = [
        (_day(week), rounded(sum(by_week[week]) / len(by_week[week])))
        for week in sorted(by_week, reverse=True)
    ]
    return Table((_("Week from"), _("Of 10, on average")), tuple(rows))


def _weeks_table(weeks: Sequence[TrainingWeek]) -> Table | None:
    if not weeks:
        return None
    shown: Callable[[int | None], str] = lambda count: "–" if count is None else str(count)  # noqa: E731
    rows = [(_week_name(week), str(week.sessions), shown(week.planned)) for week in reversed(weeks)]
    return Table((_("Week from"), _("Sessions"), _("Planned")), tuple(rows))


def _week_name(week: TrainingWeek) -> str:
    name = _day(week.first)
    return _("%(week)s (not over)") % {"week": name} if week.is_running else name


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
