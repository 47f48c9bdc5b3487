"""The Playground with a window for each of the six, opened and closed together. Never what is in them."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.app.clock import Clock
from bot.app.demo import playground
from bot.app.demo.exchange import CONNECTOR, Exchange
from bot.app.demo.listening import HOST, free_port, listening
from bot.app.demo.municipality import CAST, Role
from bot.app.demo.persona import Persona
from bot.app.demo.window import Window
from bot.app.wiring import LOCAL_APP

BOT_ID = f"28:{LOCAL_APP}"


@dataclass(frozen=True)
class Opened:
    """`ended` is done when the Playground has ended by itself."""

    addresses: tuple[tuple[Role, str], ...]
    ended: "asyncio.Task[int]"


@asynccontextmanager
async def open_windows(
    exchange: Exchange, entry: Path, *, clock: Clock, first_port: int
) -> AsyncIterator[Opened]:
    """Raises NoPlayground."""
    port = free_port()
    lines = playground.Lines(
        bot_id=BOT_ID, to_bot=f"{exchange.url}/api/messages", service_url=exchange.service_url
    )
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="ordstyrer-")))
        started = playground.running(entry, port=port, lines=lines, folder=folder)
        ended = await stack.enter_async_context(started)
        exchange.playground = f"http://{HOST}:{port}"
        addresses = []
        for nth, who in enumerate(CAST):
            window = Window(persona=await _persona(exchange, who, clock=clock), exchange=exchange)
            await window.install()
            served = listening(window.app(), port=first_port + nth)
            addresses.append((who, await stack.enter_async_context(served)))
        yield Opened(tuple(addresses), ended)


async def _persona(exchange: Exchange, who: Role, *, clock: Clock) -> Persona:
    """The chat that the bot gets, too, when it opens one with this person."""
    wanted = json.dumps({"isGroup": False, "members": [{"id": who.oid}], "bot": {"id": BOT_ID}})
    path = f"{CONNECTOR}/v3/conversations"
    status, answer = await exchange.ask("POST", path, body=wanted.encode())
    if not isinstance(answer, dict) or not answer.get("id"):
        raise playground.NoPlayground(f"Playground: {status}")
    return Persona(
        who=who, chat=answer["id"], bot_id=BOT_ID, service_url=exchange.service_url, clock=clock.now
    )
