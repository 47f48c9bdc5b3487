"""POST /api/messages: from a request to a status, by way of every check. Decides nothing about meetings."""

import json
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from types import FrameType
from typing import Protocol

from aiohttp import web

from bot.teams.admission import Admission, ServiceUrls
from bot.teams.body import read_bytes, read_object
from bot.teams.fields import JsonObject
from bot.teams.inbound import Inbound, Pressed
from bot.teams.protocol import Adapter
from bot.teams.reading import read_activity, read_envelope
from bot.teams.token_check import Vouched
from bot.teams.turn import ErrorAnswer, Turn, invoke_body
from bot.teams.turned_away import (
    BadPress,
    BadShape,
    NoKeys,
    NotAdmitted,
    TooLong,
    TurnedAway,
    Unauthenticated,
    Unfinished,
    UnknownInvoke,
    WrongMethod,
    WrongType,
)

LOCAL_TENANT = "00000000-0000-0000-0000-000000000001"

log = logging.getLogger(__name__)


_STATUS: dict[type[TurnedAway], int] = {
    WrongMethod: 405,
    WrongType: 415,
    TooLong: 413,
    Unfinished: 400,
    BadShape: 400,
    BadPress: 400,
    Unauthenticated: 401,
    NotAdmitted: 403,
    UnknownInvoke: 501,
    NoKeys: 503,
}
_HEADERS = {405: {"Allow": "POST"}, 401: {"WWW-Authenticate": "Bearer"}, 503: {"Retry-After": "5"}}


class Gate(Protocol):
    async def vouch(self, authorization: str, /) -> Vouched | None:
        """None when no token is asked for. Raises Unauthenticated and NoKeys."""


class _OpenGate:
    async def vouch(self, _: str, /) -> None:
        return None


@dataclass(frozen=True, kw_only=True)
class FrontDoor:
    """`apology`: from the caller's locale to what a person reads when the bot failed."""

    turn: Turn
    gate: Gate
    admission: Admission
    apology: Callable[[str | None], str]
    _adapter: Adapter = field(default_factory=Adapter, init=False)

    async def handle(self, request: web.Request) -> web.Response:
        """For every method of the route, so that one table says all statuses."""
        try:
            return await self._admitted(request)
        except TurnedAway as refused:
            return _refusal(refused)
        except Exception as error:  # noqa: BLE001  # aiohttp would log the traceback with what the sender wrote
            _log_failure(error)
            return web.Response(status=500)

    async def _admitted(self, request: web.Request) -> web.Response:
        _refuse_by_headers(request)
        body = await read_bytes(request.content)
        vouched = await self.gate.vouch(request.headers.get("Authorization", ""))
        raw = read_object(body)
        envelope = read_envelope(raw)
        if vouched is not None:
            vouched.covers(envelope)
        self.admission.admit(envelope)
        return await self._answered(read_activity(raw), raw)

    async def _answered(self, inbound: Inbound, raw: JsonObject) -> web.Response:
        if not (isinstance(inbound, Pressed) and inbound.via == "execute"):
            await self._adapter.run(inbound, raw=raw, logic=lambda: self._heard(inbound))
            return web.Response(status=200)
        try:
            body = await self._adapter.run(inbound, raw=raw, logic=lambda: self._answer(inbound))
        except BadPress:
            raise
        except Exception as error:  # noqa: BLE001  # an invoke whose handling fails is still answered with 200
            _log_failure(error)
            body = self._failed(inbound)
        return web.Response(status=200, body=body, content_type="application/json")

    async def _answer(self, pressed: Pressed) -> bytes:
        answer = await self.turn(pressed)
        if answer is None:
            raise TypeError("an execute was not answered")
        return json.dumps(invoke_body(answer), allow_nan=False).encode()

    async def _heard(self, inbound: Inbound) -> None:
        if await self.turn(inbound) is not None:
            raise TypeError("an answer to what is no execute would be lost")

    def _failed(self, inbound: Inbound) -> bytes:
        apology = ErrorAnswer("BotFailed", self.apology(inbound.locale), status=500)
        return json.dumps(invoke_body(apology)).encode()


def local_front_door(turn: Turn, *, apology: Callable[[str | None], str]) -> FrontDoor:
    """Asks for no token, and so takes only what answers to this machine, in a tenant that is nobody's."""
    here = ServiceUrls(hosts=frozenset(), loopback_allowed=True)
    admission = Admission(tenant=LOCAL_TENANT, service_urls=here)
    return FrontDoor(turn=turn, gate=_OpenGate(), admission=admission, apology=apology)


def _refuse_by_headers(request: web.Request) -> None:
    if request.method != "POST":
        raise WrongMethod
    is_json = request.content_type == "application/json"
    is_utf8 = (request.charset or "utf-8").lower() in ("utf-8", "utf8")
    # aiohttp unpacks on its own; Teams never packs, and an unpacked size is not for a sender to choose.
    is_plain = request.headers.get("Content-Encoding", "identity").lower() == "identity"
    if not (is_json and is_utf8 and is_plain):
        raise WrongType


def _refusal(refused: TurnedAway) -> web.Response:
    status = _STATUS[type(refused)]
    log.info("refused a request: %d %s %s", status, type(refused).__name__, refused)
    return web.Response(status=status, headers=_HEADERS.get(status))


def _log_failure(error: Exception) -> None:
    """Kind and place only: the text of an exception may quote what a person wrote."""
    log.error("a turn failed: %s at %s", type(error).__qualname__, _place(error))


def _place(error: Exception) -> str:
    ours = [
        f"{_module(frame)}:{line}"
        for frame, line in traceback.walk_tb(error.__traceback__)
        if _is_ours(frame)
    ]
    return ours[-1] if ours else "unknown"


def _module(frame: FrameType) -> str:
    return str(frame.f_globals.get("__name__", ""))


def _is_ours(frame: FrameType) -> bool:
    return _module(frame).split(".")[0] in ("bot", "cards")
