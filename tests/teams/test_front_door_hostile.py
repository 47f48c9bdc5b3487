"""Every request of cases/hostile.json, over HTTP: to a bot run locally, and to one that asks for a token."""

import base64
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TypedDict

import pytest
from doorstep import SERVICE_URL, Caller, Heard, apology, local, opened, recording, served
from issuer import Metadata, Wanted, token

from bot.teams.admission import Admission, ServiceUrls
from bot.teams.endpoint import LOCAL_TENANT, FrontDoor
from bot.teams.keys import SigningKeys
from bot.teams.token_check import TokenCheck
from bot.teams.web_session import open_session

APP_ID = "00000000-0000-0000-0000-000000000011"


class Repeat(TypedDict):
    prefix: str
    unit: str
    count: int
    suffix: str


class Case(TypedDict, total=False):
    name: str
    method: str
    path: str
    headers: dict[str, str]
    body_text: str
    body_base64: str
    body_repeat: Repeat
    want: list[int]
    why: str


CASES: list[Case] = json.loads(
    (Path(__file__).parents[1] / "data/cases/hostile.json").read_text(encoding="utf-8")
)


def body_of(case: Case) -> bytes:
    if "body_base64" in case:
        body = base64.b64decode(case["body_base64"])
    elif "body_repeat" in case:
        repeat = case["body_repeat"]
        body = (repeat["prefix"] + repeat["unit"] * repeat["count"] + repeat["suffix"]).encode()
    else:
        body = case["body_text"].encode()
    return body.replace(b"{SERVICE_URL}", SERVICE_URL.encode())


def service_url_in(body: bytes) -> str:
    """What the activity names, so that the token is good and the case is about something else."""
    try:
        found = json.loads(body)["serviceUrl"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return SERVICE_URL
    return found if isinstance(found, str) and found else SERVICE_URL


def bearer(service_url: str) -> str:
    claims: dict[str, object] = {
        "iss": "https://api.botframework.com",
        "aud": APP_ID,
        "exp_in_seconds": 3600,
        "serviceurl": service_url,
    }
    return "Bearer " + token(Wanted(alg="RS256", key="channel", kid="channel-1", claims=claims))


@asynccontextmanager
async def asking_for_tokens() -> AsyncIterator[tuple[Caller, Heard]]:
    async with served(Metadata().app()) as metadata, open_session() as session:
        keys = SigningKeys(
            session=session,
            clock=lambda: 0.0,
            metadata_url=f"{metadata}/openid/.well-known/openidconfiguration",
        )
        admission = Admission(tenant=LOCAL_TENANT, service_urls=ServiceUrls(loopback_allowed=True))
        heard = Heard()
        door = FrontDoor(
            turn=heard.turn, gate=TokenCheck(keys=keys, app_id=APP_ID), admission=admission, apology=apology
        )
        async with opened(door) as caller:
            yield caller, heard


def hold(case: Case, status: int, *, heard: Heard, log: pytest.LogCaptureFixture) -> None:
    assert status in case["want"], case["why"]
    if not any(wanted < 300 for wanted in case["want"]):
        assert heard.activities == []
    assert all(record.exc_info is None for record in log.records)
    assert "Traceback" not in log.text
    for told in ("Ada", "29:u-ada", "0000000000a1", "a:personal-ada", "help"):
        assert told not in log.text


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
async def test_run_locally(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    door, heard = recording(local)

    async with opened(door) as caller:
        answered = await caller.ask(case["method"], body_of(case), headers=case["headers"], path=case["path"])

    hold(case, answered.status, heard=heard, log=caplog)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
async def test_with_a_good_token(case: Case, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    body = body_of(case)
    authorization = bearer(service_url_in(body))
    headers = {**case["headers"], "Authorization": authorization}

    async with asking_for_tokens() as (caller, heard):
        answered = await caller.ask(case["method"], body, headers=headers, path=case["path"])

    hold(case, answered.status, heard=heard, log=caplog)
    assert authorization.removeprefix("Bearer ") not in caplog.text


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
async def test_without_a_token_nothing_is_heard(case: Case) -> None:
    async with asking_for_tokens() as (caller, heard):
        answered = await caller.ask(case["method"], body_of(case), headers=case["headers"], path=case["path"])

    assert answered.status in (401, 405, 413, 415)
    assert heard.activities == []
