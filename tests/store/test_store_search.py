"""Words are found in every inflection, alike on both databases, and also in what was stored before."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from store_cases import DAY, KEY, NOON, decision, each, item, keep_decision, meeting

from bot.domain.goals import named_in
from bot.domain.ids import BodyKey, ItemId, MeetingId
from bot.domain.meeting import Meeting
from bot.domain.search import Findable, Sought
from bot.store import SqlStore, SqlTransaction, open_store
from bot.store.engines import engines
from bot.store.migrating import alembic_config

pytest_plugins = ["stores"]

TITLE = "Årsmøde, KB-seminaret og budgettet for folkeskolerne i Aarhus"


def titled(title: str, name: str = "m1") -> Meeting:
    return replace(meeting(name), items=(replace(item(1), title=title), item(2)))


async def publish(board: SqlStore, held: Meeting) -> None:
    await board.run(lambda tx: tx.meetings.keep_version(held, by=None, at=NOON))


async def found(board: SqlStore, words: str, *bodies: BodyKey) -> list[str]:
    def work(tx: SqlTransaction) -> list[str]:
        sought = Sought(tx.search.words(words))
        return [one.item for one in tx.search.of_bodies(bodies or (KEY,), sought)]

    return await board.read(work)


async def every(board: SqlStore) -> tuple[Findable, ...]:
    return await board.read(lambda tx: tx.search.of_bodies((KEY,), Sought()))


@pytest.mark.parametrize(
    "typed",
    [
        *("årsmøde", "årsmødet", "ÅRSMØDERNE", "aarsmoede", "møde"),
        *("seminar", "seminaret", "seminarer", "seminarernes", "kb-seminar", "KB seminar"),
        *("budget", "budgetter", "budgettet", "budgetterne"),
        *("skole", "skolen", "skoler", "folkeskole", "århus", "aarhus", "Århus"),
        "seminaret budget",
    ],
)
async def test_every_inflection_is_found(board: SqlStore, typed: str) -> None:
    await publish(board, titled(TITLE))

    assert await found(board, typed) == ["item-1"]


@pytest.mark.parametrize("typed", ["arsmøde", "arhus", "seminaret vand", "min", "mina", "100%", "_"])
async def test_what_does_not_stand_there_is_not_found(board: SqlStore, typed: str) -> None:
    """å is no a; a short word is only itself; a long one stands at an end of a compound."""
    await publish(board, titled(TITLE))

    words = await board.read(lambda tx: tx.search.words(typed))
    assert typed == "_" or await found(board, typed) == [], words


async def test_text_recommendations_decision_and_follow_ups_are_found(board: SqlStore) -> None:
    await publish(board, meeting())
    await board.run(each(keep_decision, decision(1)))

    assert await found(board, "ørestier") == ["item-1", "item-2"]
    assert await found(board, "høring") == ["item-1", "item-2"]
    assert await found(board, "teknik miljø") == ["item-1"]
    assert await found(board, "ørestier vandværk") == []


async def test_a_corrected_decision_is_found_as_it_stands(board: SqlStore) -> None:
    await publish(board, meeting())
    after = replace(decision(2, corrects="decision-1"), text="Udsat til august.", follow_ups=())
    await board.run(each(keep_decision, decision(1), after))

    assert await found(board, "august") == ["item-1"]
    assert await found(board, "teknik") == []


async def test_it_is_found_as_it_was_published_last(board: SqlStore) -> None:
    await publish(board, meeting())
    await board.run(each(keep_decision, decision(1)))
    later = DAY + timedelta(days=7)
    again = replace(titled("Ny vej"), version=2, held_on=later, items=(replace(item(1), title="Ny vej"),))
    await publish(board, again)

    assert [one.title for one in await every(board)] == [frozenset({"ny", "vej"})]
    assert await found(board, "vejen godkendt") == ["item-1"]
    assert [one.held_on for one in await every(board)] == [later]


async def test_only_among_the_bodies_and_items_that_are_named(board: SqlStore) -> None:
    await publish(board, meeting())

    assert await found(board, "sag", BodyKey("andre")) == []
    only = await board.read(lambda tx: tx.search.of_items([ItemId("item-2")], Sought()))
    assert [one.item for one in only] == ["item-2"]
    days = Sought(first=DAY + timedelta(days=1))
    assert await board.read(lambda tx: tx.search.of_bodies((KEY,), days)) == ()


async def test_only_so_many_of_the_newest_are_looked_through(board: SqlStore) -> None:
    await publish(board, meeting())

    newest = await board.read(lambda tx: tx.search.of_bodies((KEY,), Sought(at_most=1)))
    assert newest == (await every(board))[:1]


def migrate_again(url: str, revision: str) -> None:
    """That migration alone, over what is there."""
    opened = engines(url)
    with opened.writing(in_turn=True) as connection, connection.begin():
        config = alembic_config(connection)
        before = ScriptDirectory.from_config(config).get_revision(revision).down_revision
        assert isinstance(before, str)
        command.stamp(config, before, purge=True)
        command.upgrade(config, revision)
        command.stamp(config, "head", purge=True)
    opened.dispose()


async def test_what_was_stored_before_is_found_after_the_migration(
    url: str, outside: Callable[[str], None], board: SqlStore
) -> None:
    named = titled(f"{TITLE} (verdensmål 4 og 11)")
    await publish(board, titled("Et møde"))
    await board.run(lambda tx: tx.meetings.save(replace(named, version=2)))
    tagged = tuple(replace(i, goals=named_in(i.title)) for i in named.items)
    await publish(board, replace(named, version=2, items=tagged))
    after = replace(decision(2, corrects="decision-1"), text="Udsat til august.")
    await board.run(each(keep_decision, decision(1), after))
    before = await every(board)
    await board.close()
    outside("DROP TABLE item_words")
    outside("ALTER TABLE items DROP COLUMN goals")
    migrate_again(url, "0003")

    opened = open_store(url)
    assert await every(opened) == before
    assert await found(opened, "seminar august") == ["item-1"]
    stored = await opened.read(lambda tx: tx.meetings.get(MeetingId("m1")))
    assert stored
    assert [i.goals for i in stored.items] == [(4, 11), ()]
    await opened.close()
