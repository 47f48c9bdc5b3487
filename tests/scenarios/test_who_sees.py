"""What was taken back, closed or not published yet stays with those who may see it, by every way to ask."""

import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from acts import DAY, MORNING, ZONE, form_of, opened, publish_again, published
from marked_town import Marked, play_until_the_draft_of_the_minutes
from running import at, step
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import CAST, CHAIR, DIREKTIONEN, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER

from bot.domain.facts import Banner, RefusalReason
from bot.domain.ids import MeetingId
from bot.domain.meeting import Attendance
from bot.store.transaction import SqlTransaction
from bot.usecases.export_meeting import export_meeting

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"


async def withdrawn(it: Town) -> Json:
    """The preview after that."""
    card = await it.say(SECRETARY, "dagsorden 04-03-2026")
    question = await it.press(SECRETARY, button(card, "agenda.withdraw"))
    done = await it.press(SECRETARY, button(question, "agenda.withdraw", choice="yes"))
    await it.settled()
    return done


async def test_an_agenda_that_was_withdrawn_is_closed_to_directors_by_every_way(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        agenda = await it.say(OLE, "næste dagsorden")
        item = await opened(it, OLE, STRATEGY)
        minutes = await it.say(SECRETARY, "referat")
        await it.press(SECRETARY, button(minutes, "minutes.approve"))
        minutes_button = button(await it.say(OLE, "næste dagsorden"), "minutes.open")
        await withdrawn(it)

        shown = [
            await it.say(OLE, "gæster 04-03-2026"),
            await it.press(OLE, button(agenda, "item.open")),
            await it.press(OLE, button(item, "approval.more")),
            await it.press(OLE, button(item, "approval.discuss")),
            await it.press(OLE, {**button(item, "approval.give"), "verb": "approval.remark"}, remark="Nej."),
            await it.refresh(OLE, {**button(item, "approval.give"), "verb": "card.refresh"}),
            await it.press(OLE, minutes_button),
        ]

        for card in shown:
            assert kind(card) == "refusal"
            assert says(RefusalReason.NOT_PUBLISHED) in texts(card)
            assert IT_CHIEF.name not in str(card)
        for who in (SECRETARY, CHAIR):
            assert IT_CHIEF.name in texts(await it.say(who, "gæster 04-03-2026"))
            assert STRATEGY in texts(await it.press(who, button(agenda, "item.open")))
        assert STRATEGY not in texts(await it.say(METTE, "dagsorden 04-03-2026"))


async def test_the_answer_to_a_press_is_given_again_to_nobody_but_its_presser(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        discuss = button(await opened(it, OLE, STRATEGY), "approval.discuss")
        pressed = it.pressing(OLE, discuss, where=HOME)
        own = await it.answer(pressed)

        for who, of_kind in ((STRANGER, "refusal"), (JURIST, "refusal"), (METTE, "item")):
            copied = {**it.pressing(who, discuss, where=HOME), "id": pressed["id"]}
            card = await it.answer(copied)
            assert (kind(card), card == own) == (of_kind, False)
        assert await it.answer(pressed) == own


async def edited(it: Town, verb: str, *, choice: str = "", **inputs: str) -> None:
    """What the secretary changes about the seats, and does not publish."""
    form = await form_of(it, SEATS)
    chosen = {"choice": choice} if choice else {}
    await it.press(SECRETARY, button(form, verb, **chosen), **inputs)


async def place_changed(it: Town, place: str) -> None:
    meeting = await it.meeting()
    preview = await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": meeting.id}})
    await it.press(SECRETARY, button(preview, "item.edit", choice="place"), text=place)


async def test_what_was_changed_is_shown_to_nobody_until_it_is_published(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await edited(it, "item.edit", choice="closed")
        await publish_again(it)
        await edited(it, "item.edit", choice="open")
        await edited(it, "item.edit", choice="time", time="12:45")
        await place_changed(it, "Rådhussalen")
        await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.give"))
        await it.settled()

        there = [*it.cards_in(HOME, "agenda"), await it.say(OLE, "næste dagsorden", where=HOME)]
        theirs = [
            await it.say(METTE, "næste dagsorden"),
            await opened(it, METTE, SEATS),
            await it.say(METTE, "gæster"),
            await opened(it, CHAIR, SEATS),
            await it.say(SECRETARY, "referat"),
        ]
        for card in there:
            assert SEATS not in str(card)
        for card in (*there, *theirs):
            assert "12.45" not in texts(card)
            assert "Rådhussalen" not in texts(card)
        public = await it.read(lambda tx: export_meeting(tx, only(tx), public=True))
        assert SEATS not in str(public)
        assert "12.45" in texts(await form_of(it, SEATS))

        await publish_again(it)
        await it.rested()
        for card in (it.cards_in(HOME, "agenda")[0], await it.say(OLE, "næste dagsorden")):
            for words in (SEATS, "12.45", "Rådhussalen"):
                assert words in texts(card)


async def test_a_guest_is_a_guest_from_publishing_to_publishing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await edited(it, "guest.choose", person=STRANGER.oid)
        for _ in range(2):
            assert SEATS in texts(await it.say(JURIST, "næste dagsorden"))
            assert kind(await it.say(STRANGER, "næste dagsorden")) == "refusal"
            assert kind(await it.say(STRANGER, "referat")) == "refusal"
            await place_changed(it, "Rådhussalen")

        await publish_again(it)
        assert kind(await it.say(JURIST, "næste dagsorden")) == "refusal"
        assert SEATS in texts(await it.say(STRANGER, "næste dagsorden"))


async def test_answers_and_decisions_are_about_what_was_published(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        form = await form_of(it, SEATS)
        paper = next(b for b in buttons(form, "item.edit") if "attachment:" in b["data"].get("choice", ""))
        await it.press(SECRETARY, paper)
        before = (await it.meeting()).items[1].text_version

        given = await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        decision = await it.press(CHAIR, button(await opened(it, CHAIR, SEATS), "decision.open"))
        decided = await it.press(CHAIR, button(decision, "decision.record"), outcome="approved", text="Ja.")

        assert says(Banner.ANSWER_RECORDED) in texts(given)
        assert says(Banner.DECISION_RECORDED) in texts(decided)
        exported = json.loads(await it.export())
        [version] = {row["version"] for row in (*exported["approvals"], *exported["decisions"])}
        assert version == before - 1


async def test_who_came_and_the_minutes_are_so_at_once_and_the_changes_stay(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await edited(it, "item.edit", choice="time", time="12:45")
        item = await opened(it, SECRETARY, SEATS)
        came = await it.press(SECRETARY, button(item, "attendance.record"))
        minutes = await it.press(SECRETARY, button(await it.say(SECRETARY, "referat"), "minutes.approve"))

        assert says(Banner.ATTENDANCE_RECORDED) in texts(came)
        assert says(Banner.MINUTES_PUBLISHED) in texts(minutes)
        assert says(Attendance.CAME) in texts(await it.say(OLE, "referat 04-03-2026"))
        for card in (came, minutes, await it.say(OLE, "referat 04-03-2026")):
            assert "12.45" not in texts(card)
        assert "12.45" in texts(await form_of(it, SEATS))


async def test_to_outsiders_a_shared_card_says_the_day_and_nothing_more(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        [base] = it.cards_in(HOME, "agenda")
        refreshed = await it.refresh(STRANGER, base["refresh"]["action"], where=HOME)
        it.cloud.add_group(HOME, [who.oid for who in CAST])
        await members_changed(it)
        [base] = it.cards_in(HOME, "agenda")
        asked = await it.say(OLE, "næste dagsorden", where=HOME)

        for card in (refreshed, base, asked):
            assert "4. marts 2026" in texts(card)
            for kept in ("10.30", "Byrådssalen", "teams.example/join"):
                assert kept not in str(card)
        own = await it.refresh(OLE, base["refresh"]["action"], where=HOME)
        for told in ("10.30", "Byrådssalen", "teams.example/join"):
            assert told in str(own)


async def members_changed(it: Town) -> None:
    joined = it.activity(OLE, where=HOME, type="conversationUpdate")
    await it.post({**joined, "membersAdded": [{"id": STRANGER.mri, "aadObjectId": STRANGER.oid}]})
    await it.settled()


async def asked_in(it: Town, thread: str) -> Json:
    """The answer lies in the thread; the connector names it by its channel."""
    await it.post(it.activity(OLE, where=thread, type="message", text="næste dagsorden"))
    await it.settled()
    return it.cards_in(HOME)[-1]


async def test_in_a_thread_the_agenda_is_shown_as_everybody_in_the_channel_may_see_it(tmp_path: Path) -> None:
    thread = f"{HOME};messageid=1772000000001"
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        assert STRATEGY in texts(await asked_in(it, thread))

        it.cloud.add_group(HOME, [who.oid for who in CAST])
        await members_changed(it)
        card = await asked_in(it, thread)
        assert (kind(card), STRATEGY in texts(card)) == ("agenda", False)
        shown = await it.refresh(STRANGER, card["refresh"]["action"], where=thread)
        assert (kind(shown), STRATEGY in texts(shown)) == ("agenda", False)


async def test_an_outsider_who_joins_finds_no_items_on_any_card_that_lies_there(tmp_path: Path) -> None:
    """Also of meetings that are over."""
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock(datetime(2026, 3, 20, 9, 0, tzinfo=ZONE))
        await it.settled()
        it.cloud.add_group(HOME, [who.oid for who in CAST])
        await members_changed(it)

        for card in (*it.cards_in(HOME, "agenda"), await it.say(OLE, "dagsorden 04-03-2026", where=HOME)):
            assert (kind(card), STRATEGY in texts(card)) == ("agenda", False)


async def test_a_public_export_names_nothing_that_is_closed(tmp_path: Path) -> None:
    marked = Marked()
    async with town(tmp_path, at=MORNING, people=marked.people) as it:
        await play_until_the_draft_of_the_minutes(it, marked)
        before = await it.meeting()
        open_item, closed_item = before.items[:2]
        closed_papers = [a for a in before.attachments if a.is_open is False]
        open_paper = next(a for a in before.attachments if a.item == open_item.id)
        await lay(it, closed_papers[0].id, item=open_item.id)
        await lay(it, open_paper.id, item=closed_item.id)
        await publish_again(it)

        public = str(await it.read(lambda tx: export_meeting(tx, only(tx), public=True)))

        assert marked.open.title in public
        hidden = {i.id for i in before.items if i.is_open is False} | {a.id for a in closed_papers}
        of_closed = marked.closed.all | marked.secret.all
        for one in (*hidden, *of_closed, open_paper.id, marked.open.paper, marked.closed_paper):
            assert one not in public


async def lay(it: Town, paper: str, *, item: str) -> None:
    meeting = await it.meeting()
    data = {"meeting": meeting.id, "item": item, "version": meeting.version, "choice": f"attachment:{paper}"}
    await it.press(SECRETARY, {"verb": "item.edit", "data": data})


def only(tx: SqlTransaction) -> MeetingId:
    [found] = tx.meetings.on(DIREKTIONEN.key, DAY)
    return found.id


async def test_who_does_not_run_the_meeting_any_more_sees_no_more_of_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock(at("10.20"))
        await it.settled()
        assert "Pia Skovmand" in texts(it.cards_in(CHAIR.chat, "run")[0])
        others = replace(DIREKTIONEN, chair=METTE.oid, directors=(OLE.oid,))
        await it.bot.store.run(lambda tx: tx.bodies.put(others))
        await step(it, "meeting.start", who=SECRETARY)
        await it.rested()

        [card] = it.cards_in(CHAIR.chat, "run")
        assert "Pia Skovmand" not in texts(card)
        assert SEATS not in texts(card)


async def test_who_will_not_run_the_meeting_any_more_is_laid_no_card(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        others = replace(DIREKTIONEN, chair=METTE.oid, directors=(OLE.oid,))
        await it.bot.store.run(lambda tx: tx.bodies.put(others))
        it.set_clock(at("10.20"))
        await it.settled()

        assert it.cards_in(CHAIR.chat, "run") == []
