"""What was decided on paper is entered later, with the time at which it was decided."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from acts import MORNING, ZONE, opened, published
from town import Json, Town, button, kind, texts, town
from townsfolk import CHAIR, OLE, SECRETARY

from bot.documents.minutes.printing import MinutesFormat, printed
from bot.domain.ids import MeetingId
from bot.domain.meeting import Meeting
from bot.texts import words
from bot.usecases.answers.question import seat_at
from bot.usecases.compose.minuted import minuted
from bot.usecases.ports import Transaction

STRATEGY = "Ny digitaliseringsstrategi"
SAID = "Afgjort kl. 10.40, indført senere"


def at(day: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=ZONE)


async def recorded(it: Town, moment: datetime, **inputs: str) -> Json:
    it.set_clock(moment)
    await it.settled()
    item = await opened(it, CHAIR, STRATEGY)
    form = await it.press(CHAIR, button(item, "decision.open"))
    stands = any(node for node in form["body"] if node.get("id") == "outcome" and node.get("value"))
    verb = "decision.correct" if stands else "decision.record"
    given = {"outcome": "approved", "text": "Strategien blev godkendt.", **inputs}
    done = await it.press(CHAIR, button(form, verb), **given)
    await it.settled()
    return done


async def exported(it: Town) -> list[dict[str, Any]]:
    decisions: list[dict[str, Any]] = json.loads(await it.export())["decisions"]
    return decisions


async def written(it: Town) -> str:
    """The minutes as a file."""
    meeting: Meeting = await it.meeting()

    def composed(tx: Transaction) -> str:
        body = tx.bodies.get(meeting.body)
        assert body
        minutes = minuted(tx, seat_at(tx, meeting, body=body, actor=SECRETARY.oid), is_public=False)
        return printed(minutes, MinutesFormat.MARKDOWN, words=words("da")).decode()

    return await it.read(composed)


async def test_it_is_said_where_the_decision_stands(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        done = await recorded(it, at(4, 12, 30), time="10:40")

        for card in (done, await opened(it, OLE, STRATEGY), await it.say(CHAIR, "referat")):
            assert SAID in texts(card)
        assert SAID in texts(await it.say(OLE, "beslutninger"))
        assert f"*({SAID[0].lower()}{SAID[1:]})*" in await written(it)
        [decision] = await exported(it)
        assert datetime.fromisoformat(decision["decided_at"]) == at(4, 10, 40)
        assert datetime.fromisoformat(decision["at"]) == at(4, 12, 30)
        assert decision["entered_later"] is True


@pytest.mark.parametrize(
    ("minute", "is_said"), [(40, False), (55, False), (56, True)], ids=["at once", "soon", "later"]
)
async def test_it_is_entered_later_after_a_quarter_of_an_hour(
    tmp_path: Path, minute: int, *, is_said: bool
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        done = await recorded(it, at(4, 10, minute), time="10.40")

        assert ("indført senere" in texts(done)) is is_said
        [decision] = await exported(it)
        assert (decision["entered_later"], decision["decided_at"] is None) == (is_said, False)


async def test_without_a_time_nothing_is_said_of_one(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        assert "indført senere" not in texts(await recorded(it, at(4, 23, 0), time=" "))
        [decision] = await exported(it)
        assert (decision["decided_at"], decision["entered_later"]) == (None, False)
        assert "indført" not in await written(it)


@pytest.mark.parametrize(
    ("now", "time", "sentence"),
    [
        (at(4, 10, 39), "10:40", "Tidspunktet ligger i fremtiden"),
        (at(3, 23, 59), "00:00", "Tidspunktet ligger i fremtiden"),
        (at(4, 23, 0), "kl. ti", "Klokkeslættet kan ikke læses"),
        (at(4, 23, 0), "24:00", "Klokkeslættet kan ikke læses"),
    ],
)
async def test_a_time_that_cannot_be_is_refused(
    tmp_path: Path, now: datetime, time: str, sentence: str
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        shown = await recorded(it, now, time=time)

        assert kind(shown) == "decision"
        assert sentence in texts(shown)
        assert await exported(it) == []


async def test_a_time_is_corrected_like_all_else_and_an_equal_repeat_is_not(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        first = await recorded(it, at(4, 12, 30), time="10:40")
        form = await it.press(CHAIR, button(first, "decision.open"))
        await it.press(
            CHAIR,
            button(form, "decision.correct"),
            outcome="approved",
            text="Strategien blev godkendt.",
            time="10:40",
        )
        assert len(await exported(it)) == 1

        done = await recorded(it, at(4, 13, 0), time="10:45")
        assert "Afgjort kl. 10.45, indført senere" in texts(done)
        before, after = await exported(it)
        assert after["corrects"] == before["id"]


async def test_the_ledger_binds_the_time(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await recorded(it, at(4, 12, 30), time="10:40")
        meeting = await it.meeting()

        assert await it.read(lambda tx: tx.audit.verify().holds)
        [decision] = await it.read(lambda tx: tx.decisions.of_meeting(MeetingId(meeting.id)))
        assert decision.decided_at == at(4, 10, 40)
