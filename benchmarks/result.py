"""One line of the table: a figure, its yardstick from the same run, and their ratio."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """`figure` and `yardstick` in `unit`; `yardstick` says what the same machine does in the same minute."""

    name: str
    figure: float
    yardstick: float
    unit: str
    yardstick_name: str

    @property
    def ratio(self) -> float:
        """How many times the yardstick; infinite where the yardstick is nought."""
        return self.figure / self.yardstick if self.yardstick else float("inf")

    def line(self) -> str:
        """Return the row of the table."""
        return (
            f"| {self.name} | {self.figure:.1f} {self.unit} | {self.yardstick:.1f} {self.unit}"
            f" ({self.yardstick_name}) | {self.ratio:.2f} |"
        )


def table(results: Iterable[Result]) -> str:
    """Return a Markdown table."""
    head = "| what | figure | yardstick in the same run | ratio |\n|---|---:|---:|---:|"
    return "\n".join([head, *(result.line() for result in results)])


def median_ms(work: Callable[[], object], *, times: int) -> float:
    """Return the median wall time of `work` in milliseconds; one run before counts for nothing."""
    return medians_ms(work, times=times)[0]


def medians_ms(*works: Callable[[], object], times: int) -> tuple[float, ...]:
    """Return the median wall time of each; they are done in turn, so that a busy moment meets all alike."""
    for work in works:
        work()
    rounds = [[_once_ms(work) for work in works] for _ in range(times)]
    return tuple(statistics.median(taken) for taken in zip(*rounds, strict=True))


def _once_ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000
