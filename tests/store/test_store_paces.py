"""The platform's limits are kept over all replicas before anything is claimed, on every database."""

from datetime import datetime, timedelta
from functools import partial

from store_cases import NOON, ULLA

from bot.domain.conversation import Conversation, ConversationKind
from bot.domain.delivery import Claimed, Retry, Sent
from bot.domain.ids import ActivityId, ConversationId, MeetingId, Oid
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.domain.pace import Limits, Window
from bot.store import SqlStore, SqlTransaction
from bot.store.tables import paces

pytest_plugins = ["stores"]

LEASE = timedelta(seconds=30)
SECOND = timedelta(seconds=1)
SENT = Sent(ActivityId("1:2"), NOON)
PLATFORM = Limits()
ROOMY = Limits(tenant=(Window(1_000, timedelta(seconds=1)),))
"""As the platform's for a conversation."""
SLOT, CALL, ANSWER = NoticeKind.SLOT, NoticeKind.COME_NOW, NoticeKind.ANSWER
ULLAS = ConversationId("a:ulla")


def person(number: int) -> Oid:
    return Oid(f"oid-{number}")


async def know(store: SqlStore, *people: Oid) -> None:
    """Each has a chat with the bot."""

    def work(tx: SqlTransaction) -> None:
        for oid in people:
            chat = ULLAS if oid == ULLA else ConversationId(f"a:{oid}")
            tx.conversations.put(
                Conversation(chat, ConversationKind.PERSONAL, "https://x.example", person=oid)
            )

    await store.run(work)


async def want(store: SqlStore, count: int, *, kind: NoticeKind = SLOT, to: Recipient | None = None) -> None:
    """To that many people, unless to one. Keys are kind and number."""
    every = [
        Wanted(f"{kind} {n}", kind, to or Recipient(person=person(n)), meeting=MeetingId("m1"))
        for n in range(count)
    ]
    await store.run(lambda tx: [tx.notices.want(one) for one in every])


async def claim(
    store: SqlStore, now: datetime = NOON, *, at_most: int = 99, limits: Limits | None = ROOMY
) -> tuple[Claimed, ...]:
    return await store.run(
        lambda tx: tx.notices.claim(now, owner="me", lease=LEASE, at_most=at_most, limits=limits)
    )


def keys(claimed: tuple[Claimed, ...]) -> list[str]:
    return [one.notice.key for one in claimed]


async def send_all(store: SqlStore, now: datetime = NOON, *, limits: Limits = ROOMY) -> list[str]:
    """Claims and settles until nothing may go any more at that moment."""
    sent: list[str] = []
    while claimed := await claim(store, now, limits=limits):
        for one in claimed:
            assert await store.run(partial(_settle, claimed=one))
        sent += keys(claimed)
    return sent


def _settle(tx: SqlTransaction, *, claimed: Claimed) -> bool:
    return tx.notices.settle(claimed, SENT)


async def throttled(store: SqlStore, claimed: Claimed, *, seconds: int) -> None:
    retry = Retry(NOON + seconds * SECOND, throttled_at=NOON)
    assert await store.run(lambda tx: tx.notices.settle(claimed, retry))


async def next_due(store: SqlStore, now: datetime) -> datetime | None:
    return await store.read(lambda tx: tx.notices.next_due(now))


async def test_one_conversation_gets_six_in_a_second_and_a_call_the_seventh_place(board: SqlStore) -> None:
    await know(board, ULLA)
    await want(board, 10, to=Recipient(person=ULLA))

    assert len(await send_all(board)) == 6
    assert await next_due(board, NOON) == NOON + SECOND
    await want(board, 3, kind=CALL, to=Recipient(person=ULLA))
    assert (await next_due(board, NOON) or NOON) < NOON + SECOND


async def test_calls_use_the_place_that_is_kept_for_them(board: SqlStore) -> None:
    await know(board, ULLA)
    await want(board, 6, to=Recipient(person=ULLA))
    await send_all(board)
    await want(board, 2, kind=CALL, to=Recipient(person=ULLA))

    assert await send_all(board) == ["come_now 0"]
    assert await send_all(board, NOON + SECOND - timedelta(milliseconds=1)) == []
    assert await send_all(board, NOON + SECOND) == ["come_now 1"]


async def test_a_chat_has_one_limit_however_it_is_named(board: SqlStore) -> None:
    await know(board, ULLA)
    await want(board, 4, to=Recipient(person=ULLA))
    await want(board, 4, kind=ANSWER, to=Recipient(conversation=ULLAS))

    assert len(await send_all(board)) == 6


async def test_a_thread_of_a_channel_uses_the_channels_places(board: SqlStore) -> None:
    for thread in ("1", "2"):
        to = Recipient(conversation=ConversationId(f"19:home@thread.tacv2;messageid={thread}"))
        await want(board, 4, kind=SLOT if thread == "1" else ANSWER, to=to)

    assert len(await send_all(board)) == 6


