"""Each way in which the script makes the cloud misbehave, and what becomes of the message."""

import asyncio
import json
from pathlib import Path

import aiohttp
import pytest
from bot_side import ADA, BOARD, HELLO, BotSide, bot_at_cloud

from bot.standin.calls import Json, Members
from bot.standin.script import BadScript, read_script, rules_from

POSTS = {"method": "POST", "path": "/activities"}


async def lost(bot: BotSide) -> bool:
    """Whether the connection was closed instead of an answer."""
    try:
        await bot.say()
    except aiohttp.ServerDisconnectedError:
        return True
    return False


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (400, "BadArgument"),
        (403, "ForbiddenOperationException"),
        (404, "ConversationNotFound"),
        (412, "PreconditionFailed"),
        (413, "MessageSizeTooBig"),
        (429, "Throttled"),
        (500, "ServiceError"),
        (503, "ServiceError"),
    ],
)
async def test_a_status_answers_and_nothing_is_done(status: int, code: str) -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"status": status, "headers": {"Retry-After": "3"}})
        reply = await bot.say()

        assert (reply.status, reply.code, reply.headers["Retry-After"]) == (status, code, "3")
        assert bot.cloud.visible_to(ADA) == []


async def test_a_body_is_answered_as_the_script_has_it() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS | {"nth": 1}, then={"status": 200, "body": {"id": None}})
        bot.cloud.script.add(when=POSTS | {"nth": 2}, then={"status": 502, "body": "bad gateway"})

        assert (await bot.say()).body == {"id": None}
        assert (await bot.say()).text == "bad gateway"


async def test_html_comes_from_a_gateway_and_nothing_is_done() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "html"})
        reply = await bot.say()

        assert reply.status == 502
        assert reply.text.startswith("<!doctype html>")
        assert bot.cloud.visible_to(ADA) == []


async def test_an_empty_answer_hides_that_the_message_arrived() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "empty"})
        reply = await bot.say()

        assert (reply.status, reply.text) == (200, "")
        assert bot.texts_seen_by(ADA) == ["hello"]


async def test_drop_closes_before_and_drop_after_behind_the_effect() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS | {"nth": 1}, then={"kind": "drop"})
        bot.cloud.script.add(when=POSTS | {"nth": 2}, then={"kind": "drop_after"})

        assert await lost(bot)
        assert bot.texts_seen_by(ADA) == []
        assert await lost(bot)
        assert bot.texts_seen_by(ADA) == ["hello"]
        assert [entry.status for entry in bot.cloud.journal.entries] == [None, None]
        assert bot.cloud.journal.entries[1].effect["did"] == "created"


async def test_a_held_request_is_journaled_and_waits_for_its_release() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "hold"})
        asking = asyncio.create_task(bot.say())
        [n] = await bot.cloud.journal.until(lambda: bot.cloud.held.numbers)

        [entry] = bot.cloud.journal.entries
        assert (entry.arrival.n, entry.arrival.held, entry.answer) == (n, True, None)
        assert bot.cloud.visible_to(ADA) == []

        assert bot.cloud.held.release(n) == 1
        assert (await asking).status == 201
        assert bot.texts_seen_by(ADA) == ["hello"]
        assert bot.cloud.held.numbers == []


async def test_held_requests_are_released_one_by_one_or_together() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "hold", "status": 503})
        asking = [asyncio.create_task(bot.say()) for _ in range(3)]
        await bot.cloud.journal.until(lambda: len(bot.cloud.held.numbers) == 3)

        assert bot.cloud.held.release(2) == 1
        assert bot.cloud.held.release(99) == 0
        await bot.cloud.journal.until(lambda: bot.cloud.journal.entries[1].answer)
        assert bot.cloud.held.numbers == [1, 3]
        assert bot.cloud.held.release() == 2
        assert [(await task).status for task in asking] == [503, 503, 503]
        assert bot.cloud.visible_to(ADA) == []


async def test_a_held_message_arrives_although_the_bot_is_gone() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "hold"})
        asking = asyncio.create_task(bot.say())
        await bot.cloud.journal.until(lambda: bot.cloud.held.numbers)
        asking.cancel()
        await asyncio.gather(asking, return_exceptions=True)
        await bot.session.close()
        async with aiohttp.ClientSession(bot.url) as somebody:  # a round trip: the stand-in has seen the end
            await somebody.get("/standin/held")

        bot.cloud.held.release()
        [entry] = bot.cloud.journal.entries
        answer = await bot.cloud.journal.until(lambda: entry.answer)
        assert answer.gone
        assert bot.texts_seen_by(ADA) == ["hello"]


async def test_stopping_lets_held_requests_go_without_effect() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "hold"})
        asking = asyncio.create_task(lost(bot))
        await bot.cloud.journal.until(lambda: bot.cloud.held.numbers)
        bot.cloud.held.close()

        assert await asking
        assert bot.cloud.visible_to(ADA) == []


