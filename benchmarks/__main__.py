"""`python -m benchmarks [NAME ...]`: run all benchmarks, or those named, and print one table."""

import importlib
import sys

from benchmarks.result import table

NAMES = ("planning", "start", "pages", "first_load", "timers", "figure_frames")


def main() -> None:
    """Run what was asked for; each module has `run() -> list[Result]`."""
    wanted = sys.argv[1:] or NAMES
    unknown = [name for name in wanted if name not in NAMES]
    if unknown:
        raise SystemExit(f"No such benchmark: {', '.join(unknown)}. There are: {', '.join(NAMES)}.")
    results = []
    for name in wanted:
        print(f"{name} ...", file=sys.stderr, flush=True)
        results += importlib.import_module(f"benchmarks.{name}").run()
    print(table(results))


if __name__ == "__main__":
    main()
