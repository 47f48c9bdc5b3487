"""What is wanted is sent at once, whoever wrote it: here nobody ever looks by himself."""

from datetime import timedelta
from pathlib import Path

from acts import MORNING
from town import Town, kind, town
from townsfolk import HOME, OLE, SECRETARY

from bot.app.wiring import PLATFORM
from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.store import open_store

pytest_plugins = ["postgres"]

NEVER = 3_600.0
HELLO = Wanted(
    "hello", NoticeKind.ANSWER, Recipient(conversation=HOME), said='{"type": "message", "text": "Hej"}'
)


async def at_rest(it: Town) -> None:
    """From here on only a word wakes the loop."""
    it.bot.loop.poll_seconds = NEVER
    it.bot.loop.wake()
    await it.bot.store.run(
        lambda tx: tx.conversations.put(Conversation(HOME, ConversationKind.GROUP, it.service_url))
    )
    await it.settled()


async def test_another_replica_on_postgresql_wakes_the_loop(tmp_path: Path, postgres_url: str) -> None:
    other = open_store(postgres_url)
    async with town(tmp_path, at=MORNING, database_url=postgres_url) as it:
        await at_rest(it)
        await other.run(lambda tx: tx.notices.want(HELLO))

        assert await it.until(lambda: it.messages_in(HOME))
    await other.close()


async def test_the_loops_own_process_wakes_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await at_rest(it)

        assert kind(await it.say(OLE, "hjælp")) == "help"


async def test_what_falls_due_later_wakes_it_then(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await at_rest(it)
        later = Wanted(**{**vars(HELLO), "due_at": MORNING + timedelta(milliseconds=300)})
        await it.bot.store.run(lambda tx: tx.notices.want(later))
        assert it.messages_in(HOME) == []
        it.hands["at"] = MORNING + timedelta(seconds=1)

        assert await it.until(lambda: it.messages_in(HOME))


async def test_a_throttled_chat_is_left_in_peace_by_every_notice_and_no_other_chat_is(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, at=MORNING, limits=PLATFORM) as it:
        it.cloud.script.add(
            when={"method": "POST", "path": f"/{OLE.chat}/activities", "nth": 1},
            then={"status": 429, "headers": {"Retry-After": "5"}},
        )
        asked = it.activity(OLE, type="message", text="hjælp")
        await it.post(asked)
        await it.until(lambda: it.cloud.journal.find("POST", f"/{OLE.chat}/activities"))
        await it.until_stored(lambda: paused(it))
        called = Wanted(
            "call", NoticeKind.ANSWER, Recipient(person=OLE.oid), said='{"type": "message", "text": "Hej"}'
        )
        await it.bot.store.run(lambda tx: tx.notices.want(called))
        assert kind(await it.say(SECRETARY, "hjælp")) == "help"
        assert it.messages_in(OLE.chat) == []

        it.set_clock(MORNING + timedelta(seconds=5))
        await it.until(lambda: len(it.messages_in(OLE.chat)) == 2)


async def paused(it: Town) -> bool:
    return (await it.read(lambda tx: tx.notices.next_due(it.at))) == MORNING + timedelta(seconds=5)
