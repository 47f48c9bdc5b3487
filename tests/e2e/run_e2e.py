"""`make e2e`: the scenario in Microsoft 365 Agents Playground in Chromium; exit 3 names what is missing."""

import subprocess
import sys
from pathlib import Path

from prerequisites import missing

SCENARIO = Path(__file__).with_name("playground_scenario.py")


def main() -> int:
    lacks = missing()
    if lacks:
        sys.stderr.write(f"ordstyrer: make e2e needs {', '.join(lacks)}\n")
        return 3
    command = [sys.executable, "-m", "pytest", "-x", "-q", str(SCENARIO), *sys.argv[1:]]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
