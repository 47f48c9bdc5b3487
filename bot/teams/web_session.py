"""The one pooled HTTP session of the Teams edge, and reading of answers with a bound. Knows no address."""

import json

from aiohttp import ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector

_MAX_ANSWER_BYTES = 2 * 1024 * 1024
_CONNECTIONS = 64


def open_session() -> ClientSession:
    """Closed by whoever opens it. No cookies: what one answer sets never travels with another request."""
    return ClientSession(
        connector=TCPConnector(limit=_CONNECTIONS),
        cookie_jar=DummyCookieJar(),
        timeout=ClientTimeout(total=10, sock_connect=5),
    )


async def read_json(response: ClientResponse) -> object:
    """None for an empty body. Raises ValueError for what is no JSON or too long, and what aiohttp raises."""
    body = bytearray()
    async for part in response.content.iter_any():
        body += part
        if len(body) > _MAX_ANSWER_BYTES:
            raise ValueError("an answer too long to read")
    try:
        return json.loads(body.decode("utf-8")) if body.strip() else None
    except RecursionError:
        raise ValueError("an answer nested too deep") from None
