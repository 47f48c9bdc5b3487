"""A whole bot with authentication on, Microsoft's cloud beside it, and people who speak and press.

Everything goes through real HTTP: what a person does is an activity with a signed token, what they see is
what the stand-in holds for them.
"""

import asyncio
import itertools
import json
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from aiohttp import ClientSession, web
from sqlalchemy import func, select
from townsfolk import BOARD, CAST, DIREKTIONEN, HOME, SECRETARY, Character

from bot.app.clock import Clock
from bot.app.courier import REST
from bot.app.server import http_app
from bot.app.settings import Settings
from bot.app.wiring import Bot, delivering, opened_bot
from bot.domain.body import Body
from bot.domain.facts import DeliveryLine
from bot.domain.ids import MeetingId
from bot.domain.meeting import Meeting
from bot.domain.notice import NoticeState
from bot.domain.pace import Limits
from bot.standin import Cloud, running
from bot.standin.cloud import APP_ID, APP_SECRET, TENANT_ID
from bot.standin.records import Message
from bot.store.tables import meetings, notices, schema
from bot.store.transaction import SqlTransaction
from bot.texts import words
from bot.usecases.answers.deliveries import delivery_list
from bot.usecases.export_meeting import export_meeting

Json = dict[str, Any]
T = TypeVar("T")

PATIENCE = 30.0
"""Seconds until a test gives up on what should come at once."""

PUBLIC_URL = "https://ordstyrer.sund.example"
"""What stands before the paths that the bot prints; nothing answers there."""

FILE = "application/vnd.microsoft.teams.file.download.info"


