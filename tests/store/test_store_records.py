"""Meetings, approvals and decisions, on every database."""

import json
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from store_cases import (
    BENT,
    DAY,
    GURLI,
    KEY,
    NOON,
    ULLA,
    approval,
    body,
    decision,
    each,
    guest,
    item,
    keep_approval,
    keep_decision,
    meeting,
)

from bot.domain.decision import Decision
from bot.domain.errors import Outdated
from bot.domain.ids import BodyKey, ItemId, MeetingId
from bot.domain.meeting import Attendance, Meeting, MeetingStatus
from bot.domain.slot import Off, Told, slots
from bot.store import SqlStore, StoreFault

pytest_plugins = ["stores"]

M1 = MeetingId("m1")
OTHER = date(2026, 12, 8)


async def add(store: SqlStore, *meetings: Meeting) -> None:
    bare = [replace(m, items=(), attachments=()) for m in meetings]
    await store.run(each(lambda tx, meeting: tx.meetings.add(meeting), *bare))


async def test_a_meeting_is_read_as_it_was_added(board: SqlStore) -> None:
    assert await board.read(lambda tx: tx.meetings.get(M1)) == meeting()
    assert await board.read(lambda tx: tx.meetings.get(MeetingId("m2"))) is None


async def test_an_imported_document_is_found_again(board: SqlStore) -> None:
    assert await board.read(lambda tx: tx.meetings.with_source(KEY, "a" * 64)) == meeting()
    assert await board.read(lambda tx: tx.meetings.with_source(KEY, "b" * 64)) is None
    assert await board.read(lambda tx: tx.meetings.with_source(BodyKey("andre"), "a" * 64)) is None


async def test_children_are_altered_in_place_and_in_order(board: SqlStore) -> None:
    before = meeting()
    came = replace(before.items[0].guests[1], attendance=Attendance.CAME)
    changed = replace(
        before,
        version=2,
        minutes_published_at=NOON,
        items=(item(3), before.items[1], replace(before.items[0], guests=(came, guest(9)), text_version=2)),
        attachments=(replace(before.attachments[1], item=ItemId("item-3")),),
        problems=(),
    )
    await board.run(lambda tx: tx.meetings.save(changed))

    assert await board.read(lambda tx: tx.meetings.get(M1)) == changed


async def test_a_removed_item_is_gone_and_may_come_back(board: SqlStore) -> None:
    shorter = replace(meeting(), version=2, items=meeting().items[:1], attachments=())
    await board.run(lambda tx: tx.meetings.save(shorter))
    assert await board.read(lambda tx: tx.meetings.get(M1)) == shorter

    await board.run(lambda tx: tx.meetings.save(replace(meeting(), version=3)))
    assert await board.read(lambda tx: tx.meetings.get(M1)) == replace(meeting(), version=3)


async def test_a_removed_item_keeps_what_was_answered_about_it(board: SqlStore) -> None:
    await board.run(lambda tx: keep_approval(tx, approval()))
    shorter = replace(meeting(), version=2, items=meeting().items[1:], attachments=())
    await board.run(lambda tx: tx.meetings.save(shorter))

    assert await board.read(lambda tx: tx.meetings.get(M1)) == shorter
    assert await board.read(lambda tx: tx.approvals.of_item(ItemId("item-1"))) == (approval(),)
    assert await board.read(lambda tx: tx.meetings.with_guest(BENT, DAY)) == ()

    await board.run(lambda tx: tx.meetings.save(replace(meeting(), version=3)))
    assert await board.read(lambda tx: tx.meetings.get(M1)) == replace(meeting(), version=3)


@pytest.mark.parametrize("version", [1, 3])
async def test_a_save_needs_the_version_before(board: SqlStore, version: int) -> None:
    with pytest.raises(Outdated):
        await board.run(lambda tx: tx.meetings.save(replace(meeting(), version=version, items=())))

    assert await board.read(lambda tx: tx.meetings.get(M1)) == meeting()


