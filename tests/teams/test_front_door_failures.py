"""What is answered, and what is logged, when the bot's own code fails or refuses."""

import asyncio
import json
import logging
from pathlib import Path

import pytest
from doorstep import SERVICE_URL, Heard, apology, opened

from bot.teams.endpoint import LOCAL_TENANT, local_front_door
from bot.teams.fields import Json
from bot.teams.inbound import Inbound
from bot.teams.turn import Answer, CardAnswer, ErrorAnswer, MessageAnswer, Turn
from bot.teams.turned_away import BadPress

ACTIVITIES = Path(__file__).parents[1] / "data" / "activities"
SECRET_TEXT = "Sagen om plejehjemmet"


def local_body(name: str, **changes: Json) -> bytes:
    """A payload as it would come to a bot run locally."""
    activity = json.loads((ACTIVITIES / f"{name}.json").read_text(encoding="utf-8"))
    activity["serviceUrl"] = SERVICE_URL
    activity["conversation"]["tenantId"] = LOCAL_TENANT
    activity["channelData"]["tenant"]["id"] = LOCAL_TENANT
    return json.dumps({**activity, **changes}).encode()


def answering(answer: Answer | None) -> Turn:
    async def turn(_: Inbound) -> Answer | None:
        return answer

    return turn


def failing(error: Exception) -> Turn:
    async def turn(_: Inbound) -> Answer | None:
        raise error

    return turn


@pytest.mark.parametrize(
    ("answer", "body"),
    [
        (
            CardAnswer({"type": "AdaptiveCard", "body": [{"text": "Ærø"}]}),
            {
                "statusCode": 200,
                "type": "application/vnd.microsoft.card.adaptive",
                "value": {"type": "AdaptiveCard", "body": [{"text": "Ærø"}]},
            },
        ),
        (
            MessageAnswer("Svaret er noteret"),
            {
                "statusCode": 200,
                "type": "application/vnd.microsoft.activity.message",
                "value": "Svaret er noteret",
            },
        ),
        (
            ErrorAnswer("NotPermitted", "Det er ikke dit punkt"),
            {
                "statusCode": 400,
                "type": "application/vnd.microsoft.error",
                "value": {"code": "NotPermitted", "message": "Det er ikke dit punkt"},
            },
        ),
    ],
)
async def test_a_press_is_answered_in_teams_form(answer: Answer, body: dict[str, object]) -> None:
    async with opened(local_front_door(answering(answer), apology=apology)) as caller:
        answered = await caller.post(local_body("pressed_execute"))

    assert answered.status == 200
    assert answered.headers["Content-Type"].startswith("application/json")
    assert json.loads(answered.body) == body


def test_an_empty_message_cannot_be_answered() -> None:
    with pytest.raises(ValueError, match="empty"):
        MessageAnswer(" \n")


