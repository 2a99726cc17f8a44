"""What was answered, in words for History."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from endrange.server.store import check_ins
from endrange.server.store.models import CheckIn, Person

KINDS = {
    "morning": gettext_lazy("The day after a session"),
    "weekly": gettext_lazy("The week"),
    "function": gettext_lazy("Your activities"),
    "score": gettext_lazy("A score from elsewhere"),
}
WHERE = {"joint": gettext_lazy("in the joint or the groin"), "muscle": gettext_lazy("in a muscle")}
CHANGE = {
    1: gettext_lazy("better than the week before"),
    0: gettext_lazy("the same as the week before"),
    -1: gettext_lazy("worse than the week before"),
}


@dataclass(frozen=True)
class ToldLine:
    """One answer: its day, what it was about, and what was said."""

    pk: int
    day: date
    kind: str
    name: str
    words: str

    @property
    def is_score(self) -> bool:
        """A score from elsewhere is changed on the page of Progress."""
        return self.kind == "score"


def told_between(person: Person, first: date, end: date) -> list[ToldLine]:
    """Return what counts of the days from `first` up to and without `end`, the newest first."""
    rows = person.check_ins.filter(day__gte=first, day__lt=end).order_by("day", "at", "pk")
    counted = check_ins.winners(rows)
    return list(reversed(_lines(counted, person)))


def told_of(row: CheckIn, person: Person) -> ToldLine:
    """Return one answer in words."""
    return _lines([row], person)[0]


def _lines(rows: Iterable[CheckIn], person: Person) -> list[ToldLine]:
    names = {str(each.pk): each.name for each in person.activities.all()}
    return [
        ToldLine(row.pk, row.day, row.kind, str(KINDS.get(row.kind, row.kind)), _words(row, names))
        for row in rows
    ]


def _words(row: CheckIn, names: dict[str, str]) -> str:
    data = row.data
    if row.kind == "morning":
        pain = _("pain %(score)d of 10") % {"score": data["pain"]}
        return f"{pain}, {WHERE[data['where']]}" if data.get("where") else pain
    if row.kind == "weekly":
        said = _("pain at rest %(pain)d of 10 on average, %(tasks)d at the worst in daily tasks") % data
        return f"{said}; {CHANGE[data['change']]}"
    if row.kind == "function":
        return ", ".join(
            _("%(name)s: %(score)d of 10") % {"name": names.get(number, _("an activity")), "score": score}
            for number, score in data["scores"].items()
        )
    return f"{data['name']}: {data['value']:.10g}"
