"""What was answered, in words for History."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from endrange.server.history.told import ToldLine
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
    return [_line(row, names) for row in rows]


def _line(row: CheckIn, names: dict[str, str]) -> ToldLine:
    is_score = row.kind == "score"
    return ToldLine(
        at=row.at,
        day=row.day,
        name=str(KINDS.get(row.kind, row.kind)),
        words=_words(row, names),
        correct="" if is_score else reverse("check-in-correct", args=[row.pk]),
        delete="" if is_score else reverse("check-in-delete", args=[row.pk]),
    )


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
