"""A transaction reads a thing once, and sees what it wrote itself all the same."""

from dataclasses import replace

from store_cases import BENT, KEY, ULLA, body, meeting

from bot.domain.ids import MeetingId
from bot.domain.person import Person
from bot.domain.slot import Told, slots
from bot.store import SqlStore, SqlTransaction

pytest_plugins = ["stores"]

M1 = MeetingId("m1")


async def test_a_transaction_sees_the_meeting_that_it_saved(board: SqlStore) -> None:
    def work(tx: SqlTransaction) -> list[str | None]:
        before = tx.meetings.get(M1)
        assert before
        assert tx.meetings.get(M1) is before
        tx.meetings.save(replace(before, version=before.version + 1, place="Sal 9"))
        after = tx.meetings.get(M1)
        assert after
        return [before.place, after.place]

    assert await board.run(work) == [None, "Sal 9"]


async def test_a_transaction_sees_the_meeting_that_it_added(board: SqlStore) -> None:
    def work(tx: SqlTransaction) -> tuple[bool, bool]:
        before = tx.meetings.get(MeetingId("m2"))
        other = replace(meeting("m2"), items=(), attachments=())
        tx.meetings.add(other)
        return before is None, tx.meetings.get(MeetingId("m2")) == other

    assert await board.run(work) == (True, True)


async def test_a_transaction_sees_the_body_that_it_put_and_removed(store: SqlStore) -> None:
    def work(tx: SqlTransaction) -> list[str | None]:
        seen = [tx.bodies.get(KEY)]
        tx.bodies.put(body())
        seen.append(tx.bodies.get(KEY))
        tx.bodies.put(replace(body(), place="Sal 9"))
        seen.append(tx.bodies.get(KEY))
        tx.bodies.remove(KEY)
        return [found.place if found else None for found in (*seen, tx.bodies.get(KEY))]

    assert await store.run(work) == [None, "Sal 3", "Sal 9", None]


async def test_a_transaction_sees_the_people_that_it_replaced(store: SqlStore) -> None:
    def work(tx: SqlTransaction) -> list[int]:
        seen = [len(tx.people.some([ULLA, BENT]))]
        for people in ([Person(ULLA, "Ulla")], [Person(ULLA, "Ulla"), Person(BENT, "Bent")], []):
            tx.people.replace(people)
            seen.append(len(tx.people.some([ULLA, BENT])))
        return seen

    assert await store.run(work) == [0, 1, 2, 0]


async def test_a_transaction_sees_what_it_told_and_told_again(board: SqlStore) -> None:
    slot = slots(meeting(), body())[0]
    whose = (slot.guest, slot.person)

    def work(tx: SqlTransaction) -> list[int]:
        assert whose not in tx.tellings.of_meeting(M1)
        seen = []
        for revision in (1, 2, 2):
            tx.tellings.put(Told(slot, revision, known=slot if revision > 1 else None))
            seen.append(tx.tellings.of_meeting(M1)[whose].revision)
        return seen

    assert await board.run(work) == [1, 2, 2]
    assert (await board.read(lambda tx: tx.tellings.of_meeting(M1)[whose])).known == slot


async def test_the_next_transaction_reads_anew(board: SqlStore, replica: SqlStore) -> None:
    assert await board.read(lambda tx: tx.bodies.get(KEY)) == body()
    await replica.run(lambda tx: tx.bodies.put(replace(body(), place="Sal 9")))

    assert await board.read(lambda tx: tx.bodies.get(KEY)) == replace(body(), place="Sal 9")
