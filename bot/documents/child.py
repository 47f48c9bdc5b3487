"""The child process that reads one untrusted file: limits first, then the reader. Only `sandbox` starts it.

What holds on Linux: 1 GiB of address space, 20 s of processor time, and no new descriptor of any kind, so no
socket and no file, for native code too. Where the system permits it: an empty network namespace on top.
In Python an audit hook refuses sockets, programs and files everywhere.
"""

import codecs
import ctypes
import json
import os
import resource
import sys

from bot.documents import wire
from bot.documents.formats import pdf, word  # noqa: F401 - loaded before the limits: no file can be opened after
from bot.documents.limits import MEMORY, OVERDONE, PROCESSOR
from bot.documents.reading import read_agenda
from bot.domain.agenda import Unreadable

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_ENCODINGS = ("cp437", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252")
_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "open",
    "urllib.",
    "ftplib.",
)


def main(format_name: str) -> None:
    for encoding in _ENCODINGS:
        codecs.lookup(encoding)  # loads its module
    data = sys.stdin.buffer.read()
    confine()
    try:
        answer = b"A" + wire.packed(read_agenda(data, format=format_name or None))
    except Unreadable as error:
        answer = b"U" + json.dumps(str(error)).encode()
    except MemoryError:
        sys.exit(OVERDONE)
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def confine(*, memory: int = MEMORY, processor: int = PROCESSOR) -> None:
    """For the rest of this process. Standard streams stay open; nothing else can be opened."""
    _leave_the_network()
    for limit, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_NOFILE, 3),  # the three standard streams
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    sys.addaudithook(_refuse)


def _leave_the_network() -> None:
    """Containers often forbid this; the descriptor limit holds without it."""
    if sys.platform == "linux":
        ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED):
        raise PermissionError(event)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
    sys.stdout.flush()
    os._exit(0)  # nothing of the file's is left to run
