"""From a person to their report, kept in this process until a row changes. Page and command ask here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from endrange.catalogue import Catalogue
from endrange.progress import Progress, progress_of
from endrange.records.history import Score
from endrange.server import content, story
from endrange.server.planning import choices_of
from endrange.server.progress.course_told import told_course
from endrange.server.store.models import Person

LATELY = timedelta(weeks=26)
"""What charts show unless all is asked for; chosen: half a year."""
SHORTEST = timedelta(weeks=4)
"""A chart is never narrower than this, so that two entries do not look like a history; chosen."""
MOST_KEPT = 2


@dataclass(frozen=True, eq=False)
class Report:
    """What the records mean, and what it was made from."""

    progress: Progress
    catalogue: Catalogue
    first: date
    """The first day that anything was said or done; a score from elsewhere may be much older."""

    @property
    def is_long(self) -> bool:
        """Tell whether there is more than charts show unless asked."""
        return self.first < self.progress.until - LATELY

    def shown(self, *, everything: bool) -> tuple[date, date]:
        """Return the first and the last day of the charts."""
        until = self.progress.until
        first = self.first if everything else max(self.first, until - LATELY)
        return min(first, until - SHORTEST), until


_kept: dict[Any, Report] = {}


def report_of(person: Person) -> Report:
    """Return the report up to the person's own today."""
    catalogue, until = content.catalogue(), person.today()
    key = (story.fingerprint(person), catalogue, until)
    report = _kept.get(key)
    if report is None:
        report = _made(person, catalogue, until)
        while len(_kept) >= MOST_KEPT:
            _kept.pop(next(iter(_kept), None), None)
        _kept[key] = report
    return report


def _made(person: Person, catalogue: Catalogue, until: date) -> Report:
    facts = story.facts_of(person)
    course = story.course_of(person, catalogue, day=until)
    choices = choices_of(person, catalogue)
    told = told_course(facts, course, choices=choices, catalogue=catalogue, until=until)
    progress = progress_of(facts, catalogue=catalogue, until=until, course=told)
    first = min((fact.day for fact in facts if not isinstance(fact, Score)), default=until)
    return Report(progress, catalogue, first)
