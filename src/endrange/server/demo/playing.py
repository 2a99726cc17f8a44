"""A session as the virtual person plays it: the events that the player would have written down."""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from endrange.programme.pain import respond, work_of
from endrange.records import uuid7
from endrange.records.session_record import WORK
from endrange.server.demo.script import Hurt, Training
from endrange.session import Timeline
from endrange.session.timeline import Block, Step

STOPPING = frozenset({"stop-exercise", "stop-session"})
STOPPED_SHARE = 0.4
"""How much of a step is done when pain ends it."""


@dataclass
class Playing:
    """One session on its way."""

    timeline: Timeline
    training: Training
    usual_answers: dict[str, str]
    chance: random.Random
    now: datetime
    events: list[dict[str, Any]] = field(default_factory=list)
    done_s: float = 0.0
    left_out: set[str] = field(default_factory=set)
    """Exercises that are not gone on with."""

    def play(self, planned_for: date | None) -> list[dict[str, Any]]:
        """Live through the session; return its events as the device sends them."""
        self.session = self._id()
        blocks = self.timeline.blocks
        self._tell("session-started", self._offer(planned_for))
        for number, block in enumerate(blocks):
            if self.done_s >= self.training.share * self.timeline.total_s:
                break
            self._play(block, is_last=_is_last_of_its_side(blocks, number))
        self._finish()
        return self.events

    def _offer(self, planned_for: date | None) -> dict[str, Any]:
        return {
            "minutes": self.timeline.minutes,
            "total_s": self.timeline.total_s,
            "planned_for": planned_for.isoformat() if planned_for else None,
            "blocks": [_offered(block) for block in self.timeline.blocks],
        }

    def _play(self, block: Block, *, is_last: bool) -> None:
        skipped, hurt = self.training.skipped, self.training.hurt
        if skipped is not None and skipped.exercise == block.exercise:
            self._skip(block, block.steps, skipped.reason)
        elif block.exercise in self.left_out:
            self._skip(block, block.steps, "pain")
        elif hurt is not None and hurt.exercise == block.exercise and not self._has_told("pain-reported"):
            self._play_with_pain(block, hurt)
        else:
            for step in block.steps:
                self._do(block, step)
            if is_last:
                self._answer(block)

    def _play_with_pain(self, block: Block, hurt: Hurt) -> None:
        """Report the pain in the first step of work, and do as the pain rules say."""
        at = next(number for number, step in enumerate(block.steps) if step.kind in WORK)
        for step in block.steps[:at]:
            self._do(block, step)
        response = respond(hurt.score, hurt.kind, work=work_of(block.kind))
        self._tell("pain-reported", {
            "block": block.id,
            "exercise": block.exercise,
            "side": block.side,
            "score": hurt.score,
            "kind": hurt.kind,
            "where": hurt.where,
            "where_side": "middle" if block.side == "both" else block.side,
            "action": response.action,
            "rule": response.rule.id,
        })  # fmt: skip
        if response.action not in STOPPING:
            for step in block.steps[at:]:
                self._do(block, step)
            return
        part = round(block.steps[at].seconds * STOPPED_SHARE)
        self._pass(part)
        self._tell("exercise-stopped", _step(block, block.steps[at], part) | {"reason": "pain"})
        self.left_out.add(block.exercise)
        self._skip(block, block.steps[at + 1 :], "pain")

    def _do(self, block: Block, step: Step) -> None:
        self._pass(step.seconds)
        count = step.repetitions.count if step.repetitions else None
        self._tell("step-finished", _step(block, step, step.seconds) | {"repetitions": count})

    def _skip(self, block: Block, steps: tuple[Step, ...], reason: str) -> None:
        for step in steps:
            self._tell("step-skipped", _step(block, step, 0) | {"reason": reason})

    def _answer(self, block: Block) -> None:
        reply = self.training.reply
        for question in block.asks:
            is_special = reply and (reply.exercise, reply.question) == (block.exercise, question)
            answer = reply.answer if reply and is_special else self.usual_answers[question]
            data = {"question": question, "answer": answer, "exercise": block.exercise, "side": block.side}
            self._tell("question-answered", data)

    def _finish(self) -> None:
        is_whole = self.training.share == 1.0 and not self.left_out and self.training.skipped is None
        data = {
            "completed": self.training.share == 1.0,
            "pain": self.training.after,
            "effort": self.training.effort,
            "note": self.training.note,
            "reason": None if is_whole or self.training.share == 1.0 else "no-time",
        }
        self._tell("session-finished", data)

    def _pass(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.done_s += seconds

    def _has_told(self, kind: str) -> bool:
        return any(event["kind"] == kind for event in self.events)

    def _tell(self, kind: str, data: dict[str, Any]) -> None:
        self.now += timedelta(milliseconds=1)  # no two at the same moment
        at = self.now.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        told = {"id": str(self._id()), "session": str(self.session), "kind": kind, "at": at, "data": data}
        self.events.append(told)

    def _id(self) -> UUID:
        return uuid7(int(self.now.timestamp() * 1000), self.chance.randbytes(10))


def _is_last_of_its_side(blocks: tuple[Block, ...], number: int) -> bool:
    here = blocks[number]
    return all((each.exercise, each.side) != (here.exercise, here.side) for each in blocks[number + 1 :])


def _place(block: Block) -> dict[str, Any]:
    return {
        "exercise": block.exercise,
        "variant": block.variant,
        "side": block.side,
        "region": block.region,
    }


def _offered(block: Block) -> dict[str, Any]:
    work_s = sum(step.seconds for step in block.steps if step.kind in WORK)
    return {**_place(block), "id": block.id, "seconds": block.seconds, "work_s": work_s}


def _step(block: Block, step: Step, seconds: float) -> dict[str, Any]:
    return {**_place(block), "block": block.id, "step": step.id, "kind": step.kind, "seconds": seconds}
