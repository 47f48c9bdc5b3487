"""Presses that come twice, late, from strangers or by themselves: recorded once, or not at all (I2, I3)."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from acts import MORNING, filed, form_of, opened, publish_again, published
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import CAST, CHAIR, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.facts import Banner, RefusalReason
from bot.teams.router import PRESSED
from bot.usecases.ports import Transaction

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"
SEMINAR = "Seminar i januar"
SLOT_VERBS = {"slot.confirm", "slot.ready", "slot.late", "slot.cancel", "slot.substitute"}
"""Of the jurist's own slot."""


async def rows(it: Town) -> int:
    """How many answers are on record."""
    return (await it.counts())["approvals"]


async def recorded(it: Town) -> tuple[bytes, Json]:
    """The export and the rows of each table but the inbox, which keeps the answer for a redelivery."""
    counts = await it.counts()
    del counts["inbox"]
    return await it.export(), counts


async def test_a_double_click_is_one_row_with_two_equal_answers(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        give = button(await opened(it, OLE, STRATEGY), "approval.give")
        first, second = await asyncio.gather(it.press(OLE, give), it.press(OLE, give))

        assert first == second
        assert says(Banner.ANSWER_RECORDED) in texts(first)
        assert await rows(it) == 1


async def test_64_presses_at_once_are_one_row_with_64_equal_answers(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        give = button(await opened(it, OLE, STRATEGY), "approval.give")
        shown = await asyncio.gather(*(it.press(OLE, give) for _ in range(64)))

        assert all(card == shown[0] for card in shown)
        assert await rows(it) == 1


async def test_both_directors_at_once_are_two_rows(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        presses = [
            (who, button(await opened(it, who, title), "approval.give"))
            for who in (OLE, METTE)
            for title in (STRATEGY, SEATS)
        ]
        await asyncio.gather(*(it.press(who, one) for who, one in presses for _ in range(8)))

        meeting = await it.meeting()
        given = await it.read(lambda tx: tx.approvals.of_meeting(meeting.id))
        assert len({(a.item, a.director, a.seq) for a in given}) == len(given) == 4


async def test_a_press_that_teams_sends_again_gets_the_very_same_answer(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        item = await opened(it, OLE, STRATEGY)
        sent = it.pressing(OLE, button(item, "approval.give"))
        first = await it.answer(sent)
        await it.press(OLE, button(first, "approval.discuss"))
        before = await it.export()
        again = [await it.post(sent) for _ in range(3)]

        assert again == [(200, it.shown[OLE.oid][-2])] * 3
        assert await it.export() == before
        assert await rows(it) == 2


async def test_a_message_that_teams_sends_again_is_answered_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        said = it.activity(OLE, type="message", text="næste dagsorden")
        await asyncio.gather(*(it.post(said) for _ in range(3)))
        await it.settled()
        await it.post(said)
        await it.settled()

        assert len(it.messages_in(OLE.chat)) == 1


async def test_two_different_presses_on_the_same_card_count_as_the_first(tmp_path: Path) -> None:
    """The second was pressed on a card that showed no answer yet: it is stale, and shown how things stand."""
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        item = await opened(it, OLE, STRATEGY)
        await it.press(OLE, button(item, "approval.give"))
        before = await it.export()
        stale = await it.press(OLE, button(item, "approval.discuss"))

        assert says(Banner.NEWER_ANSWER) in texts(stale)
        assert await it.export() == before
        fresh = await it.press(OLE, button(stale, "approval.discuss"))
        assert says(Banner.ANSWER_RECORDED) in texts(fresh)
        assert await rows(it) == 2


async def test_a_press_on_an_older_text_records_nothing_and_shows_the_new_one(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        item = await opened(it, OLE, STRATEGY)
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        edit = await form_of(it, STRATEGY)
        paper = next(b for b in buttons(edit, "item.edit") if "attachment:" in b["data"].get("choice", ""))
        await it.press(SECRETARY, paper)
        await publish_again(it)
        before = await it.export()

        stale = await it.press(OLE, button(item, "approval.give"))
        late = await it.press(CHAIR, button(form, "decision.record"), outcome="approved")

        for card in (stale, late):
            assert says(Banner.TEXT_CHANGED) in texts(card)
        assert await it.export() == before
        assert "Strategi for digitalisering" in texts(stale)
        assert says(Banner.ANSWER_RECORDED) in texts(await it.press(OLE, button(stale, "approval.give")))


async def test_after_the_decision_no_answer_is_taken(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        item = await opened(it, METTE, STRATEGY)
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        record = button(form, "decision.record")
        await it.press(CHAIR, record, outcome="approved", text="Godkendt.")
        await it.settled()
        before = await it.export()

        late = await it.press(METTE, button(item, "approval.give"))
        second = await it.press(SECRETARY, record, outcome="rejected", text="Afvist.")
        repeated = await it.press(SECRETARY, record, outcome="approved", text="Godkendt.")

        for card in (late, second):
            assert says(Banner.ALREADY_DECIDED) in texts(card)
            assert "Godkendt." in texts(card)
        assert says(Banner.DECISION_RECORDED) in texts(repeated)
        assert buttons(late, "approval.give") == []
        assert await it.export() == before


async def test_two_secretaries_publish_at_once_and_one_of_them_is_shown_the_other(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it)
        [publish] = buttons(preview, "agenda.publish")
        cards = await asyncio.gather(it.press(SECRETARY, publish), it.press(CHAIR, publish))
        await it.settled()

        said = [texts(card) for card in cards]
        assert sum(says(Banner.PUBLISHED) in one for one in said) == 1
        assert sum(says(Banner.AGENDA_CHANGED) in one for one in said) == 1
        assert it.sends(JURIST.chat) == ["slot"]
        assert (await it.counts())["meeting_versions"] == 1


async def test_two_secretaries_edit_at_once_and_the_second_sees_the_first_ones_change(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, SEATS, await filed(it))
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="12:00")
        before = await it.export()
        stale = await it.press(CHAIR, button(form, "item.edit", choice="time"), time="13:00")

        assert says(Banner.AGENDA_CHANGED) in texts(stale)
        assert "12.00" in texts(stale)
        assert await it.export() == before


# Every verb that writes, with buttons as they stand on real cards


async def writing_buttons(it: Town) -> dict[str, tuple[Json, dict[str, str]]]:
    """One press of each verb that would write if the right person pressed it now, with its inputs."""
    preview = await published(it)
    agenda_card = await it.say(SECRETARY, "næste dagsorden")
    asked = {
        verb: await it.press(SECRETARY, button(agenda_card, verb))
        for verb in ("agenda.withdraw", "meeting.cancel", "meeting.move")
    }
    form = await form_of(it, SEATS)
    ole = await opened(it, OLE, STRATEGY)
    more = await it.press(OLE, button(ole, "approval.more"))
    decision = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
    attendance = await opened(it, SECRETARY, SEATS)
    taking_part = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "participation.open"))
    recusal = await it.press(OLE, button(ole, "recusal.declare"))
    minutes = await it.say(SECRETARY, "referat")
    return {
        "agenda.publish": (button(preview, "agenda.publish"), {}),
        **{verb: (button(card, verb, choice="yes"), {"due": "2026-03-11"}) for verb, card in asked.items()},
        "item.edit": (button(form, "item.edit", choice="time"), {"time": "12:00"}),
        "guest.choose": (button(form, "guest.choose", person=STRANGER.oid), {}),
        "guest.add": (button(form, "guest.add"), {"person": "Ib Frost"}),
        "guest.remove": (button(form, "guest.remove"), {}),
        "approval.give": (button(ole, "approval.give"), {}),
        "approval.discuss": (button(ole, "approval.discuss"), {}),
        "approval.postpone": (button(more, "approval.postpone"), {"remark": "Nej."}),
        "approval.reject": (button(more, "approval.reject"), {"remark": "Nej."}),
        "approval.remark": ({**button(ole, "approval.give"), "verb": "approval.remark"}, {"remark": "Nej."}),
        "recusal.declare": (button(recusal, "recusal.declare", choice="yes"), {}),
        "recusal.record": (button(taking_part, "recusal.record", person=METTE.oid), {}),
        "recusal.lift": ({**button(taking_part, "recusal.record"), "verb": "recusal.lift"}, {}),
        "absence.record": (button(taking_part, "absence.record", person=METTE.oid), {}),
        "absence.lift": ({**button(taking_part, "absence.record"), "verb": "absence.lift"}, {}),
        "decision.record": (button(decision, "decision.record"), {"outcome": "approved", "text": "Ja."}),
        "decision.correct": (
            {**button(decision, "decision.record"), "verb": "decision.correct"},
            {"outcome": "approved", "text": "Ja."},
        ),
        "attendance.record": (button(attendance, "attendance.record"), {}),
        "minutes.approve": (button(minutes, "minutes.approve"), {}),
        **await follow_up_buttons(it),
        **{verb: (press, {}) for verb, press in (await running_buttons(it)).items()},
        "slot.substitute": (await slot_button(it, "slot.substitute"), {"person": "Ib Frost"}),
        "deliveries.release": ({**button(preview, "agenda.publish"), "verb": "deliveries.release"}, {}),
    }


async def follow_up_buttons(it: Town) -> dict[str, tuple[Json, dict[str, str]]]:
    """Of what the chair is to follow up."""
    form = await it.press(CHAIR, button(await opened(it, CHAIR, SEMINAR), "decision.open"))
    owes = {"outcome": "approved", "owner": "Karin Bech: taler med alle"}
    await it.press(CHAIR, button(form, "decision.record"), **owes)
    meeting = await it.meeting()
    [decision] = await it.read(lambda tx: tx.decisions.of_meeting(meeting.id))
    data = {"meeting": meeting.id, "seq": 0, "choice": decision.follow_ups[0].id}
    inputs = {"due": "2026-06-01", "remark": "Nej.", "owner": "Ib Frost"}
    acts = ("accept", "propose", "done", "block", "reopen", "agree", "decline", "hand_over")
    return {f"followup.{act}": ({"verb": f"followup.{act}", "data": data}, inputs) for act in acts}


async def running_buttons(it: Town) -> dict[str, Json]:
    """Those of the card that a meeting is run from, and of a guest's slot."""
    meeting = await it.meeting()
    item = next(item for item in meeting.items if item.title == SEATS)
    whole = {"meeting": meeting.id, "seq": 0}
    about = {**whole, "item": item.id}
    whole_meeting = ("start", "next", "back", "extend", "pause", "undo", "close")
    of_items = ("skip", "swap", "release")
    sent = {**about, "choice": item.guests[0].id, "person": STRANGER.oid}
    return {
        **{f"meeting.{act}": {"verb": f"meeting.{act}", "data": whole} for act in whole_meeting},
        **{f"meeting.{act}": {"verb": f"meeting.{act}", "data": about} for act in of_items},
        "consent.take": {"verb": "consent.take", "data": {**whole, "choice": "0" * 32}},
        "written.send": {"verb": "written.send", "data": about},
        "decision.confirm": {"verb": "decision.confirm", "data": about},
        **{verb: await slot_button(it, verb) for verb in ("slot.confirm", "slot.ready", "slot.cancel")},
        "slot.late": await slot_button(it, "slot.late", minutes=":10"),
        "substitute.confirm": {"verb": "substitute.confirm", "data": sent},
    }


async def slot_button(it: Town, verb: str, *, minutes: str = "") -> Json:
    meeting = await it.meeting()
    [guest] = next(item for item in meeting.items if item.title == SEATS).guests
    return {"verb": verb, "data": {"meeting": meeting.id, "choice": f"{guest.id}{minutes}", "seq": 0}}


def filled(one: tuple[Json, dict[str, str]]) -> Json:
    press, inputs = one
    return {**press, "data": {**press["data"], **inputs}}


async def test_every_verb_that_writes_is_among_those_that_are_tried(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        tried = set(await writing_buttons(it))
    assert tried == {str(verb) for verb, route in PRESSED.items() if route.writes}


@pytest.mark.parametrize("who", [STRANGER, IT_CHIEF, JURIST])
async def test_an_outsider_or_a_guest_changes_nothing_with_any_button(tmp_path: Path, who: Character) -> None:
    async with town(tmp_path, at=MORNING) as it:
        every = await writing_buttons(it)
        before = await recorded(it)
        for where in (None, HOME):
            for one in (o for verb, o in every.items() if who is not JURIST or verb not in SLOT_VERBS):
                refused = await it.press(who, filled(one), where=where)
                assert kind(refused) == "refusal"
                assert says(RefusalReason.NOT_YOURS) in texts(refused)
                assert STRATEGY not in str(refused)
        assert await recorded(it) == before


async def test_each_member_does_only_what_is_theirs(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        every = await writing_buttons(it)
        before = await it.export()
        for verb, one in every.items():
            strangers = [SECRETARY, CHAIR] if verb.startswith("approval.") else [OLE, METTE]
            for who in [SECRETARY] if verb == "recusal.declare" else strangers:
                assert kind(await it.press(who, filled(one))) == "refusal", (verb, who.name)
        assert await it.export() == before


async def test_a_refresh_by_itself_only_reads(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        every = await writing_buttons(it)
        before = await recorded(it)
        for verb, one in every.items():
            for who in CAST:
                shown = await it.refresh(who, filled(one), where=HOME)
                assert kind(shown) in ("agenda", "item", "refusal"), (verb, who.name)
        assert await recorded(it) == before


async def test_an_unknown_verb_is_a_card_without_buttons(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        every = await writing_buttons(it)
        before = await recorded(it)
        data = every["approval.give"][0]["data"]
        for verb in ("approval.undo", "followup.forget", "x" * 500):
            shown = await it.press(OLE, {"verb": verb, "data": data})
            assert (kind(shown), buttons(shown)) == ("refusal", [])
            assert says(RefusalReason.UNKNOWN_CARD) in texts(shown)
        assert await recorded(it) == before


@pytest.mark.parametrize(
    "changed",
    [
        {"role": "chair"},
        {"actor": CHAIR.oid},
        {"version": "1"},
        {"version": -1},
        {"seq": 1.5},
        {"item": 7},
        {"meeting": ""},
        {"v": 2},
        {"choice": ["yes"]},
    ],
)
async def test_data_of_another_shape_is_refused(tmp_path: Path, changed: Json) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        give = button(await opened(it, OLE, STRATEGY), "approval.give")
        before = await recorded(it)
        forged = it.pressing(OLE, {**give, "data": {**give["data"], **changed}})

        status, _ = await it.post(forged)

        assert status == 400
        assert await recorded(it) == before


async def test_what_is_not_there_and_what_is_not_yours_are_refused_alike(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        every = await writing_buttons(it)
        for verb, one in every.items():
            real = filled(one)
            nowhere = {**real, "data": {**real["data"], "meeting": "f" * 32}}
            assert await it.press(STRANGER, real) == await it.press(STRANGER, nowhere), verb


async def test_an_old_clients_press_is_answered_by_a_message_to_the_presser_alone(tmp_path: Path) -> None:
    """Action.Submit, the fallback: it can't be shown an answer in place."""
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        give = button(await opened(it, OLE, STRATEGY), "approval.give")
        before = len(it.messages_in(HOME))
        submitted = it.activity(
            OLE, where=HOME, type="message", value={**give["fallback"]["data"], "remark": "Fint."}
        )
        for _ in range(2):
            assert (await it.post(submitted))[0] == 200
        await it.settled()

        assert await rows(it) == 1
        assert len(it.messages_in(HOME)) == before
        assert [kind(card) for card in it.cards_in(OLE.chat)] == ["agenda", "item"]
        assert says(Banner.ANSWER_RECORDED) in texts(it.cards_in(OLE.chat)[-1])


async def test_a_right_that_was_taken_away_is_gone_at_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        give = button(await opened(it, OLE, STRATEGY), "approval.give")
        before = await it.export()

        def without_ole(tx: Transaction) -> None:
            [body] = tx.bodies.all()
            tx.bodies.put(replace(body, directors=(METTE.oid,)))

        await it.bot.store.run(without_ole)
        refused = await it.press(OLE, give)

        assert kind(refused) == "refusal"
        assert await it.export() == before
