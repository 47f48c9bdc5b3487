"""The SQLite file: its modes, who delivers from it, and that what was deleted is gone from it."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from store_cases import GURLI, NOON, ULLA

from bot.domain.ids import Oid
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.domain.person import Person
from bot.store import SqlStore, migrate, open_store

pytest_plugins = ["stores"]


@pytest.fixture(autouse=True)
def _usual_umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def url(sqlite_url: str) -> str:
    return sqlite_url


@pytest.fixture
def directory(sqlite_url: str) -> Path:
    return Path(sqlite_url.removeprefix("sqlite:///")).parent


def contents(directory: Path) -> bytes:
    return b"".join(file.read_bytes() for file in directory.iterdir())


def modes(directory: Path) -> dict[str, int]:
    return {file.name: stat.S_IMODE(file.stat().st_mode) for file in directory.iterdir()}


async def test_nobody_else_can_read_the_files(store: SqlStore, directory: Path) -> None:
    await store.run(lambda tx: tx.people.replace([Person(ULLA, "Ulla")]))
    store.hold_delivery()

    assert modes(directory.parent)["var"] == 0o700
    assert modes(directory) == dict.fromkeys(
        [f"ordstyrer.db{end}" for end in ("", "-wal", "-shm", ".write", ".delivery")], 0o600
    )


def test_files_that_others_could_read_are_closed(url: str, directory: Path) -> None:
    directory.mkdir()
    (directory / "ordstyrer.db").touch(0o644)

    migrate(url)

    assert set(modes(directory).values()) == {0o600}


async def test_what_was_deleted_is_gone_from_the_file(store: SqlStore, directory: Path) -> None:
    await store.run(
        lambda tx: tx.people.replace([Person(Oid(f"{n}"), f"Kanariefugl {n}") for n in range(300)])
    )
    await store.run(lambda tx: tx.people.replace([Person(GURLI, "Gurli")]))
    await store.close()

    assert b"Gurli" in contents(directory)
    assert b"Kanariefugl" not in contents(directory)


async def test_one_process_delivers_until_it_closes(store: SqlStore, url: str) -> None:
    other = open_store(url)

    assert store.hold_delivery()
    assert store.hold_delivery()
    assert not other.hold_delivery()
    await store.close()
    assert other.hold_delivery()
    await other.close()


async def test_who_holds_delivery_need_not_wait_for_the_leases_of_the_dead(store: SqlStore) -> None:
    lease = timedelta(seconds=30)
    await store.run(lambda tx: tx.notices.want(Wanted("a", NoticeKind.SLOT, Recipient(person=ULLA))))
    await store.run(lambda tx: tx.notices.claim(NOON, owner="dead", lease=lease, at_most=9))
    await store.release_dead("me")
    assert not await store.run(lambda tx: tx.notices.claim(NOON, owner="me", lease=lease, at_most=9))

    store.hold_delivery()
    await store.release_dead("me")

    (again,) = await store.run(lambda tx: tx.notices.claim(NOON, owner="me", lease=lease, at_most=9))
    assert again.notice.is_maybe_doubled
    await store.release_dead("me")
    assert not await store.run(lambda tx: tx.notices.claim(NOON, owner="me", lease=lease, at_most=9))
