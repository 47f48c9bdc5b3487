"""`python -m bot`: hands over to the command line in app/cli.py."""

import sys


def main() -> int:
    sys.stderr.write("ordstyrer: not built yet\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
