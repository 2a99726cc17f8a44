"""The server's tests: Django's own client on a real SQLite file; what a test writes is undone."""
# ruff: noqa: E402  (Django is set up first)

import os
from collections.abc import Iterator

import pytest
import time_machine

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")

import django

django.setup()

from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import setup_test_environment, teardown_test_environment

from endrange.server import story
from endrange.server.store.models import Person
from endrange.server.store.upgrade import upgrade
from tests.server.answering import HERE, new_visitor
from tests.server.settling import NOON


@pytest.fixture(scope="session", autouse=True)
def _database() -> Iterator[None]:
    setup_test_environment()
    settings.ALLOWED_HOSTS.remove("testserver")  # the test client's own name is no visitor of ours
    upgrade(settings.DATA)
    yield
    settings.ALLOWED_HOSTS.append("testserver")
    teardown_test_environment()
    connection.close()


@pytest.fixture(autouse=True)
def _noon() -> Iterator[None]:
    """Whatever the real time is: what a test tells of this morning is in the past."""
    with time_machine.travel(NOON):
        yield


@pytest.fixture(autouse=True)
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    story.forget()  # the next test's rows have the same numbers


@pytest.fixture
def visitor() -> Client:
    """The person's browser."""
    return new_visitor()


@pytest.fixture
def other_site() -> Client:
    """A page of another site that makes the browser send requests here: it knows no token."""
    return Client(headers={"host": HERE}, enforce_csrf_checks=True, raise_request_exception=False)


@pytest.fixture(autouse=True)
def person() -> Person:
    someone = Person.local()
    someone.time_zone, someone.units = "Europe/Amsterdam", "metric"  # wherever this machine is
    someone.save()
    return someone
