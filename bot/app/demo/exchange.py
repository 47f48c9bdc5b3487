"""Stands between bot and Playground: passes every request on and notes what the bot said. Decides nothing.

Two facts of Teams that the Playground does not know are put right on the way: these people's clients are
Danish, and only the board is in the body's conversation, while its one group chat always holds all six.
"""

from dataclasses import dataclass

from aiohttp import ClientError, ClientSession, web

from bot.app.demo.cards import Json
from bot.app.demo.municipality import BOARD, HOME
from bot.app.demo.switchboard import Switchboard

LOCALE = "da-DK"
CONNECTOR = "/_connector"
MOST_BYTES = 2**22
_BOARD = {str(who.oid) for who in BOARD}


@dataclass(kw_only=True)
class Exchange:
    """`url` is its own address. `playground` None: not there yet, so nothing can be delivered."""

    session: ClientSession
    bot_url: str
    switchboard: Switchboard
    url: str = ""
    playground: str | None = None

    @property
    def service_url(self) -> str:
        return f"{self.url}{CONNECTOR}"

    def app(self) -> web.Application:
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_post("/api/messages", self._to_bot)
        conversations = f"{CONNECTOR}/v3/conversations"
        app.router.add_post(f"{conversations}/{{conversation}}/activities", self._said)
        app.router.add_put(f"{conversations}/{{conversation}}/activities/{{message}}", self._said)
        app.router.add_get(f"{conversations}/{{conversation}}/pagedmembers", self._members)
        app.router.add_route("*", f"{CONNECTOR}/{{path:.*}}", self._other)
        return app

    async def tell_bot(self, activity: Json) -> web.Response:
        danish = {**activity, "locale": LOCALE}
        try:
            async with self.session.post(f"{self.bot_url}/api/messages", json=danish) as answer:
                said, kind = await answer.read(), answer.content_type
                return web.Response(body=said, status=answer.status, content_type=kind)
        except ClientError:
            return web.Response(status=502)

    async def ask(self, method: str, path: str, *, body: bytes | None = None) -> tuple[int, object]:
        """Of the Playground: the status and the JSON that it answers with, if any."""
        if self.playground is None:
            return 503, {}
        headers = {"Content-Type": "application/json"} if body else {}
        try:
            async with self.session.request(
                method, f"{self.playground}{path}", data=body, headers=headers
            ) as answer:
                is_json = answer.content_type == "application/json"
                return answer.status, await answer.json() if is_json else {}
        except ClientError:
            return 502, {}

    async def _to_bot(self, request: web.Request) -> web.Response:
        return await self.tell_bot(await request.json())

    async def _said(self, request: web.Request) -> web.Response:
        """The bot's word is noted once the Playground has taken it, under the id that it gave."""
        activity = await request.json()
        status, answer = await self._ask(request)
        given = answer.get("id") if isinstance(answer, dict) else None
        message = request.match_info.get("message") or given
        if status < 300 and message and activity.get("type") == "message":  # noqa: PLR2004 - HTTP's words
            conversation = request.match_info["conversation"]
            self.switchboard.bot_said(conversation, message=message, activity=activity)
        return web.json_response(answer, status=status)

    async def _members(self, request: web.Request) -> web.Response:
        status, answer = await self._ask(request)
        if isinstance(answer, dict) and request.match_info["conversation"] == HOME:
            board = [member for member in answer.get("members", []) if member.get("id") in _BOARD]
            answer = {**answer, "members": board}
        return web.json_response(answer, status=status)

    async def _other(self, request: web.Request) -> web.Response:
        status, answer = await self._ask(request)
        return web.json_response(answer, status=status)

    async def _ask(self, request: web.Request) -> tuple[int, object]:
        return await self.ask(request.method, request.path_qs, body=await request.read() or None)
