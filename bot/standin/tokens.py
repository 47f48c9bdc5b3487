"""Tokens that the cloud gave to the bot, and the credentials it gives them for; knows no error form."""

import hashlib
import itertools
from datetime import datetime, timedelta

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from jwt.types import Options

from bot.standin.calls import Clock

LIFETIME = timedelta(seconds=3600)
ALGORITHMS = ("RS256", "PS256")


class Tokens:
    def __init__(self, clock: Clock, secret: str) -> None:
        self.secrets = {secret}
        self._clock = clock
        self._certificates: list[RSAPublicKey] = []
        self._expiry: dict[str, datetime] = {}
        self._numbers = itertools.count(1)

    def trust_certificate(self, pem: bytes) -> None:
        public = x509.load_pem_x509_certificate(pem).public_key()
        if not isinstance(public, RSAPublicKey):
            raise TypeError("only RSA certificates")
        self._certificates.append(public)

    def issue(self) -> str:
        number = next(self._numbers)
        token = f"standin.{number}.{hashlib.sha256(str(number).encode()).hexdigest()}"
        self._expiry[token] = self._clock() + LIFETIME
        return token

    def expire_all(self) -> None:
        self._expiry.clear()

    def admits(self, authorization: str) -> bool:
        """Whether this Authorization header carries a token given here and still good."""
        scheme, _, token = authorization.partition(" ")
        expires_at = self._expiry.get(token)
        return scheme.lower() == "bearer" and expires_at is not None and self._clock() < expires_at

    def accepts_assertion(self, assertion: str, *, app_id: str, endpoint: str) -> bool:
        """Whether a trusted certificate signed it for this app and this endpoint."""
        return any(
            self._is_signed(assertion, key, app_id=app_id, endpoint=endpoint) for key in self._certificates
        )

    def _is_signed(self, assertion: str, key: RSAPublicKey, *, app_id: str, endpoint: str) -> bool:
        # exp and nbf are compared with our own clock, which may be simulated.
        options: Options = {
            "verify_exp": False,
            "verify_nbf": False,
            "verify_iat": False,
            "require": ["exp", "sub"],
        }
        try:
            claims = jwt.decode(
                assertion, key, algorithms=ALGORITHMS, audience=endpoint, issuer=app_id, options=options
            )
        except jwt.PyJWTError:
            return False
        return bool(claims["sub"] == app_id and claims["exp"] > self._clock().timestamp())
