"""Is the caller Teams' channel? Our own check of its bearer token. Judges no tenant and no person."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

import jwt

from bot.teams.inbound import Envelope
from bot.teams.keys import SigningKey, SigningKeys
from bot.teams.turned_away import Unauthenticated

# https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
ISSUER = "https://api.botframework.com"
_SKEW_SECONDS = 300
_REMEMBERED_SECONDS = 300.0
_REMEMBERED_TOKENS = 1024


@dataclass(frozen=True, kw_only=True)
class Vouched:
    """What a token that stood the check says of the activity that it came with."""

    service_url: str
    endorsements: frozenset[str]
    expires_at: float

    def covers(self, envelope: Envelope) -> None:
        """Raises Unauthenticated. The check of the signature may be remembered, this one never is."""
        if envelope.service_url != self.service_url:
            raise Unauthenticated("token-service-url")
        if envelope.channel not in self.endorsements:
            raise Unauthenticated("token-endorsement")


@dataclass(frozen=True)
class _Remembered:
    vouched: Vouched
    generation: int
    until: float


@dataclass(kw_only=True)
class TokenCheck:
    """`clock`: monotonic seconds. `wall`: seconds since 1970, which a token's expiry is told in."""

    keys: SigningKeys
    app_id: str
    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    _remembered: OrderedDict[bytes, _Remembered] = field(default_factory=OrderedDict, init=False)

    async def vouch(self, authorization: str) -> Vouched:
        """Raises Unauthenticated, and NoKeys."""
        token = _bearer(authorization)
        digest = hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
        vouched = self._recall(digest)
        if vouched is None:
            vouched = self._verified(token, await self._signing_key(token))
            self._remember(digest, vouched)
        return vouched

    def _recall(self, digest: bytes) -> Vouched | None:
        """A key that is no longer published takes what it signed with it: hence the generation."""
        found = self._remembered.get(digest)
        if found is None:
            return None
        is_fresh = self.clock() < found.until and self.wall() < found.vouched.expires_at + _SKEW_SECONDS
        return found.vouched if is_fresh and found.generation == self.keys.generation else None

    def _remember(self, digest: bytes, vouched: Vouched) -> None:
        until = self.clock() + _REMEMBERED_SECONDS
        self._remembered[digest] = _Remembered(vouched, self.keys.generation, until)
        self._remembered.move_to_end(digest)
        if len(self._remembered) > _REMEMBERED_TOKENS:
            self._remembered.popitem(last=False)

    async def _signing_key(self, token: str) -> SigningKey:
        kid = _kid(token)
        key = await self.keys.find(kid)
        if key is None:
            raise Unauthenticated("token-key")
        return key

    def _verified(self, token: str, key: SigningKey) -> Vouched:
        try:
            claims = jwt.decode(
                token,
                key.public_key,
                algorithms=["RS256"],
                issuer=ISSUER,
                audience=self.app_id,
                leeway=_SKEW_SECONDS,
                options={"require": ["exp", "iss", "aud"], "strict_aud": True},
            )
            return _vouched(claims, key)
        except jwt.PyJWTError as refused:
            raise Unauthenticated(f"token-{type(refused).__name__}") from None
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise Unauthenticated("token-malformed") from None


def _bearer(authorization: str) -> str:
    scheme, _, token = authorization.partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated("no-token")
    return token


def _kid(token: str) -> str:
    """Refused by its header before a key is looked up, so that junk never makes the bot fetch keys."""
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError, RecursionError):
        raise Unauthenticated("token-malformed") from None
    kid = header.get("kid")
    if header.get("alg") != "RS256" or not isinstance(kid, str):
        raise Unauthenticated("token-header")
    return kid


def _vouched(claims: dict[str, object], key: SigningKey) -> Vouched:
    service_url, expires_at = claims.get("serviceurl"), claims["exp"]
    if not isinstance(service_url, str) or not service_url:
        raise Unauthenticated("token-service-url")
    if not isinstance(expires_at, int | float):
        raise Unauthenticated("token-exp")
    return Vouched(service_url=service_url, endorsements=key.endorsements, expires_at=float(expires_at))
