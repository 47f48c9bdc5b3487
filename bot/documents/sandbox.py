"""Reading an untrusted file in a child process that may die without harm. Its limits are in `child`."""

import asyncio
import json
import logging
import sys
from pathlib import Path

from bot.documents import wire
from bot.documents.limits import OVERDONE
from bot.documents.reading import LARGEST_FILE
from bot.domain.agenda import Agenda, Unreadable

LONGEST_WAIT = 30.0  # seconds by the wall clock; the processor time is the child's own limit
_TOO_MUCH = "The file needs more memory or time to read than a meeting document may."
_LOGGER = logging.getLogger(__name__)
_ROOT = Path(__file__).parents[2]
_LARGEST_ANSWER = 256 * 1024 * 1024  # bytes


async def read_agenda_in_child(
    data: bytes,
    *,
    format: str | None = None,  # noqa: A002 - the option's name
    longest_wait: float = LONGEST_WAIT,
) -> Agenda:
    """Raises Unreadable as `read_agenda` does, and when the child dies or needs over `longest_wait` s."""
    if len(data) > LARGEST_FILE:
        raise Unreadable("The file is larger than 20 MiB.")
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # the working directory may hold anything
        "-m",
        "bot.documents.child",
        format or "",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={"PYTHONPATH": str(_ROOT)},
    )
    try:
        async with asyncio.timeout(longest_wait):
            answer, _ = await child.communicate(data)
    except TimeoutError as error:
        raise Unreadable("Reading the file took too long.") from error
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return _agenda(answer, child.returncode)


def _agenda(answer: bytes, status: int | None) -> Agenda:
    if status != 0 or len(answer) > _LARGEST_ANSWER:
        _LOGGER.warning("The reading of a file ended with status %s after %s bytes", status, len(answer))
        is_stopped = status is None or status < 0 or status == OVERDONE
        raise Unreadable(_TOO_MUCH if is_stopped else "The file could not be read.")
    try:
        if answer[:1] == b"U":
            raise Unreadable(str(json.loads(answer[1:])))
        return wire.unpacked(answer[1:])
    except (wire.Garbled, ValueError) as error:
        raise Unreadable("The file could not be read.") from error
