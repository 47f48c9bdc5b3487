"""From the bytes of a request to a JSON object that is safe to walk. Knows nothing of activities."""

import asyncio
import json
import math
from typing import NoReturn

from aiohttp import StreamReader, web

from bot.teams.fields import Json
from bot.teams.turned_away import BadShape, TooLong, Unfinished

MAX_BYTES = 256 * 1024
_MAX_DEPTH = 64
_MAX_INTEGER_DIGITS = 18  # what 64 bits hold for certain, so that every store can keep it
_READ_WITHIN_SECONDS = 10


async def read_bytes(content: StreamReader) -> bytes:
    """Counts while it reads, since a chunked body names no length. Raises TooLong and Unfinished."""
    try:
        async with asyncio.timeout(_READ_WITHIN_SECONDS):
            return await _counted(content)
    except (TimeoutError, ConnectionError, web.RequestPayloadError) as broken:
        raise Unfinished from broken


def read_object(body: bytes) -> dict[str, Json]:
    """Raises BadShape."""
    try:
        found = json.loads(
            body.decode("utf-8"), parse_constant=_refuse, parse_int=_integer, parse_float=_finite
        )
    except (ValueError, RecursionError):
        raise BadShape("body") from None
    if not isinstance(found, dict):
        raise BadShape("body")
    if body.count(b"[") + body.count(b"{") > _MAX_DEPTH:
        _refuse_deep(found)
    return found


async def _counted(content: StreamReader) -> bytes:
    taken = bytearray()
    async for part in content.iter_any():
        taken += part
        if len(taken) > MAX_BYTES:
            raise TooLong
    return bytes(taken)


def _refuse(_: str) -> NoReturn:
    raise ValueError("not a JSON number")


def _integer(digits: str) -> int:
    return int(digits) if len(digits) <= _MAX_INTEGER_DIGITS else _refuse(digits)


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits)


def _refuse_deep(root: Json) -> None:
    """Level by level: no nesting may exhaust the stack, here or wherever the object is walked later."""
    level = [root]
    for _ in range(_MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise BadShape("body")


def _inside(value: Json) -> list[Json]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []
