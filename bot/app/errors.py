"""What ends a command, with its exit code. Never a traceback."""

from enum import IntEnum


class Exit(IntEnum):
    """The exit codes of the contract."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    MISSING = 3
    MISCONFIGURED = 4
    INTERRUPTED = 130


class Ends(Exception):  # noqa: N818 - ends a command
    """`message` is one line for the person at the terminal; it holds no value of a setting."""

    def __init__(self, code: Exit, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def usage(message: str) -> Ends:
    return Ends(Exit.USAGE, message)


def misconfigured(name: str, why: str) -> Ends:
    return Ends(Exit.MISCONFIGURED, f"{name} {why}")
