"""Files that a command leaves behind."""

import errno
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app.errors import usage


def write_out(path: Path, data: bytes) -> None:
    """The whole file or the one before it. Raises Ends where it can't be written."""
    try:
        _replace(path, data)
    except OSError as error:
        raise usage(f"{path}: {error.strerror}") from error


def _replace(path: Path, data: bytes) -> None:
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    with TemporaryDirectory(dir=path.parent, prefix=".ordstyrer-") as folder:
        whole = Path(folder) / path.name
        whole.write_bytes(data)
        whole.replace(path)