async def test_the_tenant_gets_27_in_a_second_spread_over_it_and_calls_three_more(board: SqlStore) -> None:
    await know(board, *(person(n) for n in range(40)))
    await want(board, 40)

    tenths = [len(await send_all(board, NOON + tenth * SECOND / 10, limits=PLATFORM)) for tenth in range(11)]

    assert tenths == [3] * 9 + [0] + [3]
    assert await next_due(board, NOON + SECOND) == NOON + 1.1 * SECOND
    await want(board, 9, kind=CALL, to=Recipient(conversation=ConversationId("19:home")))
    assert await send_all(board, NOON + SECOND, limits=PLATFORM) == ["come_now 0"]
    assert await send_all(board, NOON + 1.09 * SECOND, limits=PLATFORM) == []


async def test_to_open_a_chat_is_a_request_of_its_own(board: SqlStore) -> None:
    await want(board, 9)

    assert len(await claim(board, limits=PLATFORM)) == 1  # two of three


async def test_replicas_share_the_places(board: SqlStore, replica: SqlStore) -> None:
    await know(board, *(person(n) for n in range(9)))
    await want(board, 9)

    claims = [len(await claim(one, at_most=2, limits=PLATFORM)) for one in (board, replica, board)]

    assert claims == [2, 1, 0]


async def test_who_must_wait_keeps_no_place_in_the_claim_from_others(board: SqlStore) -> None:
    await know(board, ULLA, person(0))
    await want(board, 7, kind=ANSWER, to=Recipient(person=ULLA))
    assert len(await send_all(board)) == 6
    await want(board, 1)

    assert keys(await claim(board, at_most=1)) == ["slot 0"]


async def test_without_limits_everything_goes_at_once(board: SqlStore) -> None:
    await want(board, 90)

    assert len(await claim(board, limits=None)) == 90


async def test_what_goes_to_nobody_takes_no_place_and_waits_for_none(board: SqlStore) -> None:
    await know(board, *(person(n) for n in range(9)))
    await want(board, 9)
    await claim(board, limits=PLATFORM)
    await want(board, 1, kind=NoticeKind.WATCH, to=Recipient())
    assert (await next_due(board, NOON) or NOON) < NOON

    assert keys(await claim(board, limits=PLATFORM)) == ["watch 0"]


async def test_a_retry_after_pauses_the_whole_conversation_calls_included(
    board: SqlStore, replica: SqlStore
) -> None:
    await know(board, ULLA, person(0))
    await want(board, 1, to=Recipient(person=ULLA))
    [held] = await claim(board)
    await throttled(board, held, seconds=9)
    await want(board, 1, kind=CALL, to=Recipient(conversation=ULLAS))
    await want(board, 1, kind=ANSWER)

    assert keys(await claim(replica)) == ["answer 0"]
    assert await next_due(replica, NOON) == NOON + 9 * SECOND
    assert keys(await claim(replica, NOON + 9 * SECOND)) == ["come_now 0", "slot 0"]


async def test_two_conversations_that_are_told_to_wait_at_once_mean_the_tenant(board: SqlStore) -> None:
    await know(board, *(person(n) for n in range(3)))
    await want(board, 2)
    first, second = await claim(board)
    await throttled(board, first, seconds=2)
    await throttled(board, second, seconds=5)
    await want(board, 3, kind=CALL)

    assert await claim(board, NOON + 4 * SECOND) == ()
    assert (await next_due(board, NOON + 4 * SECOND)) == NOON + 5 * SECOND
    assert len(await claim(board, NOON + 5 * SECOND)) == 3


async def test_a_pause_outlives_a_claim_that_knew_nothing_of_it(board: SqlStore) -> None:
    await know(board, ULLA)
    await want(board, 1, to=Recipient(person=ULLA))
    [held] = await claim(board)
    await throttled(board, held, seconds=9)
    assert len(await claim(board, NOON + 9 * SECOND)) == 1

    assert await next_due(board, NOON + 9 * SECOND) == NOON + 9 * SECOND + LEASE


async def test_a_clock_that_was_set_back_blocks_nobody(board: SqlStore) -> None:
    await know(board, *(person(n) for n in range(40)))
    await want(board, 40)
    await claim(board, limits=PLATFORM)
    earlier = NOON - timedelta(hours=2)
    assert (await next_due(board, earlier) or NOON) < earlier

    assert len(await claim(board, earlier, limits=PLATFORM)) == 3


async def test_places_of_long_ago_are_forgotten(board: SqlStore) -> None:
    await know(board, *(person(n) for n in range(9)))
    await want(board, 3)
    await send_all(board)
    await want(board, 1, kind=ANSWER)
    await claim(board, NOON + timedelta(hours=1, seconds=1))

    def threads(tx: SqlTransaction) -> list[str]:
        return sorted(tx.notices._connection.execute(paces.select()).scalars())

    assert await board.read(threads) == ["", "p oid-0"]
