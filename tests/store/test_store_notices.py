"""Wanting, withdrawing, renewing, claiming and settling notices, on every database."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from store_cases import BENT, GURLI, NOON, ULLA, each

from bot.domain.delivery import Claimed, Deferred, Needless, Refused, Retry, Sent, Settlement, TooLate
from bot.domain.ids import ActivityId, ConversationId, GuestId, MeetingId
from bot.domain.notice import Notice, NoticeKind, NoticeState, Recipient, Wanted, Why
from bot.store import SqlStore

pytest_plugins = ["stores"]

M1 = MeetingId("m1")
LEASE = timedelta(seconds=30)
SECOND = timedelta(seconds=1)
SENT = Sent(ActivityId("1:2"), NOON)
HOME = Recipient(conversation=ConversationId("19:home"))


def wanted(
    key: str, kind: NoticeKind = NoticeKind.SLOT, *, to: Recipient | None = None, due: datetime | None = None
) -> Wanted:
    return Wanted(key, kind, to or Recipient(person=ULLA), meeting=M1, guest=GuestId("guest-1"), due_at=due)


def edit(key: str = "card/1") -> Wanted:
    return Wanted(key, NoticeKind.EDIT, HOME, meeting=M1, subject="c1")


def watch() -> Wanted:
    return Wanted(f"{M1}/watch", NoticeKind.WATCH, Recipient(), meeting=M1)


async def want(store: SqlStore, *every: Wanted) -> list[bool]:
    return await store.run(lambda tx: [tx.notices.want(one) for one in every])


async def claim(
    store: SqlStore, now: datetime = NOON, *, owner: str = "me", at_most: int = 9
) -> tuple[Claimed, ...]:
    return await store.run(lambda tx: tx.notices.claim(now, owner=owner, lease=LEASE, at_most=at_most))


async def claim_one(store: SqlStore, now: datetime = NOON, *, owner: str = "me") -> Claimed:
    (claimed,) = await claim(store, now, owner=owner)
    return claimed


async def settle(store: SqlStore, claimed: Claimed, settlement: Settlement = SENT) -> bool:
    return await store.run(lambda tx: tx.notices.settle(claimed, settlement))


async def withdraw(store: SqlStore, key: str) -> bool:
    return await store.run(lambda tx: tx.notices.withdraw(key, why=Why.CHANGED, at=NOON))


async def get(store: SqlStore, key: str) -> Notice:
    notice = await store.read(lambda tx: tx.notices.get(key))
    assert notice
    return notice


def keys(claimed: tuple[Claimed, ...]) -> list[str]:
    return [one.notice.key for one in claimed]


async def test_a_notice_is_read_as_it_was_wanted(board: SqlStore) -> None:
    reminder = Wanted(
        "k",
        NoticeKind.REMINDER,
        HOME,
        M1,
        GuestId("g"),
        "subject",
        NOON,
        NOON + SECOND,
        "Ordene, som de står",
    )
    assert await want(board, reminder) == [True]

    notice = await get(board, "k")

    assert replace(notice, id=notice.id) == Notice(
        notice.id,
        "k",
        NoticeKind.REMINDER,
        HOME,
        M1,
        GuestId("g"),
        "subject",
        NOON,
        NOON + SECOND,
        "Ordene, som de står",
    )


async def test_a_known_key_is_not_wanted_again(board: SqlStore) -> None:
    assert await want(board, wanted("a"), wanted("a"), wanted("b")) == [True, False, True]
    await settle(board, await claim_one(board))

    assert await want(board, wanted("a")) == [False]
    assert (await get(board, "a")).state is NoticeState.SENT


async def test_the_list_holds_what_tells_somebody_something(board: SqlStore) -> None:
    answer = Wanted("answer", NoticeKind.ANSWER, HOME, meeting=M1, said="Hej")
    await want(
        board, wanted("b"), edit(), answer, wanted("a", due=NOON), replace(wanted("other"), meeting=None)
    )

    assert [n.key for n in await board.read(lambda tx: tx.notices.of_meeting(M1))] == ["b", "a"]


async def test_what_is_due_is_claimed_with_a_lease(board: SqlStore) -> None:
    await want(board, wanted("due", due=NOON), wanted("later", to=HOME, due=NOON + SECOND))

    claimed = await claim_one(board)

    assert claimed.notice == await get(board, "due")
    assert (claimed.notice.state, claimed.notice.attempts) == (NoticeState.SENDING, 1)
    assert (claimed.owner, claimed.attempt, claimed.lease_until) == ("me", 1, NOON + LEASE)
    assert await claim(board) == ()


async def test_one_of_each_lane_is_claimed_and_in_order(board: SqlStore) -> None:
    agenda = wanted("home 1", NoticeKind.AGENDA, to=HOME)
    await want(
        board, wanted("ulla 1"), agenda, wanted("ulla 2"), edit("home 2"), wanted("bent", to=Recipient(BENT))
    )

    first = await claim(board)
    assert keys(first) == ["ulla 1", "home 1", "bent"]

    for claimed in first:
        await settle(board, claimed)
    assert keys(await claim(board)) == ["ulla 2", "home 2"]


async def test_no_more_are_claimed_than_asked_for(board: SqlStore) -> None:
    await want(board, *(wanted(f"{n}", to=Recipient(person=type(ULLA)(f"{n}"))) for n in range(5)))

    assert keys(await claim(board, at_most=2)) == ["0", "1"]
    assert keys(await claim(board, at_most=0)) == []
    assert keys(await claim(board, at_most=9)) == ["2", "3", "4"]


async def test_answers_and_reminders_go_before_edits_across_lanes(board: SqlStore) -> None:
    answer = Wanted("answer", NoticeKind.ANSWER, Recipient(person=BENT), said="Hej")
    reminder = wanted("reminder", NoticeKind.REMINDER, to=Recipient(person=GURLI), due=NOON)
    await want(board, edit(), wanted("slot"), reminder, answer)

    assert keys(await claim(board)) == ["answer", "reminder", "slot", "card/1"]


async def test_a_retry_blocks_its_lane_and_no_other(board: SqlStore) -> None:
    await want(board, wanted("first"), wanted("second"), wanted("other", to=HOME))
    first, _ = await claim(board)
    await settle(board, first, Retry(NOON + SECOND))

    assert await claim(board) == ()
    assert keys(await claim(board, NOON + SECOND)) == ["first"]
    assert (await get(board, "first")).attempts == 2
    assert (await get(board, "first")).is_maybe_doubled is False


async def test_a_reminder_of_tomorrow_blocks_nobody(board: SqlStore) -> None:
    await want(board, wanted("tomorrow", due=NOON + timedelta(days=1)), wanted("now"))

    assert keys(await claim(board)) == ["now"]


async def test_the_reminder_that_fell_due_first_goes_first(board: SqlStore) -> None:
    await want(board, wanted("late", due=NOON - SECOND), wanted("early", due=NOON - 2 * SECOND))

    await settle(board, await claim_one(board))

    assert (await get(board, "early")).state is NoticeState.SENT
    assert keys(await claim(board)) == ["late"]


@pytest.mark.parametrize(
    ("settlement", "state", "why"),
    [
        (SENT, NoticeState.SENT, None),
        (Refused(Why.BLOCKED, NOON), NoticeState.REFUSED, Why.BLOCKED),
        (TooLate(NOON), NoticeState.TOO_LATE, Why.EXPIRED),
        (Needless(Why.SAID_ALREADY, NOON), NoticeState.SUPERSEDED, Why.SAID_ALREADY),
    ],
)
async def test_a_settled_notice_is_over(
    board: SqlStore, settlement: Settlement, state: NoticeState, why: Why | None
) -> None:
    await want(board, wanted("a"), wanted("b"))
    assert await settle(board, await claim_one(board), settlement)

    notice = await get(board, "a")

    assert (notice.state, notice.why, notice.at) == (state, why, NOON)
    assert keys(await claim(board, NOON + 9 * LEASE)) == ["b"]


async def test_a_lease_that_ran_out_is_claimed_again_as_maybe_doubled(board: SqlStore) -> None:
    await want(board, wanted("a"), wanted("b"))
    dead = await claim_one(board, owner="dead")

    assert await claim(board, NOON + LEASE - timedelta(milliseconds=1)) == ()
    again = await claim_one(board, NOON + LEASE)

    assert (again.notice.key, again.attempt, again.notice.is_maybe_doubled) == ("a", 2, True)
    assert await settle(board, dead) is False
    assert (await get(board, "a")).state is NoticeState.SENDING
    await settle(board, again, Retry(NOON + 2 * LEASE))
    third = await claim_one(board, NOON + 2 * LEASE)
    assert third.notice.is_maybe_doubled
    assert await settle(board, third)
    assert (await get(board, "a")).is_maybe_doubled


async def test_an_owner_settles_only_its_present_attempt(board: SqlStore) -> None:
    await want(board, wanted("a"))
    first = await claim_one(board)
    second = await claim_one(board, NOON + LEASE)

    assert await settle(board, first) is False
    assert await settle(board, replace(second, owner="other")) is False
    assert await settle(board, second) is True
    assert await settle(board, second) is False


async def test_a_waiting_notice_is_withdrawn(board: SqlStore) -> None:
    await want(board, wanted("a"))

    assert await withdraw(board, "a")
    assert await withdraw(board, "a")
    assert await withdraw(board, "unknown")

    notice = await get(board, "a")
    assert (notice.state, notice.why, notice.at) == (NoticeState.SUPERSEDED, Why.CHANGED, NOON)
    assert await claim(board) == ()


async def test_a_notice_withdrawn_while_it_is_sent_is_not_tried_again(board: SqlStore) -> None:
    await want(board, wanted("a"), wanted("b"))
    held = await claim_one(board)

    assert await withdraw(board, "a") is False
    assert (await get(board, "a")).state is NoticeState.SENDING
    assert await settle(board, held, Retry(NOON + SECOND))

    notice = await get(board, "a")
    assert (notice.state, notice.why, notice.at) == (NoticeState.SUPERSEDED, Why.CHANGED, NOON)
    assert keys(await claim(board, NOON + 9 * LEASE)) == ["b"]


async def test_a_notice_withdrawn_while_it_is_sent_may_arrive_all_the_same(board: SqlStore) -> None:
    await want(board, wanted("a"))
    held = await claim_one(board)
    await withdraw(board, "a")

    assert await settle(board, held)

    assert ((await get(board, "a")).state, (await get(board, "a")).why) == (NoticeState.SENT, None)
    assert await withdraw(board, "a") is False


async def test_a_notice_reinstated_while_it_is_sent_is_tried_again(board: SqlStore) -> None:
    await want(board, wanted("a"))
    held = await claim_one(board)
    await withdraw(board, "a")

    assert await board.run(lambda tx: tx.notices.reinstate("a"))
    assert (await get(board, "a")).why is None
    assert await settle(board, held, Retry(NOON + SECOND))
    assert await settle(board, await claim_one(board, NOON + SECOND))

    assert (await get(board, "a")).state is NoticeState.SENT
    assert await board.run(lambda tx: tx.notices.reinstate("a"))
    assert await claim(board, NOON + 9 * LEASE) == ()


async def test_what_was_withdrawn_before_it_was_told_is_not_reinstated(board: SqlStore) -> None:
    await want(board, wanted("a"))
    await withdraw(board, "a")

    assert not await board.run(lambda tx: tx.notices.reinstate("a"))
    assert not await board.run(lambda tx: tx.notices.reinstate("unknown"))
    assert await claim(board) == ()


async def test_a_withdrawn_notice_whose_sender_died_is_listed_and_not_sent(board: SqlStore) -> None:
    await want(board, wanted("a"), wanted("b"))
    await claim(board, owner="dead")
    await withdraw(board, "a")

    assert await claim(board, NOON + LEASE) == ()

    notice = await get(board, "a")
    assert (notice.state, notice.why, notice.is_maybe_doubled) == (NoticeState.SUPERSEDED, Why.CHANGED, True)
    assert await withdraw(board, "a") is False
    assert keys(await claim(board, NOON + LEASE)) == ["b"]


async def test_what_may_have_arrived_can_not_be_withdrawn_as_untold(board: SqlStore) -> None:
    await want(board, wanted("a"))
    await claim(board, owner="dead")
    await settle(board, await claim_one(board, NOON + LEASE), Retry(NOON + 2 * LEASE))

    assert await withdraw(board, "a") is False
    assert (await get(board, "a")).state is NoticeState.SUPERSEDED


async def test_an_edit_is_one_row_however_often_it_is_wanted(board: SqlStore) -> None:
    await board.run(each(lambda tx, card: tx.notices.renew(card), edit(), edit(), edit()))

    claimed = await claim_one(board)
    assert claimed.revision == 3
    await settle(board, claimed)
    assert await claim(board) == ()


async def test_an_edit_renewed_after_it_was_sent_waits_again(board: SqlStore) -> None:
    await want(board, edit())
    await settle(board, await claim_one(board))

    await board.run(lambda tx: tx.notices.renew(edit()))

    assert (await claim_one(board)).revision == 2


@pytest.mark.parametrize("settlement", [SENT, Refused(Why.GONE, NOON), TooLate(NOON)])
async def test_an_edit_renewed_while_it_is_sent_waits_again(board: SqlStore, settlement: Settlement) -> None:
    await want(board, edit())
    held = await claim_one(board)
    await board.run(lambda tx: tx.notices.renew(edit()))
    assert await claim(board) == ()

    assert await settle(board, held, settlement)

    assert (await claim_one(board)).revision == 2


async def test_an_edit_renewed_and_withdrawn_while_it_is_sent_is_over(board: SqlStore) -> None:
    await want(board, edit())
    held = await claim_one(board)
    await board.run(lambda tx: tx.notices.renew(edit()))
    await withdraw(board, edit().key)

    assert await settle(board, held)

    assert (await get(board, edit().key)).state is NoticeState.SENT
    assert await claim(board) == ()


async def test_an_edit_withdrawn_and_renewed_while_it_is_sent_waits_again(board: SqlStore) -> None:
    await want(board, edit())
    held = await claim_one(board)
    await withdraw(board, edit().key)
    await board.run(lambda tx: tx.notices.renew(edit()))

    assert await settle(board, held)

    assert (await get(board, edit().key)).why is None
    assert (await claim_one(board)).revision == 2


async def test_an_edit_renewed_while_it_backs_off_keeps_its_time(board: SqlStore) -> None:
    await want(board, edit())
    await settle(board, await claim_one(board), Retry(NOON + SECOND))
    await board.run(lambda tx: tx.notices.renew(edit()))

    assert await claim(board) == ()
    assert (await claim_one(board, NOON + SECOND)).revision == 2


async def test_the_next_due_time_is_that_of_what_could_be_claimed(board: SqlStore) -> None:
    async def next_due() -> datetime | None:
        return await board.read(lambda tx: tx.notices.next_due())

    assert await next_due() is None
    await want(board, wanted("later", to=HOME, due=NOON + timedelta(days=1)))
    assert await next_due() == NOON + timedelta(days=1)
    await want(board, wanted("a"), wanted("b"))
    assert (await next_due() or NOON) < NOON
    held = await claim_one(board)
    assert await next_due() == NOON + LEASE
    await settle(board, held, Retry(NOON + SECOND))
    assert await next_due() == NOON + SECOND
    await settle(board, await claim_one(board, NOON + SECOND))
    assert (await next_due() or NOON) < NOON
    await settle(board, await claim_one(board, NOON + SECOND))
    assert await next_due() == NOON + timedelta(days=1)


# While the clock is doubted, and after it was put back


async def claim_answers(store: SqlStore, now: datetime = NOON) -> tuple[Claimed, ...]:
    return await store.run(lambda tx: tx.notices.claim_answers(now, owner="me", lease=LEASE, at_most=9))


def asked(key: str, to: Recipient) -> Wanted:
    return Wanted(key, NoticeKind.ANSWER, to, said="Hej")


async def test_answers_alone_are_claimed_past_all_that_waits_but_not_past_a_request(board: SqlStore) -> None:
    await want(board, wanted("failed", to=Recipient(BENT)), edit("under way"))
    failed, _ = await claim(board)
    await settle(board, failed, Retry(NOON + SECOND))
    await want(board, wanted("slot"), asked("ulla 1", Recipient(ULLA)), asked("ulla 2", Recipient(ULLA)))
    await want(board, asked("bent", Recipient(BENT)), asked("home", HOME))

    first = await claim_answers(board)

    assert keys(first) == ["ulla 1", "bent"]
    for claimed in first:
        await settle(board, claimed)
    assert keys(await claim_answers(board)) == ["ulla 2"]


async def test_an_answer_that_failed_and_what_it_passed_are_both_sent_afterwards(board: SqlStore) -> None:
    await want(board, wanted("failed"))
    await settle(board, await claim_one(board), Retry(NOON + SECOND))
    await want(board, asked("answer", Recipient(ULLA)))
    [answer] = await claim_answers(board)
    await settle(board, answer, Retry(NOON + SECOND))

    after = NOON + 2 * SECOND
    assert keys(await claim_answers(board, after)) == ["answer"]
    [again] = await claim(board, after + LEASE)
    assert again.notice.key == "answer"
    await settle(board, again)
    assert keys(await claim(board, after + LEASE)) == ["failed"]


async def test_what_an_earlier_clock_reckoned_is_brought_forward(board: SqlStore) -> None:
    hour = timedelta(hours=1)
    await want(board, wanted("retry"), asked("lease", Recipient(BENT)))
    retry, _ = sorted(await claim(board, NOON + hour), key=lambda one: one.notice.key, reverse=True)
    await settle(board, retry, Retry(NOON + hour))
    resting = replace(edit(), due_at=NOON + hour)
    await want(board, resting, wanted("reminder", NoticeKind.REMINDER, to=Recipient(GURLI), due=NOON + hour))
    assert await claim(board, NOON + LEASE) == ()

    await board.run(lambda tx: tx.notices.bring_forward(NOON + LEASE))

    assert keys(await claim(board, NOON + LEASE)) == ["lease", "retry", "card/1"]


async def test_what_two_dead_processes_held_is_not_sent_a_third_time(board: SqlStore) -> None:
    await want(board, wanted("a"), wanted("b"))
    await claim(board, owner="dead")
    await claim(board, NOON + LEASE, owner="dead, too")

    assert await claim(board, NOON + 2 * LEASE) == ()

    notice = await get(board, "a")
    assert (notice.state, notice.why, notice.at) == (
        NoticeState.REFUSED,
        Why.MAYBE_DOUBLED,
        NOON + 2 * LEASE,
    )
    assert keys(await claim(board, NOON + 2 * LEASE)) == ["b"]


@pytest.mark.parametrize("one", [edit(), watch()], ids=["edit", "watch"])
async def test_what_can_be_done_twice_is_done_however_often_its_process_died(
    board: SqlStore, one: Wanted
) -> None:
    await want(board, one)
    for deaths in range(4):
        assert keys(await claim(board, NOON + deaths * LEASE)) == [one.key]


# What one message tells together


async def deferred(store: SqlStore, *every: Wanted) -> None:
    """All of them waited for the end of quiet hours at NOON."""
    await want(store, *every)
    while held := await claim(store, NOON - SECOND):
        for claimed in held:
            await settle(store, claimed, Deferred(NOON, Why.QUIET))


async def join(store: SqlStore, claimed: Claimed, now: datetime = NOON) -> tuple[Claimed, ...]:
    return await store.run(lambda tx: tx.notices.join(claimed, now, at_most=9))


async def test_what_was_deferred_waits_without_a_trace_of_the_attempt(board: SqlStore) -> None:
    await deferred(board, wanted("a"))

    waiting = await get(board, "a")

    assert (waiting.state, waiting.attempts, waiting.why) == (NoticeState.WAITING, 0, Why.QUIET)
    assert await claim(board, NOON - SECOND) == ()
    assert keys(await claim(board)) == ["a"]


async def test_a_deferred_notice_gives_up_its_place(board: SqlStore) -> None:
    await deferred(board, wanted("a"))
    await want(board, wanted("b"))

    assert keys(await claim(board, NOON - SECOND)) == ["b"]


async def test_what_waited_for_the_same_person_is_held_together_and_settled_each(board: SqlStore) -> None:
    other = wanted("other", to=Recipient(BENT))
    await deferred(board, wanted("a"), wanted("b"), wanted("c"), other)
    mine, _ = sorted(await claim(board), key=lambda one: one.notice.key)
    await want(board, wanted("not deferred"), wanted("later", due=NOON + LEASE))

    held = await join(board, mine)

    assert keys(held) == ["b", "c"]
    assert keys(await board.read(lambda tx: tx.notices.joined(mine))) == ["b", "c"]
    assert await join(board, mine) == ()
    for one in (*held, mine):
        assert await settle(board, one)
    assert [(await get(board, key)).state for key in ("a", "b", "c")] == [NoticeState.SENT] * 3
    assert keys(await claim(board)) == ["not deferred"]


async def test_what_a_dead_process_held_together_is_sent_together_and_marked(board: SqlStore) -> None:
    await deferred(board, wanted("a"), wanted("b"), wanted("c"))
    await join(board, await claim_one(board, owner="dead"))
    after = NOON + LEASE

    first = await claim_one(board, after)
    held = await join(board, first, after)

    assert keys((first, *held)) == ["a", "b", "c"]
    assert all(one.notice.is_maybe_doubled for one in (first, *held))
    assert [(await get(board, key)).is_maybe_doubled for key in ("a", "b", "c")] == [True] * 3


async def test_what_was_withdrawn_while_it_was_held_is_not_deferred_again(board: SqlStore) -> None:
    await deferred(board, wanted("a"), wanted("b"))
    [held] = await join(board, await claim_one(board))
    await withdraw(board, "b")
    await settle(board, held, Deferred(NOON + SECOND, Why.QUIET))

    assert (await get(board, "b")).state is NoticeState.SUPERSEDED
