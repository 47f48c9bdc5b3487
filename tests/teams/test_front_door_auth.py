"""Every case of cases/auth.json, over HTTP, with the steps that come before it."""

import base64
import json
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import pytest
from doorstep import SERVICE_URL, Answered, Caller, Heard, apology, opened, served
from issuer import Metadata, Wanted, signed_by_channel, token

from bot.teams.admission import Admission, ServiceUrls
from bot.teams.endpoint import LOCAL_TENANT, FrontDoor
from bot.teams.keys import SigningKeys
from bot.teams.token_check import TokenCheck
from bot.teams.web_session import open_session

APP_ID = "00000000-0000-0000-0000-000000000011"
ACTIVITY = {
    "type": "message",
    "id": "{ACTIVITY_ID}",
    "channelId": "msteams",
    "serviceUrl": SERVICE_URL,
    "text": "help",
    "from": {"id": "29:u-ada", "name": "Ada", "aadObjectId": "00000000-0000-0000-0000-0000000000a1"},
    "recipient": {"id": f"28:{APP_ID}", "name": "bot"},
    "conversation": {"id": "a:personal-ada", "conversationType": "personal", "tenantId": LOCAL_TENANT},
    "channelData": {"tenant": {"id": LOCAL_TENANT}},
}
CLAIMS: dict[str, object] = {
    "iss": "https://api.botframework.com",
    "aud": APP_ID,
    "exp_in_seconds": 3600,
    "nbf_in_seconds": -10,
    "serviceurl": SERVICE_URL,
}


class Token(TypedDict, total=False):
    alg: str
    key: str
    kid: str | None
    claims: dict[str, object]
    headers: dict[str, object]


class Case(TypedDict, total=False):
    name: str
    header: str
    token: Token | None
    activity_overrides: dict[str, object]
    before: list[str]
    want: list[int]
    handler_called: bool
    why: str


CASES: list[Case] = json.loads(
    (Path(__file__).parents[1] / "data/cases/auth.json")
    .read_text(encoding="utf-8")
    .replace("{SERVICE_URL}", SERVICE_URL)
)["cases"]


def good(**changes: object) -> str:
    return token(Wanted(alg="RS256", key="channel", kid="channel-1", claims={**CLAIMS, **changes}))


def token_of(case: Case) -> str:
    wanted = case["token"]
    if wanted is None:
        return ""
    return token(
        Wanted(
            alg=wanted["alg"],
            key=wanted["key"],
            kid=wanted["kid"],
            claims=wanted["claims"],
            headers=wanted.get("headers", {}),
        )
    )


@dataclass
class Bot:
    """One with no keys yet, and the world around it."""

    caller: Caller
    heard: Heard
    metadata: Metadata
    down: AsyncExitStack
    seconds: list[float]
    wall_ahead: list[float]
    sent: int = 0

    async def send(self, authorization: str, overrides: dict[str, object] | None = None) -> Answered:
        self.sent += 1
        changed = {**ACTIVITY, "id": f"case-{self.sent}", **(overrides or {})}
        activity = {name: value for name, value in changed.items() if value is not None}
        headers = {"Authorization": authorization} if authorization else {}
        return await self.caller.post(json.dumps(activity).encode(), **headers)

    async def step(self, name: str, *, own_token: str) -> None:
        match name:
            case "accept-one":
                assert (await self.send(f"Bearer {good()}")).status == 200
            case "accept-one-same-token":
                assert (await self.send(f"Bearer {own_token}")).status == 200
            case "publish-rolled":
                self.metadata.names.append("rolled")
            case "replace-by-rolled":
                self.metadata.names[self.metadata.names.index("channel")] = "rolled"
            case "wait-refetch":
                self.seconds[0] += 300.0
            case "send-unknown-kid":
                stranger = token(Wanted(alg="RS256", key="stranger", kid="nope", claims=CLAIMS))
                assert (await self.send(f"Bearer {stranger}")).status == 401
            case "metadata-refused":
                await self.down.aclose()
            case _:
                self.metadata.mode = name.removeprefix("metadata-")


@asynccontextmanager
async def running() -> AsyncIterator[Bot]:
    seconds, wall_ahead = [0.0], [0.0]
    metadata, heard = Metadata(), Heard()
    async with AsyncExitStack() as down, open_session() as session:
        address = await down.enter_async_context(served(metadata.app()))
        keys = SigningKeys(
            session=session,
            clock=lambda: seconds[0],
            metadata_url=f"{address}/openid/.well-known/openidconfiguration",
        )
        door = FrontDoor(
            turn=heard.turn,
            gate=TokenCheck(
                keys=keys,
                app_id=APP_ID,
                clock=lambda: seconds[0],
                wall=lambda: time.time() + wall_ahead[0],
            ),
            admission=Admission(tenant=LOCAL_TENANT, service_urls=ServiceUrls(loopback_allowed=True)),
            apology=apology,
        )
        async with opened(door) as caller:
            yield Bot(caller, heard, metadata, down, seconds, wall_ahead)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
