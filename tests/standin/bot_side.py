"""A bot as the cloud sees one: it has a token, posts activities and reads answers over real HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import aiohttp

from bot.standin import Cloud, running
from bot.standin.calls import Json, Members
from bot.standin.cloud import APP_SECRET

ADA = "00000000-0000-0000-0000-0000000000a1"
BO = "00000000-0000-0000-0000-0000000000a2"
CILLE = "00000000-0000-0000-0000-0000000000a3"
NOBODY = "00000000-0000-0000-0000-0000000000ff"
ADA_ALONE = "a:personal-ada"
BOARD = "19:board@thread.v2"
CARD_TYPE = "application/vnd.microsoft.card.adaptive"
HELLO = {"type": "message", "text": "hello"}


@dataclass
class Clock:
    now: datetime = datetime(2026, 5, 11, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Reply:
    status: int
    text: str
    body: Json
    headers: dict[str, str]

    @property
    def code(self) -> str:
        return str(self.body["error"]["code"])

    @property
    def message(self) -> str:
        return str(self.body["error"]["message"])


@dataclass
class BotSide:
    cloud: Cloud
    clock: Clock
    url: str
    session: aiohttp.ClientSession
    token: str = ""

    async def ask(self, method: str, path: str, **more: Json) -> Reply:
        headers = {"Authorization": f"Bearer {self.token}"} | more.pop("headers", {})
        async with self.session.request(method, self.url + path, headers=headers, **more) as response:
            text = await response.text()
            is_json = response.content_type == "application/json" and text
            body = await response.json() if is_json else None
            return Reply(response.status, text, body, dict(response.headers))

    async def ask_for_token(self, **form: str) -> Reply:
        usual = {
            "grant_type": "client_credentials",
            "client_id": self.cloud.app_id,
            "client_secret": APP_SECRET,
            "scope": "https://api.botframework.com/.default",
        }
        tenant = form.pop("tenant", self.cloud.tenant_id)
        wanted = {name: value for name, value in (usual | form).items() if value}
        return await self.ask("POST", f"/login/{tenant}/oauth2/v2.0/token", data=wanted)

    async def open(self, member: str, **more: Json) -> Reply:
        usual = {"members": [{"id": member}], "channelData": {"tenant": {"id": self.cloud.tenant_id}}}
        return await self.ask("POST", "/connector/v3/conversations", json=usual | more)

    async def say(self, conversation: str = ADA_ALONE, activity: Json = None) -> Reply:
        path = f"/connector/v3/conversations/{conversation}/activities"
        return await self.ask("POST", path, json=HELLO if activity is None else activity)

    async def edit(self, activity_id: str, activity: Json, *, conversation: str = ADA_ALONE) -> Reply:
        path = f"/connector/v3/conversations/{conversation}/activities/{activity_id}"
        return await self.ask("PUT", path, json=activity)

    def texts_seen_by(self, oid: str) -> list[str]:
        return [message.text for message in self.cloud.visible_to(oid)]


def populated(clock: Clock, **more: Json) -> Cloud:
    cloud = Cloud(clock, **more)
    cloud.add_person(ADA, "Ada Holm", mri="29:u-ada", upn="ada@kommune.example")
    cloud.add_person(BO, "Bo Krag", mri="29:u-bo")
    cloud.add_person(CILLE, "Cille Dam", mri="29:u-cille", installed=False)
    cloud.add_group(BOARD, [ADA, BO])
    cloud.personal(ADA)
    return cloud


@asynccontextmanager
async def bot_at_cloud(cloud: Cloud | None = None) -> AsyncIterator[BotSide]:
    clock = Clock()
    cloud = cloud or populated(clock)
    async with running(cloud) as url, aiohttp.ClientSession() as session:
        side = BotSide(cloud, clock, url, session)
        side.token = cloud.tokens.issue()
        yield side


def card(**more: Json) -> Members:
    """A message with one Adaptive Card; `more` are members of the card."""
    content = {"type": "AdaptiveCard", "version": "1.5", "body": []} | more
    return {"type": "message", "attachments": [{"contentType": CARD_TYPE, "content": content}]}
