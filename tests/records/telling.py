"""Makes events for the tests: one session, one event a second, ids that a device could have made."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from endrange.records import Event, read_event, uuid7

BEGIN = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)


def identifier(second: float, *, salt: int = 0) -> UUID:
    milliseconds = int((BEGIN + timedelta(seconds=second)).timestamp() * 1000)
    return uuid7(milliseconds, salt.to_bytes(10, "big"))


@dataclass
class Telling:
    """A device that tells what happened; `events` is JSON, as the device sends it."""

    begin: datetime = BEGIN
    session: str = field(default_factory=lambda: str(identifier(0, salt=99)))
    events: list[dict[str, Any]] = field(default_factory=list)

    def tell(
        self, kind: str, data: dict[str, Any] | None = None, *, at: float | None = None
    ) -> dict[str, Any]:
        second = float(len(self.events)) if at is None else at
        event = {
            "id": str(
                identifier(second, salt=len(self.events) + 1 + int(self.session[-6:], 16) % 1000 * 1000)
            ),
            "session": self.session,
            "kind": kind,
            "at": (self.begin + timedelta(seconds=second)).isoformat().replace("+00:00", "Z"),
            "data": data or {},
        }
        self.events.append(event)
        return event

    def read(self) -> list[Event]:
        return [read_event(event) for event in self.events]

    def start(self, *blocks: dict[str, Any], minutes: int = 10) -> dict[str, Any]:
        offered = list(blocks) or [block("couch-stretch", side) for side in ("left", "right")]
        return self.tell(
            "session-started",
            {"minutes": minutes, "total_s": minutes * 60, "planned_for": "2026-11-23", "blocks": offered},
        )

    def hold(self, exercise: str, side: str, seconds: float, *, kind: str = "hold") -> dict[str, Any]:
        return self.tell("step-finished", step(exercise, side, seconds) | {"kind": kind, "repetitions": None})

    def skip(self, exercise: str, side: str, seconds: float, reason: str = "pain") -> dict[str, Any]:
        return self.tell("step-skipped", step(exercise, side, seconds) | {"reason": reason, "kind": "hold"})

    def finish(self, **changed: Any) -> dict[str, Any]:
        data = {"completed": True, "pain": 2, "effort": 5, "note": "", "reason": None}
        return self.tell("session-finished", data | changed)

    def correct(
        self, seconds: dict[str, float], *, at: float | None = None, **changed: Any
    ) -> dict[str, Any]:
        data = {"seconds": seconds, "pain": 2, "effort": 5, "note": ""}
        return self.tell("session-corrected", data | changed, at=at)

    def pain(self, score: int, kind: str = "pinch", where: str = "groin") -> dict[str, Any]:
        data = {"block": "couch-stretch.left", "exercise": "couch-stretch", "side": "left", "score": score}
        said = {
            "kind": kind,
            "where": where,
            "where_side": "left",
            "action": "back-off",
            "rule": "pinch-front",
        }
        return self.tell("pain-reported", data | said)


def block(exercise: str, side: str, seconds: float = 120) -> dict[str, Any]:
    place = {"id": f"{exercise}.{side}", "exercise": exercise, "variant": "standard", "side": side}
    return place | {"region": None, "seconds": seconds, "work_s": seconds}


def step(exercise: str, side: str, seconds: float) -> dict[str, Any]:
    place = {"block": f"{exercise}.{side}", "step": f"{exercise}.{side}.1", "exercise": exercise}
    return place | {"variant": "standard", "side": side, "region": None, "seconds": seconds}


def whole_session() -> Telling:
    """Something of everything: done, skipped, hurt, corrected twice."""
    telling = Telling()
    telling.start()
    telling.hold("couch-stretch", "left", 12, kind="prepare")
    telling.hold("couch-stretch", "left", 60)
    telling.pain(5)
    telling.tell("paused")
    telling.tell("resumed")
    telling.hold("couch-stretch", "left", 30.5)
    telling.skip("couch-stretch", "right", 20, "pain")
    telling.tell(
        "question-answered",
        {"question": "click-or-hard-stop", "answer": "no", "exercise": "couch-stretch", "side": "right"},
    )
    telling.finish(note="The left side was stiff.")
    telling.correct({"couch-stretch.right": 45}, at=3600, note="I did more than it says.")
    telling.correct({"couch-stretch.right": 50}, at=7200, note="Fifty.", pain=3)
    return telling
