"""One person's window onto the Playground: its page, told that this person is the one who looks at it.

The Playground has one user only and keeps other people's chats to itself. So its page is served again for
each person, with what it asks and is told rewritten on the way. Never what the bot answers.
"""

import json
import re
from dataclasses import dataclass, field, replace

from aiohttp import ClientError, web

from bot.app.demo.exchange import MOST_BYTES, Exchange
from bot.app.demo.persona import Persona
from bot.app.demo.stream import Stream, opened_socket, with_sockets
from bot.app.demo.switchboard import Spoken

CARD = "application/vnd.microsoft.card.adaptive"
CONVERSATIONS = "/_conversation/v1/conversations"
INVOKE = "/_conversation/v1/invoke"
NOTHING_FROM_OUTSIDE = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:; connect-src 'self' ws:"

_KEPT = {"content-type", "cache-control", "etag", "last-modified", "location"}
_MENTION = re.compile(r"</?at[^>]*>")


@dataclass(kw_only=True)
class Window:
    persona: Persona
    exchange: Exchange
    stream: Stream = field(init=False)

    def __post_init__(self) -> None:
        self.stream = Stream(
            who=self.persona.who,
            places=self.persona.places,
            bot_id=self.persona.bot_id,
            switchboard=self.exchange.switchboard,
            view=self._own_view,
        )

    def app(self) -> web.Application:
        app = with_sockets(web.Application(client_max_size=MOST_BYTES))
        app.router.add_get("/_internal/v1/config", self._config)
        app.router.add_get("/_internal/v1/customActivities/template", self._template)
        app.router.add_post("/_debug/conversation/{conversation}/installation", self._installed)
        app.router.add_post(f"{CONVERSATIONS}/{{conversation}}/messages", self._said)
        app.router.add_get("/_ws_conversation/v1/conversations/stream", self.stream.serve)
        app.router.add_get("/_ws/log/stream", _silent)
        app.router.add_route("*", "/{path:.*}", self._other)
        return app

    async def _config(self, request: web.Request) -> web.Response:
        """The page loads: until it has opened its chat it can take nothing."""
        self.stream.page_loads()
        status, answer = await self.exchange.ask("GET", request.path_qs)
        if isinstance(answer, dict) and "config" in answer:
            answer = {**answer, "config": self.persona.configured(answer["config"])}
        return web.json_response(answer, status=status)

    async def _template(self, request: web.Request) -> web.Response:
        status, answer = await self.exchange.ask("GET", request.path_qs)
        if isinstance(answer, dict):
            answer = {**answer, "from": self.persona.sender}
        return web.json_response(answer, status=status)

    async def install(self) -> None:
        """As the IT department does for everybody: the bot may write before anybody looks."""
        added = {"type": "installationUpdate", "action": "add"}
        await self.exchange.tell_bot(self.persona.activity(added, conversation=self.persona.chat))

    async def _installed(self, request: web.Request) -> web.Response:
        """The page says so of each chat at its first opening; of the person's own as soon as it can."""
        if request.match_info["conversation"] == self.persona.chat:
            self.stream.page_knows_its_chats()
        return web.Response()

    async def _said(self, request: web.Request) -> web.Response:
        """As in Teams the bot hears what is said in its own chat or mentions it."""
        conversation, body = request.match_info["conversation"], await request.json()
        text = str(body.get("text") or "")
        said = self.exchange.switchboard.person_said(
            conversation, sender=self.persona.who.oid, text=_MENTION.sub("", text)
        )
        mentions = [m for m in body.get("mentions") or [] if m["mentioned"]["id"] == self.persona.bot_id]
        if mentions or conversation == self.persona.chat:
            entities = [{"type": "mention", **mention} for mention in mentions]
            spoken = {"type": "message", "text": text, "textFormat": "plain", "entities": entities}
            await self.exchange.tell_bot(self.persona.activity(spoken, conversation=conversation))
        return web.json_response({"messageId": said.id, "timestamp": int(said.at.timestamp() * 1000)})

    async def _own_view(self, spoken: Spoken) -> Spoken:
        """Teams asks for the reader's own view of a card with `refresh`; the Playground only complains."""
        card = spoken.attachments[0].get("content") if spoken.attachments else None
        if not isinstance(card, dict) or "refresh" not in card:
            return spoken
        base = {name: part for name, part in card.items() if name != "refresh"}
        asked = self.persona.refresh(card, conversation=spoken.conversation, message=spoken.id)
        status, answer = await self.exchange.ask("POST", INVOKE, body=json.dumps(asked).encode())
        is_card = status == 200 and isinstance(answer, dict) and answer.get("type") == CARD  # noqa: PLR2004
        shown = answer["value"] if is_card and isinstance(answer, dict) else base
        return replace(spoken, attachments=({**spoken.attachments[0], "content": shown},))

    async def _other(self, request: web.Request) -> web.Response:
        url = f"{self.exchange.playground}{request.path_qs}"
        headers = {"Content-Type": request.headers.get("Content-Type", "application/json")}
        data = await request.read() or None
        try:
            async with self.exchange.session.request(
                request.method, url, data=data, headers=headers
            ) as answer:
                kept = {n: v for n, v in answer.headers.items() if n.lower() in _KEPT}
                policy = {"Content-Security-Policy": NOTHING_FROM_OUTSIDE}
                return web.Response(
                    status=answer.status, body=await answer.read(), headers={**kept, **policy}
                )
        except ClientError:
            return web.Response(status=502)


async def _silent(request: web.Request) -> web.WebSocketResponse:
    """The Playground's log panel would show everybody's talk to each."""
    socket = await opened_socket(request)
    async for _ in socket:
        pass
    return socket
