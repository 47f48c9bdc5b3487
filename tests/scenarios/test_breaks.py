"""A break, a time that is kept and a talk: from the document to the meeting as it is run, and its minutes."""

import json
from collections.abc import AsyncIterator
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
from acts import DAY, MORNING, filed, opened, publish_again, published
from running import at, item_called, run_card, step, time_is
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import CHAIR, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, Character

from bot.documents.minutes.printing import MinutesFormat, printed
from bot.domain.facts import Banner, RefusalReason
from bot.domain.grants import Permission
from bot.domain.meeting import Item
from bot.domain.steps import progress
from bot.store.transaction import SqlTransaction
from bot.texts import words
from bot.usecases.compose.minuted import minuted
from bot.usecases.compose.preview import preview
from bot.usecases.lookup import Seat, seat

STRATEGY, LUNCH, SEATS, SEMINAR = (
    "Ny digitaliseringsstrategi",
    "Frokost",
    "Udpegning til bestyrelser",
    "Seminar",
)
AGENDA = f"""
Direktionen {DAY:%d-%m-%Y}

Punkter til behandling

 Åben Sag

Sagsfremstilling

Direktionen i Sundkøbing Kommune samler i foråret sager fra fagområderne i ét punkt.

 Tid Punkt

10.30 {STRATEGY} (20 min.)

Oplæg på 5 min. ved IT-chef Jonas Elkjær. IT-chef Jonas Elkjær deltager under behandlingen af

punktet.

11.00-11.30 {LUNCH}

Der serveres sandwich i kantinen.

11.30 {SEATS} (ikke før kl. 11.30)

Jurist Pia Skovmand deltager under drøftelsen.

12.00 {SEMINAR}

Direktionen drøfter programmet med henblik på godkendelse.

Bilag:

1 - 4410027 Åben Strategi for digitalisering (20117/24) (H)
""".encode()


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Town]:
    async with town(tmp_path, at=MORNING) as whole:
        yield whole


async def item(it: Town, title: str) -> Item:
    meeting = await it.meeting()
    return next(one for one in meeting.items if one.title == title)


async def edit(it: Town, title: str, choice: str | None = None) -> Json:
    meeting = await it.meeting()
    data = {"meeting": meeting.id, "item": await item_called(it, title), "version": meeting.version}
    chosen = {"choice": choice} if choice else {}
    return await it.press(SECRETARY, {"verb": "item.edit", "data": {**data, **chosen}})


def at_table(tx: SqlTransaction, meeting: Any) -> Seat:
    return seat(tx, meeting.id, actor=SECRETARY.oid, needs=Permission.PREPARE)


async def test_the_preview_has_the_break_among_the_items_and_what_is_kept(it: Town) -> None:
    await filed(it, AGENDA)
    meeting = await it.meeting()
    view = await it.read(lambda tx: preview(tx, at_table(tx, meeting), at=it.at).view)

    lines = [(one.title, one.is_break, one.is_fixed, one.speaks) for one in view.items]
    assert lines == [
        (STRATEGY, False, False, 5),
        (LUNCH, True, False, None),
        (SEATS, False, True, None),
        (SEMINAR, False, False, None),
    ]
    assert view.items[1].tally is None


async def test_the_export_tells_how_each_item_runs(it: Town) -> None:
    await published(it, AGENDA)
    exported = json.loads(await it.export())["items"]

    assert [(one["is_break"], one["is_fixed"], one["presentation"], one["duration"]) for one in exported] == [
        (False, False, 5, 20),
        (True, False, None, None),
        (False, True, None, None),
        (False, False, None, None),
    ]
    assert (exported[1]["start"], exported[1]["end"]) == ("11:00", "11:30")
    assert exported[1]["text"] == "Der serveres sandwich i kantinen."


NOTHING_TO_DECIDE: tuple[tuple[Character, str, dict[str, str]], ...] = (
    (OLE, "approval.give", {}),
    (OLE, "approval.discuss", {}),
    (OLE, "approval.more", {}),
    (OLE, "approval.remark", {"remark": "Mere salt."}),
    (OLE, "item.open", {}),
    (CHAIR, "decision.open", {}),
    (CHAIR, "decision.record", {"outcome": "approved", "text": "Godkendt."}),
)


async def test_there_is_nothing_to_answer_or_decide_about_a_break(it: Town) -> None:
    await published(it, AGENDA)
    meeting, before = await it.meeting(), await it.export()
    data = {"meeting": meeting.id, "item": await item_called(it, LUNCH), "version": 1, "seq": 0}
    for who, verb, more in NOTHING_TO_DECIDE:
        shown = await it.press(who, {"verb": verb, "data": data}, **more)
        assert says(RefusalReason.NOT_YOURS) in texts(shown), verb
        assert await it.export() == before


async def test_nobody_is_asked_to_a_break(it: Town) -> None:
    await filed(it, AGENDA)
    meeting, before = await it.meeting(), await it.export()
    data = {"meeting": meeting.id, "item": await item_called(it, LUNCH), "version": meeting.version}
    shown = await it.press(SECRETARY, {"verb": "guest.add", "data": data}, person=METTE.name)

    assert kind(shown) == "refusal"
    assert await it.export() == before


