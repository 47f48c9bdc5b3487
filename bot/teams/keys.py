"""The channel's signing keys: fetched, kept and renewed. Judges no token."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import jwt
from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.teams.fields import Json, JsonObject, objects, text
from bot.teams.turned_away import BadShape, NoKeys
from bot.teams.web_session import read_json

# https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
CHANNEL_METADATA = "https://login.botframework.com/v1/.well-known/openidconfiguration"
_KEPT_SECONDS = 24 * 3600.0
_BETWEEN_FETCHES_SECONDS = 300.0
_TIMEOUT = ClientTimeout(total=5)
_MIN_KEY_BITS = 2048

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SigningKey:
    """`endorsements`: the channels that the key may sign for."""

    public_key: jwt.PyJWK
    endorsements: frozenset[str]


@dataclass(kw_only=True)
class SigningKeys:
    """`clock`: monotonic seconds. `generation` counts the fetches that brought keys."""

    session: ClientSession
    clock: Callable[[], float]
    metadata_url: str = CHANNEL_METADATA
    jwks_hosts: frozenset[str] = frozenset()
    generation: int = field(default=0, init=False)
    _keys: dict[str, SigningKey] = field(default_factory=dict, init=False)
    _fetched_at: float = field(default=0.0, init=False)
    _tried_at: float = field(default=0.0, init=False)
    _flight: asyncio.Task[None] | None = field(default=None, init=False)

    async def find(self, kid: str) -> SigningKey | None:
        """Raises NoKeys."""
        if self._is_due(kid) or (self._flight is not None and kid not in self._keys):
            await self._fetch_once()
        if not self._keys:
            raise NoKeys
        return self._keys.get(kid)

    async def close(self) -> None:
        if self._flight is not None:
            self._flight.cancel()
            await asyncio.gather(self._flight, return_exceptions=True)

    def _is_due(self, kid: str) -> bool:
        if not self._keys:
            return True
        now = self.clock()
        is_wanting = kid not in self._keys or now - self._fetched_at >= _KEPT_SECONDS
        return is_wanting and now - self._tried_at >= _BETWEEN_FETCHES_SECONDS

    async def _fetch_once(self) -> None:
        """One fetch, however many wait; shielded, so that one who leaves does not end it for the others."""
        if self._flight is None:
            self._flight = asyncio.create_task(self._fetch())
        await asyncio.shield(self._flight)

    async def _fetch(self) -> None:
        self._tried_at = self.clock()
        try:
            self._keys = await self._published()
        except (ClientError, TimeoutError, ValueError, BadShape) as failed:
            log.warning("signing keys could not be fetched: %s", type(failed).__name__)
        else:
            self._fetched_at = self._tried_at
            self.generation += 1
        finally:
            self._flight = None

    async def _published(self) -> dict[str, SigningKey]:
        metadata = await self._get(self.metadata_url)
        jwks_url = text(metadata, "jwks_uri")
        self._refuse_stranger(jwks_url)
        entries = objects(await self._get(jwks_url), "keys")
        keys = {text(entry, "kid"): key for entry in entries if (key := _signing_key(entry)) is not None}
        if not keys:
            raise BadShape("keys")
        return keys

    def _refuse_stranger(self, jwks_url: str) -> None:
        ours, theirs = urlsplit(self.metadata_url), urlsplit(jwks_url)
        is_at_home = (theirs.scheme, theirs.netloc) == (ours.scheme, ours.netloc)
        if not is_at_home and not (theirs.scheme == "https" and theirs.netloc in self.jwks_hosts):
            raise BadShape("jwks_uri")

    async def _get(self, url: str) -> dict[str, Json]:
        async with self.session.get(url, timeout=_TIMEOUT, allow_redirects=False) as response:
            response.raise_for_status()
            answer = await read_json(response)
        if not isinstance(answer, dict):
            raise BadShape("answer")
        return answer


def _signing_key(entry: JsonObject) -> SigningKey | None:
    """None for a key of another kind: it may be published beside ours, and is no reason to lose them."""
    if entry.get("kty") != "RSA" or entry.get("use", "sig") != "sig" or not entry.get("kid"):
        return None
    try:
        key = jwt.PyJWK.from_dict(dict(entry), algorithm="RS256")
    except (jwt.PyJWTError, ValueError, TypeError):
        return None
    is_long_enough = int(key.key.key_size) >= _MIN_KEY_BITS
    return SigningKey(key, _endorsements(entry)) if is_long_enough else None


def _endorsements(entry: JsonObject) -> frozenset[str]:
    listed = entry.get("endorsements")
    return (
        frozenset(name for name in listed if isinstance(name, str))
        if isinstance(listed, list)
        else frozenset()
    )
