"""The migrated schema is the one that the code expects, on every database, and a newer one is left alone."""

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from bot.domain.body import Body
from bot.domain.ids import BodyKey
from bot.store import NewerStore, StoreFault, migrate, open_store
from bot.store.tables import schema

pytest_plugins = ["stores"]


def test_the_migrated_schema_is_what_the_code_expects(url: str) -> None:
    migrate(url)
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, schema)
    engine.dispose()

    assert differences == []


async def test_opening_brings_an_empty_store_up_and_leaves_a_present_one(url: str) -> None:
    for _ in range(2):
        migrate(url)
        store = open_store(url)
        assert await store.read(lambda tx: tx.people.all()) == ()
        await store.close()


async def test_what_an_earlier_version_wrote_is_kept(url: str, outside: Callable[[str], None]) -> None:
    _migrate_to(url, "0001")
    outside(
        "INSERT INTO bodies (key, name, organisation, language, time_zone, reminders, threshold,"
        " default_duration, closed_title_to_guest, decision_to_guest)"
        " VALUES ('d', 'Direktionen', 'Sund', 'da', 'Europe/Copenhagen', '[]', 300, 900, true, true)"
    )
    store = open_store(url)
    kept = await store.read(lambda tx: tx.bodies.all())
    await store.close()

    assert kept == (Body(BodyKey("d"), "Direktionen", "Sund", reminders=()),)


def _migrate_to(url: str, revision: str) -> None:
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    if url.startswith("sqlite"):
        Path(url.removeprefix("sqlite:///")).parent.mkdir()
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", "bot.store:migrations")
        config.set_main_option("path_separator", "os")
        command.upgrade(config, revision)
    engine.dispose()


def test_a_store_of_a_later_version_is_refused(url: str, outside: Callable[[str], None]) -> None:
    migrate(url)
    outside("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(NewerStore):
        open_store(url)
    with pytest.raises(NewerStore):
        migrate(url)


def test_migrating_leaves_the_logging_as_it_was(url: str) -> None:
    before = (logging.root.level, list(logging.root.handlers), logging.getLogger("alembic").level)

    migrate(url)

    assert (logging.root.level, list(logging.root.handlers), logging.getLogger("alembic").level) == before


async def test_replicas_that_start_together_migrate_once(url: str) -> None:
    stores = await asyncio.gather(*(asyncio.to_thread(open_store, url) for _ in range(4)))

    for store in stores:
        assert await store.read(lambda tx: tx.people.all()) == ()
        await store.close()


def test_a_file_that_is_no_store_is_refused(sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.parent.mkdir()
    file.write_text("Kære dagbog, " * 100)

    with pytest.raises(StoreFault):
        open_store(sqlite_url)


def test_a_server_that_does_not_answer_is_a_fault_without_the_password(tmp_path: Path) -> None:
    with pytest.raises(StoreFault) as refused:
        open_store(f"postgresql://ordstyrer:hemmeligt@/ordstyrer?host={tmp_path}")

    assert "hemmeligt" not in f"{refused.value!r}"
