"""Calendar files as rows: one address for each owner, which counts its changes, on every database."""

import re
from datetime import timedelta

from store_cases import GURLI, NOON

from bot.domain.calendar import Kept, Owner
from bot.domain.ids import GuestId, MeetingId
from bot.store import SqlStore

pytest_plugins = ["stores"]

MEETING = MeetingId("m1")
OWNERS = (Owner(MEETING), Owner(MEETING, GuestId("guest-1")), Owner(MEETING, GuestId("guest-1"), GURLI))


async def kept(store: SqlStore, owner: Owner, shown: str, *, minutes: int = 0) -> Kept:
    at = NOON + timedelta(minutes=minutes)
    await store.run(lambda tx: tx.calendars.keep(owner, shown=shown, at=at))
    found = await store.read(lambda tx: tx.calendars.of(owner))
    assert found
    return found


async def test_only_a_change_counts(board: SqlStore) -> None:
    first = await kept(board, OWNERS[2], "a")
    again = await kept(board, OWNERS[2], "a", minutes=1)
    changed = await kept(board, OWNERS[2], "b", minutes=2)

    assert first == again
    assert (first.sequence, first.at) == (0, NOON)
    assert (changed.sequence, changed.at) == (1, NOON + timedelta(minutes=2))
    assert (changed.token, changed.owner) == (first.token, OWNERS[2])


async def test_each_owner_has_an_address_of_128_random_bits(board: SqlStore) -> None:
    tokens = [(await kept(board, owner, "a")).token for owner in OWNERS]

    assert len(set(tokens)) == len(OWNERS)
    assert all(re.fullmatch(r"[0-9a-f]{32}", token) for token in tokens)
    assert {k.owner for k in await board.read(lambda tx: tx.calendars.of_meeting(MEETING))} == set(OWNERS)
    found = await board.read(lambda tx: [tx.calendars.with_token(token) for token in tokens])
    assert [one.owner for one in found if one] == list(OWNERS)
    assert await board.read(lambda tx: tx.calendars.with_token("0" * 32)) is None


async def test_an_address_needs_a_file_and_somewhere_to_fetch_it(board: SqlStore) -> None:
    token = (await kept(board, OWNERS[0], "a")).token
    assert await board.read(lambda tx: tx.calendars.address(OWNERS[0])) is None

    board.reached_at = "https://bot.example"
    assert await board.read(lambda tx: tx.calendars.address(OWNERS[1])) is None
    address = await board.read(lambda tx: tx.calendars.address(OWNERS[0]))
    assert address == f"https://bot.example/calendar/{token}.ics"
