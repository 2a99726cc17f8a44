"""`python -m benchmarks [NAME ...]`: run all benchmarks, or those named, and print one table.

`population` takes minutes and writes a page, so it runs only when named; `--people N` makes it a quick look.
"""

import argparse
import importlib
import sys

from benchmarks.result import table

NAMES = (
    "planning",
    "start",
    "pages",
    "first_load",
    "timers",
    "figure_frames",
    "adapting",
    "adapting_lives",
)
ONLY_WHEN_NAMED = ("population",)


def main() -> None:
    """Run what was asked for; each module has `run() -> list[Result]`."""
    known = (*NAMES, *ONLY_WHEN_NAMED)
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Each with a yardstick.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known)}")
    parser.add_argument("--people", type=int, help="for population: so many instead of all, as a quick look")
    asked = parser.parse_args()
    unknown = [name for name in asked.names if name not in known]
    if unknown:
        raise SystemExit(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(known)}.")
    results = []
    for name in asked.names or NAMES:
        print(f"{name} ...", file=sys.stderr, flush=True)
        options = {"people": asked.people} if name == "population" and asked.people else {}
        results += importlib.import_module(f"benchmarks.{name}").run(**options)
    print(table(results))


if __name__ == "__main__":
    main()