async def test_what_changes_on_a_break_voids_no_answer(it: Town) -> None:
    await published(it, AGENDA)
    await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.give"))
    before = [(one.id, one.text_version) for one in (await it.meeting()).items]
    form = await edit(it, LUNCH)
    await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="11:10")
    await publish_again(it)

    assert (await item(it, LUNCH)).starts == time(11, 10)
    assert [(one.id, one.text_version) for one in (await it.meeting()).items] == before
    assert buttons(await opened(it, OLE, STRATEGY), "approval.give")
    meeting = await it.meeting()
    [answer] = await it.read(lambda tx: tx.approvals.of_meeting(meeting.id))
    assert answer.text_version == (await item(it, STRATEGY)).text_version


async def test_no_paper_lies_on_a_break(it: Town) -> None:
    await filed(it, AGENDA)
    [paper] = (await it.meeting()).attachments
    shown = await edit(it, LUNCH, f"attachment:{paper.id}")

    assert kind(shown) == "refusal"
    assert (await it.meeting()).attachments == (paper,)


async def test_the_secretary_says_what_is_kept_and_how_long_a_guest_speaks(it: Town) -> None:
    await filed(it, AGENDA)
    assert says(Banner.SAVED) in texts(await edit(it, SEMINAR, "fixed"))
    await edit(it, SEATS, "flexible")
    await edit(it, STRATEGY, "speaks:0")
    await edit(it, SEATS, "speaks:10")

    assert [(await item(it, one)).is_fixed for one in (SEATS, SEMINAR)] == [False, True]
    assert (await item(it, STRATEGY)).presentation is None
    assert (await item(it, SEATS)).presentation == timedelta(minutes=10)


UNHEARD_OF = ("speaks:", "speaks:x", "speaks:-5", "speaks:٥", "speaks:121", "speaks:9999")


async def test_what_no_button_offers_is_not_taken(it: Town) -> None:
    await filed(it, AGENDA)
    before = await it.meeting()

    for choice in UNHEARD_OF:
        assert kind(await edit(it, STRATEGY, choice)) == "refusal", choice
    for choice in ("fixed", "flexible", "speaks:5"):  # a break is always kept, and nobody speaks in it
        assert kind(await edit(it, LUNCH, choice)) == "refusal", choice
    assert await it.meeting() == before


async def test_an_item_without_a_time_has_none_to_keep(it: Town) -> None:
    await filed(it, AGENDA)
    form = await edit(it, SEATS)
    await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="")
    assert (await item(it, SEATS)).is_fixed is False

    assert says(Banner.CANNOT_USE) in texts(await edit(it, SEATS, "fixed"))
    assert (await item(it, SEATS)).is_fixed is False


async def test_an_item_becomes_a_break_and_an_item_again_unless_it_was_answered(it: Town) -> None:
    await published(it, AGENDA)
    await edit(it, SEMINAR, "break")
    assert (await item(it, SEMINAR)).is_break is True
    await edit(it, SEMINAR, "item")
    again = await item(it, SEMINAR)
    assert (again.is_break, again.is_open) == (False, None)

    await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.give"))
    assert says(Banner.CANNOT_USE) in texts(await edit(it, STRATEGY, "break"))
    assert (await item(it, STRATEGY)).is_break is False


async def test_minutes_leave_breaks_out(it: Town) -> None:
    await published(it, AGENDA)
    shown = await it.say(SECRETARY, f"referat {DAY:%d-%m-%Y}")
    meeting = await it.meeting()
    minutes = await it.read(lambda tx: minuted(tx, at_table(tx, meeting), is_public=False))
    text = printed(minutes, MinutesFormat.MARKDOWN, words=words("da")).decode()

    assert kind(shown) == "minutes"
    for said in (texts(shown), text):
        assert STRATEGY in said
        assert SEATS in said
        assert LUNCH not in said


async def test_the_chair_steps_onto_the_break_and_its_time_is_kept(it: Town) -> None:
    await published(it, AGENDA)
    await time_is(it, "10.29")
    it.set_clock(at("10.30"))
    await step(it, "meeting.start")
    await time_is(it, "10.50")
    early = await step(it, "meeting.next")

    assert LUNCH in texts(early)
    assert buttons(early, "item.open") == []
    meeting = await it.meeting()
    steps = await it.read(lambda tx: tx.steps.of_meeting(meeting.id))
    assert progress([one.id for one in meeting.items], steps).current == await item_called(it, LUNCH)
    kinds = [line.kind for line in await it.deliveries(JURIST) if line.state == "sent"]
    assert "come_now" not in kinds
    assert "move" not in kinds  # not before its time, however early the break began
    assert [line.kind for line in await it.deliveries(IT_CHIEF) if line.kind == "come_now"] == ["come_now"]

    await time_is(it, "11.30")
    after = await step(it, "meeting.next")
    assert SEATS in texts(after)
    assert "come_now" in [line.kind for line in await it.deliveries(JURIST) if line.state == "sent"]
    assert kind(await run_card(it, SECRETARY)) == "run"