@dataclass
class Town:
    """`hands["at"]` is what the bot's clock and the stand-in's clock show; a test moves it. `jumped` is how
    far somebody has set it, so that it differs from the clock that counts since the machine was started.

    `shown` holds what each person was shown in answer to a press, by object id.
    """

    cloud: Cloud
    bot: Bot
    bot_url: str
    cloud_url: str
    session: ClientSession
    hands: dict[str, datetime]
    jumped: dict[str, timedelta]
    changed: asyncio.Event
    shown: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(1))

    @property
    def service_url(self) -> str:
        return f"{self.cloud_url}/connector/"

    @property
    def at(self) -> datetime:
        return self.hands["at"]

    def set_clock(self, at: datetime) -> None:
        """Time passes until then, or was never later."""
        self.hands["at"] = at
        self.bot.loop.wake()

    def jump_clock(self, by: timedelta) -> None:
        """Somebody sets the clock; no time passes."""
        self.jumped["by"] += by
        self.set_clock(self.at + by)

    # What people do

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

    async def tell(self, activity: Json) -> Json:
        """The card that the bot answers a message with."""
        status, _ = await self.post(activity)
        assert status == 200
        return (await self.answer_to(activity)).card

    async def answer_to(self, activity: Json) -> Message:
        conversation = activity["conversation"]["id"]
        key = f"answer/{conversation}/{activity['id']}"

        async def found() -> Message | None:
            one = select(notices.c.activity).where(notices.c.key == key)
            said = await self.read(lambda tx: tx.notices._connection.execute(one).scalar_one_or_none())
            return self.cloud.message(conversation, said) if said else None

        message = await self.until_stored(found)
        assert message
        return message

    async def say(self, who: Character, text: str, *, where: str | None = None, **more: Any) -> Json:
        """The card that the bot answers with."""
        return await self.tell(self.activity(who, where=where, type="message", text=text, **more))

    async def attach(self, who: Character, name: str, data: bytes, **more: Any) -> Json:
        """The card that the bot answers a dropped file with."""
        path = self.cloud.add_file(name, data)
        content = {"downloadUrl": f"{self.cloud_url}{path}", "uniqueId": name, "fileType": "txt"}
        offer = {"contentType": FILE, "name": name, "content": content}
        return await self.tell(self.activity(who, type="message", attachments=[offer], **more))

    def pressing(self, who: Character, button: Json, *, where: str | None = None, **inputs: str) -> Json:
        """The activity of a press, for those who want to change or repeat it."""
        data = {**button.get("data", {}), **inputs}
        action = {"type": "Action.Execute", "verb": button["verb"], "data": data}
        value = {"action": action, "trigger": "manual"}
        return self.activity(who, where=where, type="invoke", name="adaptiveCard/action", value=value)

    async def press(self, who: Character, button: Json, *, where: str | None = None, **inputs: str) -> Json:
        """The card that the presser is shown in place of the old one."""
        return await self.answer(self.pressing(who, button, where=where, **inputs))

    async def refresh(self, who: Character, button: Json, *, where: str | None = None) -> Json:
        """What their client is shown when it refreshes by itself, with that button's verb and data."""
        activity = self.pressing(who, button, where=where)
        activity["value"]["trigger"] = "automatic"
        return await self.answer(activity)

    async def answer(self, pressing: Json) -> Json:
        status, body = await self.post(pressing)
        assert status == 200
        assert body["type"] == "application/vnd.microsoft.card.adaptive", body
        self.shown[pressing["from"]["aadObjectId"]].append(body)
        card: Json = body["value"]
        return card

    async def install(self, who: Character) -> None:
        self.cloud.install(who.oid)
        status, _ = await self.post(self.activity(who, type="installationUpdate", action="add"))
        assert status == 200

    async def uninstall(self, who: Character) -> None:
        self.cloud.uninstall(who.oid)
        status, _ = await self.post(self.activity(who, type="installationUpdate", action="remove"))
        assert status == 200

    # What came of it

    def messages_in(self, conversation: str) -> list[Message]:
        return [m for m in self.cloud.messages.values() if m.conversation_id == conversation]

    def cards_in(self, conversation: str, of_kind: str | None = None) -> list[Json]:
        """As they stand now, in the order of sending."""
        cards = [m.card for m in self.messages_in(conversation) if m.card]
        return [card for card in cards if of_kind in (None, kind(card))]

    def sends(self, conversation: str = "") -> list[str]:
        """Kinds of the cards that were ever sent there as new messages."""
        return [
            kind(m.versions[0].content["attachments"][0]["content"])
            for m in self.cloud.messages.values()
            if conversation in ("", m.conversation_id)
        ]

    async def read(self, work: Callable[[SqlTransaction], T]) -> T:
        return await self.bot.store.read(work)

    async def meeting(self) -> Meeting:
        """The only one there is."""

        def only(tx: SqlTransaction) -> Meeting | None:
            [one] = tx.notices._connection.execute(select(meetings.c.id)).scalars().all()
            return tx.meetings.get(MeetingId(one))

        found = await self.read(only)
        assert found
        return found

    async def export(self) -> bytes:
        """Everything that is recorded about the only meeting."""
        meeting = await self.meeting()
        exported = await self.read(lambda tx: export_meeting(tx, meeting.id))
        return json.dumps(exported, ensure_ascii=False).encode()

    async def counts(self) -> dict[str, int]:
        """How many rows each table of the store has."""

        def counted(tx: SqlTransaction) -> dict[str, int]:
            ask = tx.notices._connection.execute
            return {
                t.name: ask(select(func.count()).select_from(t)).scalar_one() for t in schema.sorted_tables
            }

        return await self.read(counted)

    async def deliveries(self, who: Character | None = None) -> list[DeliveryLine]:
        """What the delivery list says, of one recipient if given."""
        meeting = await self.meeting()

        def listed(tx: SqlTransaction) -> list[DeliveryLine]:
            body = tx.bodies.get(meeting.body)
            assert body
            return list(delivery_list(tx, meeting, body=body).lines)

        lines = await self.read(listed)
        return [line for line in lines if who is None or line.address == who.oid]

    async def until(self, condition: Callable[[], Any]) -> Any:
        return await self.cloud.journal.until(condition)

    async def until_stored(self, found: Callable[[], Awaitable[T]]) -> T:
        """Asks after every commit of the bot; TimeoutError if it does not come."""
        async with asyncio.timeout(PATIENCE):
            while not (there := await found()):
                await self.changed.wait()
                self.changed.clear()
        return there

    async def settled(self, *, unsure: int = 0) -> None:
        """Nothing is due any more and every outcome is written; `unsure` requests were never answered."""

        def is_quiet(tx: SqlTransaction) -> bool:
            sending = select(func.count()).where(notices.c.state == NoticeState.SENDING)
            due = tx.notices.next_due()
            under_way = tx.notices._connection.execute(sending).scalar_one()
            return (due is None or due > self.at) and under_way == unsure

        async def quiet() -> bool:
            return bool(await self.read(is_quiet))

        await self.until_stored(quiet)

    async def rested(self) -> None:
        """Settled, and cards that were edited just now are edited again if anything changed since."""
        await self.settled()
        self.set_clock(self.at + REST)
        await self.settled()


