"""The store in memory is held to the SQL store: the same cases of the outbox, and random work on both."""

import importlib
import random
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from memory_transaction import MemoryStore

from bot.domain.body import Body
from bot.domain.delivery import Claimed, Needless, Refused, Retry, Sent, Settlement, TooLate
from bot.domain.ids import ActivityId, BodyKey, ConversationId, GuestId, MeetingId, Oid
from bot.domain.meeting import Meeting
from bot.domain.notice import Notice, NoticeKind, Recipient, Wanted, Why
from bot.store import SqlStore, open_store
from bot.usecases.ports import Notices, Transaction

sys.path.append(str(Path(__file__).parents[1] / "store"))
CASES = vars(importlib.import_module("test_store_notices"))
# Doubted clocks and quiet hours are not played: the store in memory does without what is for them.
NOT_PLAYED = {
    "test_what_was_deferred_waits_without_a_trace_of_the_attempt",
    "test_a_deferred_notice_gives_up_its_place",
    "test_what_waited_for_the_same_person_is_held_together_and_settled_each",
    "test_what_a_dead_process_held_together_is_sent_together_and_marked",
    "test_what_was_withdrawn_while_it_was_held_is_not_deferred_again",
    "test_answers_alone_are_claimed_past_all_that_waits_but_not_past_a_request",
    "test_an_answer_that_failed_and_what_it_passed_are_both_sent_afterwards",
    "test_what_an_earlier_clock_reckoned_is_brought_forward",
}
globals().update({n: case for n, case in CASES.items() if n.startswith("test_") and n not in NOT_PLAYED})

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
BODY = Body(BodyKey("direktionen"), "Direktionen", "Skovlunde Å Kommune")
MEETING = Meeting(MeetingId("m1"), BODY.key, NOON.date())
KINDS = (NoticeKind.REMINDER, NoticeKind.MOVE, NoticeKind.EDIT)
TO = [*(Recipient(person=Oid(n)) for n in "abc"), Recipient(conversation=ConversationId("19:home"))]


@pytest.fixture
def board() -> MemoryStore:
    """Takes the place of the SQL store in the cases above."""
    return MemoryStore()


@pytest_asyncio.fixture
async def sql(tmp_path: Path) -> AsyncIterator[SqlStore]:
    opened = open_store(f"sqlite:///{tmp_path / 'ordstyrer.db'}")
    await opened.run(lambda tx: tx.bodies.put(BODY))
    await opened.run(lambda tx: tx.meetings.add(MEETING))
    yield opened
    await opened.close()


class Work:
    """The same random work, whatever store it is done to; every answer is kept."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def __call__(self, tx: Transaction) -> list[object]:
        chance = random.Random(self.seed)
        now, held, answers = NOON, list[Claimed](), list[object]()
        for _ in range(150):
            now += chance.choice([0, 1, 7, 31]) * SECOND
            answers.append(_one(tx.notices, held, chance=chance, now=now))
            answers.append(tx.notices.next_due())
        answers.extend(_bare(n) for n in tx.notices.of_meeting(MEETING.id))
        return answers


def _one(outbox: Notices, held: list[Claimed], *, chance: random.Random, now: datetime) -> object:
    number = chance.randrange(12)  # a key is always of the same kind, and to the same recipient
    key, kind = f"k{number}", KINDS[number % 3]
    due_at = chance.choice([None, now + chance.randrange(90) * SECOND])
    wanted = Wanted(key, kind, TO[number % 4], MEETING.id, GuestId("g"), due_at=due_at)
    ways: list[Settlement] = [
        Sent(ActivityId("1"), now),
        Retry(now + 9 * SECOND),
        Refused(Why.BLOCKED, now),
        TooLate(now),
        Needless(Why.CHANGED, now),
    ]
    match chance.randrange(6):
        case 0:
            return outbox.want(wanted)
        case 1:
            return outbox.renew(wanted)  # type: ignore[func-returns-value]
        case 2:
            is_off = chance.random() < 0.6
            return outbox.withdraw(key, why=Why.CHANGED, at=now) if is_off else outbox.reinstate(key)
        case 3 if held:
            return outbox.settle(held.pop(chance.randrange(len(held))), chance.choice(ways))
        case 4:
            found = outbox.get(key)
            return _bare(found) if found else None
        case _:
            claimed = outbox.claim(now, owner="me", lease=30 * SECOND, at_most=chance.randrange(4))
            held.extend(claimed)
            return [(_bare(c.notice), c.attempt, c.revision, c.lease_until) for c in claimed]


def _bare(notice: Notice) -> dict[str, object]:
    return {name: value for name, value in vars(notice).items() if name != "id"}


@pytest.mark.parametrize("seed", range(8))
async def test_random_work_is_answered_alike_by_both(sql: SqlStore, seed: int) -> None:
    assert await MemoryStore().run(Work(seed)) == await sql.run(Work(seed))
