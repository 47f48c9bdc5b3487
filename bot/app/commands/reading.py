"""`read`: a meeting document as data, and how every command gets at a file's bytes."""

import argparse
import json
import sys
from pathlib import Path

from bot.app.errors import Exit, usage
from bot.documents.published import as_json
from bot.documents.reading import LARGEST_FILE
from bot.documents.sandbox import read_agenda_in_child
from bot.domain.agenda import Unreadable


async def read_command(asked: argparse.Namespace) -> Exit:
    data = file_bytes(asked.file)
    try:
        agenda = await read_agenda_in_child(data, format=asked.format)
    except Unreadable as error:
        raise usage(f"{asked.file}: {error}") from error
    sys.stdout.write(json.dumps(as_json(agenda), ensure_ascii=False, indent=1) + "\n")
    return Exit.DONE


def file_bytes(name: str) -> bytes:
    """`-` is standard input. Raises Ends for a file that is not there or too large to be read."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(LARGEST_FILE + 1)
        with Path(name).open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise usage(f"{name}: {error.strerror}") from error
