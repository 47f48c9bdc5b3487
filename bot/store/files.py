"""The SQLite file: its modes, and which process on this machine delivers from it. Never its content."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_OURS = stat.S_IRUSR | stat.S_IWUSR


def make_private(file: Path) -> None:
    """SQLite gives -wal and -shm the mode of the file, so it is made 0600 before SQLite sees it.

    A file that is there is not opened: closing it again would drop the locks that SQLite holds on it in
    this process (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, _OURS))
    for each in (file, _beside(file, "-wal"), _beside(file, "-shm")):
        with suppress(FileNotFoundError):
            each.chmod(_OURS)


@contextmanager
def only_writer(file: Path) -> Iterator[None]:
    """Excludes every other process and thread from writing, and from the checkpoint that a commit may run.

    SQLite allows one writer anyway; but up to 3.51.2 a commit that meets another connection's checkpoint
    can corrupt the file (https://www.sqlite.org/wal.html, the WAL-reset bug), and Debian 12 has 3.40.
    With this lock WAL is safe on any version, and waiting is a queue instead of SQLite's sleeping.
    """
    descriptor = os.open(_beside(file, ".write"), os.O_CREAT | os.O_RDWR, _OURS)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def hold_delivery(file: Path) -> int | None:
    """The descriptor that holds the lock until it is closed, also by the death of the process; None if
    another process holds it.
    """
    descriptor = os.open(_beside(file, ".delivery"), os.O_CREAT | os.O_RDWR, _OURS)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def _beside(file: Path, end: str) -> Path:
    return file.with_name(file.name + end)
