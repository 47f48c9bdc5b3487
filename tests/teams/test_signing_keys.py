"""When signing keys are fetched, and which are believed."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from doorstep import served
from issuer import Metadata, published_key
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from bot.teams.keys import SigningKeys
from bot.teams.turned_away import NoKeys
from bot.teams.web_session import open_session

DAY = 24 * 3600.0
FIVE_MINUTES = 300.0


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@asynccontextmanager
async def fetched_from(metadata: Metadata, clock: Clock) -> AsyncIterator[SigningKeys]:
    async with served(metadata.app()) as address, open_session() as session:
        url = f"{address}/openid/.well-known/openidconfiguration"
        yield SigningKeys(session=session, clock=clock, metadata_url=url)


async def test_a_known_key_is_fetched_once() -> None:
    metadata = Metadata()
    async with fetched_from(metadata, Clock()) as keys:
        first = await keys.find("channel-1")
        again = await keys.find("channel-1")

    assert first is not None
    assert first is again
    assert first.endorsements == {"msteams"}
    assert metadata.asked == 1


async def test_an_unknown_key_is_looked_up_once_in_five_minutes() -> None:
    metadata, clock = Metadata(), Clock()
    async with fetched_from(metadata, clock) as keys:
        await keys.find("channel-1")
        for _ in range(3):
            assert await keys.find("channel-2") is None
        assert metadata.asked == 1

        metadata.names.append("rolled")
        clock.now += FIVE_MINUTES - 1
        assert await keys.find("channel-2") is None
        clock.now += 1
        assert await keys.find("channel-2") is not None

    assert metadata.asked == 2


async def test_a_failed_fetch_counts_as_one() -> None:
    metadata, clock = Metadata(), Clock()
    async with fetched_from(metadata, clock) as keys:
        await keys.find("channel-1")
        metadata.mode = "500"
        clock.now += FIVE_MINUTES
        for _ in range(3):
            assert await keys.find("channel-2") is None

    assert metadata.asked == 2


async def test_however_many_wait_one_fetch_is_under_way() -> None:
    metadata = Metadata()
    async with fetched_from(metadata, Clock()) as keys:
        found = await asyncio.gather(*(keys.find("channel-1") for _ in range(20)))

    assert all(key is not None for key in found)
    assert metadata.asked == 1


async def test_one_who_leaves_does_not_end_the_fetch_for_the_others() -> None:
    metadata = Metadata()
    async with fetched_from(metadata, Clock()) as keys:
        leaving = asyncio.create_task(keys.find("channel-1"))
        staying = asyncio.create_task(keys.find("channel-1"))
        await asyncio.sleep(0)
        leaving.cancel()
        assert await staying is not None

    assert metadata.asked == 1


async def test_who_asks_for_a_new_key_waits_for_the_fetch_under_way() -> None:
    metadata, clock = Metadata(), Clock()
    async with fetched_from(metadata, clock) as keys:
        await keys.find("channel-1")
        metadata.names.append("rolled")
        clock.now += FIVE_MINUTES
        metadata.reached.clear()
        first = asyncio.create_task(keys.find("nope"))
        await metadata.reached.wait()

        assert await keys.find("channel-2") is not None
        assert await first is None

    assert metadata.asked == 2


@pytest.mark.parametrize(("age", "asked"), [(DAY - 1, 1), (DAY, 2)])
async def test_keys_are_renewed_after_a_day(age: float, asked: int) -> None:
    metadata, clock = Metadata(), Clock()
    async with fetched_from(metadata, clock) as keys:
        await keys.find("channel-1")
        clock.now += age
        assert await keys.find("channel-1") is not None

    assert metadata.asked == asked


async def test_a_key_that_is_no_longer_published_is_forgotten() -> None:
    metadata, clock = Metadata(), Clock()
    async with fetched_from(metadata, clock) as keys:
        await keys.find("channel-1")
        metadata.names.remove("channel")
        clock.now += DAY

        assert await keys.find("channel-1") is None


@pytest.mark.parametrize("mode", ["500", "html"])
async def test_old_keys_serve_on_while_none_can_be_had(mode: str) -> None:
    metadata, clock = Metadata(), Clock()
    async with fetched_from(metadata, clock) as keys:
        await keys.find("channel-1")
        metadata.mode = mode
        for _ in range(3):
            clock.now += DAY
            assert await keys.find("channel-1") is not None


async def test_an_empty_list_does_not_take_the_keys_away() -> None:
    metadata, clock = Metadata(), Clock()
    async with fetched_from(metadata, clock) as keys:
        await keys.find("channel-1")
        metadata.names.clear()
        clock.now += DAY

        assert await keys.find("channel-1") is not None


@pytest.mark.parametrize("mode", ["500", "html"])
async def test_without_any_key_each_caller_may_try_again(mode: str) -> None:
    metadata = Metadata(mode=mode)
    async with fetched_from(metadata, Clock()) as keys:
        with pytest.raises(NoKeys):
            await keys.find("channel-1")
        metadata.mode = "usual"

        assert await keys.find("channel-1") is not None


@pytest.mark.parametrize(
    "jwks_url",
    [
        "https://keys.evil.example/keys",
        "http://keys.evil.example/keys",
        "http://127.0.0.1:1/openid/keys",
        "file:///etc/passwd",
        "//keys.evil.example/keys",
    ],
)
async def test_keys_are_taken_from_no_other_host(jwks_url: str) -> None:
    async with fetched_from(Metadata(jwks_url=jwks_url), Clock()) as keys:
        with pytest.raises(NoKeys):
            await keys.find("channel-1")


async def test_a_redirect_to_keys_is_not_followed() -> None:
    async def away(request: web.Request) -> web.Response:
        raise web.HTTPFound(request.url.with_path("/openid/.well-known/openidconfiguration"))

    app = Metadata().app()
    app.router.add_get("/moved", away)
    async with served(app) as address, open_session() as session:
        keys = SigningKeys(session=session, clock=Clock(), metadata_url=f"{address}/moved")
        with pytest.raises(NoKeys):
            await keys.find("channel-1")


async def test_only_keys_that_can_sign_for_a_channel_are_kept() -> None:
    short = RSAAlgorithm.to_jwk(
        rsa.generate_private_key(public_exponent=65537, key_size=1024).public_key(),  # noqa: S505 - to be refused
        as_dict=True,
    )
    curve = ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP256R1()).public_key(), as_dict=True)
    entries: list[object] = [
        {**short, "kid": "short", "endorsements": ["msteams"]},
        {**curve, "kid": "curve", "endorsements": ["msteams"]},
        {**published_key("channel"), "kid": "for-encryption", "use": "enc"},
        {**published_key("channel"), "kid": None},
        {"kty": "RSA", "kid": "broken", "n": "???", "e": 5},
        {**published_key("channel"), "kid": "odd-endorsements", "endorsements": "msteams"},
        published_key("channel"),
    ]

    async def listed(_: web.Request) -> web.Response:
        return web.json_response({"keys": entries})

    async def configuration(request: web.Request) -> web.Response:
        return web.json_response({"jwks_uri": str(request.url.with_path("/keys"))})

    app = web.Application()
    app.router.add_get("/configuration", configuration)
    app.router.add_get("/keys", listed)
    async with served(app) as address, open_session() as session:
        keys = SigningKeys(session=session, clock=Clock(), metadata_url=f"{address}/configuration")
        found = {
            kid: await keys.find(kid) for kid in ("short", "curve", "for-encryption", "broken", "channel-1")
        }
        odd = await keys.find("odd-endorsements")

    assert [kid for kid, key in found.items() if key is not None] == ["channel-1"]
    assert odd is not None
    assert odd.endorsements == frozenset()


async def test_closing_ends_a_fetch_that_hangs() -> None:
    reached, release = asyncio.Event(), asyncio.Event()

    async def hanging(_: web.Request) -> web.Response:
        reached.set()
        await release.wait()
        return web.json_response({})

    app = web.Application()
    app.router.add_get("/configuration", hanging)
    async with served(app) as address, open_session() as session:
        keys = SigningKeys(session=session, clock=Clock(), metadata_url=f"{address}/configuration")
        waiting = asyncio.create_task(keys.find("channel-1"))
        await reached.wait()
        await keys.close()
        release.set()
        with pytest.raises(asyncio.CancelledError):
            await waiting
