"""The report for the command line: Django is set up on the folder, without a server."""

import os
from pathlib import Path

from endrange.catalogue import Catalogue
from endrange.progress import Progress
from endrange.records.data_folder import VARIABLE
from endrange.server.data import database_file


class NoReportError(Exception):
    """The data cannot be read; the text says why and what to do."""


def progress_in(data: Path) -> tuple[Progress, Catalogue]:
    """Return the report of the person whose data the folder holds; raises NoReportError."""
    if not database_file(data).is_file():
        raise NoReportError(
            f"There are no records in {data}. Start Endrange once, or name another folder with --data."
        )
    os.environ[VARIABLE] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "endrange.server.settings")
    import django  # noqa: PLC0415 - only now: it reads the folder

    django.setup()
    from endrange.server.progress.reporting import report_of  # noqa: PLC0415
    from endrange.server.store.models import Person  # noqa: PLC0415
    from endrange.server.store.upgrade import UpgradeError, upgrade  # noqa: PLC0415

    try:
        upgrade(data)
    except UpgradeError as error:
        raise NoReportError(str(error)) from error
    report = report_of(Person.local())
    return report.progress, report.catalogue
