"""The token endpoint, asked by hand and by the real msal."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import jwt
import msal
import pytest
import requests
from bot_side import BotSide, Clock, bot_at_cloud
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.standin import Cloud
from bot.standin.calls import Json, Members
from bot.standin.cloud import APP_SECRET

LOGIN = "https://login.microsoftonline.com"
SCOPE = "https://api.botframework.com/.default"


async def test_the_right_secret_buys_a_token_that_the_connector_takes() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask_for_token()
        bot.token = reply.body["access_token"]

        assert reply.status == 200
        assert reply.body["token_type"] == "Bearer"
        assert reply.body["expires_in"] == 3600
        assert (await bot.say()).status == 201


@pytest.mark.parametrize(
    ("form", "status", "error", "code"),
    [
        ({"client_secret": "guessed"}, 401, "invalid_client", 7000215),
        ({"client_secret": ""}, 401, "invalid_client", 7000218),
        ({"client_secret": "", "client_assertion": "a.b.c"}, 401, "invalid_client", 700027),
        ({"client_id": "00000000-0000-0000-0000-000000000099"}, 400, "unauthorized_client", 700016),
        ({"client_id": ""}, 400, "unauthorized_client", 700016),
        ({"scope": "https://graph.microsoft.com/.default"}, 400, "invalid_scope", 70011),
        ({"scope": ""}, 400, "invalid_scope", 70011),
        ({"grant_type": "password"}, 400, "unsupported_grant_type", 70003),
        ({"tenant": "00000000-0000-0000-0000-000000000002"}, 400, "invalid_request", 90002),
    ],
)
async def test_a_wrong_request_for_a_token_is_refused_as_entra_does(
    form: dict[str, str], status: int, error: str, code: int
) -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask_for_token(**form)

    assert (reply.status, reply.body["error"], reply.body["error_codes"]) == (status, error, [code])
    assert reply.body["error_description"].startswith(f"AADSTS{code}: ")


async def test_a_token_is_good_for_an_hour() -> None:
    async with bot_at_cloud() as bot:
        bot.clock.pass_by(seconds=3599)
        assert (await bot.say()).status == 201

        bot.clock.pass_by(seconds=1)
        assert (await bot.say()).status == 401


@pytest.mark.parametrize("value", ["", "Bearer", "Bearer ", "Bearer nonsense", "Basic {token}", "{token}"])
async def test_the_connector_is_closed_without_a_good_token(value: str) -> None:
    async with bot_at_cloud() as bot:
        path = "/connector/v3/conversations/a:personal-ada/activities"
        reply = await bot.ask(
            "POST",
            path,
            json={"type": "message", "text": "x"},
            headers={"Authorization": value.format(token=bot.token)},
        )

        assert reply.status == 401
        assert bot.cloud.messages == {}


async def test_msal_buys_a_token_with_a_secret() -> None:
    async with bot_at_cloud() as bot:
        answer = await asked_by_msal(bot, APP_SECRET)
        bot.token = answer["access_token"]

        assert answer["expires_in"] == 3600
        assert (await bot.say()).status == 201


async def test_msal_is_told_that_the_secret_is_wrong() -> None:
    async with bot_at_cloud() as bot:
        answer = await asked_by_msal(bot, "guessed")

    assert answer["error"] == "invalid_client"
    assert answer["error_codes"] == [7000215]


async def test_msal_buys_a_token_with_a_certificate() -> None:
    key = generate_private_key(public_exponent=65537, key_size=2048)
    pem = certificate(key)
    clock = Clock(datetime.now(UTC))  # msal dates its assertion itself
    cloud = Cloud(clock)
    cloud.tokens.trust_certificate(pem)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()

    async with bot_at_cloud(cloud) as bot:
        credential = {"private_key": private, "public_certificate": pem.decode()}
        answer = await asked_by_msal(bot, credential)

        assert answer["token_type"] == "Bearer"


@pytest.mark.parametrize(
    "wrong",
    [
        {"exp": -1},
        {"aud": f"{LOGIN}/elsewhere/oauth2/v2.0/token"},
        {"iss": "somebody"},
        {"sub": "somebody"},
    ],
    ids=str,
)
async def test_an_assertion_that_is_not_for_this_endpoint_is_refused(wrong: Members) -> None:
    trusted = generate_private_key(public_exponent=65537, key_size=2048)
    async with bot_at_cloud() as bot:
        bot.cloud.tokens.trust_certificate(certificate(trusted))

        good = await bot.ask_for_token(client_secret="", client_assertion=assertion(bot, trusted, {}))
        bad = await bot.ask_for_token(client_secret="", client_assertion=assertion(bot, trusted, wrong))

    assert good.status == 200
    assert (bad.status, bad.body["error_codes"]) == (401, [700027])


async def test_an_assertion_of_a_stranger_is_refused() -> None:
    trusted, stranger = (generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    async with bot_at_cloud() as bot:
        bot.cloud.tokens.trust_certificate(certificate(trusted))
        reply = await bot.ask_for_token(client_secret="", client_assertion=assertion(bot, stranger, {}))

    assert reply.status == 401


async def test_instance_discovery_names_the_login_host() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask("GET", "/login/common/discovery/instance?api-version=1.1")

    assert "login.microsoftonline.com" in reply.body["metadata"][0]["aliases"]


class CarriedToStandIn:
    """What the bot's side gives to msal: requests for the login host go to the stand-in."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._session = requests.Session()

    def get(self, url: str, **more: Json) -> requests.Response:
        return self._session.get(self._carried(url), **more)

    def post(self, url: str, **more: Json) -> requests.Response:
        return self._session.post(self._carried(url), **more)

    def close(self) -> None:
        self._session.close()

    def _carried(self, url: str) -> str:
        assert url.startswith(LOGIN)
        return f"{self._url}/login{url.removeprefix(LOGIN)}"


async def asked_by_msal(bot: BotSide, credential: str | Mapping[str, str]) -> Members:
    return await asyncio.to_thread(_ask_by_msal, bot, credential)


def _ask_by_msal(bot: BotSide, credential: str | Mapping[str, str]) -> Members:
    carrier = CarriedToStandIn(bot.url)
    app = msal.ConfidentialClientApplication(
        bot.cloud.app_id,
        authority=f"{LOGIN}/{bot.cloud.tenant_id}",
        client_credential=credential,
        http_client=carrier,
    )
    answer: Members = app.acquire_token_for_client([SCOPE])
    carrier.close()
    return answer


def certificate(key: RSAPrivateKey) -> bytes:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "ordstyrer.example")])
    start = datetime(2026, 1, 1, tzinfo=UTC)
    builder = x509.CertificateBuilder(
        issuer_name=name,
        subject_name=name,
        public_key=key.public_key(),
        serial_number=1,
        not_valid_before=start,
        not_valid_after=start + timedelta(days=3650),
    )
    return builder.sign(key, SHA256()).public_bytes(Encoding.PEM)


def assertion(bot: BotSide, key: RSAPrivateKey, wrong: Members) -> str:
    now = int(bot.clock().timestamp())
    endpoint = f"{LOGIN}/{bot.cloud.tenant_id}/oauth2/v2.0/token"
    claims: Members = {"aud": endpoint, "iss": bot.cloud.app_id, "sub": bot.cloud.app_id, "exp": 600} | wrong
    return jwt.encode(claims | {"exp": now + claims["exp"]}, key, algorithm="RS256")
