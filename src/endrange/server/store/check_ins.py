"""Keep check-ins, change them, delete them. The latest of a day and kind wins; the earlier ones stay."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from endrange.records.check_ins import MOST_ACTIVITIES, Kind, read_check_in
from endrange.server.store.models import Activity, CheckIn, Person


def keep(
    person: Person, kind: Kind, data: dict[str, Any], *, day: date, at: datetime | None = None
) -> CheckIn:
    """Keep what was answered about a day; raises CheckInError for what cannot be read."""
    read = read_check_in(kind, data)
    return CheckIn.objects.create(
        person=person, kind=kind, day=day, at=at or timezone.now(), data=read.model_dump(mode="json")
    )


def latest(person: Person, *, kind: Kind | None = None) -> list[CheckIn]:
    """Return what counts, oldest day first: the latest of each day and kind (and name, for a score)."""
    rows = person.check_ins.filter(kind=kind) if kind else person.check_ins.all()
    return winners(rows.order_by("day", "at", "pk"))


def winners(rows: Iterable[CheckIn]) -> list[CheckIn]:
    """Of rows in order, keep the last of each day and kind."""
    found = {(row.day, row.kind, row.data.get("name", "")): row for row in rows}
    return sorted(found.values(), key=lambda row: (row.day, row.at, row.pk))


def on_day(person: Person, kind: Kind, day: date) -> CheckIn | None:
    """Return what counts of that day and kind."""
    return person.check_ins.filter(kind=kind, day=day).first()


def delete(person: Person, check_in: CheckIn) -> None:
    """Delete a check-in for good, with the earlier answers that it replaced."""
    same = person.check_ins.filter(kind=check_in.kind, day=check_in.day)
    if check_in.kind == "score":
        same = same.filter(data__name=check_in.data["name"])
    same.delete()


def activities(person: Person) -> QuerySet[Activity]:
    """Return the activities that are asked about now, in their order."""
    return person.activities.filter(is_asked=True)


def name_activities(person: Person, names: list[str]) -> None:
    """Take these names for the first, second and third activity: a changed name keeps its history.

    An empty name takes the activity out of the questions; its scores stay.
    """
    present = {activity.place: activity for activity in activities(person)}
    for place, name in enumerate(names[:MOST_ACTIVITIES]):
        activity = present.get(place)
        if activity is None and name:
            Activity.objects.create(person=person, name=name, place=place)
        elif activity is not None:
            activity.name, activity.is_asked = name or activity.name, bool(name)
            activity.save()
