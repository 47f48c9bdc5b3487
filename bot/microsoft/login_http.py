"""Carries msal's requests to the login host, or to the stand-in for it. Reads no token, keeps no secret."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import requests

LOGIN = "https://login.microsoftonline.com"
_TIMEOUT_SECONDS = (5.0, 10.0)  # to connect, to answer
_DISCOVERY = "/v2.0/.well-known/openid-configuration"


Texts: TypeAlias = Mapping[str, str] | None


class Answer(Protocol):
    """What msal reads of an answer."""

    status_code: int

    @property
    def text(self) -> str: ...

    def raise_for_status(self) -> None: ...


@dataclass
class _Discovered:
    text: str
    status_code: int = 200
    headers: dict[str, str] = field(default_factory=dict)

    def raise_for_status(self) -> None:
        pass


class LoginHttp:
    """msal's `http_client`. `cloud`: the stand-in's address; msal itself takes https authorities only."""

    def __init__(self, *, cloud: str | None = None) -> None:
        self._cloud = cloud.rstrip("/") if cloud else None
        self._session = requests.Session()
        self._session.trust_env = self._cloud is None  # no proxy stands between this machine and itself

    def get(self, url: str, *, headers: Texts = None, params: Texts = None, **_: object) -> Answer:
        if self._cloud is not None and url.endswith(_DISCOVERY):
            return _Discovered(json.dumps(_endpoints(url.removesuffix(_DISCOVERY))))
        return self._session.get(
            self._target(url), headers=headers, params=params, timeout=_TIMEOUT_SECONDS, allow_redirects=False
        )

    def post(self, url: str, *, headers: Texts = None, data: Texts = None, **_: object) -> Answer:
        return self._session.post(
            self._target(url), headers=headers, data=data, timeout=_TIMEOUT_SECONDS, allow_redirects=False
        )

    def close(self) -> None:
        self._session.close()

    def _target(self, url: str) -> str:
        return url if self._cloud is None else url.replace(LOGIN, f"{self._cloud}/login", 1)


def _endpoints(authority: str) -> dict[str, str]:
    """What the login host says of itself, which the stand-in need not serve."""
    return {
        "issuer": f"{authority}/v2.0",
        "authorization_endpoint": f"{authority}/oauth2/v2.0/authorize",
        "token_endpoint": f"{authority}/oauth2/v2.0/token",
    }
