"""When the connector's token is fetched, and what is told when there is none."""

import asyncio
import datetime as dt
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from login_host import GRANTED, LoginHost, login_host

from bot.microsoft.login_http import LoginHttp
from bot.microsoft.tokens import App, Certificate, ConnectorTokens, Credential, Secret, TokenUnavailable

SECRET = "hemmelig~adgang.1234567890"
TENANT = "7d1f9c52-3c1e-4a53-9b0e-2f6f0c1a5e11"
APP_ID = "5a7e0c1d-0000-4c1b-9d5e-7f3a2b1c0d99"
HOUR = 3600.0
WRONG_SECRET = json.dumps(
    {
        "error": "invalid_client",
        "error_description": f"AADSTS7000215: Invalid client secret provided: {SECRET}",
        "error_codes": [7000215],
    }
)


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def tokens_of(
    host: LoginHost, clock: Clock, *, credential: Credential | None = None
) -> AsyncIterator[ConnectorTokens]:
    app = App(app_id=APP_ID, tenant=TENANT, credential=credential or Secret(SECRET))
    tokens = ConnectorTokens(app, http=LoginHttp(cloud=host.address), clock=clock)
    yield tokens
    await tokens.close()


async def test_a_token_is_fetched_once_and_kept() -> None:
    with login_host() as host:
        async with tokens_of(host, Clock()) as tokens:
            assert [await tokens.connector_token() for _ in range(3)] == ["token-1"] * 3

    path, form = host.asked[0]
    assert len(host.asked) == 1
    assert path == f"/login/{TENANT}/oauth2/v2.0/token"
    assert form["grant_type"] == ["client_credentials"]
    assert form["scope"] == ["https://api.botframework.com/.default"]
    assert form["client_id"] == [APP_ID]
    assert form["client_secret"] == [SECRET]


async def test_a_token_is_renewed_five_minutes_before_it_ends() -> None:
    clock = Clock()
    with login_host() as host:
        async with tokens_of(host, clock) as tokens:
            await tokens.connector_token()
            clock.now += HOUR - 301
            early = await tokens.connector_token()
            clock.now += 1
            due = await tokens.connector_token()

    assert (early, due) == ("token-1", "token-2")


async def test_however_many_wait_one_request_is_under_way() -> None:
    with login_host() as host:
        async with tokens_of(host, Clock()) as tokens:
            found = await asyncio.gather(*(tokens.connector_token() for _ in range(20)))

    assert set(found) == {"token-1"}
    assert len(host.asked) == 1


async def test_the_loop_runs_on_while_a_token_is_fetched() -> None:
    with login_host() as host:
        host.open.clear()
        async with tokens_of(host, Clock()) as tokens:
            waiting = asyncio.create_task(tokens.connector_token())
            assert await asyncio.to_thread(host.reached.wait, 10)
            assert not waiting.done()
            host.open.set()
            assert await waiting == "token-1"


async def test_a_token_that_still_holds_serves_on_while_none_can_be_had() -> None:
    clock = Clock()
    with login_host() as host:
        async with tokens_of(host, clock) as tokens:
            await tokens.connector_token()
            host.replies.extend([(200, "<html>"), (503, "")])
            clock.now += HOUR - 100
            assert await tokens.connector_token() == "token-1"
            assert await tokens.connector_token() == "token-1"
            assert len(host.asked) == 2

            clock.now += 99
            assert await tokens.connector_token() == "token-1"
            clock.now += 1
            with pytest.raises(TokenUnavailable):
                await tokens.connector_token()


async def test_a_token_that_was_refused_is_not_given_again() -> None:
    with login_host() as host:
        async with tokens_of(host, Clock()) as tokens:
            first = await tokens.connector_token()
            second = await tokens.connector_token(refused=first)
            again = await tokens.connector_token(refused=first)

    assert (first, second, again) == ("token-1", "token-2", "token-2")


async def test_a_token_that_was_refused_does_not_serve_on() -> None:
    with login_host() as host:
        async with tokens_of(host, Clock()) as tokens:
            first = await tokens.connector_token()
            host.replies.append((400, WRONG_SECRET))
            with pytest.raises(TokenUnavailable):
                await tokens.connector_token(refused=first)


@pytest.mark.parametrize(
    ("reply", "code", "retry"),
    [
        ((401, WRONG_SECRET), "AADSTS7000215", False),
        (
            (400, json.dumps({"error": "temporarily_unavailable", "error_codes": [90033]})),
            "AADSTS90033",
            True,
        ),
        ((400, json.dumps({"error": "invalid_request"})), "no-token", False),
        ((200, json.dumps({**GRANTED, "access_token": ""})), "no-token", False),
        ((200, "<html>"), "JSONDecodeError", True),
        ((200, "[]"), "AttributeError", True),
        ((500, ""), "MsalServiceError", True),
        ((503, "<html>"), "MsalServiceError", True),
    ],
)
async def test_why_there_is_no_token(
    reply: tuple[int, str], code: str, *, retry: bool, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with login_host() as host:
        host.replies.append(reply)
        async with tokens_of(host, Clock()) as tokens:
            with pytest.raises(TokenUnavailable) as unavailable:
                await tokens.connector_token()

    assert (unavailable.value.code, unavailable.value.retry) == (code, retry)
    hold_no_secret(unavailable.value, caplog)


async def test_where_nobody_answers(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with login_host() as host:
        pass
    async with tokens_of(host, Clock()) as tokens:
        with pytest.raises(TokenUnavailable) as unavailable:
            await tokens.connector_token()

    assert unavailable.value.retry
    hold_no_secret(unavailable.value, caplog)


def hold_no_secret(error: BaseException | None, log: pytest.LogCaptureFixture) -> None:
    while error is not None:
        assert SECRET not in repr(error) + str(vars(error))
        error = error.__cause__ or error.__context__
    assert SECRET not in log.text
    assert all(record.exc_info is None for record in log.records)


def test_a_credential_does_not_show_itself() -> None:
    app = App(app_id=APP_ID, tenant=TENANT, credential=Secret(SECRET))

    assert SECRET not in repr(app)
    assert "PRIVATE" not in repr(Certificate(pem(key_first=True)))


@cache
def pem(*, key_first: bool) -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "ordstyrer.example")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
        .not_valid_after(dt.datetime(2036, 1, 1, tzinfo=dt.UTC))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = certificate.public_bytes(Encoding.PEM).decode()
    return private + public if key_first else public + private


@pytest.mark.parametrize("key_first", [True, False])
async def test_a_certificate_signs_for_the_app(*, key_first: bool) -> None:
    with login_host() as host:
        credential = Certificate(pem(key_first=key_first))
        async with tokens_of(host, Clock(), credential=credential) as tokens:
            assert await tokens.connector_token() == "token-1"

    _, form = host.asked[0]
    assertion = jwt.decode(form["client_assertion"][0], options={"verify_signature": False})
    assert assertion["iss"] == APP_ID
    assert assertion["aud"] == f"https://login.microsoftonline.com/{TENANT}/oauth2/v2.0/token"
    assert "client_secret" not in form


async def test_a_certificate_that_is_none_is_told_without_it() -> None:
    with login_host() as host:
        async with tokens_of(host, Clock(), credential=Certificate(f"not PEM {SECRET}")) as tokens:
            with pytest.raises(TokenUnavailable) as unavailable:
                await tokens.connector_token()

    assert SECRET not in repr(unavailable.value)
    assert host.asked == []