async def test_who_is_let_in(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    own_token = token_of(case)

    async with running() as bot:
        for step in case.get("before", []):
            await bot.step(step, own_token=own_token)
        bot.heard.activities.clear()
        answered = await bot.send(case["header"].replace("{token}", own_token), case["activity_overrides"])

    assert answered.status in case["want"], case["why"]
    assert len(bot.heard.activities) == (1 if case.get("handler_called", answered.status < 300) else 0)
    assert all(record.exc_info is None for record in caplog.records)
    for told in ("Traceback", "Ada", "29:u-ada", "0000000000a1", own_token or "Traceback"):
        assert told not in caplog.text


async def test_nobody_can_be_recognised_without_a_single_key() -> None:
    async with running() as bot:
        bot.metadata.mode = "500"
        refused = await bot.send(f"Bearer {good()}")
        bot.metadata.mode = "usual"
        taken = await bot.send(f"Bearer {good()}")

    assert (refused.status, taken.status) == (503, 200)
    assert int(refused.headers["Retry-After"]) > 0


async def test_a_remembered_token_is_still_held_to_the_activity() -> None:
    async with running() as bot:
        same = f"Bearer {good()}"
        assert (await bot.send(same)).status == 200
        elsewhere = await bot.send(same, {"serviceUrl": "http://127.0.0.1:10/connector/"})
        foreign = await bot.send(same, {"channelData": {"tenant": {"id": "another"}}})

    assert (elsewhere.status, foreign.status) == (401, 403)
    assert len(bot.heard.activities) == 1


async def test_a_remembered_token_falls_with_its_key() -> None:
    async with running() as bot:
        same = good()
        await bot.step("accept-one-same-token", own_token=good(jti="another"))
        await bot.step("replace-by-rolled", own_token=same)
        bot.seconds[0] += 299
        await bot.step("accept-one-same-token", own_token=same)
        bot.seconds[0] += 1
        await bot.step("send-unknown-kid", own_token=same)

        assert (await bot.send(f"Bearer {same}")).status == 401


async def test_a_remembered_token_ends_when_it_says() -> None:
    async with running() as bot:
        same = f"Bearer {good(exp_in_seconds=60)}"
        before = [(await bot.send(same)).status for _ in range(2)]
        bot.wall_ahead[0] = 358
        in_time = (await bot.send(same)).status
        bot.wall_ahead[0] = 361
        too_late = (await bot.send(same)).status

    assert (before, in_time, too_late) == ([200, 200], 200, 401)


@pytest.mark.parametrize(("alg", "key"), [("none", "none"), ("HS256", "hs256-secret"), ("RS384", "channel")])
async def test_a_token_of_another_kind_makes_nobody_fetch_keys(alg: str, key: str) -> None:
    async with running() as bot:
        answered = await bot.send("Bearer " + token(Wanted(alg=alg, key=key, kid="nope", claims=CLAIMS)))

    assert answered.status == 401
    assert bot.metadata.asked == 0


@pytest.mark.parametrize(
    "claims",
    [
        {"exp_in_seconds": None},
        {"exp_in_seconds": None, "exp": 1e999},
        {"exp_in_seconds": None, "exp": "soon"},
        {"exp_in_seconds": None, "exp": "99999999999"},
        {"exp_in_seconds": None, "exp": [1]},
        {"exp_in_seconds": None, "exp": True},
        {"exp_in_seconds": None, "exp": 10**400},
        {"nbf_in_seconds": None, "nbf": "yesterday"},
        {"nbf_in_seconds": None, "nbf": {}},
        {"aud": f"{APP_ID} "},
        {"aud": None},
        {"iss": ["https://api.botframework.com"]},
        {"serviceurl": [SERVICE_URL]},
    ],
)
async def test_a_claim_of_a_wrong_shape_is_a_refusal(claims: dict[str, object]) -> None:
    async with running() as bot:
        assert (await bot.send(f"Bearer {good(**claims)}")).status == 401


@pytest.mark.parametrize("part", ["[" * 5000, '{"kid":' + "9" * 5000 + "}", "[]", '"RS256"', "{", ""])
async def test_a_token_that_breaks_parsers_is_a_refusal(part: str) -> None:
    broken = base64.urlsafe_b64encode(part.encode()).rstrip(b"=").decode()
    rest = good().split(".", 1)[1]

    async with running() as bot:
        head = await bot.send(f"Bearer {broken}.{rest}")
        payload = await bot.send(f"Bearer {signed_by_channel(part.encode())}")

    assert (head.status, payload.status) == (401, 401)


async def test_a_key_signed_for_with_its_public_half_is_refused() -> None:
    forged = token(Wanted(alg="HS256", key="channel-public-pem", kid="channel-1", claims=CLAIMS))

    async with running() as bot:
        assert (await bot.send(f"Bearer {forged}")).status == 401
