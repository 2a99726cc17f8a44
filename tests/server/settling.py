"""Somebody who is through the first visit: their rows are put back instead of asking everything again."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import time_machine
from django.apps import apps
from django.db.models import Model
from django.forms import model_to_dict
from django.test import Client
from django.utils import timezone

from endrange.server import story
from endrange.server.store.models import Person
from tests.server.answering import answer_everything, new_visitor

NOON = datetime(2026, 12, 2, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))
"""When every test begins: on a Wednesday."""
A_MINUTE = timedelta(minutes=1)


def settle(visitor: Client, **answers: Any) -> None:
    """Leave the rows and cookies that `answer_everything` leaves; at the test's beginning, of just before."""
    is_beginning = NOON <= timezone.now() < NOON + A_MINUTE
    if not is_beginning or any(_rows()):
        answer_everything(visitor, **answers)
        return
    left = _left_behind(_person(), json.dumps(answers, sort_keys=True))
    for row in left.rows:
        row.save_base(raw=True, force_insert=True)  # raw: moments stay what they were
    visitor.cookies.load(left.cookies)


class Left(NamedTuple):
    """What a first visit leaves."""

    rows: tuple[Model, ...]
    """All but the person's own."""
    cookies: dict[str, str]


@cache
def _left_behind(person: tuple[tuple[str, object], ...], answers: str) -> Left:
    visitor = new_visitor()
    with time_machine.travel(NOON - A_MINUTE):
        answer_everything(visitor, **json.loads(answers))
    assert _person() == person, "the first visit changes the person's own row"
    rows = tuple(_rows())
    for row in rows:
        type(row)._base_manager.filter(pk=row.pk).delete()
    story.forget()
    return Left(rows, {name: morsel.value for name, morsel in visitor.cookies.items()})


def _person() -> tuple[tuple[str, object], ...]:
    return tuple(model_to_dict(Person.local(), exclude=["created_at"]).items())


def _rows() -> Iterator[Model]:
    """Every row but the person's own."""
    for model in apps.get_app_config("store").get_models():
        if model is not Person:
            yield from model._base_manager.all()
