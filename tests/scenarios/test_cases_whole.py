"""Every request of the published cases against the whole bot: status, nothing sent or stored, clean logs."""

import base64
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from acts import MORNING
from source import ROOT
from town import Json, Town, town
from townsfolk import CAST, Character

from bot.standin.cloud import APP_SECRET, TENANT_ID

CASES = ROOT / "tests" / "data" / "cases"
HOSTILE: list[Json] = json.loads((CASES / "hostile.json").read_text(encoding="utf-8"))
# Those that wait five minutes of a monotonic clock are held by tests/teams, where that clock is given.
AUTH: list[Json] = [
    case
    for case in json.loads((CASES / "auth.json").read_text(encoding="utf-8"))["cases"]
    if "wait-refetch" not in case.get("before", ())
]
ADA = Character("ada", "a1", "Ada Holm", "Konsulent")
BO = Character("bo", "a2", "Bo Krag", "Konsulent")
PERSONAL = (ADA.name, ADA.mri, ADA.oid, ADA.chat, BO.oid, BO.mri)
NOTHING_IS_SENT = ("unknown-type/", "unknown-event/")


async def ask(it: Town, case: Json, *, body: bytes, headers: dict[str, str]) -> int:
    """Exactly these headers besides what HTTP itself needs; in chunks where they say so."""
    is_chunked = "Transfer-Encoding" in headers
    async with it.session.request(
        case["method"],
        it.bot_url + case["path"],
        data=chunks(body) if is_chunked else body,
        headers={name: value for name, value in headers.items() if name != "Transfer-Encoding"},
        skip_auto_headers=["Content-Type"],
    ) as response:
        await response.read()
        return response.status


async def chunks(body: bytes) -> AsyncIterator[bytes]:
    for start in range(0, len(body), 16_384):
        yield body[start : start + 16_384]


def body_of(case: Json, service_url: str) -> bytes:
    if "body_base64" in case:
        body = base64.b64decode(case["body_base64"])
    elif "body_repeat" in case:
        repeat = case["body_repeat"]
        body = (repeat["prefix"] + repeat["unit"] * repeat["count"] + repeat["suffix"]).encode()
    else:
        body = case["body_text"].encode()
    return body.replace(b"{SERVICE_URL}", service_url.encode())


def service_url_in(body: bytes, otherwise: str) -> str:
    """What the activity names, so that the token is good and the case is about something else."""
    try:
        found = json.loads(body)["serviceUrl"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return otherwise
    return found if isinstance(found, str) and found else otherwise


def sent(it: Town) -> int:
    return len(it.cloud.journal.find(path="/connector/"))


def hold_clean(log: pytest.LogCaptureFixture, *secrets: str) -> None:
    assert all(record.exc_info is None for record in log.records)
    for told in ("Traceback", APP_SECRET, *PERSONAL, *filter(None, secrets)):
        assert told not in log.text


@pytest.mark.parametrize("case", HOSTILE, ids=[case["name"] for case in HOSTILE])
async def test_a_hostile_request(tmp_path: Path, case: Json, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with town(tmp_path, at=MORNING, people=[*CAST, ADA, BO]) as it:
        body = body_of(case, it.service_url)
        token = it.cloud.channel_token(service_url_in(body, it.service_url))
        before = await it.counts()

        status = await ask(
            it, case, body=body, headers={**case["headers"], "Authorization": f"Bearer {token}"}
        )
        await it.settled()

        assert status in case["want"], case["why"]
        is_refused = not any(wanted < 300 for wanted in case["want"])
        if is_refused:
            assert await it.counts() == before
        if is_refused or case["name"].startswith(NOTHING_IS_SENT):
            assert sent(it) == 0
    hold_clean(caplog, token)


def activity(it: Town, number: int, **overrides: Any) -> Json:
    usual = {
        **it.activity(ADA, type="message", text="help"),
        "id": f"case-{number}",
        "from": {"id": ADA.mri, "name": "Ada", "aadObjectId": ADA.oid},
    }
    written = json.dumps({**usual, **overrides}).replace("{SERVICE_URL}", it.service_url)
    return {name: value for name, value in json.loads(written).items() if value is not None}


def token_of(it: Town, case: Json) -> str:
    wanted = case["token"]
    if wanted is None:
        return ""
    claims = json.loads(json.dumps(wanted["claims"]).replace("{SERVICE_URL}", it.service_url))
    return it.cloud.sign(
        claims, key=wanted["key"], kid=wanted["kid"], headers=wanted.get("headers"), alg=wanted["alg"]
    )


async def let_in(it: Town, authorization: str, sending: Json) -> int:
    headers = {"Content-Type": "application/json"}
    if authorization:
        headers["Authorization"] = authorization
    case = {"method": "POST", "path": "/api/messages"}
    return await ask(it, case, body=json.dumps(sending).encode(), headers=headers)


async def step(it: Town, name: str, *, own_token: str) -> None:
    match name:
        case "accept-one":
            good = it.cloud.channel_token(it.service_url)
            assert await let_in(it, f"Bearer {good}", activity(it, 0)) == 200
        case "accept-one-same-token":
            assert await let_in(it, f"Bearer {own_token}", activity(it, 0)) == 200
        case "publish-rolled":
            it.cloud.keys.publish("rolled")
        case "replace-by-rolled":
            it.cloud.keys.replace(["rolled", "unendorsed", "webchat"])
        case "metadata-refused":
            it.cloud.script.add(when={"path": "^/openid/"}, then={"kind": "drop"})
        case "metadata-html":
            it.cloud.script.add(when={"path": "^/openid/"}, then={"kind": "html", "status": 200})
        case "metadata-500":
            it.cloud.script.add(when={"path": "^/openid/"}, then={"status": 500})
        case _:
            raise AssertionError(name)


@pytest.mark.parametrize("case", AUTH, ids=[case["name"] for case in AUTH])
async def test_who_is_let_in(tmp_path: Path, case: Json, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with town(tmp_path, at=MORNING, people=[*CAST, ADA, BO]) as it:
        own_token = token_of(it, case)
        for name in case.get("before", []):
            await step(it, name, own_token=own_token)
        await it.settled()
        before, sent_before = await it.counts(), sent(it)

        header = case["header"].replace("{token}", own_token)
        status = await let_in(it, header, activity(it, 1, **case["activity_overrides"]))
        await it.settled()

        assert status in case["want"], case["why"]
        is_heard = (await it.counts())["inbox"] > before["inbox"]
        assert is_heard == case.get("handler_called", status < 300)
        if not any(wanted < 300 for wanted in case["want"]):
            assert (await it.counts(), sent(it)) == (before, sent_before)
    hold_clean(caplog, own_token)


async def test_a_token_for_another_address_lets_nobody_in(tmp_path: Path) -> None:
    """Both addresses are allowed ones, so that only the token's own word stands between them."""
    async with town(tmp_path, at=MORNING, people=[*CAST, ADA]) as it:
        elsewhere = "http://127.0.0.1:9/connector/"
        before = await it.counts()
        token = it.cloud.channel_token(it.service_url)
        assert await let_in(it, f"Bearer {token}", activity(it, 1, serviceUrl=elsewhere)) == 401
        assert (await it.counts(), sent(it)) == (before, 0)


def test_the_cases_are_those_of_this_tenant() -> None:
    """So that a refusal is about the case and not about a stranger's tenant."""
    assert len(HOSTILE) > 50
    assert len(AUTH) > 50
    assert TENANT_ID in json.dumps(HOSTILE)
