"""Many at once, from several processes, and processes that die, on every database."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from store_cases import NOON, ULLA, approval, each, keep_approval
from writing_process import press

from bot.domain.approval import current
from bot.domain.ids import ApprovalId, ItemId, MeetingId, Oid
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.store import SqlStore, SqlTransaction, open_store

pytest_plugins = ["stores"]

ITEM = ItemId("item-1")
HERE = Path(__file__).parent


def process(url: str, act: str, count: int) -> subprocess.Popen[str]:
    paths = os.pathsep.join([str(HERE), str(HERE.parents[1])])
    return subprocess.Popen(
        [sys.executable, str(HERE / "writing_process.py"), url, act, str(count)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


async def test_sixty_four_presses_of_the_same_card_are_one_answer(board: SqlStore, replica: SqlStore) -> None:
    def press_seen_nothing(tx: SqlTransaction) -> bool:
        if current(tx.approvals.of_item(ITEM), 1).get(ULLA):
            return False
        keep_approval(tx, approval())
        return True

    pressed = await asyncio.gather(*((board, replica)[n % 2].run(press_seen_nothing) for n in range(64)))

    assert sum(pressed) == 1
    assert await board.read(lambda tx: tx.approvals.of_item(ITEM)) == (approval(),)


async def test_sixty_four_answers_at_once_are_a_sequence_without_gaps(
    board: SqlStore, replica: SqlStore
) -> None:
    await asyncio.gather(*((board, replica)[n % 2].run(press) for n in range(64)))

    answers = await board.read(lambda tx: tx.approvals.of_item(ITEM))

    assert [a.seq for a in answers] == list(range(1, 65))
    assert await board.read(lambda tx: tx.audit.verify().holds)


async def test_directors_who_answer_at_once_all_get_through(board: SqlStore, replica: SqlStore) -> None:
    every = [approval(1, director=Oid(f"oid-{n}")) for n in range(32)]

    await asyncio.gather(*((board, replica)[n % 2].run(each(keep_approval, a)) for n, a in enumerate(every)))

    answers = await board.read(lambda tx: tx.approvals.of_item(ITEM))
    assert {a.director for a in answers} == {a.director for a in every}
    assert await board.read(lambda tx: tx.audit.verify().holds)


async def test_who_lost_the_same_sequence_sees_the_answer_that_won(board: SqlStore) -> None:
    await board.run(lambda tx: keep_approval(tx, approval()))
    sequences = iter([1, 2])

    def blind(tx: SqlTransaction) -> int:
        seq = next(sequences)
        keep_approval(tx, replace(approval(seq), id=ApprovalId("approval-late")))
        return seq

    assert await board.run(blind) == 2


async def test_two_that_read_what_the_other_writes_are_not_both_right(postgres_url: str) -> None:
    store = open_store(postgres_url)
    both_have_read = threading.Barrier(2)
    tries = {"a": iter([True, False]), "b": iter([True, False])}

    def take(mine: str, other: str) -> Callable[[SqlTransaction], bool]:
        def work(tx: SqlTransaction) -> bool:
            is_free = tx.inbox.answer("seat", other) is None
            if next(tries[mine]):
                both_have_read.wait(timeout=30)
            if is_free:
                tx.inbox.remember("seat", mine, answer="", at=NOON)
            return is_free

        return work

    taken = await asyncio.gather(store.run(take("a", "b")), store.run(take("b", "a")))
    await store.close()

    assert sorted(taken) == [False, True]


async def test_nobody_writes_between_the_reading_and_the_writing(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    outside = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), timeout=0, check_same_thread=False)

    def work(tx: SqlTransaction) -> None:
        tx.people.all()
        outside.execute("DELETE FROM people")

    with pytest.raises(sqlite3.OperationalError, match="locked"):
        await store.run(work)

    outside.close()
    await store.close()


async def test_two_delivery_loops_never_hold_the_same_notice(board: SqlStore, replica: SqlStore) -> None:
    wanted = [
        Wanted(f"{n}", NoticeKind.SLOT, Recipient(person=Oid(f"oid-{n % 40}")), meeting=MeetingId("m1"))
        for n in range(60)
    ]
    await board.run(lambda tx: [tx.notices.want(one) for one in wanted])

    async def claim(store: SqlStore, owner: str) -> list[str]:
        lease = timedelta(seconds=30)
        held = await store.run(lambda tx: tx.notices.claim(NOON, owner=owner, lease=lease, at_most=5))
        return [one.notice.key for one in held]

    claims = await asyncio.gather(*(claim((board, replica)[n % 2], f"owner-{n % 2}") for n in range(20)))

    held = [key for keys in claims for key in keys]
    assert sorted(held, key=int) == [f"{n}" for n in range(40)]


@pytest.mark.slow
async def test_two_processes_lose_no_update(board: SqlStore, url: str) -> None:
    processes = [process(url, "raise", 25) for _ in range(2)]
    outputs = [p.communicate(timeout=60)[0] for p in processes]

    acknowledged = sorted(int(line) for output in outputs for line in output.split())
    meeting = await board.read(lambda tx: tx.meetings.get(MeetingId("m1")))

    assert acknowledged == list(range(2, 52))
    assert meeting
    assert meeting.version == 51


@pytest.mark.slow
async def test_a_killed_process_loses_nothing_that_it_acknowledged(board: SqlStore, url: str) -> None:
    writer = process(url, "press", 10_000)
    assert writer.stdout
    acknowledged = [writer.stdout.readline().strip() for _ in range(40)]
    writer.send_signal(signal.SIGKILL)
    acknowledged += [line for line in writer.stdout.read().split("\n")[:-1] if line]
    writer.stdout.close()
    assert writer.wait() == -signal.SIGKILL

    stored = [a.id for a in await board.read(lambda tx: tx.approvals.of_item(ITEM))]

    assert stored[: len(acknowledged)] == acknowledged
    assert len(stored) - len(acknowledged) <= 1
    assert await board.read(lambda tx: tx.audit.verify().holds)
    assert await board.run(press)
