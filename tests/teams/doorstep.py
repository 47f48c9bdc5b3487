"""A front door behind real HTTP, with a turn that only remembers what it heard."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import ClientSession, web

from bot.teams.endpoint import FrontDoor, local_front_door
from bot.teams.inbound import Inbound, Pressed
from bot.teams.turn import Answer, MessageAnswer, Turn

SERVICE_URL = "http://127.0.0.1:9/connector/"


@dataclass
class Heard:
    activities: list[Inbound] = field(default_factory=list)

    async def turn(self, inbound: Inbound) -> Answer | None:
        self.activities.append(inbound)
        return MessageAnswer("hørt") if isinstance(inbound, Pressed) and inbound.via == "execute" else None


def apology(locale: str | None) -> str:
    return "Det gik galt" if locale == "da-DK" else "It went wrong"


def local(turn: Turn) -> FrontDoor:
    return local_front_door(turn, apology=apology)


@asynccontextmanager
async def served(app: web.Application) -> AsyncIterator[str]:
    """The address, on a free port; what was begun is finished before it is left."""
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}"
    finally:
        await runner.cleanup()


@asynccontextmanager
async def opened(door: FrontDoor) -> AsyncIterator["Caller"]:
    app = web.Application()
    app.router.add_route("*", "/api/messages", door.handle)
    async with served(app) as address, ClientSession() as session:
        yield Caller(session, address)


@dataclass(frozen=True)
class Answered:
    status: int
    body: bytes
    headers: dict[str, str]


@dataclass(frozen=True)
class Caller:
    session: ClientSession
    address: str

    async def post(self, body: bytes, **headers: str) -> Answered:
        return await self.ask("POST", body, headers={"Content-Type": "application/json", **headers})

    async def ask(
        self, method: str, body: bytes, *, headers: dict[str, str], path: str = "/api/messages"
    ) -> Answered:
        """Sends exactly these headers; in chunks where they say so."""
        sent = {name: value for name, value in headers.items() if name != "Transfer-Encoding"}
        async with self.session.request(
            method,
            self.address + path,
            data=_chunks(body) if "Transfer-Encoding" in headers else body,
            headers=sent,
            skip_auto_headers=["Content-Type"],
        ) as response:
            return Answered(response.status, await response.read(), dict(response.headers))


async def _chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 16_384):
        yield body[start : start + 16_384]


def recording(door: Callable[[Turn], FrontDoor]) -> tuple[FrontDoor, Heard]:
    heard = Heard()
    return door(heard.turn), heard
