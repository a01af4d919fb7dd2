"""`python -m benchmarks [NAME ...] [--rounds N] [--json FILE]`."""

import argparse
import json
import os
import platform
import sys
from pathlib import Path

from . import command, kernel, record, storage, streaming, supervision
from .harness import Comparison, run, table

SUITES = (command, kernel, supervision, storage, record, streaming)


def main() -> int:
    """Run the comparisons whose names contain one of the words given; all without any."""
    arguments = _parser().parse_args()
    chosen = [c for c in _comparisons() if _is_wanted(c, arguments.names)]
    if not chosen:
        print(f"no comparison is named like {arguments.names}; there are:", file=sys.stderr)
        print("\n".join(c.name for c in _comparisons()), file=sys.stderr)
        return 2
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores,"
    )
    print(f"medians of {arguments.rounds} rounds in turn; the spread follows\n", flush=True)
    outcomes: list[dict[str, object]] = []
    for comparison in chosen:
        outcome = run(comparison, arguments.rounds)
        print(table(outcome) + "\n", flush=True)
        outcomes.append(outcome.to_dict())
    if arguments.json is not None:
        arguments.json.write_text(json.dumps(outcomes, indent=2))
    return 0


def _comparisons() -> list[Comparison]:
    return [comparison for suite in SUITES for comparison in suite.comparisons()]


def _is_wanted(comparison: Comparison, words: list[str]) -> bool:
    return not words or any(word.lower() in comparison.name.lower() for word in words)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", help="words in the names of the comparisons to run")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (5)")
    parser.add_argument("--json", type=Path, help="write the medians and ratios to this file")
    return parser


if __name__ == "__main__":
    sys.exit(main())
