"""What the bot asks of Teams' connector: send, update, open, list. Retries nothing and builds no message."""

from collections.abc import AsyncIterator
from urllib.parse import quote

from aiohttp import ClientSession

from bot.teams.admission import ServiceUrls
from bot.teams.delivery import Unsure
from bot.teams.fields import JsonObject, objects, optional_text, text
from bot.teams.inbound import Member, Place
from bot.teams.messages import Body
from bot.teams.turned_away import BadShape
from bot.teams.wire import Request, Tokens, Wire

_PAGE = 500
_MAX_PAGES = 100


class Connector:
    """`tokens`: None when run locally. `bot_id`: `28:` and the app id. Every method raises Delivery."""

    def __init__(
        self, session: ClientSession, *, service_urls: ServiceUrls, tokens: Tokens | None, bot_id: str
    ) -> None:
        self._wire = Wire(session=session, service_urls=service_urls, tokens=tokens)
        self._bot_id = bot_id

    async def send(self, place: Place, body: Body) -> str | None:
        """The message's id; None when it was taken and no id came back: it can never be updated."""
        path = ("v3", "conversations", place.conversation, "activities")
        request = Request(method="POST", service_url=place.service_url, path=path, body=body)
        return _id(await self._wire.ask(request))

    async def update(self, place: Place, activity_id: str, *, body: Body) -> None:
        """The same update twice is the same message."""
        path = ("v3", "conversations", place.conversation, "activities", activity_id)
        await self._wire.ask(Request(method="PUT", service_url=place.service_url, path=path, body=body))

    async def open_personal(self, service_url: str, *, tenant: str, oid: str) -> str:
        """The id of the conversation with a person: the same one however often it is opened."""
        body: Body = {
            "bot": {"id": self._bot_id},
            "members": [{"id": oid}],
            "isGroup": False,
            "tenantId": tenant,
            "channelData": {"tenant": {"id": tenant}},
        }
        request = Request(method="POST", service_url=service_url, path=("v3", "conversations"), body=body)
        opened = _id(await self._wire.ask(request))
        if opened is None:
            raise Unsure
        return opened

    async def members(self, place: Place) -> tuple[Member, ...]:
        return tuple([member async for page in self._pages(place) for member in _members(page)])

    async def _pages(self, place: Place) -> AsyncIterator[JsonObject]:
        conversation = place.conversation.partition(";")[0]  # a thread of a channel has its channel's members
        path = ("v3", "conversations", conversation, "pagedmembers")
        query = f"?pageSize={_PAGE}"
        for _ in range(_MAX_PAGES):
            request = Request(method="GET", service_url=place.service_url, path=path, query=query)
            page = _object(await self._wire.ask(request))
            yield page
            following = page.get("continuationToken")
            if not isinstance(following, str) or not following:
                return
            query = f"?pageSize={_PAGE}&continuationToken={quote(following, safe='')}"
        raise Unsure


def _object(answer: object) -> JsonObject:
    if not isinstance(answer, dict):
        raise Unsure
    return answer


def _id(answer: object) -> str | None:
    found = answer.get("id") if isinstance(answer, dict) else None
    return found if isinstance(found, str) and found else None


def _members(page: JsonObject) -> tuple[Member, ...]:
    try:
        return tuple(
            Member(mri=text(account, "id"), oid=_oid(account)) for account in objects(page, "members")
        )
    except BadShape:
        raise Unsure from None


def _oid(account: JsonObject) -> str | None:
    """The roster calls it `objectId` in some answers and `aadObjectId` in others."""
    oid = optional_text(account, "aadObjectId") or optional_text(account, "objectId")
    return oid.lower() if oid else None