async def test_delay_holds_the_answer_back_not_the_effect() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"delay_seconds": 30})
        asking = asyncio.create_task(bot.say())
        await bot.cloud.journal.until(lambda: bot.cloud.journal.entries)
        async with (
            aiohttp.ClientSession(bot.url) as somebody,
            somebody.get(f"/standin/visible/{ADA}") as seen,
        ):
            messages = await seen.json()
        asking.cancel()

        assert len(messages) == 1
        assert bot.cloud.journal.entries[0].answer is None


async def test_late_apply_answers_at_once_and_the_message_comes_later() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "late_apply", "status": 504, "delay_seconds": 0.05})
        reply = await bot.say()

        [entry] = bot.cloud.journal.entries
        assert reply.status == 504
        assert entry.effect == {}
        assert bot.cloud.visible_to(ADA) == []
        late = await bot.cloud.journal.until(lambda: entry.late)
        assert late.effect == entry.effect
        assert bot.texts_seen_by(ADA) == ["hello"]


async def test_late_apply_without_a_status_answers_when_it_is_done() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "late_apply", "delay_seconds": 0.01})

        assert (await bot.say()).status == 201
        assert bot.texts_seen_by(ADA) == ["hello"]


async def test_a_late_apply_that_never_came_ends_with_the_stand_in() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS, then={"kind": "late_apply", "status": 504, "delay_seconds": 3600})
        assert (await bot.say()).status == 504

    assert bot.cloud.visible_to(ADA) == []
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_headers_alone_leave_the_cloud_to_do_its_part() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(then={"headers": {"X-Seen": "yes"}})
        reply = await bot.say()

        assert (reply.status, reply.headers["X-Seen"]) == (201, "yes")


async def test_a_rule_waits_for_its_method_path_body_and_turn() -> None:
    async with bot_at_cloud() as bot:
        when = {"method": "POST", "path": "conversations/19:[a-z]+@", "contains": "secret", "nth": 2}
        bot.cloud.script.add(when=when, then={"status": 418})
        secret = {"type": "message", "text": "a secret"}

        statuses = [
            (await bot.say(BOARD, secret)).status,
            (await bot.say(BOARD, HELLO)).status,
            (await bot.say(activity=secret)).status,
            (await bot.say(BOARD, secret)).status,
            (await bot.say(BOARD, secret)).status,
        ]

    assert statuses == [201, 201, 201, 418, 201]


async def test_the_first_rule_that_fits_is_played_and_the_others_count_on() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.script.add(when=POSTS | {"nth": 1}, then={"status": 500})
        bot.cloud.script.add(when=POSTS | {"nth": 2}, then={"status": 502})
        bot.cloud.script.add(when=POSTS, then={"status": 503})

        assert [(await bot.say()).status for _ in range(4)] == [500, 502, 503, 503]
        assert [entry.arrival.rule for entry in bot.cloud.journal.entries] == [0, 1, 2, 2]

        bot.cloud.script.clear()
        assert (await bot.say()).status == 201


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ({}, "list"),
        (["rule"], "rule 1: rule must be an object"),
        ([{"when": {}}], "then must be an object"),
        ([{"then": {}}], "then is empty"),
        ([{"then": {"status": 500}, "else": {}}], "rule: unknown else"),
        (
            [{"then": {"status": 500}}, {"when": {"verb": "GET"}, "then": {"status": 500}}],
            "rule 2: when: unknown verb",
        ),
        ([{"then": {"state": 500}}], "then: unknown state"),
        ([{"when": {"nth": 0}, "then": {"status": 500}}], "when.nth"),
        ([{"when": {"nth": "third"}, "then": {"status": 500}}], "when.nth"),
        ([{"when": {"nth": True}, "then": {"status": 500}}], "when.nth"),
        ([{"when": {"path": "("}, "then": {"status": 500}}], "when.path"),
        ([{"when": {"method": 1}, "then": {"status": 500}}], "when.method"),
        ([{"then": {"status": 600}}], "then.status"),
        ([{"then": {"status": "500"}}], "then.status"),
        ([{"then": {"kind": "explode"}}], "then.kind"),
        ([{"then": {"delay_seconds": -1}}], "then.delay_seconds"),
        ([{"then": {"headers": {"Retry-After": 3}}}], "then.headers"),
        ([{"then": {"body": "x"}}], "then.body"),
        ([{"then": {"kind": "drop", "status": 500}}], "drop takes no then.status"),
    ],
    ids=str,
)
def test_a_script_that_would_not_do_what_it_says_is_refused(script: Json, told: str) -> None:
    with pytest.raises(BadScript) as refusal:
        rules_from(script)

    assert told in str(refusal.value)


def test_a_script_is_read_from_a_file_and_its_faults_name_the_file(tmp_path: Path) -> None:
    file = tmp_path / "script.json"
    rules: list[Members] = [{"when": POSTS, "then": {"kind": "hold"}}]
    file.write_text(json.dumps(rules))
    assert [rule.then.kind for rule in read_script(file)] == ["hold"]

    file.write_text("[{")
    with pytest.raises(BadScript, match=r"script\.json"):
        read_script(file)
    with pytest.raises(BadScript, match=r"missing\.json"):
        read_script(tmp_path / "missing.json")
