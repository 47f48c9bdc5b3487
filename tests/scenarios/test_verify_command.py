"""What was answered and decided at a meeting, checked from the command line, whole and broken."""

import asyncio
import logging
import os
from pathlib import Path

import pytest
from acts import MORNING, opened, published
from sqlalchemy import create_engine
from town import ELSEWHERE, button, town
from townsfolk import CHAIR, METTE, OLE

from bot.app.cli import run

STRATEGY = "Ny digitaliseringsstrategi"
WORDS = "Strategien blev godkendt."


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Of a store in which two directors answered and the chair decided."""
    for name in (n for n in os.environ if n.startswith("ORDSTYRER_")):
        monkeypatch.delenv(name)
    found = next(iter(ELSEWHERE), f"sqlite:///{tmp_path / 'var' / 'ordstyrer.db'}")
    monkeypatch.setenv("DATABASE_URL", found)
    # A command may log to the standard error of its test, which is closed in the next one.
    monkeypatch.setattr(logging.getLogger(), "handlers", [*logging.getLogger().handlers])
    asyncio.run(decided(tmp_path))
    return found


async def decided(folder: Path) -> None:
    async with town(folder, at=MORNING) as it:
        await published(it)
        for who in (OLE, METTE):
            await it.press(who, button(await opened(it, who, STRATEGY), "approval.give"))
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        await it.press(CHAIR, button(form, "decision.record"), outcome="approved", text=WORDS, owner="")


def changed(url: str, *statements: str) -> None:
    """As somebody who owns the database can, past the triggers."""
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def unguarded(url: str, table: str, act: str) -> str:
    return f"DROP TRIGGER {table}_{act}_refused" + (f" ON {table}" if "postgresql" in url else "")


def test_a_ledger_that_holds_is_counted_and_its_head_told(
    url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["verify"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("direktionen: 3 rows, head ")
    assert len(said.split()[-1]) == 64

    changed(url, f"DELETE FROM pseudonyms WHERE oid = '{OLE.oid}'")  # noqa: S608
    assert run(["verify"]) == 0
    assert capsys.readouterr().out == said


def test_a_changed_decision_is_named_and_never_quoted(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = "UPDATE decisions SET text = 'Strategien blev afvist.'"
    changed(url, unguarded(url, "decisions", "update"), words)

    assert run(["verify"]) == 1
    said = capsys.readouterr()
    assert said.out.startswith("direktionen: broken at row 3: decisions ")
    assert "Strategien" not in said.out + said.err


def test_an_answer_that_was_taken_away_is_missed(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    changed(url, unguarded(url, "approvals", "delete"), "DELETE FROM approvals WHERE position = 2")

    assert run(["verify"]) == 1
    assert capsys.readouterr().out == "direktionen: broken at row 2: no row is there any more\n"


def test_an_answer_laid_to_somebody_else_is_said(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    changed(url, f"UPDATE pseudonyms SET oid = 'somebody' WHERE oid = '{OLE.oid}'")  # noqa: S608

    assert run(["verify"]) == 1
    assert "broken: pseudonyms " in capsys.readouterr().out
