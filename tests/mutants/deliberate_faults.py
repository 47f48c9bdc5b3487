"""`make mutants`: breaks the code on purpose, one fault at a time, and wants the named tests to go red.

A fault that survives is a test that proves nothing. Results are kept in `out/mutants.json`, so that a run
that was stopped goes on where it was; `--again` starts afresh.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FAULTS = Path(__file__).with_name("faults.toml")
RESULT = ROOT / "out" / "mutants.json"
COPIED = ("bot", "cards", "manifest", "tests", "pyproject.toml", "README.md", "requirements.lock")


LONGEST = 120
"""Seconds; a fault that makes a test wait for ever is caught by that."""


@dataclass(frozen=True)
class Fault:
    """In `file`, `old` (which stands there exactly once) becomes `new`; `tests` must fail by that."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def faults() -> list[Fault]:
    rows = tomllib.loads(FAULTS.read_text(encoding="utf-8"))["faults"]
    return [Fault(**{**row, "tests": tuple(row["tests"])}) for row in rows]


def copy_tree(folder: Path) -> None:
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def is_caught(fault: Fault, folder: Path) -> bool:
    """Raises ValueError for a fault that does not fit the code any more."""
    file = folder / fault.file
    whole = file.read_text(encoding="utf-8")
    if whole.count(fault.old) != 1:
        raise ValueError(f"{fault.name}: its old text stands {whole.count(fault.old)} times in {fault.file}")
    file.write_text(whole.replace(fault.old, fault.new), encoding="utf-8")
    try:
        command = [sys.executable, "-m", "pytest", "-q", "-x", *fault.tests]
        done = subprocess.run(command, cwd=folder, capture_output=True, check=False, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return True
    finally:
        file.write_text(whole, encoding="utf-8")
    return done.returncode == 1


def run(*, again: bool) -> int:
    known: dict[str, bool] = {}
    if RESULT.exists() and not again:
        known = json.loads(RESULT.read_text())
    RESULT.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="ordstyrer-mutants-") as name:
        folder = Path(name)
        copy_tree(folder)
        for fault in faults():
            if not known.get(fault.name):
                known[fault.name] = is_caught(fault, folder)
                RESULT.write_text(json.dumps(known, indent=1))
            print(f"{'caught  ' if known[fault.name] else 'SURVIVED'} {fault.name}", flush=True)  # noqa: T201
    survived = [fault.name for fault in faults() if not known[fault.name]]
    print(f"{len(faults()) - len(survived)} caught, {len(survived)} survived")  # noqa: T201 - a command's output
    return 1 if survived else 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--again", action="store_true")
    sys.exit(run(again=parser.parse_args().again))
