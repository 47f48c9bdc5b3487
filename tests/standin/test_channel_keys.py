"""The channel's metadata and keys, and tokens good and bad, checked as a bot would check them."""

import base64
import json

import aiohttp
import jwt
import pytest
from bot_side import BotSide, bot_at_cloud
from jwt.types import Options

from bot.standin.calls import Members
from bot.standin.keys import public_pem

METADATA = "/openid/.well-known/openidconfiguration"
SERVICE_URL = "http://127.0.0.1:1/connector/"


async def published(bot: BotSide) -> dict[str, Members]:
    """The published keys by kid, found the way a bot finds them."""
    metadata = await bot.ask("GET", METADATA)
    keys = await bot.ask("GET", metadata.body["jwks_uri"].removeprefix(bot.url))
    return {key["kid"]: key for key in keys.body["keys"]}


async def checked(bot: BotSide, token: str) -> Members:
    """The claims; raises when the token is not good."""
    key = (await published(bot))[jwt.get_unverified_header(token)["kid"]]
    without_time: Options = {"verify_exp": False, "verify_nbf": False}
    claims: Members = jwt.decode(
        token, jwt.PyJWK(key), algorithms=["RS256"], audience=bot.cloud.app_id, options=without_time
    )
    return claims


async def test_metadata_names_the_issuer_and_where_the_keys_are() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask("GET", METADATA)

        assert reply.body["issuer"] == "https://api.botframework.com"
        assert reply.body["jwks_uri"] == f"{bot.url}/openid/keys"
        assert reply.body["id_token_signing_alg_values_supported"] == ["RS256"]
        assert bot.cloud.metadata_fetches == 1


async def test_keys_carry_their_endorsements() -> None:
    async with bot_at_cloud() as bot:
        keys = await published(bot)

    assert {kid: key.get("endorsements") for kid, key in keys.items()} == {
        "channel-1": ["msteams"],
        "unendorsed-1": None,
        "webchat-1": ["webchat", "directline"],
    }


async def test_a_channel_token_verifies_with_the_published_key() -> None:
    async with bot_at_cloud() as bot:
        claims = await checked(bot, bot.cloud.channel_token(SERVICE_URL))
        now = int(bot.clock().timestamp())

    assert claims == {
        "iss": "https://api.botframework.com",
        "aud": "00000000-0000-0000-0000-000000000011",
        "nbf": now - 10,
        "exp": now + 3600,
        "serviceurl": SERVICE_URL,
    }


async def test_a_claim_can_be_replaced_or_left_out() -> None:
    async with bot_at_cloud() as bot:
        claims = await checked(bot, bot.cloud.channel_token(SERVICE_URL, iss="somebody", exp=None))

    assert claims["iss"] == "somebody"
    assert "exp" not in claims


async def test_a_rolled_key_is_published_beside_the_others_or_instead() -> None:
    async with bot_at_cloud() as bot:
        token = bot.cloud.sign({"aud": bot.cloud.app_id}, key="rolled")
        with pytest.raises(KeyError):
            await checked(bot, token)

        bot.cloud.keys.publish("rolled")
        assert await checked(bot, token)
        assert "channel-1" in await published(bot)

        bot.cloud.keys.replace(["rolled"])
        assert set(await published(bot)) == {"channel-2"}


async def test_a_stranger_is_never_published_by_itself_and_its_signature_does_not_fit() -> None:
    async with bot_at_cloud() as bot:
        token = bot.cloud.sign({"aud": bot.cloud.app_id}, key="stranger", kid="channel-1")

        with pytest.raises(jwt.InvalidSignatureError):
            await checked(bot, token)


def part(token: str, place: int) -> bytes:
    text = token.split(".")[place]
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


async def test_tokens_that_libraries_refuse_to_make() -> None:
    async with bot_at_cloud() as bot:
        unsigned = bot.cloud.sign({"a": 1}, key="none", kid="channel-1", alg="none")
        with_pem = bot.cloud.sign({"a": 1}, key="channel-public-pem", kid="channel-1", alg="HS256")
        with_secret = bot.cloud.sign({"a": 1}, key="hs256-secret", kid=None, alg="HS256")

    assert json.loads(part(unsigned, 0)) == {"alg": "none", "typ": "JWT", "kid": "channel-1"}
    assert unsigned.endswith(".")
    assert json.loads(part(with_pem, 0))["alg"] == "HS256"
    hs256 = jwt.get_algorithm_by_name("HS256")
    signed = with_pem.rpartition(".")[0].encode()
    assert hs256.verify(signed, public_pem("channel"), part(with_pem, 2))
    assert jwt.decode(with_secret, b"x" * 40, algorithms=["HS256"]) == {"a": 1}
    assert "kid" not in jwt.get_unverified_header(with_secret)


async def test_a_token_with_another_algorithm_more_headers_and_times_from_now() -> None:
    async with bot_at_cloud() as bot:
        claims = {"exp_in_seconds": -360, "nbf_in_seconds": 5, "x": [1]}
        token = bot.cloud.sign(claims, alg="RS384", headers={"jku": "https://keys.example/"})
        now = int(bot.clock().timestamp())

    header = jwt.get_unverified_header(token)
    assert (header["alg"], header["jku"], header["kid"]) == ("RS384", "https://keys.example/", "channel-1")
    assert json.loads(part(token, 1)) == {"exp": now - 360, "nbf": now + 5, "x": [1]}


async def test_an_unknown_key_is_refused_by_name() -> None:
    async with bot_at_cloud() as bot:
        with pytest.raises(ValueError, match="no such key: nobody"):
            bot.cloud.keys.publish("nobody")
        with pytest.raises(ValueError, match="no such key: nobody"):
            bot.cloud.sign({}, key="nobody")


async def test_the_metadata_server_can_fail_in_every_way_and_each_fetch_counts() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when={"path": "^/openid/", "nth": 1}, then={"status": 500})
        bot.cloud.script.add(when={"path": "^/openid/", "nth": 2}, then={"status": 200, "kind": "html"})
        for nth in (3, 4):  # aiohttp's client itself repeats a GET once when the connection was closed
            bot.cloud.script.add(when={"path": "^/openid/", "nth": nth}, then={"kind": "drop"})

        failing = await bot.ask("GET", METADATA)
        html = await bot.ask("GET", METADATA)
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await bot.ask("GET", METADATA)
        good = await bot.ask("GET", METADATA)

        assert [failing.status, html.status, good.status] == [500, 200, 200]
        assert html.headers["Content-Type"].startswith("text/html")
        assert bot.cloud.metadata_fetches == 5