@pytest.mark.parametrize(
    "error", [ValueError(SECRET_TEXT), PermissionError(SECRET_TEXT), TimeoutError(SECRET_TEXT)]
)
async def test_a_press_whose_handling_fails_is_answered_all_the_same(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async with opened(local_front_door(failing(error), apology=apology)) as caller:
        answered = await caller.post(local_body("pressed_execute", locale="da-DK"))

    assert answered.status == 200
    assert json.loads(answered.body) == {
        "statusCode": 500,
        "type": "application/vnd.microsoft.error",
        "value": {"code": "BotFailed", "message": "Det gik galt"},
    }
    hold_one_line(type(error), caplog)


@pytest.mark.parametrize(
    "error", [ValueError(SECRET_TEXT), PermissionError(SECRET_TEXT), TimeoutError(SECRET_TEXT)]
)
async def test_a_message_whose_handling_fails_may_come_again(
    error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)

    async with opened(local_front_door(failing(error), apology=apology)) as caller:
        answered = await caller.post(local_body("said_personal", text=SECRET_TEXT))

    assert (answered.status, answered.body) == (500, b"")
    hold_one_line(type(error), caplog)


def hold_one_line(error: type[Exception], log: pytest.LogCaptureFixture) -> None:
    failures = [record for record in log.records if record.levelno >= logging.ERROR]
    assert [record.getMessage().partition(" at ")[0] for record in failures] == [
        f"a turn failed: {error.__name__}"
    ]
    assert "bot.teams." in failures[0].getMessage()
    assert failures[0].exc_info is None
    for told in (SECRET_TEXT, "Traceback", "Signe", "3b0c7f3e"):
        assert told not in log.text


async def test_a_press_of_a_wrong_shape_is_the_senders_fault() -> None:
    async with opened(local_front_door(failing(BadPress("item")), apology=apology)) as caller:
        execute = await caller.post(local_body("pressed_execute"))
        submit = await caller.post(local_body("pressed_submit"))

    assert (execute.status, submit.status) == (400, 400)


async def test_an_execute_that_nobody_answered_is_a_failure() -> None:
    async with opened(local_front_door(answering(None), apology=apology)) as caller:
        answered = await caller.post(local_body("pressed_execute"))

    assert json.loads(answered.body)["statusCode"] == 500


@pytest.mark.parametrize("name", ["said_personal", "pressed_submit", "installed"])
async def test_an_answer_that_nobody_would_see_is_a_failure(name: str) -> None:
    async with opened(local_front_door(answering(MessageAnswer("tabt")), apology=apology)) as caller:
        assert (await caller.post(local_body(name))).status == 500


async def test_a_card_that_is_no_json_is_a_failure() -> None:
    async with opened(
        local_front_door(answering(CardAnswer({"v": float("nan")})), apology=apology)
    ) as caller:
        answered = await caller.post(local_body("pressed_execute"))

    assert json.loads(answered.body)["statusCode"] == 500


@pytest.mark.parametrize(
    ("content_type", "status"),
    [
        ("Application/JSON", 200),
        ('application/json; charset="UTF-8"', 200),
        ("application/json; charset=utf-16", 415),
        ("application/json; charset=iso-8859-1", 415),
        ("text/json", 415),
        ("application/json, text/html", 415),
        (";;;", 415),
    ],
)
async def test_content_types(content_type: str, status: int) -> None:
    async with opened(local_front_door(answering(None), apology=apology)) as caller:
        answered = await caller.ask(
            "POST", local_body("said_personal"), headers={"Content-Type": content_type}
        )

    assert answered.status == status


async def test_a_packed_body_is_not_unpacked() -> None:
    async with opened(local_front_door(answering(None), apology=apology)) as caller:
        answered = await caller.post(b"\x1f\x8b", **{"Content-Encoding": "gzip"})

    assert answered.status == 415


@pytest.mark.parametrize(("spaces", "status"), [(0, 200), (1, 413)])
async def test_the_size_is_counted_to_the_byte(spaces: int, status: int) -> None:
    body = local_body("said_personal")
    body += b" " * (256 * 1024 - len(body) + spaces)

    async with opened(local_front_door(answering(None), apology=apology)) as caller:
        whole = await caller.post(body)
        chunked = await caller.ask(
            "POST", body, headers={"Content-Type": "application/json", "Transfer-Encoding": "chunked"}
        )

    assert (whole.status, chunked.status) == (status, status)


@pytest.mark.parametrize(
    ("value", "status"),
    [
        ("-0", 200),
        ("1.5e3", 200),
        ("9" * 18, 200),
        ('"\\ud800"', 200),
        ("[" * 60 + "]" * 60, 200),
        ('"' + "[" * 500 + '"', 200),
        ("[" * 65 + "]" * 65, 400),
        ('{"a":' * 65 + "1" + "}" * 65, 400),
        ("[" * 100_000, 400),
        ("[" * 100_000 + "]" * 100_000, 400),
        ("9" * 19, 400),
        ("9" * 5000, 400),
        ("1e400", 400),
        ("NaN", 400),
        ("-Infinity", 400),
        ("nul", 400),
        ("1 2", 400),
        ("'x'", 400),
    ],
)
async def test_what_parsers_stumble_over(value: str, status: int) -> None:
    heard = Heard()
    body = local_body("reacted", value="HERE").replace(b'"HERE"', value.encode())

    async with opened(local_front_door(heard.turn, apology=apology)) as caller:
        answered = await caller.post(body)

    assert answered.status == status
    assert len(heard.activities) == (status == 200)


async def test_a_body_that_breaks_off_is_heard_by_nobody() -> None:
    heard = Heard()
    body = local_body("said_personal")

    async with opened(local_front_door(heard.turn, apology=apology)) as caller:
        host, port = caller.address.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        head = ["POST /api/messages HTTP/1.1", "Host: x", "Content-Type: application/json"]
        head.append(f"Content-Length: {len(body)}")
        writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body[:-5])
        writer.write_eof()
        await reader.read()
        writer.close()
        await writer.wait_closed()

    assert heard.activities == []


async def test_two_turns_run_side_by_side() -> None:
    together = asyncio.Barrier(2)

    async def turn(_: Inbound) -> Answer | None:
        await together.wait()
        return None

    async with opened(local_front_door(turn, apology=apology)) as caller:
        answers = await asyncio.gather(*(caller.post(local_body("said_personal")) for _ in range(2)))

    assert [answered.status for answered in answers] == [200, 200]
