"""`python tests/simulation/run_days.py --days 10000 --seed 0`: plays and judges many days on both cores.

Prints a table of what was played, and each broken promise with its seed. What is done is kept in
`out/days.json`, so that a run that was stopped goes on where it was; `--again` starts afresh.
"""

import argparse
import json
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import monotonic
from typing import TypedDict

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "simulation")]

from one_day import play  # noqa: E402 - the tree that this file stands in
from sent_messages import Broken  # noqa: E402

RESULT = ROOT / "out" / "days.json"
AT_ONCE = 50


class Part(TypedDict):
    """What some days came to: `worst` is how many minutes a told time was ever wrong by."""

    counts: dict[str, int]
    broken: list[str]
    worst: int


def played(seeds: range) -> Part:
    """The counts of some days, and what was broken on them."""
    counts: Counter[str] = Counter(days=len(seeds))
    broken: list[str] = []
    worst = 0
    for seed in seeds:
        try:
            day = play(seed)
        except Broken as found:
            broken.append(str(found))
            continue
        counts["steps"] += day.steps
        counts.update({f"told {kind}": count for kind, count in day.world.kinds.items()})
        worst = max(worst, int(day.worst.total_seconds() // 60))
    return {"counts": counts, "broken": broken, "worst": worst}


def run(days: int, first: int, *, again: bool) -> int:
    kept: dict[str, Part] = {}
    if RESULT.exists() and not again:
        kept = json.loads(RESULT.read_text())
    RESULT.parent.mkdir(exist_ok=True)
    parts = [range(n, min(n + AT_ONCE, first + days)) for n in range(first, first + days, AT_ONCE)]
    left = [part for part in parts if f"{part.start}-{part.stop}" not in kept]
    with ProcessPoolExecutor(2) as pool:
        for part, done in zip(left, pool.map(played, left), strict=True):
            kept[f"{part.start}-{part.stop}"] = done
            RESULT.write_text(json.dumps(kept))
            for line in done["broken"]:
                print(f"BROKEN {line}", flush=True)  # noqa: T201 - a command's output
    return report([kept[f"{part.start}-{part.stop}"] for part in parts])


def report(parts: list[Part]) -> int:
    counts: Counter[str] = Counter()
    for part in parts:
        counts.update(part["counts"])
    broken = [line for part in parts for line in part["broken"]]
    for name, count in sorted(counts.items()):
        print(f"{name:20} {count:9,}")  # noqa: T201 - as above
    print(f"{'most minutes wrong':20} {max(part['worst'] for part in parts):9,}")  # noqa: T201
    print(f"{'broken promises':20} {len(broken):9,}")  # noqa: T201
    return 1 if broken else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--again", action="store_true")
    given = parser.parse_args()
    begun = monotonic()
    status = run(given.days, given.seed, again=given.again)
    print(f"{'seconds':20} {monotonic() - begun:9.0f}")  # noqa: T201
    sys.exit(status)
