"""The SQLite file: its modes, and which process on this machine delivers from it. Never its content."""

import fcntl
import os
import stat
from pathlib import Path

_OURS = stat.S_IRUSR | stat.S_IWUSR


def make_private(file: Path) -> None:
    """SQLite gives -wal and -shm the mode of the file, so it is made 0600 before SQLite sees it."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, _OURS))
    for existing in (file, *(file.with_name(file.name + end) for end in ("-wal", "-shm"))):
        if existing.exists():
            existing.chmod(_OURS)


def lock(file: Path) -> int | None:
    """The descriptor that holds the lock until it is closed, also by the death of the process; None if
    another process holds it.
    """
    descriptor = os.open(file.with_name(file.name + ".delivery"), os.O_CREAT | os.O_RDWR, _OURS)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