async def test_a_published_version_is_kept_whole(board: SqlStore) -> None:
    await board.run(lambda tx: tx.meetings.keep_version(meeting(), by=GURLI, at=NOON))

    document = await board.read(lambda tx: tx.meetings.kept(M1, 1))
    kept = json.loads(document or "")
    assert kept["items"][0]["guests"][0]["name"] == "Gurli Ægidius"
    assert (kept["held_on"], kept["starts"]) == ("2026-12-01", "09:00:00")


async def test_what_was_published_last_is_read_back_as_it_was(board: SqlStore) -> None:
    came = replace(meeting().items[0].guests[0], attendance=Attendance.CAME)
    again = replace(
        meeting().with_item(meeting().items[0].with_guest(came)),
        version=2,
        starts=None,
        minutes_published_at=NOON,
    )
    assert await board.read(lambda tx: tx.meetings.published(M1)) is None
    versions = (again, meeting())
    await board.run(each(lambda tx, one: tx.meetings.keep_version(one, by=GURLI, at=NOON), *versions))
    await board.run(lambda tx: tx.meetings.save(replace(again, place="Et andet sted")))

    assert await board.read(lambda tx: tx.meetings.published(M1)) == again
    assert await board.read(lambda tx: tx.meetings.published(MeetingId("m2"))) is None


async def test_the_meetings_of_a_day_are_in_the_order_of_their_start(board: SqlStore) -> None:
    early = replace(meeting("z"), starts=time(8), status=MeetingStatus.CANCELLED)
    unsaid = replace(meeting("a"), starts=None, status=MeetingStatus.DRAFT)
    await add(board, early, unsaid, meeting("other", held_on=OTHER))

    found = await board.read(lambda tx: tx.meetings.on(KEY, DAY))

    assert [m.id for m in found] == ["z", "m1", "a"]


async def test_next_and_latest_are_published_meetings(board: SqlStore) -> None:
    await add(
        board,
        meeting("draft", held_on=DAY - timedelta(days=1), status=MeetingStatus.DRAFT),
        meeting("later", held_on=OTHER),
        meeting("off", held_on=OTHER + timedelta(days=1), status=MeetingStatus.WITHDRAWN),
    )

    def ids(found: Meeting | None) -> str | None:
        return found.id if found else None

    assert ids(await board.read(lambda tx: tx.meetings.next_of(KEY, DAY - timedelta(days=9)))) == "m1"
    assert ids(await board.read(lambda tx: tx.meetings.next_of(KEY, DAY))) == "m1"
    assert ids(await board.read(lambda tx: tx.meetings.next_of(KEY, DAY + timedelta(days=1)))) == "later"
    assert ids(await board.read(lambda tx: tx.meetings.next_of(KEY, OTHER + timedelta(days=1)))) is None
    assert ids(await board.read(lambda tx: tx.meetings.latest_of(KEY, OTHER + timedelta(days=5)))) == "later"
    assert ids(await board.read(lambda tx: tx.meetings.latest_of(KEY, DAY))) == "m1"
    assert ids(await board.read(lambda tx: tx.meetings.latest_of(KEY, DAY - timedelta(days=1)))) is None
    assert [m.id for m in await board.read(lambda tx: tx.meetings.drafts_of(KEY))] == ["draft"]


async def test_a_guest_finds_the_published_meetings_that_they_were_told_of(board: SqlStore) -> None:
    told = Told(slots(meeting(), body())[0], 1)
    assert await board.read(lambda tx: tx.meetings.with_guest(GURLI, DAY)) == ()
    await board.run(lambda tx: tx.tellings.put(told))
    assert [m.id for m in await board.read(lambda tx: tx.meetings.with_guest(GURLI, DAY))] == ["m1"]
    assert await board.read(lambda tx: tx.meetings.with_guest(GURLI, OTHER)) == ()
    assert await board.read(lambda tx: tx.meetings.with_guest(ULLA, DAY)) == ()

    await board.run(lambda tx: tx.tellings.put(replace(told, off=Off.NOT_NEEDED)))
    assert await board.read(lambda tx: tx.meetings.with_guest(GURLI, DAY)) == ()


async def test_a_wall_time_finer_than_minutes_is_refused(board: SqlStore) -> None:
    with pytest.raises(Exception, match="hours and minutes"):
        await board.run(lambda tx: tx.meetings.save(replace(meeting(), version=2, starts=time(9, 0, 1))))


