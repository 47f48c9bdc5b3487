"""Decisions between meetings: sent, answered, reminded of, closed, confirmed, or put on the next agenda."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from acts import MORNING, ZONE, filed
from town import ELSEWHERE, Json, button, buttons, kind, says, texts, town
from townsfolk import CHAIR, DIREKTIONEN, HOME, METTE, OLE, SECRETARY, STRANGER
from writing import (
    ALL,
    CLOSES,
    SEATS,
    SEMINAR,
    STRATEGY,
    all_meetings,
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

from bot.domain.facts import Banner, RefusalReason
from bot.domain.meeting import MeetingStatus

pytest_plugins = ["postgres"]

A_DAY, TWO_HOURS, SECOND = timedelta(hours=24), timedelta(hours=2), timedelta(seconds=1)
QUIET = replace(DIREKTIONEN, quiet=(time(20, 0), time(7, 0)))
MISSING = "Dit svar mangler"


@pytest.fixture(autouse=True, params=["sqlite", "postgres"])
def on_both_stores(request: pytest.FixtureRequest) -> Iterator[None]:
    if request.param == "postgres":
        ELSEWHERE.append(str(request.getfixturevalue("postgres_url")))
    yield
    ELSEWHERE.clear()


async def test_a_document_is_answered_in_writing_and_the_chair_confirms_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        done = await sent(it)
        assert says(Banner.SENT_IN_WRITING) in texts(done)
        [card] = it.cards_in(HOME, "agenda")
        assert "Skriftlig behandling" in texts(card)
        assert "Svar senest torsdag den 5. marts 2026 kl. 12.00" in texts(card)
        assert "Tag det på mødet" in texts(await opened(it, OLE, STRATEGY))
        await answered(it, OLE)
        assert it.sends(CHAIR.chat) == []
        await answered(it, METTE)

        [result] = it.cards_in(CHAIR.chat, "answer")
        assert "2 af 2 har godkendt" in texts(result)
        assert await exported(it) | {"decisions": []} == await exported(it)  # nobody has decided yet
        shown = await it.press(CHAIR, button(result, "decision.confirm"))
        assert says(Banner.DECISION_RECORDED) in texts(shown)
        assert len(buttons(shown, "decision.confirm")) == 2
        again = await it.press(CHAIR, button(result, "decision.confirm"))
        assert says(Banner.DECISION_STANDS) in texts(again)
        [decision] = (await exported(it))["decisions"]
        assert (decision["actor"], decision["outcome"]) == (CHAIR.oid, "approved")


async def test_nobody_but_the_chair_confirms_and_nothing_before_it_is_closed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await answered(it, OLE)
        meeting, one = await procedure(it), await item(it, STRATEGY)
        press = {"verb": "decision.confirm", "data": {"meeting": meeting.id, "item": one.id, "version": 1}}
        form = {"verb": "decision.record", "data": {**press["data"], "outcome": "approved"}}  # type: ignore[dict-item]
        before = await exported(it)
        assert says(Banner.NOT_CARRIED) in texts(await it.press(CHAIR, press))
        assert says(Banner.NOT_CARRIED) in texts(await it.press(SECRETARY, form))
        await answered(it, METTE, STRATEGY, SEATS)
        for who in (OLE, METTE, SECRETARY, STRANGER):
            assert kind(await it.press(who, press)) == "refusal"

        assert (await exported(it))["decisions"] == before["decisions"] == []
        assert it.cards_in(SECRETARY.chat, "answer") == []


async def test_only_who_has_not_answered_is_reminded_a_day_and_two_hours_before(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await answered(it, OLE)
        await answered(it, METTE, STRATEGY)
        await at(it, CLOSES - A_DAY - SECOND)
        assert it.sends(METTE.chat) == []
        await at(it, CLOSES - A_DAY)
        [card] = it.cards_in(METTE.chat)
        assert MISSING in texts(card)
        assert SEATS in texts(card)
        assert STRATEGY not in texts(card)
        await at(it, CLOSES - TWO_HOURS)

        assert it.sends(METTE.chat) == ["answer", "answer"]
        assert it.sends(OLE.chat) == []


async def test_who_answered_or_takes_no_part_is_not_reminded_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await answered(it, OLE)
        await at(it, CLOSES - A_DAY)
        assert it.sends(METTE.chat) == ["answer"]
        who = await it.press(SECRETARY, button(await opened(it, SECRETARY, SEATS), "participation.open"))
        await it.press(SECRETARY, button(who, "absence.record", person=METTE.oid, choice="meeting"))
        await at(it, CLOSES - TWO_HOURS)
        assert it.sends(METTE.chat) == ["answer"]

        result = it.cards_in(CHAIR.chat, "answer")[-1]
        assert "1 af 1 har godkendt" in texts(result)


@pytest.mark.parametrize(("closes", "told"), [("08:00", time(7, 0)), ("06:30", None)])
async def test_nobody_is_reminded_in_quiet_hours(tmp_path: Path, closes: str, told: time | None) -> None:
    async with town(tmp_path, at=MORNING, body=QUIET) as it:
        await sent(it, at=closes)
        day = date(2026, 3, 5)
        await at(it, datetime(2026, 3, 4, 8, 0, tzinfo=ZONE))
        assert it.sends(METTE.chat) == ["answer"]
        await at(it, datetime.combine(day, time(6, 59), tzinfo=ZONE))
        before = len(it.sends(METTE.chat))
        await at(it, datetime.combine(day, time(7, 0), tzinfo=ZONE))

        reminded = [text for text in map(texts, it.cards_in(METTE.chat)) if MISSING in text]
        assert len(reminded) - before == (1 if told else 0)
        assert before == 1  # a day before, when the quiet hours were over


async def test_after_the_deadline_a_press_says_so_and_records_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        late = button(await opened(it, METTE, STRATEGY), "approval.give")
        it.hands["at"] = CLOSES  # the loop has not looked yet
        shown = await it.press(METTE, late)
        assert says(Banner.WRITING_CLOSED) in texts(shown)
        await at(it, CLOSES)
        before = await exported(it)
        shown = await it.press(METTE, late)

        assert says(Banner.WRITING_CLOSED) in texts(shown)
        assert buttons(shown, "approval.give") == []
        assert (await exported(it))["approvals"] == []
        assert await exported(it) == before


async def test_what_somebody_has_not_answered_goes_on_the_next_agenda(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await answered(it, OLE)
        await answered(it, METTE, STRATEGY, SEATS)
        await at(it, CLOSES)
        result = it.cards_in(SECRETARY.chat, "answer")[-1]
        assert "1 af 2 har godkendt; Mette Lind mangler" in texts(result)
        assert "Kommer på den næste dagsorden" in texts(result)
        preview = await next_agenda(it)

        assert texts(preview).count(SEMINAR) == 2
        assert "Fra skriftlig behandling den 5. marts 2026" in texts(preview)
        meeting = await gathering(it)
        assert [i.came_from for i in meeting.items if i.came_from] == [(await item(it, SEMINAR)).id]
        again = await next_agenda(it)
        assert texts(again).count(SEMINAR) == 2
        assert "Er på dagsordenen den 11. marts 2026" in texts(await opened(it, OLE, SEMINAR))


async def test_any_director_takes_it_to_the_meeting_that_is_prepared(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await next_agenda(it)
        await answered(it, OLE)
        await answered(it, METTE, STRATEGY, SEATS)
        await answered(it, METTE, SEMINAR, verb="approval.discuss")
        carried = [i for i in (await gathering(it)).items if i.came_from]
        assert [(i.title, i.came_on) for i in carried] == [(SEMINAR, date(2026, 3, 5))]
        assert buttons(await opened(it, METTE, STRATEGY), "approval.give") == []

        result = it.cards_in(CHAIR.chat, "answer")[-1]
        assert len(buttons(result, "decision.confirm")) == 2
        assert "Er på dagsordenen den 11. marts 2026" in texts(result)


async def test_on_a_published_agenda_it_is_a_change_that_the_secretary_publishes(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await it.press(SECRETARY, button(await next_agenda(it), "agenda.publish"))
        await it.settled()
        await at(it, CLOSES)
        assert "Fra skriftlig behandling" not in texts(await it.say(OLE, "dagsorden 11-03-2026"))
        meeting = await gathering(it)
        shown = await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": meeting.id}})
        await it.press(SECRETARY, button(shown, "agenda.publish"))

        agenda = texts(await it.say(OLE, "dagsorden 11-03-2026"))
        assert agenda.count("Fra skriftlig behandling den 5. marts 2026") == len(ALL)


async def test_of_a_meeting_that_is_cancelled_it_goes_on_the_one_after(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await at(it, CLOSES)
        preview = await next_agenda(it)
        await next_agenda(it, date(2026, 3, 18))
        meeting = await gathering(it)
        press = {"verb": "meeting.cancel", "data": {"meeting": meeting.id, "version": meeting.version}}
        assert kind(preview) == "preview"
        await it.press(SECRETARY, {**press, "data": {**press["data"], "choice": "yes"}})  # type: ignore[dict-item]

        after = await gathering(it, date(2026, 3, 18))
        assert [i.title for i in after.items if i.came_from] == list(ALL)


async def test_whoever_is_partial_sees_nothing_closed_votes_nothing_and_stays_aside(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        preview = await filed(it)
        draft = (await it.meeting()).items[0]
        form = await it.press(SECRETARY, button(preview, "item.edit", item=draft.id))
        closed = await it.press(SECRETARY, button(form, "item.edit", choice="closed"))
        back = await it.press(SECRETARY, buttons(closed, "item.edit")[-1])
        await it.press(SECRETARY, button(back, "written.send"), due="2026-03-05", time="12:00")
        await it.settled()
        asked = await it.press(METTE, button(await opened(it, METTE, STRATEGY), "recusal.declare"))
        await it.press(METTE, button(asked, "recusal.declare"))
        before = await exported(it)
        data = {
            "meeting": (await procedure(it)).id,
            "item": (await item(it, STRATEGY)).id,
            "version": 1,
            "seq": 0,
        }
        shown = await it.press(METTE, {"verb": "approval.give", "data": data})
        assert says(RefusalReason.RECUSED) in texts(shown)
        assert await exported(it) == before
        assert STRATEGY not in texts(await it.say(METTE, "skriftlig behandling"))
        await at(it, CLOSES)
        await next_agenda(it)

        placed = next(i for i in (await gathering(it)).items if i.title == STRATEGY and i.came_from)
        meeting = await gathering(it)
        said = await it.read(lambda tx: [(r.item, r.person) for r in tx.recusals.of_meeting(meeting.id)])
        assert said == [(placed.id, METTE.oid)]


async def test_the_list_names_who_is_missing_and_only_to_members(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        nothing = "Der er ingen åben skriftlig behandling."
        assert nothing in texts(await it.say(OLE, "skriftlig behandling"))
        await sent(it)
        await answered(it, OLE, STRATEGY)
        for asks in ("skriftlig behandling", "skriftlg behandling", "written procedure"):
            shown = texts(await it.say(CHAIR, asks))
            assert "1 af 2 har godkendt; Mette Lind mangler" in shown
        english = texts(await it.say(CHAIR, "written procedure", locale="en-GB"))
        assert "1 of 2 have approved; Mette Lind is missing" in english
        assert "Answer by Thursday 5 March 2026 at 12:00" in english
        assert kind(await it.say(STRANGER, "skriftlig behandling")) == "refusal"
        assert "næste dagsorden" not in texts(await it.say(OLE, "næste dagsorden"))
        await answered(it, OLE, SEATS, SEMINAR)
        await answered(it, METTE)
        for _ in ALL:
            result = await it.say(CHAIR, "skriftlig behandling")
            card = await it.press(CHAIR, _to_confirm(result))
            await it.press(CHAIR, button(card, "decision.confirm"))

        assert nothing in texts(await it.say(OLE, "skriftlig behandling"))


def _to_confirm(listed: Json) -> Json:
    """The item whose row says that it waits for the chair."""
    rows = [node for node in listed["body"] if node.get("type") in ("RichTextBlock", "ActionSet")]
    places = [n for n, row in enumerate(rows) if "venter på formandens" in texts(row)]
    after = [row for row in rows[places[0] :] if buttons(row, "item.open")]
    return button(after[0], "item.open")


async def test_a_deadline_that_is_moved_is_told_once_and_reminds_of_the_new_one(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        meeting = await procedure(it)
        form = await it.press(SECRETARY, {"verb": "meeting.move", "data": {"meeting": meeting.id}})
        assert "Flyt fristen?" in texts(form)
        yes = button(form, "meeting.move")
        over = await it.press(SECRETARY, yes, due="2026-03-01", time="12:00")
        assert "Fristen er allerede overskredet." in texts(over)
        done = await it.press(SECRETARY, yes, due="2026-03-06", time="14:30")
        assert says(Banner.DEADLINE_MOVED) in texts(done)
        await it.settled()
        [news] = it.cards_in(HOME, "move")
        assert "Svar senest fredag den 6. marts 2026 kl. 14.30" in texts(news)
        await at(it, CLOSES)
        assert (await procedure(it)).closed_at is None
        assert it.sends(OLE.chat) == []
        await at(it, datetime(2026, 3, 6, 12, 30, tzinfo=ZONE))
        assert it.sends(OLE.chat) == ["answer", "answer"]
        await at(it, datetime(2026, 3, 6, 14, 30, tzinfo=ZONE))

        closed = await procedure(it)
        refused = await it.press(
            SECRETARY, _moving(closed.id, closed.version), due="2026-03-09", time="12:00"
        )
        assert says(RefusalReason.WRITING_CLOSED) in texts(refused)
        assert await procedure(it) == closed


def _moving(meeting: str, version: int) -> Json:
    return {"verb": "meeting.move", "data": {"meeting": meeting, "version": version, "choice": "yes"}}


async def test_one_that_is_withdrawn_asks_nobody_and_is_sent_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        late = button(await opened(it, METTE, STRATEGY), "approval.give")
        meeting = await procedure(it)
        data = {"meeting": meeting.id, "version": meeting.version, "choice": "yes"}
        shown = await it.press(SECRETARY, {"verb": "agenda.withdraw", "data": data})
        await it.settled()
        assert "Den skriftlige behandling er trukket tilbage." in texts(it.cards_in(HOME, "move")[-1])
        assert says(RefusalReason.NOT_PUBLISHED) in texts(await it.press(METTE, late))
        await at(it, CLOSES - A_DAY + SECOND)
        assert it.sends(METTE.chat) == []
        again = await it.press(SECRETARY, button(shown, "written.send"), due="2026-03-05", time="12:00")
        assert says(Banner.SENT_IN_WRITING) in texts(again)
        await at(it, CLOSES - TWO_HOURS)

        assert it.sends(METTE.chat) == ["answer"]
        assert (await procedure(it)).status is MeetingStatus.PUBLISHED


async def test_a_deadline_that_is_over_sends_nothing_and_an_old_preview_neither(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it)
        press = button(preview, "written.send")
        assert [node["value"] for node in _inputs(preview)] == ["2026-03-05", "12:00"]
        for due, clock, words in (
            ("2026-03-02", "09:00", "Fristen er allerede overskredet."),
            ("2026-03-05", "25:00", "Klokkeslættet kan ikke læses."),
            ("i morgen", "12:00", "Datoen kan ikke læses"),
        ):
            assert words in texts(await it.press(SECRETARY, press, due=due, time=clock))
            assert (await it.meeting()).status is MeetingStatus.DRAFT
        await it.press(SECRETARY, press, due="2026-03-05", time="12:00")
        await it.settled()
        before = await exported(it)
        again = await it.press(SECRETARY, press, due="2026-03-09", time="12:00")

        assert says(Banner.AGENDA_CHANGED) in texts(again)
        assert await exported(it) == before


def _inputs(card: Json) -> list[Json]:
    [section] = [node for node in card["body"] if node.get("id") == "written"]
    return [node for node in section["items"] if node["type"] in ("Input.Date", "Input.Time")]


async def test_without_a_home_each_director_is_asked_in_their_own_chat(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it, home=False)
        for who in (OLE, METTE):
            [card] = it.cards_in(who.chat, "answer")
            assert MISSING in texts(card)
        assert it.sends(CHAIR.chat) == []


async def test_an_answer_is_about_the_papers_that_lay_on_the_item(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        old = button(await opened(it, METTE, STRATEGY), "approval.give")
        meeting, one = await procedure(it), await item(it, STRATEGY)
        data = {"meeting": meeting.id, "item": one.id}
        form = await it.press(SECRETARY, {"verb": "item.edit", "data": data})
        lay = next(
            b for b in buttons(form, "item.edit") if b["data"].get("choice", "").startswith("attachment:")
        )
        back = await it.press(SECRETARY, button(await it.press(SECRETARY, lay), "item.edit", item=None))
        await it.press(SECRETARY, button(back, "written.send"), due="2026-03-05", time="12:00")
        await it.settled()
        before = (await exported(it))["approvals"]
        shown = await it.press(METTE, old)

        assert says(Banner.TEXT_CHANGED) in texts(shown)
        assert (await exported(it))["approvals"] == before == []
        assert it.cards_in(HOME, "move") == []


@pytest.mark.parametrize(
    ("day", "clock", "closes"),
    [
        ("2026-03-29", "02:30", datetime(2026, 3, 29, 3, 30, tzinfo=ZONE)),  # the clocks skip it
        ("2026-03-05", "00:00", datetime(2026, 3, 5, 0, 0, tzinfo=ZONE)),
        ("2026-10-25", "02:30", datetime(2026, 10, 25, 2, 30, tzinfo=ZONE)),  # comes twice: the first
    ],
)
async def test_it_closes_when_the_wall_shows_it(
    tmp_path: Path, day: str, clock: str, closes: datetime
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it, day=day, at=clock)
        await at(it, closes.astimezone(UTC) - SECOND)
        assert (await procedure(it)).closed_at is None
        await at(it, closes.astimezone(UTC))

        assert (await procedure(it)).closed_at == closes.astimezone(UTC)


async def test_a_procedure_is_no_meeting_to_ask_for_or_to_run(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        meeting = await procedure(it)
        assert (meeting.first_start, [i.guests for i in meeting.items]) == (None, [()] * len(ALL))
        assert STRATEGY not in texts(await it.say(OLE, "næste dagsorden"))
        assert STRATEGY not in texts(await it.say(OLE, "dagsorden 05-03-2026"))
        assert kind(await it.say(CHAIR, "kør mødet")) == "refusal"
        for verb in ("run.open", "meeting.start", "minutes.open", "minutes.approve", "agenda.publish"):
            data = {"meeting": meeting.id, "version": meeting.version}
            assert kind(await it.press(CHAIR, {"verb": verb, "data": data})) == "refusal"
        assert it.sends("a:personal-pia") == it.sends("a:personal-jonas") == []
        assert await all_meetings(it) == [meeting]
