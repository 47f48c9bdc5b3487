"""Is the caller Teams' channel? Our own check of its bearer token. Judges no tenant and no person."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import jwt
from jwt.types import Options

from bot.teams.inbound import Envelope
from bot.teams.keys import SigningKey, SigningKeys
from bot.teams.token_memory import TokenMemory
from bot.teams.turned_away import Unauthenticated

# https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#connector-to-bot
ISSUER = "https://api.botframework.com"
_SKEW_SECONDS = 300
_LATEST = 1e11  # seconds since 1970; over it a time is none, and may be more than a float holds
# When a token is good is judged here, by a clock that is given, for remembered tokens as for new ones.
_OPTIONS: Options = {
    "require": ["exp", "iss", "aud"],
    "strict_aud": True,
    "verify_exp": False,
    "verify_nbf": False,
    "verify_iat": False,
}


@dataclass(frozen=True, kw_only=True)
class Vouched:
    """What a token that stood the check says of the activity that it came with. Times: seconds since 1970."""

    service_url: str
    endorsements: frozenset[str]
    not_before: float
    expires_at: float

    def covers(self, envelope: Envelope) -> None:
        """Raises Unauthenticated. The check of the signature may be remembered, this one never is."""
        if envelope.service_url != self.service_url:
            raise Unauthenticated("token-service-url")
        if envelope.channel not in self.endorsements:
            raise Unauthenticated("token-endorsement")


@dataclass(kw_only=True)
class TokenCheck:
    """`clock`: monotonic seconds. `wall`: seconds since 1970, in which a token tells its times."""

    keys: SigningKeys
    app_id: str
    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    _memory: TokenMemory[Vouched] = field(init=False)

    def __post_init__(self) -> None:
        self._memory = TokenMemory(clock=self.clock)

    async def vouch(self, authorization: str) -> Vouched:
        """Raises Unauthenticated, and NoKeys."""
        token = _bearer(authorization)
        vouched = self._memory.recall(token, generation=self.keys.generation)
        if vouched is None:
            vouched = self._verified(token, await self._signing_key(token))
            self._memory.remember(token, vouched, generation=self.keys.generation)
        self._hold_time(vouched)
        return vouched

    async def _signing_key(self, token: str) -> SigningKey:
        key = await self.keys.find(_kid(token))
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
                options=_OPTIONS,
            )
        except jwt.PyJWTError as refused:
            raise Unauthenticated(f"token-{type(refused).__name__}") from None
        except (ValueError, TypeError, OverflowError, RecursionError):
            raise Unauthenticated("token-malformed") from None
        return _vouched(claims, key)

    def _hold_time(self, vouched: Vouched) -> None:
        if not vouched.not_before - _SKEW_SECONDS <= self.wall() < vouched.expires_at + _SKEW_SECONDS:
            raise Unauthenticated("token-time")


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
    service_url = claims.get("serviceurl")
    if not isinstance(service_url, str) or not service_url:
        raise Unauthenticated("token-service-url")
    return Vouched(
        service_url=service_url,
        endorsements=key.endorsements,
        not_before=_time(claims.get("nbf", 0)),
        expires_at=_time(claims["exp"]),
    )


def _time(claim: object) -> float:
    if not isinstance(claim, int | float) or not 0 <= claim <= _LATEST:
        raise Unauthenticated("token-time")
    return float(claim)
