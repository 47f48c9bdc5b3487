"""`kill -9` while Teams has a request in hand: all is sent, that one at most twice, and marked (I5)."""

from collections import Counter
from pathlib import Path

import pytest
from bot_process import GUESTS, Json, Stage, killed, stage, with_an_agenda_published, with_reminders_due
from townsfolk import HOME

CONNECTOR = "^/connector/"
CHATS = {who.chat: str(who.oid) for who in GUESTS} | {HOME: str(HOME)}
# Each guest: the chat is opened, the message sent. At home: the members are asked for, the card is posted.
REQUESTS_OF_PUBLISHING = 2 * len(GUESTS) + 2
REQUESTS_OF_A_REMINDER_ROUND = 2 * len(GUESTS)


async def killed_at(it: Stage, n: int) -> Json:
    """The n-th request is held, the bot killed, the request released, and the bot started again.

    Gives the held request as the journal has it.
    """
    it.cloud.script.add(when={"path": CONNECTOR, "nth": n}, then={"kind": "hold"})
    async with it.serving() as process:
        [held] = await it.cloud.journal.until(lambda: it.cloud.held.numbers)
        await it.until(lambda: only_one_is_open(it))
        killed(process)
        await process.wait()
    it.cloud.held.release()
    entry = next(e for e in it.cloud.journal.entries if e.arrival.n == held)
    await it.cloud.journal.until(lambda: entry.answer)
    assert entry.answer
    assert entry.answer.gone
    async with it.serving() as process:
        await it.until(lambda: nothing_is_open(it))
        process.terminate()
        assert await process.wait() == 0
    return {"method": entry.arrival.method, "path": entry.arrival.path, "body": entry.arrival.body}


async def only_one_is_open(it: Stage) -> bool:
    return len(await it.open_rows()) == 1


async def nothing_is_open(it: Stage) -> bool:
    return not await it.open_rows()


def recipient_of(held: Json) -> str:
    for chat, recipient in CHATS.items():
        if chat in held["path"]:
            return recipient
    return str(held["body"]["members"][0]["id"])


async def hold_what_was_promised(it: Stage, held: Json, *, kind: str, recipients: set[str]) -> None:
    listed = [line for line in await it.deliveries() if line["kind"] in (kind, "agenda") and line["at"]]
    messages = Counter(CHATS[m.conversation_id] for m in it.cloud.messages.values())
    is_message = held["method"] == "POST" and held["path"].endswith("/activities")
    doubled = {recipient for recipient, count in messages.items() if count > 1}

    assert set(messages) == recipients
    assert doubled == ({recipient_of(held)} if is_message else set())
    assert max(messages.values()) <= 2
    told = [line for line in listed if line["recipient"] in recipients]
    assert Counter(line["recipient"] for line in told) == dict.fromkeys(recipients, 1)
    assert {line["state"] for line in told} == {"sent"}
    marked = {line["recipient"] for line in told if line["maybe_doubled"]}
    assert doubled <= marked <= {recipient_of(held)}


@pytest.mark.slow
@pytest.mark.parametrize("n", range(1, REQUESTS_OF_PUBLISHING + 1))
async def test_killed_in_the_middle_of_publishing(tmp_path: Path, n: int) -> None:
    async with stage(tmp_path) as it:
        await with_an_agenda_published(it)
        held = await killed_at(it, n)
        guests = {str(who.oid) for who in GUESTS}
        await hold_what_was_promised(it, held, kind="slot", recipients=guests | {str(HOME)})


@pytest.mark.slow
@pytest.mark.parametrize("n", range(1, REQUESTS_OF_A_REMINDER_ROUND + 1))
async def test_killed_in_the_middle_of_a_reminder_round(tmp_path: Path, n: int) -> None:
    async with stage(tmp_path) as it:
        await with_reminders_due(it)
        held = await killed_at(it, n)
        guests = {str(who.oid) for who in GUESTS}
        await hold_what_was_promised(it, held, kind="reminder", recipients=guests)
