"""`python -m bot`: hands over to the command line in app/cli.py."""

import sys

from bot.app.cli import run


def main() -> int:
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
