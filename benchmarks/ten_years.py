"""Ten years of training in a data folder: 2,500 sessions, each with the events that a player would have sent.

`python -m benchmarks.ten_years FOLDER [SESSIONS]`; the folder belongs to a started and stopped Endrange.
"""

import os
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

SESSIONS = 2500
DAYS_APART = 3652 / SESSIONS
"""The last session was yesterday, the one before this much earlier, and so on back."""
SEED = 7

Json = dict[str, Any]


def fill(data: Path, *, sessions: int = SESSIONS) -> None:
    """Give the person choices, a clear safety check, the sessions, and the answers before the next one."""
    os.environ["ENDRANGE_DATA"] = str(data)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "endrange.server.settings")
    import django  # noqa: PLC0415 - settings are read from the environment

    django.setup()
    from django.db import transaction  # noqa: PLC0415

    from endrange.server import content  # noqa: PLC0415
    from endrange.server.store import journal  # noqa: PLC0415
    from endrange.server.store.models import (  # noqa: PLC0415
        Person,
        ProgrammeChoices,
        SafetyCheck,
        SessionCheck,
    )

    person = Person.local()
    answers = dict.fromkeys(content.catalogue().signs, False)
    SafetyCheck.objects.create(person=person, answers=answers, conditions=[], tier="clear", findings=[])
    ProgrammeChoices.objects.create(
        person=person,
        weekdays=[0, 1, 3, 4],
        weeks=6,
        minutes=20,
        equipment=["roller", "strap", "wall", "bench", "cushion"],
        start=datetime.now(UTC).date() - timedelta(days=10),
    )
    chance = random.Random(SEED)  # noqa: S311 - the same ten years every time
    before = {"pain": 1, "ticked": {"anything-new": ["nothing"], "weight-on-legs": ["yes"]}}
    SessionCheck.objects.create(person=person, answers=before, verdict="go")
    last = datetime.now(UTC).replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=1)
    with transaction.atomic():
        for number in reversed(range(sessions)):
            started = last - timedelta(days=number * DAYS_APART)
            journal.keep(person, list(_events(started, chance)), at=started + timedelta(minutes=20))


def _events(started: datetime, chance: random.Random) -> Iterator[Json]:
    """One session's events: five exercises, both legs, now and then a pain."""
    session = _uuid7(started, chance)
    blocks = [
        {"exercise": exercise, "variant": variant, "side": side, "region": None, "seconds": 75.0,
         "id": f"{exercise}.{side}"}
        for exercise, variant in EXERCISES
        for side in ("left", "right")
    ]  # fmt: skip
    now = started
    start = {"minutes": 20, "total_s": 1200.0, "planned_for": started.date().isoformat(), "blocks": blocks}
    yield _event(session, "session-started", now, start, chance)
    for block in blocks:
        for number, (kind, seconds) in enumerate(
            (("prepare", 10.0), ("ready", 5.0), ("hold", 60.0)), start=1
        ):
            now += timedelta(seconds=seconds)
            place = {key: block[key] for key in ("exercise", "variant", "side", "region")}
            step = {"block": block["id"], "step": f"{block['id']}.{number}", "kind": kind, "seconds": seconds}
            yield _event(session, "step-finished", now, {**step, **place, "repetitions": None}, chance)
    finish = {
        "completed": True,
        "pain": chance.randint(0, 4),
        "effort": chance.randint(2, 7),
        "note": "",
        "reason": None,
    }
    yield _event(session, "session-finished", now, finish, chance)


EXERCISES = (
    ("hamstring-strap", "straight"),
    ("adductor-strap", "straight"),
    ("abductor-strap", "straight"),
    ("couch-stretch", "wall"),
    ("figure-four", "pull"),
)


def _event(session: str, kind: str, at: datetime, data: Json, chance: random.Random) -> Json:
    written = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"id": _uuid7(at, chance), "session": session, "kind": kind, "at": written, "data": data}


def _uuid7(at: datetime, chance: random.Random) -> str:
    from endrange.records.identifiers import uuid7  # noqa: PLC0415

    return str(uuid7(int(at.timestamp() * 1000), chance.randbytes(10)))


if __name__ == "__main__":
    fill(Path(sys.argv[1]), sessions=int(sys.argv[2]) if len(sys.argv) > 2 else SESSIONS)
