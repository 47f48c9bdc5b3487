"""The channel's signing keys, what of them is published, and every token a test may want; checks nothing."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from jwt.algorithms import RSAAlgorithm

from bot.standin.calls import Json, Members

OWN_KID = ""
HS256_SECRET = b"x" * 40


@dataclass(frozen=True)
class KeyName:
    kid: str
    endorsements: tuple[str, ...]


KEYS = {
    "channel": KeyName("channel-1", ("msteams",)),
    "unendorsed": KeyName("unendorsed-1", ()),
    "webchat": KeyName("webchat-1", ("webchat", "directline")),
    "rolled": KeyName("channel-2", ("msteams",)),
    "stranger": KeyName("stranger-1", ()),
}
FROM_THE_START = ("channel", "unendorsed", "webchat")


class KeyRing:
    def __init__(self) -> None:
        self._published = list(FROM_THE_START)

    @property
    def published(self) -> tuple[str, ...]:
        return tuple(self._published)

    def publish(self, name: str) -> None:
        """Shows one more key beside the others."""
        self.replace([*(other for other in self._published if other != name), name])

    def replace(self, names: Iterable[str]) -> None:
        wanted = list(names)
        unknown = sorted(set(wanted) - KEYS.keys())
        if unknown:
            raise ValueError(f"no such key: {', '.join(unknown)}; there are {', '.join(KEYS)}")
        self._published = wanted

    def document(self) -> Members:
        return {"keys": [_public_key(name) for name in self._published]}

    def sign(
        self,
        claims: Mapping[str, Json],
        *,
        key: str = "channel",
        kid: str | None = OWN_KID,
        headers: Mapping[str, Json] | None = None,
        alg: str = "RS256",
    ) -> str:
        """A compact token.

        `key` is a name of KEYS, `hs256-secret`, `channel-public-pem` or `none`; `kid` None leaves it out,
        OWN_KID takes the key's own.
        """
        named = KEYS[key].kid if kid == OWN_KID and key in KEYS else kid
        more = dict(headers or {}) | ({"kid": named} if named else {})
        if key in KEYS:
            return jwt.encode(dict(claims), private_key(key), algorithm=alg, headers=more)
        return _signed_by_hand(claims, {"alg": alg, "typ": "JWT", **more}, key=key)


@cache
def private_key(name: str) -> RSAPrivateKey:
    """Made on first use and kept for the life of the process: making one takes a tenth of a second."""
    if name not in KEYS:
        raise KeyError(name)
    return generate_private_key(public_exponent=65537, key_size=2048)


def public_pem(name: str) -> bytes:
    public = private_key(name).public_key()
    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _public_key(name: str) -> Members:
    numbers = RSAAlgorithm.to_jwk(private_key(name).public_key(), as_dict=True)
    key = KEYS[name]
    shown = {"kty": "RSA", "use": "sig", "kid": key.kid, "x5t": key.kid, "n": numbers["n"], "e": numbers["e"]}
    return shown | ({"endorsements": list(key.endorsements)} if key.endorsements else {})


def _signed_by_hand(claims: Mapping[str, Json], header: Mapping[str, Json], *, key: str) -> str:
    """Forms that a library rightly refuses to make: no signature, or a public key used as an HMAC secret."""
    secrets = {"none": None, "hs256-secret": HS256_SECRET, "channel-public-pem": public_pem("channel")}
    if key not in secrets:
        raise ValueError(f"no such key: {key}")
    secret = secrets[key]
    signed = f"{_part(header)}.{_part(claims)}"
    signature = hmac.new(secret, signed.encode(), hashlib.sha256).digest() if secret else b""
    return f"{signed}.{_base64(signature)}"


def _part(members: Mapping[str, Json]) -> str:
    return _base64(json.dumps(members, separators=(",", ":")).encode())


def _base64(octets: bytes) -> str:
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()
