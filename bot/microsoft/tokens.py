"""The token that Teams' connector asks the bot for. Sends nothing; no secret gets into a log or an error."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

import msal

from bot.microsoft.login_http import LOGIN, LoginHttp

_SCOPE = "https://api.botframework.com/.default"
_RENEWED_BEFORE_SECONDS = 300.0
_BETWEEN_TRIES_SECONDS = 30.0
_WORTH_ANOTHER_TRY = frozenset({"temporarily_unavailable", "server_error"})

log = logging.getLogger(__name__)


class TokenUnavailable(Exception):  # noqa: N818 - a state of the outside world
    """`code`: the login service's word, such as AADSTS7000215. `retry`: whether it may be better later."""

    def __init__(self, code: str, *, retry: bool) -> None:
        super().__init__(code)
        self.code = code
        self.retry = retry


@dataclass(frozen=True)
class Secret:
    text: str = field(repr=False)


@dataclass(frozen=True)
class Certificate:
    """`pem`: the private key and the certificate, one after the other."""

    pem: str = field(repr=False)


Credential: TypeAlias = Secret | Certificate


@dataclass(frozen=True, kw_only=True)
class App:
    app_id: str
    tenant: str
    credential: Credential


@dataclass(frozen=True)
class _Held:
    token: str = field(repr=False)
    valid_until: float


class ConnectorTokens:
    """`clock`: monotonic seconds."""

    def __init__(self, app: App, *, http: LoginHttp, clock: Callable[[], float]) -> None:
        # It logs whole answers that are no JSON.
        logging.getLogger("msal").setLevel(logging.CRITICAL)
        self._app = app
        self._http = http
        self._clock = clock
        self._client: msal.ConfidentialClientApplication | None = None
        self._held: _Held | None = None
        self._failed: tuple[str, bool] = ("unasked", True)
        self._tried_at: float | None = None
        self._flight: asyncio.Task[None] | None = None

    async def connector_token(self, *, refused: str | None = None) -> str:
        """`refused`: a token that was not taken, and is not given again. Raises TokenUnavailable."""
        if self._held is not None and self._held.token == refused:
            self._held = None
        if self._is_due():
            await self._renew_once()
        held = self._valid()
        if held is None:
            code, retry = self._failed
            raise TokenUnavailable(code, retry=retry)
        return held.token

    async def close(self) -> None:
        """Waits for the request that is under way: a thread can't be called back."""
        if self._flight is not None:
            await asyncio.gather(self._flight, return_exceptions=True)
        self._http.close()

    def _valid(self) -> _Held | None:
        return self._held if self._held is not None and self._clock() < self._held.valid_until else None

    def _is_due(self) -> bool:
        held = self._valid()
        if held is None:
            return True
        now = self._clock()
        is_rested = self._tried_at is None or now - self._tried_at >= _BETWEEN_TRIES_SECONDS
        return is_rested and now >= held.valid_until - _RENEWED_BEFORE_SECONDS

    async def _renew_once(self) -> None:
        """One request, however many wait; shielded, so that one who leaves does not end it for the others."""
        if self._flight is None:
            self._flight = asyncio.create_task(self._renew())
        await asyncio.shield(self._flight)

    async def _renew(self) -> None:
        asked_at = self._tried_at = self._clock()
        try:
            token, seconds = await asyncio.to_thread(self._ask)
        except TokenUnavailable as failed:
            self._failed = (failed.code, failed.retry)
            log.warning("no connector token: %s", failed.code)
        else:
            self._held = _Held(token, asked_at + seconds)
        finally:
            self._flight = None

    def _ask(self) -> tuple[str, float]:
        """Blocks. What msal raises may quote the request, secret and all, so it is dropped, not chained."""
        try:
            answer = self._acquire()
        except Exception as error:  # noqa: BLE001 - msal stumbles over odd answers in every way there is
            failed = TokenUnavailable(type(error).__name__, retry=True)
        else:
            return _read(answer)
        raise failed

    def _acquire(self) -> dict[str, object]:
        if self._client is None:
            self._client = msal.ConfidentialClientApplication(
                self._app.app_id,
                client_credential=_for_msal(self._app.credential),
                authority=f"{LOGIN}/{self._app.tenant}",
                http_client=self._http,
                instance_discovery=False,  # the login host is a known one; msal would ask for its aliases
            )
        # This class keeps the token; msal's own would be given again after it was refused.
        self._client.remove_tokens_for_client()
        answer: dict[str, object] = self._client.acquire_token_for_client([_SCOPE])
        return answer


def _read(answer: dict[str, object]) -> tuple[str, float]:
    token, seconds = answer.get("access_token"), answer.get("expires_in")
    if isinstance(token, str) and token and isinstance(seconds, int):
        return token, float(seconds)
    numbers = answer.get("error_codes")
    number = numbers[0] if isinstance(numbers, list) and numbers else None
    error = str(answer.get("error"))
    code = f"AADSTS{number}" if isinstance(number, int) else "no-token"
    raise TokenUnavailable(code, retry=error in _WORTH_ANOTHER_TRY)


def _for_msal(credential: Credential) -> str | dict[str, str]:
    match credential:
        case Secret(text):
            return text
        case Certificate(pem):
            return {"private_key": pem, "public_certificate": pem}