async def test_approvals_are_read_oldest_first(board: SqlStore) -> None:
    every = [approval(1), approval(1, director=BENT), approval(2), approval(1, item_id="item-2")]
    every[3] = replace(every[3], id=type(every[3].id)("approval-x"))
    await board.run(each(keep_approval, *every))

    assert await board.read(lambda tx: tx.approvals.of_item(ItemId("item-1"))) == tuple(every[:3])
    assert await board.read(lambda tx: tx.approvals.of_meeting(M1)) == tuple(every)


async def test_an_answer_without_a_director_is_refused(board: SqlStore) -> None:
    with pytest.raises(ValueError, match="actor"):
        await board.run(lambda tx: keep_approval(tx, approval(director=None)))


async def test_one_row_per_item_version_director_and_sequence(board: SqlStore) -> None:
    await board.run(lambda tx: keep_approval(tx, approval()))
    twin = replace(approval(), id=type(approval().id)("approval-twin"))

    with pytest.raises(StoreFault):
        await board.run(lambda tx: keep_approval(tx, twin))

    assert await board.read(lambda tx: tx.approvals.of_meeting(M1)) == (approval(),)


async def test_decisions_are_read_oldest_first_with_their_follow_ups(board: SqlStore) -> None:
    corrected = decision(2, corrects="decision-1")
    await board.run(each(keep_decision, decision(1), corrected))

    assert await board.read(lambda tx: tx.decisions.of_meeting(M1)) == (decision(1), corrected)


@pytest.mark.parametrize("second", [decision(2), decision(3, corrects="decision-1")])
async def test_a_decision_is_made_and_corrected_once(board: SqlStore, second: Decision) -> None:
    await board.run(each(keep_decision, decision(1), decision(9, corrects="decision-1")))

    with pytest.raises(StoreFault):
        await board.run(each(keep_decision, second))


async def test_a_written_procedure_comes_back_whole_and_is_no_meeting_to_ask_for(board: SqlStore) -> None:
    written = replace(
        meeting("w1"),
        closes=time(12, 0),
        closed_at=NOON,
        items=(replace(item(3), came_from=ItemId("item-1"), came_on=DAY),),
        attachments=(),
    )
    draft = replace(written, id=MeetingId("w2"), status=MeetingStatus.DRAFT, closed_at=None, items=())
    await board.run(lambda tx: tx.meetings.add(written))
    await board.run(lambda tx: tx.meetings.keep_version(written, by=ULLA, at=NOON))
    await board.run(lambda tx: tx.meetings.add(draft))

    assert await board.read(lambda tx: tx.meetings.get(written.id)) == written
    assert await board.read(lambda tx: tx.meetings.published(written.id)) == written
    assert await board.read(lambda tx: tx.meetings.written_of(KEY, DAY)) == (written, draft)
    assert await board.read(lambda tx: tx.meetings.written_of(KEY, DAY + timedelta(days=1))) == ()
    for found in (
        await board.read(lambda tx: tx.meetings.on(KEY, DAY)),
        (await board.read(lambda tx: tx.meetings.next_of(KEY, DAY)),),
        (await board.read(lambda tx: tx.meetings.latest_of(KEY, DAY)),),
    ):
        assert found == (meeting(),)
    assert await board.read(lambda tx: tx.meetings.drafts_of(KEY)) == ()


async def test_where_an_item_was_taken_up_is_found_until_that_meeting_is_cancelled(board: SqlStore) -> None:
    taken = replace(item(3), came_from=ItemId("item-1"), came_on=DAY)
    other = replace(meeting("m2"), items=(taken,), attachments=())
    await board.run(lambda tx: tx.meetings.add(other))
    asked = (ItemId("item-1"), ItemId("item-2"))
    assert await board.read(lambda tx: tx.meetings.placed(asked)) == ((ItemId("item-1"), other.id),)
    assert await board.read(lambda tx: tx.meetings.placed(())) == ()
    off = replace(other, status=MeetingStatus.CANCELLED, version=2)
    await board.run(lambda tx: tx.meetings.save(off))

    assert await board.read(lambda tx: tx.meetings.placed(asked)) == ()
