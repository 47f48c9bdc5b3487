"""Keys, tokens and a metadata server like Teams' channel has them, for tests of the front door."""

import asyncio
import base64
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from functools import cache

from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import RSAAlgorithm
from jwt.api_jws import PyJWS

PUBLISHED: dict[str, tuple[str, list[str] | None]] = {
    "channel": ("channel-1", ["msteams"]),
    "unendorsed": ("unendorsed-1", None),
    "webchat": ("webchat-1", ["webchat", "directline"]),
    "rolled": ("channel-2", ["msteams"]),
}
HMAC_SECRET = b"x" * 40


@cache
def private_key(name: str) -> rsa.RSAPrivateKey:
    """One per name and test run; the name is only for telling them apart."""
    assert name
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def published_key(name: str) -> dict[str, object]:
    kid, endorsements = PUBLISHED[name]
    entry = RSAAlgorithm.to_jwk(private_key(name).public_key(), as_dict=True)
    extra = {} if endorsements is None else {"endorsements": endorsements}
    return {**entry, "kid": kid, "use": "sig", **extra}


@dataclass(frozen=True)
class Wanted:
    """A token as `cases/README.md` describes one."""

    alg: str
    key: str
    kid: str | None
    claims: dict[str, object]
    headers: dict[str, object] = field(default_factory=dict)


def token(wanted: Wanted) -> str:
    header = {**wanted.headers, **({} if wanted.kid is None else {"kid": wanted.kid})}
    if wanted.alg.startswith("RS"):
        payload = json.dumps(dated(wanted.claims)).encode()
        return PyJWS().encode(payload, private_key(wanted.key), algorithm=wanted.alg, headers=header)
    signed = f"{_part({'typ': 'JWT', 'alg': wanted.alg, **header})}.{_part(dated(wanted.claims))}"
    return f"{signed}.{_by_hand(wanted, signed)}"


def signed_by_channel(payload: bytes) -> str:
    """For payloads that no library would make."""
    return PyJWS().encode(payload, private_key("channel"), algorithm="RS256", headers={"kid": "channel-1"})


def dated(claims: dict[str, object]) -> dict[str, object]:
    out = dict(claims)
    for name in ("exp", "nbf"):
        seconds = out.pop(f"{name}_in_seconds", None)
        if isinstance(seconds, int | float):
            out[name] = int(time.time() + seconds)
    return out


def _by_hand(wanted: Wanted, signed: str) -> str:
    """Libraries refuse what an attacker would sign with."""
    if wanted.alg == "none":
        return ""
    public = private_key("channel").public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    secret = public if wanted.key == "channel-public-pem" else HMAC_SECRET
    return _encoded(hmac.new(secret, signed.encode(), hashlib.sha256).digest())


def _part(value: object) -> str:
    return _encoded(json.dumps(value).encode())


def _encoded(value: bytes) -> str:
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


@dataclass
class Metadata:
    """`mode`: answer as usual, with 500, with a page, or (the server itself stopped) refuse."""

    names: list[str] = field(default_factory=lambda: ["channel", "unendorsed", "webchat"])
    mode: str = "usual"
    asked: int = 0
    jwks_url: str | None = None
    reached: asyncio.Event = field(default_factory=asyncio.Event)

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get("/openid/.well-known/openidconfiguration", self._configuration)
        app.router.add_get("/openid/keys", self._keys)
        return app

    async def _configuration(self, request: web.Request) -> web.Response:
        self.asked += 1
        self.reached.set()
        here = str(request.url.with_path("/openid/keys"))
        return self._answer({"issuer": "https://api.botframework.com", "jwks_uri": self.jwks_url or here})

    async def _keys(self, _: web.Request) -> web.Response:
        return self._answer({"keys": [published_key(name) for name in self.names]})

    def _answer(self, usual: object) -> web.Response:
        if self.mode == "500":
            return web.Response(status=500)
        if self.mode == "html":
            return web.Response(text="<html>down for maintenance</html>", content_type="text/html")
        return web.json_response(usual)
