"""Who goes first: calls before all else, each conversation in its order, on every database."""

import asyncio
from collections import Counter
from datetime import datetime, timedelta

import pytest
from store_cases import BENT, GURLI, NOON, ULLA

from bot.domain.delivery import Claimed, Retry, Sent
from bot.domain.ids import ActivityId, ConversationId, MeetingId, Oid
from bot.domain.notice import NoticeKind, NoticeState, Recipient, Wanted, Why
from bot.store import SqlStore

pytest_plugins = ["stores"]

LEASE = timedelta(seconds=30)
SECOND = timedelta(seconds=1)
SENT = Sent(ActivityId("1:2"), NOON)
HOME = Recipient(conversation=ConversationId("19:home"))
CALLS = [NoticeKind.GET_READY, NoticeKind.COME_NOW, NoticeKind.NOT_YET]


async def want(store: SqlStore, *kinds: NoticeKind, to: Recipient | None = None) -> None:
    """Each in a lane of its own, unless `to` is given; the key is the kind's name."""
    recipients = [to or Recipient(person=Oid(f"oid-{kind}")) for kind in kinds]
    every = [Wanted(k, k, r, meeting=MeetingId("m1")) for k, r in zip(kinds, recipients, strict=True)]
    await store.run(lambda tx: [tx.notices.want(one) for one in every])


async def claim(store: SqlStore, now: datetime = NOON) -> dict[str, Claimed]:
    """By key, in the order of claiming."""
    claimed = await store.run(lambda tx: tx.notices.claim(now, owner="me", lease=LEASE, at_most=20))
    return {one.notice.key: one for one in claimed}


async def settle(store: SqlStore, claimed: Claimed, settlement: Sent | Retry = SENT) -> None:
    assert await store.run(lambda tx: tx.notices.settle(claimed, settlement))


async def test_between_conversations_calls_go_first_and_edits_last(board: SqlStore) -> None:
    last_first = [NoticeKind.EDIT, NoticeKind.THANKS, NoticeKind.AGENDA, NoticeKind.SLOT, NoticeKind.RUN]
    pressing = [NoticeKind.CANCEL, NoticeKind.MOVE, NoticeKind.WATCH, NoticeKind.REMINDER, NoticeKind.ANSWER]
    await want(board, *last_first, *pressing, *CALLS)

    assert list(await claim(board)) == [*CALLS, *pressing, *last_first[1:], NoticeKind.EDIT]


async def test_a_meeting_is_watched_by_one_at_a_time(board: SqlStore) -> None:
    watches = [Wanted(key, NoticeKind.WATCH, Recipient(), meeting=MeetingId("m1")) for key in ("w1", "w2")]
    await board.run(lambda tx: [tx.notices.want(one) for one in watches])
    await want(board, NoticeKind.SLOT)

    claimed = await claim(board)

    assert list(claimed) == ["w1", "slot"]
    await settle(board, claimed["w1"])
    assert list(await claim(board)) == ["w2"]


@pytest.mark.parametrize("call", CALLS)
async def test_a_call_passes_an_edit_and_thanks_that_wait_in_its_conversation(
    board: SqlStore, call: NoticeKind
) -> None:
    await want(board, NoticeKind.EDIT, NoticeKind.THANKS, call, NoticeKind.SLOT, to=HOME)

    claimed = await claim(board)

    assert list(claimed) == [call]
    await settle(board, claimed[call])
    assert list(await claim(board)) == [NoticeKind.EDIT]


async def test_a_call_passes_an_edit_that_a_dead_process_holds(board: SqlStore) -> None:
    await want(board, NoticeKind.EDIT, to=HOME)
    await claim(board)
    await want(board, NoticeKind.COME_NOW, to=HOME)
    assert (await board.read(lambda tx: tx.notices.next_due()) or NOON) < NOON

    assert list(await claim(board)) == [NoticeKind.COME_NOW]


async def test_an_edit_is_not_tried_again_beside_a_call_that_is_begun(board: SqlStore) -> None:
    await want(board, NoticeKind.EDIT, to=HOME)
    edit = (await claim(board))[NoticeKind.EDIT]
    await settle(board, edit, Retry(NOON + SECOND))
    await want(board, NoticeKind.COME_NOW, to=HOME)
    call = (await claim(board, NOON + SECOND))[NoticeKind.COME_NOW]

    assert await claim(board, NOON + SECOND) == {}
    await settle(board, call, Retry(NOON + 2 * SECOND))
    again = await claim(board, NOON + 2 * SECOND)
    assert list(again) == [NoticeKind.COME_NOW]
    await settle(board, again[NoticeKind.COME_NOW])
    assert list(await claim(board, NOON + 2 * SECOND)) == [NoticeKind.EDIT]


