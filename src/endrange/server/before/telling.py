"""What was answered before sessions, in words for History."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from endrange.catalogue import Catalogue
from endrange.server.history.told import ToldLine
from endrange.server.store.models import Person, SessionCheck


def told_between(person: Person, first: datetime, end: datetime, catalogue: Catalogue) -> list[ToldLine]:
    """Return what was told from `first` up to and without `end`, the newest first."""
    rows = person.session_checks.filter(at__gte=first, at__lt=end).select_related("person")
    return [told_of(row, catalogue) for row in rows]


def told_of(row: SessionCheck, catalogue: Catalogue) -> ToldLine:
    """Return one answer in words."""
    at = row.at.astimezone(row.person.zone)
    return ToldLine(
        at=row.at,
        day=at.date(),
        name=_("Before a session, %(time)s") % {"time": time_format(at)},
        words="; ".join(_words(row, catalogue)),
        correct=reverse("before-correct", args=[row.pk]),
        delete=reverse("before-delete", args=[row.pk]),
    )


def _words(row: SessionCheck, catalogue: Catalogue) -> Iterator[str]:
    """The pain, and of the answers those that are no “as usual”."""
    yield _("pain %(score)d of 10") % {"score": row.answers["pain"]}
    unusual = [
        _("“%(answer)s”") % {"answer": _(answer.text)}
        for question in catalogue.before_session.questions
        for answer in question.answers
        if answer.then != "go" and answer.id in row.answers["ticked"].get(question.id, ())
    ]
    yield from unusual or [_("nothing new")]
    if row.verdict == SessionCheck.NO_SESSION:
        yield _("no session that day")
