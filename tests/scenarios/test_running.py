"""A meeting as it really goes: who is told what, and when."""

from pathlib import Path

from acts import MORNING, ZONE, form_of, publish_again, published
from running import at, item_called, run_card, says, step, time_is
from town import Town, button, kind, texts, town
from townsfolk import CHAIR, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.facts import Banner

STRATEGY, SEATS, SEMINAR = "Ny digitaliseringsstrategi", "Udpegning til bestyrelser", "Seminar i januar"


async def ready_to_run(it: Town) -> None:
    """Published, and the day has come: the reminders are sent."""
    await published(it)
    await time_is(it, "10.29")
    it.set_clock(at("10.30"))


async def told(it: Town, who: Character) -> list[tuple[str, str]]:
    """The kind and the minute of everything that the person was told, by the delivery list."""
    lines = await it.deliveries(who)
    return [
        (line.kind, f"{line.at.astimezone(ZONE):%H.%M}") for line in lines if line.at and line.state == "sent"
    ]


async def test_guests_are_called_by_real_progress(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await time_is(it, "11.12")
        await step(it, "meeting.next")
        await time_is(it, "11.40")
        await step(it, "meeting.next")
        await time_is(it, "12.30")

        assert [kind for kind, _ in (await told(it, IT_CHIEF))[-2:]] == ["come_now", "thanks"]
        assert await told(it, JURIST) == [
            ("slot", "09.00"),
            ("reminder", "11.00"),
            ("get_ready", "10.50"),
            ("move", "11.06"),
            ("move", "11.11"),
            ("come_now", "11.12"),
            ("thanks", "11.45"),
        ]


async def test_the_run_card_lies_before_chair_and_secretary_and_shows_each_step(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        for who in (CHAIR, SECRETARY):
            [card] = it.cards_in(who.chat, "run")
        await step(it, "meeting.start")
        for who in (CHAIR, SECRETARY):
            [card] = it.cards_in(who.chat, "run")
            assert button(card, "meeting.next")
        assert it.cards_in(OLE.chat, "run") == []


async def test_of_two_who_press_at_once_the_first_wins_and_the_other_sees_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        seen = await run_card(it)
        await it.press(CHAIR, button(seen, "meeting.next"))
        late = await it.press(SECRETARY, button(seen, "meeting.next"))
        again = await it.press(CHAIR, button(seen, "meeting.next"))

        assert says(Banner.OVERTAKEN) in texts(late)
        assert says(Banner.STEP_TAKEN) in texts(again)
        meeting = await it.meeting()
        steps = await it.read(lambda tx: tx.steps.of_meeting(meeting.id))
        assert len(steps) == 2


async def test_a_call_undone_is_taken_back_with_the_new_time(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await time_is(it, "10.40")
        await step(it, "meeting.next")
        done = await step(it, "meeting.undo")
        assert says(Banner.STEP_UNDONE) in texts(done)

        assert [kind for kind, _ in await told(it, JURIST)][-2:] == ["come_now", "not_yet"]
        assert "11.00" in texts(it.cards_in(JURIST.chat, "call")[-1])
        await time_is(it, "11.00")
        await step(it, "meeting.next")
        assert [kind for kind, _ in await told(it, JURIST)].count("come_now") == 2


async def test_a_slip_that_is_undone_at_once_tells_nobody_of_a_new_time(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await time_is(it, "10.35")
        before = await told(it, JURIST)
        await step(it, "meeting.skip", item=STRATEGY)
        await step(it, "meeting.undo")
        await time_is(it, "10.45")
        assert [kind for kind, _ in (await told(it, JURIST))[len(before) :]] == ["come_now", "not_yet"]


async def test_undo_is_over_after_five_minutes(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        seen = await step(it, "meeting.start")
        await time_is(it, "10.36")
        late = await it.press(CHAIR, button(seen, "meeting.undo"))
        assert says(Banner.CANNOT_UNDO) in texts(late)


async def test_a_skipped_item_sends_its_guest_home_and_moves_the_others_up(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await step(it, "meeting.skip", item=SEATS)
        assert (await told(it, JURIST))[-1] == ("cancel", "10.30")
        await step(it, "meeting.undo")
        assert (await told(it, JURIST))[-1] == ("not_yet", "10.30")
        await step(it, "meeting.close")
        assert (await told(it, JURIST))[-1][0] == "cancel"


async def test_an_item_approved_by_all_is_released(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        meeting = await it.meeting()
        item = await item_called(it, SEATS)
        for who in (OLE, METTE):
            data = {"meeting": meeting.id, "item": item, "version": 1, "seq": 0}
            await it.press(who, {"verb": "approval.give", "data": data})
        await time_is(it, "10.29")
        it.set_clock(at("10.30"))
        await step(it, "meeting.release", item=SEATS)
        assert (await told(it, JURIST))[-1] == ("cancel", "10.30")


async def test_a_late_guest_brings_a_proposal_and_one_press_takes_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        await time_is(it, "10.55")
        slot = it.cards_in(JURIST.chat, "slot")[0]
        guest = await guest_of(it, JURIST)
        answered = await it.press(JURIST, button(slot, "slot.late", choice=f"{guest}:20"))
        assert says(Banner.RESPONSE_SAVED) in texts(answered)
        await it.settled()
        [card] = it.cards_in(CHAIR.chat, "run")
        assert "11.15" in texts(card)
        taken = await it.press(CHAIR, button(card, "meeting.next", item=await item_called(it, SEMINAR)))
        assert says(Banner.STEP_TAKEN) in texts(taken)
        await it.settled()
        assert (await told(it, JURIST))[-1][0] != "come_now"


async def test_a_guest_answers_in_one_tap_and_may_change_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        slot = it.cards_in(JURIST.chat, "slot")[0]
        first = await it.press(JURIST, button(slot, "slot.confirm"))
        assert says(Banner.RESPONSE_SAVED) in texts(first)
        stale = await it.press(JURIST, button(slot, "slot.cancel"))
        assert says(Banner.SLOT_CHANGED) in texts(stale)
        await it.press(JURIST, button(first, "slot.cancel"))
        await it.settled()
        told_secretary = it.cards_in(SECRETARY.chat)[-1]
        assert "Pia Skovmand" in texts(told_secretary)
        await time_is(it, "11.00")
        assert ("reminder", "10.45") not in await told(it, JURIST)


async def test_a_substitute_is_the_guest_once_the_secretary_has_said_so(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        slot = it.cards_in(JURIST.chat, "slot")[0]
        await it.press(JURIST, button(slot, "slot.substitute"), person="Ib Frost")
        await it.settled()
        assert await told(it, STRANGER) == []
        asked = it.cards_in(SECRETARY.chat)[-1]
        done = await it.press(SECRETARY, button(asked, "substitute.confirm"))
        assert says(Banner.SUBSTITUTE_CONFIRMED) in texts(done)
        await it.settled()
        assert [k for k, _ in await told(it, STRANGER)] == ["slot"]
        assert [k for k, _ in await told(it, JURIST)] == ["slot", "cancel"]


async def test_what_teams_says_of_the_start_is_a_hint_and_no_start(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        event = {"type": "event", "name": "application/vnd.microsoft.meetingStart", "value": {"Id": "1"}}
        status, _ = await it.post(it.activity(STRANGER, where=HOME, **event))
        assert status == 200
        await it.settled()
        for who in (CHAIR, SECRETARY):
            assert "Teams siger, at mødet begyndte kl. 10.30" in texts(it.cards_in(who.chat, "run")[0])
        assert await told(it, IT_CHIEF) == [("slot", "09.00"), ("reminder", "10.30"), ("reminder", "10.15")]
        await step(it, "meeting.start")
        await time_is(it, "10.31")
        assert "Teams siger" not in texts(it.cards_in(CHAIR.chat, "run")[0])


async def test_a_presentation_counts_down_on_the_card_that_called_the_speaker(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        form = await form_of(it, STRATEGY)
        await it.press(SECRETARY, button(form, "item.edit", choice="speaks:5"))
        await publish_again(it)
        await time_is(it, "10.29")
        it.set_clock(at("10.30"))
        await step(it, "meeting.start")
        [card] = it.cards_in(IT_CHIEF.chat, "call")
        assert "10.35" in texts(card)
        assert "5 min. tilbage" in texts(card)
        await time_is(it, "10.33")
        [card] = it.cards_in(IT_CHIEF.chat, "call")
        assert "2 min. tilbage" in texts(card)


async def test_the_day_goes_on_after_a_restart_as_it_was(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        meeting = await it.meeting()
        before = await it.read(lambda tx: tx.steps.of_meeting(meeting.id))
    async with town(tmp_path, at=at("10.50")) as it:
        assert await it.read(lambda tx: tx.steps.of_meeting(meeting.id)) == before
        await it.say(JURIST, "hjælp")  # Teams speaks from another address now
        await time_is(it, "11.07")
        assert ("move", "11.06") in await told(it, JURIST)


async def guest_of(it: Town, who: Character) -> str:
    meeting = await it.meeting()
    return next(g.id for item in meeting.items for g in item.guests if g.person == who.oid)


async def test_the_secretary_hears_that_a_guest_comes_after_all(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        slot = it.cards_in(JURIST.chat, "slot")[0]
        declined = await it.press(JURIST, button(slot, "slot.cancel"))
        await it.settled()
        before = len(it.cards_in(SECRETARY.chat))
        await it.press(JURIST, button(declined, "slot.confirm"))
        await it.settled()
        assert len(it.cards_in(SECRETARY.chat)) == before + 1
        assert "Jurist Pia Skovmand kommer alligevel." in texts(it.cards_in(SECRETARY.chat)[-1])


async def test_who_answers_while_their_item_is_on_is_still_told_to_come(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await ready_to_run(it)
        await step(it, "meeting.start")
        [called] = it.cards_in(IT_CHIEF.chat, "call")
        answered = await it.press(IT_CHIEF, button(called, "slot.ready"))
        assert kind(answered) == "call"
        assert says(Banner.RESPONSE_SAVED) in texts(answered)