@pytest.mark.parametrize(
    "before", [NoticeKind.SLOT, NoticeKind.MOVE, NoticeKind.ANSWER, NoticeKind.GET_READY]
)
async def test_a_call_keeps_its_place_behind_what_tells_something(
    board: SqlStore, before: NoticeKind
) -> None:
    await want(board, before, NoticeKind.COME_NOW, to=HOME)

    assert list(await claim(board)) == [before]


async def test_a_call_waits_for_thanks_that_are_begun(board: SqlStore) -> None:
    await want(board, NoticeKind.THANKS, to=HOME)
    thanks = (await claim(board))[NoticeKind.THANKS]
    await want(board, NoticeKind.COME_NOW, to=HOME)

    assert await claim(board) == {}
    await settle(board, thanks)
    assert list(await claim(board)) == [NoticeKind.COME_NOW]


async def test_what_is_withdrawn_while_it_backs_off_frees_its_conversation_at_once(board: SqlStore) -> None:
    await want(board, NoticeKind.GET_READY, to=Recipient(person=ULLA))
    held = (await claim(board))[NoticeKind.GET_READY]
    await settle(board, held, Retry(NOON + 20 * SECOND))
    await want(board, NoticeKind.COME_NOW, to=Recipient(person=ULLA))
    assert await claim(board) == {}

    await board.run(lambda tx: tx.notices.withdraw(NoticeKind.GET_READY, why=Why.CHANGED, at=NOON))

    assert list(await claim(board)) == [NoticeKind.COME_NOW]


async def test_calls_to_two_people_are_claimed_at_once(board: SqlStore) -> None:
    both = [Wanted(p, NoticeKind.COME_NOW, Recipient(p), meeting=MeetingId("m1")) for p in (BENT, GURLI)]
    await board.run(lambda tx: [tx.notices.want(one) for one in both])

    assert list(await claim(board)) == [BENT, GURLI]


async def test_replicas_that_claim_and_settle_at_once_send_each_once_and_in_order(
    board: SqlStore, replica: SqlStore
) -> None:
    lanes = [Recipient(person=Oid(f"oid-{n}")) for n in range(12)]
    every = [Wanted(f"{n:03}", NoticeKind.SLOT, lanes[n % 12], meeting=MeetingId("m1")) for n in range(72)]
    await board.run(lambda tx: [tx.notices.want(one) for one in every])
    under_way: Counter[Oid | None] = Counter()
    sent: list[Claimed] = []

    async def send(store: SqlStore, owner: str) -> None:
        while len(sent) < len(every):
            claimed = await store.in_turn(
                lambda tx: tx.notices.claim(NOON, owner=owner, lease=LEASE, at_most=4)
            )
            for one in claimed:
                under_way[one.notice.recipient.person] += 1
                assert max(under_way.values()) == 1
                sent.append(one)
            for one in claimed:
                under_way[one.notice.recipient.person] -= 1
                await settle(store, one)

    await asyncio.gather(*(send((board, replica)[n % 2], f"owner-{n}") for n in range(4)))

    assert sorted(one.notice.key for one in sent) == [one.key for one in every]
    for lane in lanes:
        mine = [one.notice.key for one in sent if one.notice.recipient == lane]
        assert mine == sorted(mine)


async def test_what_is_withdrawn_while_it_is_claimed_is_either_stopped_or_never_sent(
    board: SqlStore, replica: SqlStore
) -> None:
    every = [Wanted(f"{n}", NoticeKind.SLOT, Recipient(person=Oid(f"oid-{n}"))) for n in range(40)]
    await board.run(lambda tx: [tx.notices.want(one) for one in every])

    async def withdraw(key: str) -> bool:
        return await replica.run(lambda tx: tx.notices.withdraw(key, why=Why.CHANGED, at=NOON))

    claims = [
        board.in_turn(lambda tx: tx.notices.claim(NOON, owner="me", lease=LEASE, at_most=5)) for _ in range(8)
    ]
    *withdrawn, _ = await asyncio.gather(*(withdraw(one.key) for one in every), asyncio.gather(*claims))
    rows = await board.read(lambda tx: [tx.notices.get(one.key) for one in every])
    claimed = {row.key for row in rows if row and row.state is NoticeState.SENDING}

    assert {one.key for one, never_told in zip(every, withdrawn, strict=True) if not never_told} == claimed
