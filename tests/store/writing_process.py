"""A process that works on a store: `writing_process.py URL press|raise COUNT`. One line per commit."""

import asyncio
import sys
from dataclasses import replace

from store_cases import ULLA, approval, keep_approval

from bot.domain.approval import current
from bot.domain.ids import ApprovalId, ItemId, MeetingId
from bot.store import SqlTransaction, open_store


def press(tx: SqlTransaction) -> str:
    """The next answer in the sequence, whatever it is by now."""
    before = current(tx.approvals.of_item(ItemId("item-1")), 1).get(ULLA)
    name = ApprovalId(tx.new_id())
    keep_approval(tx, replace(approval(before.seq + 1 if before else 1), id=name))
    return name


def raise_version(tx: SqlTransaction) -> str:
    meeting = tx.meetings.get(MeetingId("m1"))
    assert meeting
    tx.meetings.save(replace(meeting, version=meeting.version + 1))
    return f"{meeting.version + 1}"


async def main(url: str, act: str, count: int) -> None:
    store = open_store(url)
    for _ in range(count):
        acknowledged = await store.run(press if act == "press" else raise_version)
        sys.stdout.write(f"{acknowledged}\n")
        sys.stdout.flush()
    await store.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3])))