def buttons(card: Json, verb: str | None = None) -> list[Json]:
    """Every Action.Execute of a card, in reading order; of one verb, if given."""
    return [
        node
        for node in walk(card)
        if node.get("type") == "Action.Execute" and verb in (None, node.get("verb"))
    ]


def button(card: Json, verb: str, **data: Any) -> Json:
    """The first button of that verb whose data hold that."""
    found = [b for b in buttons(card, verb) if all(b["data"].get(k) == v for k, v in data.items())]
    assert found, f"no button {verb} {data} on {kind(card)}: {[b['verb'] for b in buttons(card)]}"
    return found[0]


def says(state: StrEnum) -> str:
    """The Danish sentence that stands for a state on a card."""
    return words("da").name(state)


def kind(card: Json) -> str:
    return str(card["body"][0]["id"])


def texts(card: Json) -> str:
    """Everything that a person can read on it."""
    found = []
    for node in walk(card):
        found += [
            str(node[key]) for key in ("text", "title", "label", "placeholder", "altText") if node.get(key)
        ]
    return "\n".join(found)


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
        "public_url": PUBLIC_URL,
        "DATABASE_URL": database_url,
    }
    return Settings.model_validate(values)


# The address of another store than SQLite for every town, while a fixture has put one here.
ELSEWHERE: list[str] = []


@asynccontextmanager
async def town(
    folder: Path,
    *,
    at: datetime,
    database_url: str | None = None,
    people: Sequence[Character] = CAST,
    body: Body = DIREKTIONEN,
    limits: Limits | None = None,
) -> AsyncIterator[Town]:
    """`limits` are none unless given: the clock stands still, so that no place would ever be free again."""
    hands, jumped = {"at": at}, {"by": timedelta(0)}
    cloud = populated(lambda: hands["at"], people)
    url = database_url or next(iter(ELSEWHERE), None) or f"sqlite:///{folder / 'var' / 'ordstyrer.db'}"
    async with running(cloud) as cloud_url, ClientSession() as session:
        settings = bot_settings(cloud_url, url)
        clock = _hand_set(hands, jumped)
        async with opened_bot(settings, clock=clock, local=False, limits=limits) as bot:
            await bot.store.run(lambda tx: tx.people.replace([who.person for who in people]))
            await bot.store.run(lambda tx: tx.bodies.put(body))
            changed = asyncio.Event()
            bot.store.on_commit(partial(_set_soon, asyncio.get_running_loop(), changed))
            async with delivering(bot.loop), answering(bot) as bot_url:
                yield Town(cloud, bot, bot_url, cloud_url, session, hands, jumped, changed)


@asynccontextmanager
async def replica(it: Town, database_url: str, *, delivers: bool) -> AsyncIterator[Town]:
    """The same town as another process of the bot on that store meets it."""
    settings, clock = bot_settings(it.cloud_url, database_url), _hand_set(it.hands, it.jumped)
    async with AsyncExitStack() as stack:
        bot = await stack.enter_async_context(opened_bot(settings, clock=clock, local=False, limits=None))
        bot.store.on_commit(partial(_set_soon, asyncio.get_running_loop(), it.changed))
        if delivers:
            await stack.enter_async_context(delivering(bot.loop))
        bot_url = await stack.enter_async_context(answering(bot))
        yield replace(it, bot=bot, bot_url=bot_url)


@asynccontextmanager
async def answering(bot: Bot) -> AsyncIterator[str]:
    """The address at which it does."""
    runner = web.AppRunner(http_app(bot), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def _hand_set(hands: dict[str, datetime], jumped: dict[str, timedelta]) -> Clock:
    def since_boot() -> float:
        return (hands["at"] - jumped["by"]).timestamp()

    return Clock(lambda: hands["at"], boot=since_boot)


def _set_soon(loop: asyncio.AbstractEventLoop, event: asyncio.Event) -> None:
    loop.call_soon_threadsafe(event.set)


def populated(clock: Callable[[], datetime], people: Sequence[Character]) -> Cloud:
    cloud = Cloud(clock)
    for who in people:
        cloud.add_person(who.oid, who.name, mri=who.mri)
        cloud.personal(who.oid)
    cloud.add_group(HOME, [who.oid for who in people if who in BOARD])
    return cloud


__all__ = ["SECRETARY", "Json", "Town", "button", "buttons", "kind", "says", "texts", "town", "walk"]
