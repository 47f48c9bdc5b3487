"""One turn through botbuilder's adapter, by its public extension points. No HTTP, and no check of tokens.

botbuilder as documented builds a connector client, a token client and an msal application in every turn. Here
the request is authenticated before it comes, the bot speaks through outbound.py, and nothing is built.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import NoReturn

from botbuilder.core import CloudAdapterBase, InvokeResponse, TurnContext
from botbuilder.schema import Activity, ActivityTypes, ChannelAccount, ConversationAccount
from botframework.connector.auth import BotFrameworkAuthentication, ClaimsIdentity
from botframework.connector.auth.authenticate_request_result import AuthenticateRequestResult
from botframework.connector.auth.connector_factory import ConnectorFactory

from bot.teams.fields import JsonObject
from bot.teams.inbound import Inbound

Logic = Callable[[], Awaitable[bytes | None]]


class NotOurs(Exception):  # noqa: N818 - names what was asked
    """botbuilder was asked for what the bot does itself: authentication, or sending."""


class Adapter:
    """Takes what is authenticated and read already; gives the body that answers an invoke."""

    def __init__(self) -> None:
        # It logs the names of unknown members as they stand on the wire, line breaks and all.
        logging.getLogger("msrest.serialization").setLevel(logging.CRITICAL)
        self._adapter = CloudAdapterBase(_Authentication())

    async def run(self, inbound: Inbound, *, raw: JsonObject, logic: Logic) -> bytes | None:
        async def turn(context: TurnContext) -> None:
            body = await logic()
            if body is not None:
                response = InvokeResponse(status=200, body=body)
                await context.send_activity(Activity(type=ActivityTypes.invoke_response, value=response))

        answered = await self._adapter.process_activity(_authenticated(), _activity(inbound, raw), turn)
        body: bytes | None = answered.body if answered is not None else None
        return body


def _activity(inbound: Inbound, raw: JsonObject) -> Activity:
    """Built, not deserialised: botbuilder's models refuse some and drop other things that Teams sends."""
    return Activity(
        type=raw["type"],
        name=raw.get("name"),
        id=inbound.activity_id,
        channel_id="msteams",
        service_url=inbound.place.service_url,
        from_property=ChannelAccount(id=inbound.sender.mri, aad_object_id=inbound.sender.oid),
        conversation=ConversationAccount(id=inbound.place.conversation),
        recipient=ChannelAccount(),
        value=raw.get("value"),
    )


def _authenticated() -> AuthenticateRequestResult:
    result = AuthenticateRequestResult()
    result.claims_identity = ClaimsIdentity({}, is_authenticated=True)
    result.connector_factory = _NoConnectors()
    return result


class _NoConnector:
    @property
    def conversations(self) -> NoReturn:
        raise NotOurs("sending")


class _NoConnectors(ConnectorFactory):  # type: ignore[misc]  # botbuilder publishes no types
    async def create(self, *_: object) -> _NoConnector:
        return _NoConnector()


class _Authentication(BotFrameworkAuthentication):  # type: ignore[misc]  # botbuilder publishes no types
    async def authenticate_request(self, *_: object) -> NoReturn:
        raise NotOurs("authentication")

    async def authenticate_streaming_request(self, *_: object) -> NoReturn:
        raise NotOurs("authentication")

    def create_connector_factory(self, *_: object) -> NoReturn:
        raise NotOurs("sending")

    async def create_user_token_client(self, *_: object) -> None:
        """None, for nobody signs in through this bot; process_activity asks in every turn."""
