"""As much of the Agents Playground as a window asks for, and a bot that only listens. Real HTTP, no Node."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import ClientSession, web

from bot.app.demo.exchange import Exchange
from bot.app.demo.listening import listening
from bot.app.demo.municipality import BODY, CAST, HOME, SECRETARY, Role
from bot.app.demo.persona import Persona
from bot.app.demo.playground import account
from bot.app.demo.switchboard import Switchboard
from bot.app.demo.window import Window

Json = dict[str, Any]
AT = datetime(2026, 5, 20, 9, 0, tzinfo=UTC)
BOT_ID = "28:bot"


def own_card(who: str) -> Json:
    return {"type": "AdaptiveCard", "body": [{"type": "TextBlock", "text": f"for {who}"}]}


@dataclass
class Around:
    """What the windows are between: `heard` reached the bot, `invoked` the Playground."""

    session: ClientSession
    exchange: Exchange
    windows: dict[str, str]
    heard: list[Json] = field(default_factory=list)
    invoked: list[Json] = field(default_factory=list)

    async def bot_posts(self, conversation: str, activity: Json) -> str:
        url = f"{self.exchange.service_url}/v3/conversations/{conversation}/activities"
        async with self.session.post(url, json=activity) as answer:
            return str((await answer.json())["id"])

    async def bot_edits(self, conversation: str, message: str, *, activity: Json) -> None:
        url = f"{self.exchange.service_url}/v3/conversations/{conversation}/activities/{message}"
        async with self.session.put(url, json=activity) as answer:
            assert answer.status == 200

    async def opens(self, who: Role) -> None:
        """As the page does once it knows its chats."""
        url = f"{self.windows[who.key]}/_debug/conversation/{who.chat}/installation"
        async with self.session.post(url, json={}) as answer:
            assert answer.status == 200


@asynccontextmanager
async def around(*looking: Role) -> AsyncIterator[Around]:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        exchange = Exchange(session=session, bot_url="", switchboard=Switchboard(lambda: AT))
        it = Around(session, exchange, {})
        exchange.bot_url = await stack.enter_async_context(listening(_bot(it), port=0))
        exchange.url = await stack.enter_async_context(listening(exchange.app(), port=0))
        exchange.playground = await stack.enter_async_context(listening(_playground(it), port=0))
        for who in looking:
            persona = Persona(
                who=who, chat=who.chat, bot_id=BOT_ID, service_url=exchange.service_url, clock=lambda: AT
            )
            window = Window(persona=persona, exchange=exchange)
            it.windows[who.key] = await stack.enter_async_context(listening(window.app(), port=0))
        yield it


def _bot(it: Around) -> web.Application:
    async def hear(request: web.Request) -> web.Response:
        it.heard.append(await request.json())
        return web.json_response({})

    app = web.Application()
    app.router.add_post("/api/messages", hear)
    return app


def _playground(it: Around) -> web.Application:
    messages = iter(range(1, 1000))

    async def config(_: web.Request) -> web.Response:
        everybody = [account(who) for who in CAST]
        group = {"id": HOME, "name": BODY, "members": [user["id"] for user in everybody[1:]]}
        seen = {
            "currentUser": everybody[0],
            "users": everybody[1:],
            "personalChat": {"id": SECRETARY.chat, "name": "Personal Chat"},
            "groupChats": [group],
            "teams": [{"id": "19:team"}],
        }
        return web.json_response({"config": seen})

    async def say(_: web.Request) -> web.Response:
        return web.json_response({"id": str(next(messages))}, status=201)

    async def edit(request: web.Request) -> web.Response:
        return web.json_response({"id": request.match_info["message"]})

    async def members(_: web.Request) -> web.Response:
        return web.json_response({"members": [account(who) for who in CAST], "totalCount": 7})

    async def invoke(request: web.Request) -> web.Response:
        asked = await request.json()
        it.invoked.append(asked)
        card = own_card(asked["from"]["id"])
        return web.json_response({"type": "application/vnd.microsoft.card.adaptive", "value": card})

    app = web.Application()
    conversations = "/_connector/v3/conversations/{conversation}"
    app.router.add_get("/_internal/v1/config", config)
    app.router.add_post(f"{conversations}/activities", say)
    app.router.add_put(f"{conversations}/activities/{{message}}", edit)
    app.router.add_get(f"{conversations}/pagedmembers", members)
    app.router.add_post("/_conversation/v1/invoke", invoke)
    return app
