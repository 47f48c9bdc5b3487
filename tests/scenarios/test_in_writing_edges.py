"""Where written procedures get narrow: a partial chair, what is put off, drafts that come to nothing."""

import asyncio
from datetime import date, datetime
from pathlib import Path

import pytest
from acts import MORNING, ZONE
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import CHAIR, HOME, METTE, OLE, SECRETARY
from writing import (
    ALL,
    CLOSES,
    NEXT,
    STRATEGY,
    answered,
    at,
    exported,
    gathering,
    item,
    next_agenda,
    opened,
    procedure,
    sent,
)

from bot.app.cli import run
from bot.domain.facts import Banner, RefusalReason


def written() -> bool:
    return Path("ud.md").exists() or Path("ud.html").exists()


async def carried(it: Town) -> None:
    await sent(it)
    await answered(it, OLE)
    await answered(it, METTE)


async def recorded(it: Town, outcome: str) -> Json:
    """The secretary writes down what the chair says."""
    form = await it.press(SECRETARY, button(await opened(it, SECRETARY, STRATEGY), "decision.open"))
    [save] = buttons(form, "decision.record") or buttons(form, "decision.correct")
    return await it.press(SECRETARY, save, outcome=outcome, text="Som aftalt med formanden.")


async def test_a_chair_who_is_recused_is_not_asked_and_can_not_confirm(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        asked = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "recusal.declare"))
        await it.press(CHAIR, button(asked, "recusal.declare"))
        await answered(it, OLE)
        await answered(it, METTE)
        result = it.cards_in(CHAIR.chat, "answer")[-1]
        one = await item(it, STRATEGY)
        assert one.id not in [b["data"]["item"] for b in buttons(result, "decision.confirm")]
        data = {"meeting": (await procedure(it)).id, "item": one.id, "version": 1}
        shown = await it.press(CHAIR, {"verb": "decision.confirm", "data": data})
        assert says(RefusalReason.RECUSED) in texts(shown)
        assert (await exported(it))["decisions"] == []

        assert says(Banner.DECISION_RECORDED) in texts(await recorded(it, "approved"))


async def test_what_is_put_off_goes_on_the_next_agenda_and_is_settled_there(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await carried(it)
        await next_agenda(it)
        assert says(Banner.DECISION_RECORDED) in texts(await recorded(it, "postponed"))
        assert [i.title for i in (await gathering(it)).items if i.came_from] == [STRATEGY]
        before = (await exported(it))["decisions"]
        assert says(Banner.NOT_CARRIED) in texts(await recorded(it, "approved"))

        assert (await exported(it))["decisions"] == before


async def test_a_draft_whose_day_went_by_took_nothing_up(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await at(it, CLOSES)
        await next_agenda(it)
        await at(it, datetime(2026, 3, 12, 9, 0, tzinfo=ZONE))
        await next_agenda(it, date(2026, 3, 18))

        for day in (NEXT, date(2026, 3, 18)):
            assert [i.title for i in (await gathering(it, day)).items if i.came_from] == list(ALL)


async def test_a_document_with_what_waits_for_a_meeting_is_not_asked_in_writing_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await at(it, CLOSES)
        preview = await next_agenda(it)
        assert texts(preview).count("Fra skriftlig behandling") == len(ALL)
        done = await it.press(SECRETARY, button(preview, "written.send"), due="2026-03-12", time="12:00")
        assert "Fra skriftlig behandling" not in texts(done)
        after = await next_agenda(it, date(2026, 3, 18))

        assert texts(after).count("Fra skriftlig behandling") == len(ALL)


async def test_a_home_that_is_bound_later_gets_what_is_open(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it, home=False)
        assert it.cards_in(HOME, "agenda") == []
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        await it.settled()

        [card] = it.cards_in(HOME, "agenda")
        assert "Skriftlig behandling" in texts(card)


async def test_the_command_line_makes_no_minutes_of_it_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'var' / 'ordstyrer.db'}")
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        meeting = await procedure(it)
        for asked in (
            ["minutes", meeting.id, "--format", "md", "-o", "ud.md"],
            ["runsheet", meeting.id, "-o", "ud.html"],
        ):
            assert await asyncio.to_thread(run, asked) == 1
            assert "written procedure" in capsys.readouterr().err
        assert not written()
        assert kind(await it.say(SECRETARY, "referat 05-03-2026")) == "refusal"
