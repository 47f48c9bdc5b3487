"""A connector that answers as it is told and keeps what it was asked, for tests of what the bot sends."""

import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from doorstep import served

from bot.teams.admission import ServiceUrls
from bot.teams.inbound import Place
from bot.teams.outbound import Connector
from bot.teams.web_session import open_session

Reply = Callable[[web.Request], Awaitable[web.StreamResponse]]
BOT_ID = "28:00000000-0000-0000-0000-000000000011"


@dataclass(frozen=True)
class Asked:
    method: str
    path: str  # as it stood on the wire
    query: str
    authorization: str | None
    body: object


@dataclass
class Sink:
    """Answers in the order of `replies`, then with 201 and an id."""

    asked: list[Asked] = field(default_factory=list)
    replies: deque[Reply] = field(default_factory=deque)
    address: str = ""

    @property
    def service_url(self) -> str:
        return f"{self.address}/connector/"

    def place(self, conversation: str = "a:signe") -> Place:
        return Place(conversation=conversation, kind="personal", service_url=self.service_url)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        sent = await request.read()
        path, _, query = request.raw_path.partition("?")
        authorization = request.headers.get("Authorization")
        self.asked.append(
            Asked(request.method, path, query, authorization, json.loads(sent) if sent else None)
        )
        reply = self.replies.popleft() if self.replies else answers(201, {"id": "1796112000999"})
        return await reply(request)


def answers(status: int, body: object = None, **headers: str) -> Reply:
    async def reply(_: web.Request) -> web.Response:
        text = "" if body is None else json.dumps(body)
        return web.Response(status=status, text=text, content_type="application/json", headers=headers)

    return reply


def page(status: int) -> Reply:
    async def reply(_: web.Request) -> web.Response:
        return web.Response(status=status, text="<html>Bad gateway</html>", content_type="text/html")

    return reply


async def hangs_up(request: web.Request) -> web.Response:
    """The connection ends without an answer; what came before it may have been taken."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


class GivenTokens:
    """Gives `first`, then another one for each that was refused."""

    def __init__(self) -> None:
        self.given: list[str | None] = []

    async def connector_token(self, *, refused: str | None = None) -> str:
        self.given.append(refused)
        return "first" if refused is None else f"after-{refused}"


@asynccontextmanager
async def connected(tokens: GivenTokens | None = None) -> AsyncIterator[tuple[Connector, Sink]]:
    sink = Sink()
    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", sink.handle)
    async with served(app) as sink.address, open_session() as session:
        urls = ServiceUrls(hosts=frozenset(), loopback_allowed=True)
        yield Connector(session, service_urls=urls, tokens=tokens, bot_id=BOT_ID), sink
