"""A whole bot with authentication on, Microsoft's cloud beside it, and people who speak and press.

Everything goes through real HTTP: what a person does is an activity with a signed token, what they see is
what the stand-in holds for them.
"""

import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, web
from townsfolk import BOARD, CAST, DIREKTIONEN, HOME, SECRETARY, Character

from bot.app.clock import Clock
from bot.app.server import http_app
from bot.app.settings import Settings
from bot.app.wiring import Bot, delivering, opened_bot
from bot.standin import Cloud, running
from bot.standin.cloud import APP_ID, APP_SECRET, TENANT_ID

Json = dict[str, Any]


@dataclass
class Town:
    """`at` is what the bot's clock and the stand-in's clock show; a test moves it."""

    cloud: Cloud
    bot: Bot
    bot_url: str
    cloud_url: str
    session: ClientSession
    hands: dict[str, datetime]
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    @property
    def service_url(self) -> str:
        return f"{self.cloud_url}/connector/"

    def set_clock(self, at: datetime) -> None:
        self.hands["at"] = at
        self.bot.loop.wake()

    async def post(self, activity: Json) -> tuple[int, Any]:
        token = self.cloud.channel_token(self.service_url)
        headers = {"Authorization": f"Bearer {token}"}
        async with self.session.post(
            f"{self.bot_url}/api/messages", json=activity, headers=headers
        ) as response:
            body = await response.json() if response.content_type == "application/json" else None
            return response.status, body

    def activity(self, who: Character, *, where: str | None = None, **more: Any) -> Json:
        conversation = where or who.chat
        kind = "personal" if conversation == who.chat else "groupChat"
        return {
            "id": f"act-{next(self.numbers)}",
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "locale": "da-DK",
            "from": {"id": who.mri, "name": who.name, "aadObjectId": who.oid},
            "recipient": {"id": self.cloud.bot_id, "name": "Ordstyrer"},
            "conversation": {"id": conversation, "conversationType": kind, "tenantId": TENANT_ID},
            "channelData": {"tenant": {"id": TENANT_ID}},
            **more,
        }

    async def say(self, who: Character, text: str, *, where: str | None = None) -> Json:
        """The card that the bot answers with."""
        place = where or who.chat
        before = len(self.cards_in(place))
        status, _ = await self.post(self.activity(who, where=where, type="message", text=text))
        assert status == 200
        await self.until(lambda: len(self.cards_in(place)) > before)
        return self.cards_in(place)[-1]

    async def attach(self, who: Character, name: str, data: bytes) -> Json:
        """The card that the bot answers a dropped file with."""
        path = self.cloud.add_file(name, data)
        offer = {
            "contentType": "application/vnd.microsoft.teams.file.download.info",
            "name": name,
            "content": {"downloadUrl": f"{self.cloud_url}{path}", "uniqueId": name, "fileType": "txt"},
        }
        before = len(self.cards_in(who.chat))
        status, _ = await self.post(self.activity(who, type="message", attachments=[offer]))
        assert status == 200
        await self.until(lambda: len(self.cards_in(who.chat)) > before)
        return self.cards_in(who.chat)[-1]

    async def press(
        self,
        who: Character,
        button: Json,
        *,
        where: str | None = None,
        trigger: str = "manual",
        **inputs: str,
    ) -> Json:
        """The card that the presser is shown in place of the old one."""
        answer = await self.press_raw(who, button, where=where, trigger=trigger, **inputs)
        assert answer["type"] == "application/vnd.microsoft.card.adaptive"
        card: Json = answer["value"]
        return card

    async def press_raw(
        self,
        who: Character,
        button: Json,
        *,
        where: str | None = None,
        trigger: str = "manual",
        **inputs: str,
    ) -> Json:
        action = {
            "type": "Action.Execute",
            "verb": button["verb"],
            "data": {**button.get("data", {}), **inputs},
        }
        value = {"action": action, "trigger": trigger}
        activity = self.activity(who, where=where, type="invoke", name="adaptiveCard/action", value=value)
        status, body = await self.post(activity)
        assert status == 200
        answer: Json = body
        return answer

    async def install(self, who: Character) -> None:
        activity = self.activity(who, type="installationUpdate", action="add")
        status, _ = await self.post(activity)
        assert status == 200

    def cards_in(self, conversation: str) -> list[Json]:
        return [m.card for m in self.cloud.messages.values() if m.conversation_id == conversation and m.card]

    async def until(self, condition: Callable[[], Any]) -> Any:
        return await self.cloud.journal.until(condition)

    async def settled(self) -> None:
        """Nothing is due any more and every outcome is written."""
        await self.until(lambda: True)


def buttons(card: Json, verb: str | None = None) -> list[Json]:
    """Every Action.Execute of a card, in reading order; of one verb, if given."""
    return [
        node
        for node in walk(card)
        if node.get("type") == "Action.Execute" and verb in (None, node.get("verb"))
    ]


def button(card: Json, verb: str, **data: Any) -> Json:
    """The one button of that verb whose data hold that."""
    found = [b for b in buttons(card, verb) if all(b["data"].get(k) == v for k, v in data.items())]
    assert found, f"no button {verb} {data} on {kind(card)}: {[b['verb'] for b in buttons(card)]}"
    return found[0]


def kind(card: Json) -> str:
    return str(card["body"][0]["id"])


def texts(card: Json) -> str:
    """Everything that a person can read on it."""
    words = []
    for node in walk(card):
        words += [
            str(node[key]) for key in ("text", "title", "label", "placeholder", "altText") if node.get(key)
        ]
    return "\n".join(words)


def walk(node: Any) -> Any:
    if isinstance(node, dict):
        yield node
        for key, value in node.items():
            if key not in ("data", "fallback"):
                yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def bot_settings(cloud_url: str, database_url: str) -> Settings:
    values = {
        "app_id": APP_ID,
        "app_secret": APP_SECRET,
        "tenant_id": TENANT_ID,
        "cloud": cloud_url,
        "DATABASE_URL": database_url,
    }
    return Settings.model_validate(values)


@asynccontextmanager
async def town(folder: Path, *, at: datetime, database_url: str | None = None) -> AsyncIterator[Town]:
    hands = {"at": at}
    cloud = Cloud(lambda: hands["at"])
    for who in CAST:
        cloud.add_person(who.oid, who.name, mri=who.mri)
        cloud.personal(who.oid)
    cloud.add_group(HOME, [who.oid for who in BOARD])
    url = database_url or f"sqlite:///{folder / 'var' / 'ordstyrer.db'}"
    async with running(cloud) as cloud_url, ClientSession() as session:
        settings = bot_settings(cloud_url, url)
        async with opened_bot(settings, clock=Clock(lambda: hands["at"]), local=False) as bot:
            await bot.store.run(lambda tx: tx.people.replace([who.person for who in CAST]))
            await bot.store.run(lambda tx: tx.bodies.put(DIREKTIONEN))
            runner = web.AppRunner(http_app(bot), access_log=None)
            await runner.setup()
            site = web.TCPSite(runner, "127.0.0.1", 0)
            await site.start()
            bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            async with delivering(bot.loop):
                try:
                    yield Town(cloud, bot, bot_url, cloud_url, session, hands)
                finally:
                    await runner.cleanup()


__all__ = ["SECRETARY", "Town", "button", "buttons", "kind", "texts", "town", "walk"]
