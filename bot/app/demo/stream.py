"""What a person's page is shown of the talk, as the Playground streams it: new messages and edits, in order.

A page throws away what comes before it knows its chats, and what belongs to a chat that it does not know.
So nothing is sent until it has opened its own chat, and only what is said where this person is.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from weakref import WeakSet

from aiohttp import WSCloseCode, web

from bot.app.demo.cards import Json
from bot.app.demo.municipality import CAST, Role
from bot.app.demo.switchboard import Spoken, Switchboard

_NAMES = {str(who.oid): who.name for who in CAST}

View = Callable[[Spoken], Awaitable[Spoken]]


_SOCKETS: web.AppKey[WeakSet[web.WebSocketResponse]] = web.AppKey("sockets", WeakSet)


def with_sockets(app: web.Application) -> web.Application:
    """Its web sockets are closed first when it ends; else it would wait for the pages to leave."""
    app[_SOCKETS] = WeakSet()
    app.on_shutdown.append(_close_sockets)
    return app


async def opened_socket(request: web.Request) -> web.WebSocketResponse:
    socket = web.WebSocketResponse(heartbeat=30)
    await socket.prepare(request)
    request.app[_SOCKETS].add(socket)
    return socket


async def _close_sockets(app: web.Application) -> None:
    await asyncio.gather(*(socket.close(code=WSCloseCode.GOING_AWAY) for socket in app[_SOCKETS]))


@dataclass(kw_only=True)
class Stream:
    """`view` is a message as this person sees it."""

    who: Role
    places: frozenset[str]
    bot_id: str
    switchboard: Switchboard
    view: View
    _is_open: asyncio.Event = field(default_factory=asyncio.Event)

    def page_loads(self) -> None:
        self._is_open.clear()

    def page_knows_its_chats(self) -> None:
        self._is_open.set()

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = await opened_socket(request)
        waiting: asyncio.Queue[Spoken] = asyncio.Queue()
        self.switchboard.listeners.append(waiting.put_nowait)
        sending = asyncio.create_task(self._send(socket, waiting))
        try:
            async for _ in socket:
                pass
        finally:
            self.switchboard.listeners.remove(waiting.put_nowait)
            sending.cancel()
            with suppress(asyncio.CancelledError, ConnectionResetError):
                await sending
        return socket

    async def _send(self, socket: web.WebSocketResponse, waiting: "asyncio.Queue[Spoken]") -> None:
        """First what was said before this page was there; then what is said, but for the person's own
        words, which the page shows by itself.
        """
        shown: dict[tuple[str, str], int] = {}
        await self._is_open.wait()
        for spoken in self.switchboard.history(self.places):
            await self._show(socket, spoken, shown=shown)
        while True:
            spoken = await waiting.get()
            if spoken.conversation in self.places and spoken.sender != self.who.oid:
                await self._show(socket, spoken, shown=shown)

    async def _show(
        self, socket: web.WebSocketResponse, spoken: Spoken, *, shown: dict[tuple[str, str], int]
    ) -> None:
        """What is overtaken by an edit is left out: the edit is on its way."""
        key = (spoken.conversation, spoken.id)
        if self.switchboard.spoken[key].edits != spoken.edits or shown.get(key, -1) >= spoken.edits:
            return
        action = "updateMessage" if key in shown else "createMessage"
        shown[key] = spoken.edits
        event = {"action": action, "actionConversationId": spoken.conversation}
        await socket.send_str(json.dumps({**event, "message": self._message(await self.view(spoken))}))

    def _message(self, spoken: Spoken) -> Json:
        """The page heads everybody else's words with the bot's name, so the speaker's is put before them."""
        text = spoken.text
        if spoken.sender and spoken.sender != self.who.oid:
            text = f"{_NAMES.get(spoken.sender, '')}: {text}"
        return {
            "messageId": spoken.id,
            "timestamp": int(spoken.at.timestamp() * 1000),
            "from": {"id": spoken.sender or self.bot_id},
            "text": text,
            "textFormat": "plain" if spoken.sender else "markdown",
            "attachments": list(spoken.attachments),
            "mentions": [],
            "attachmentLayout": "list",
        }
