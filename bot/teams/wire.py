"""One request to the connector: its address, its token, its one second try. Knows no conversation."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Literal, Protocol
from urllib.parse import quote

from aiohttp import ClientConnectorError, ClientError, ClientResponse, ClientSession, ConnectionTimeoutError

from bot.teams.admission import ServiceUrls
from bot.teams.delivery import Broken, NotAllowed, Unreached, Unsure
from bot.teams.refusals import refusal
from bot.teams.web_session import read_json


class Tokens(Protocol):
    async def connector_token(self, *, refused: str | None = None) -> str:
        """`refused`: a token that the connector did not take, and so not the one to give. Raises NoToken."""


@dataclass(frozen=True, kw_only=True)
class Request:
    """`path`: its segments below the service URL, as they are; they are encoded on the way."""

    method: Literal["GET", "POST", "PUT"]
    service_url: str
    path: tuple[str, ...]
    query: str = ""
    body: dict[str, object] | None = None


@dataclass(frozen=True, kw_only=True)
class Wire:
    """`tokens`: None when run locally, where nobody asks for one."""

    session: ClientSession
    service_urls: ServiceUrls
    tokens: Tokens | None

    async def ask(self, request: Request) -> object:
        """The answer's JSON, None when it is empty. Raises Delivery."""
        address = self._address(request)
        if self.tokens is None:
            return await self._try(request, address, token=None)
        token = await self.tokens.connector_token()
        try:
            return await self._try(request, address, token=token)
        except Broken as broken:
            if broken.status != HTTPStatus.UNAUTHORIZED:
                raise
        fresh = await self.tokens.connector_token(refused=token)
        return await self._try(request, address, token=fresh)

    def _address(self, request: Request) -> str:
        """Judged before a token is fetched. `.` and `..` survive encoding and lead to another resource."""
        if not self.service_urls.allow(request.service_url):
            raise NotAllowed("service URL")
        if any(segment in ("", ".", "..") for segment in request.path):
            raise NotAllowed("id")
        path = "/".join(quote(segment, safe="") for segment in request.path)
        return f"{request.service_url.rstrip('/')}/{path}{request.query}"

    async def _try(self, request: Request, address: str, *, token: str | None) -> object:
        headers = {"Content-Type": "application/json"} if request.body is not None else {}
        if token is not None:
            headers["Authorization"] = f"Bearer {token}"
        data = json.dumps(request.body).encode() if request.body is not None else None
        try:
            async with self.session.request(
                request.method, address, data=data, headers=headers, allow_redirects=False
            ) as response:
                return await _outcome(response)
        except (ClientConnectorError, ConnectionTimeoutError):
            raise Unreached from None
        except (ClientError, TimeoutError, OSError):
            raise Unsure from None


async def _outcome(response: ClientResponse) -> object:
    if response.status in (200, 201, 202):
        try:
            return await read_json(response)
        except ValueError:
            # A page of somebody's between us and Teams: it says nothing about what Teams did.
            raise Unsure from None
    raise refusal(response, await _json_or_none(response))


async def _json_or_none(response: ClientResponse) -> object:
    try:
        return await read_json(response)
    except ValueError:
        return None
