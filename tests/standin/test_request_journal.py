"""What the journal holds, in the file and as objects, and when it is written."""

import asyncio
import json
from pathlib import Path

import pytest
from bot_side import ADA_ALONE, HELLO, Clock, bot_at_cloud, populated

from bot.standin.calls import Members
from bot.standin.journal import Journal

PATH = f"/connector/v3/conversations/{ADA_ALONE}/activities"


def lines(file: Path) -> list[Members]:
    return [json.loads(line) for line in file.read_text().splitlines()]


async def test_each_request_has_a_line_at_arrival_and_one_for_its_answer(tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    async with bot_at_cloud(populated(Clock(), journal=Journal(file))) as bot:
        said = (await bot.say()).body["id"]
        bot.token = "wrong"
        await bot.ask("GET", "/nowhere?a=1")

    first, first_answer, second, second_answer = lines(file)
    assert (first["line"], first["n"], first["at"]) == ("arrival", 1, "2026-05-11T08:00:00+00:00")
    assert (first["method"], first["path"], first["query"]) == ("POST", PATH, {})
    assert (first["body"], first["authorization"]) == (HELLO, "valid")
    assert (first["rule"], first["held"]) == (None, False)
    assert first_answer == {
        "line": "answer",
        "n": 1,
        "at": "2026-05-11T08:00:00+00:00",
        "status": 201,
        "effect": {"did": "created", "conversation": ADA_ALONE, "activity": said},
        "gone": False,
    }
    assert (second["path"], second["query"], second["authorization"]) == ("/nowhere", {"a": "1"}, "invalid")
    assert (second_answer["n"], second_answer["status"], second_answer["effect"]) == (2, 404, None)


async def test_a_request_in_flight_has_only_its_arrival_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    async with bot_at_cloud(populated(Clock(), journal=Journal(file))) as bot:
        bot.cloud.script.add(then={"kind": "hold"})
        asking = asyncio.create_task(bot.say())
        await bot.cloud.journal.until(lambda: bot.cloud.held.numbers)

        [line] = lines(file)
        assert (line["line"], line["held"]) == ("arrival", True)
        bot.cloud.held.release()
        await asking


async def test_a_late_effect_has_a_line_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    async with bot_at_cloud(populated(Clock(), journal=Journal(file))) as bot:
        bot.cloud.script.add(then={"kind": "late_apply", "status": 504})
        await bot.say()
        await bot.cloud.journal.until(lambda: bot.cloud.journal.entries[0].late)

        told = lines(file)
        assert [line["line"] for line in told] == ["arrival", "answer", "effect"]
        assert told[2]["effect"]["did"] == "created"
        assert bot.cloud.journal.lines() == told


async def test_no_credential_is_ever_written(tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    async with bot_at_cloud(populated(Clock(), journal=Journal(file))) as bot:
        bot.token = (await bot.ask_for_token()).body["access_token"]
        await bot.ask_for_token(client_secret="guessed-secret", client_assertion="a.signed.text")
        await bot.say()

        written = file.read_text()
        for secret in ("stand-in-secret", "guessed-secret", "a.signed.text", bot.token):
            assert secret not in written
        assert [entry.arrival.authorization for entry in bot.cloud.journal.entries] == ["valid"] * 3
        assert bot.cloud.journal.entries[0].arrival.body["client_secret"] == "***"


async def test_what_is_not_json_is_written_as_text() -> None:
    async with bot_at_cloud() as bot:
        await bot.ask("POST", PATH, data=b"{ not \xff json")

        assert bot.cloud.journal.entries[0].arrival.body == "{ not � json"


async def test_a_second_run_goes_on_counting_in_the_same_file(tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    for _ in range(2):
        async with bot_at_cloud(populated(Clock(), journal=Journal(file))) as bot:
            await bot.say()
            await bot.say()

    assert [(line["n"], line["line"]) for line in lines(file)] == [
        (n, kind) for n in (1, 2, 3, 4) for kind in ("arrival", "answer")
    ]


def test_a_journal_that_cannot_be_written_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        Journal(tmp_path / "nowhere" / "journal.jsonl")


async def test_entries_are_found_by_method_and_path() -> None:
    async with bot_at_cloud() as bot:
        await bot.say()
        await bot.ask("GET", "/openid/keys")

        journal = bot.cloud.journal
        assert [entry.arrival.n for entry in journal.find("POST")] == [1]
        assert [entry.arrival.n for entry in journal.find(path="/openid/")] == [2]
        assert journal.find("PUT", "/activities") == []


async def test_waiting_for_what_never_comes_ends() -> None:
    async with bot_at_cloud() as bot:
        with pytest.raises(TimeoutError):
            await bot.cloud.journal.until(lambda: bot.cloud.journal.entries, seconds=0.01)


async def test_two_runs_of_the_same_requests_write_the_same_answers(tmp_path: Path) -> None:
    for name in ("one", "two"):
        async with bot_at_cloud(populated(Clock(), journal=Journal(tmp_path / name))) as bot:
            said = (await bot.say()).body["id"]
            await bot.edit(said, HELLO)
            await bot.ask_for_token()

    answers = [
        [line for line in lines(tmp_path / name) if line["line"] == "answer"] for name in ("one", "two")
    ]
    assert len(answers[0]) == 3
    assert answers[0] == answers[1]
