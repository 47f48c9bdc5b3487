"""Who is to follow up gets the excerpt that concerns them, and answers for it in two taps."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from acts import MORNING, filed, form_of, published
from following import DECISION, STRATEGY, decided, own, passed
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import DIREKTIONEN, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER

from bot.domain.facts import Banner, RefusalReason

SEATS = "Udpegning til bestyrelser"


async def minutes_published(it: Town) -> None:
    minutes = await it.say(SECRETARY, "referat")
    await it.press(SECRETARY, button(minutes, "minutes.approve"))
    await it.settled()


async def steps(it: Town, *acts: str) -> list[Json]:
    rows: list[Json] = json.loads(await it.export())["follow_up_steps"]
    return [row for row in rows if not acts or row["act"] in acts]


async def test_a_director_who_is_to_follow_up_gets_one_card_and_takes_it_in_one_tap(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam: indhenter to tilbud")
        assert own(it, OLE) == []
        await passed(it)

        [card] = own(it, OLE)
        for words in ("Din opfølgning", f"Punkt 1: {STRATEGY}", "indhenter to tilbud", "1. maj 2026"):
            assert words in texts(card)
        assert DECISION not in str(card)
        shown = await it.press(OLE, button(card, "followup.accept"))
        assert says(Banner.RESPONSE_SAVED) in texts(shown)
        await it.rested()
        [lies] = own(it, OLE)
        assert "taget" in texts(lies)
        told, accepted = await steps(it)
        assert (told["act"], told["person"], told["actor"], told["due"]) == (
            "tell",
            OLE.oid,
            None,
            "2026-05-01",
        )
        assert (accepted["act"], accepted["actor"], accepted["version"]) == ("accept", OLE.oid, 2)
        assert await it.read(lambda tx: tx.audit.verify().holds)


async def test_who_was_not_there_is_told_once_the_minutes_are_published(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ib Frost: skriver et notat; IT-chef Jonas Elkjær")
        await passed(it)
        assert own(it, STRANGER) == own(it, IT_CHIEF) == []

        await minutes_published(it)
        [card] = own(it, STRANGER)
        assert "skriver et notat" in texts(card)
        assert f"Punkt 1: {STRATEGY}" in texts(card)
        for word in (DECISION, "Jonas", SEATS, "Byrådssalen"):
            assert word not in str(card)
        done = await it.press(STRANGER, button(card, "followup.done"))
        assert "udført" in texts(done)
        assert len(own(it, IT_CHIEF)) == 1


async def test_nobody_is_told_while_the_body_shows_guests_no_decisions(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING, body=replace(DIREKTIONEN, decision_to_guest=False)) as it:
        await published(it)
        await decided(it, "Ib Frost; Ole Dam")
        await minutes_published(it)
        await passed(it)
        assert own(it, STRANGER) == []
        assert len(own(it, OLE)) == 1


async def test_of_a_closed_item_the_owner_learns_the_number_and_no_title(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, STRATEGY, await filed(it))
        await it.press(SECRETARY, button(form, "item.edit", choice="closed"))
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        await it.press(SECRETARY, button(await it.say(SECRETARY, "næste dagsorden"), "agenda.publish"))
        await it.settled()
        await decided(it, "Ib Frost: rydder op; Jonas Elkjær: tegner; Ole Dam: taler")
        await minutes_published(it)
        await passed(it)

        [for_stranger], [for_guest], [for_director] = (own(it, w) for w in (STRANGER, IT_CHIEF, OLE))
        assert "Punkt 1" in texts(for_stranger)
        assert STRATEGY not in str(for_stranger)
        assert f"Punkt 1: {STRATEGY}" in texts(for_guest)  # who was its guest
        assert f"Punkt 1: {STRATEGY}" in texts(for_director)


async def test_what_is_put_right_within_five_minutes_was_never_told(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam")
        await passed(it, timedelta(minutes=4))
        await decided(it, "Mette Lind")
        await passed(it, timedelta(minutes=4))
        assert own(it, OLE) == own(it, METTE) == []
        await passed(it, timedelta(minutes=1))
        assert (len(own(it, OLE)), len(own(it, METTE))) == (0, 1)
        await passed(it, timedelta(days=1))
        assert (len(own(it, OLE)), len(own(it, METTE))) == (0, 1)


async def test_moved_to_another_owner_the_first_hears_that_it_is_theirs_no_more(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam: indhenter tilbud")
        await passed(it)
        [first] = own(it, OLE)
        await decided(it, "Mette Lind: indhenter tilbud")
        await passed(it)

        lies, said = own(it, OLE)
        for card in (lies, said):
            assert "Du skal ikke længere følge op" in texts(card)
            assert "tilbud" not in texts(card)
            assert buttons(card) == []
        assert "indhenter tilbud" in texts(own(it, METTE)[0])
        before = await it.export()
        late = await it.press(OLE, button(first, "followup.accept"))
        assert "Du skal ikke længere følge op" in texts(late)
        assert await it.export() == before


async def test_a_correction_that_asks_for_the_same_tells_nobody_and_keeps_the_answer(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam: indhenter tilbud")
        await passed(it)
        await it.press(OLE, button(own(it, OLE)[0], "followup.accept"))
        await decided(it, "Ole Dam: indhenter tilbud", text="Andre ord.")
        await passed(it)
        await it.rested()
        [card] = own(it, OLE)
        assert "taget" in texts(card)


async def test_another_date_in_the_decision_is_told_and_the_old_card_answers_so(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam")
        await passed(it)
        [first] = own(it, OLE)
        await decided(it, "Ole Dam", due="2026-06-01")
        stale = await it.press(OLE, button(first, "followup.accept"))
        assert says(Banner.OVERTAKEN) in texts(stale)
        assert "1. juni 2026" in texts(stale)
        assert await steps(it, "accept") == []
        await passed(it)
        await it.rested()
        assert ["1. juni 2026" in texts(card) for card in own(it, OLE)] == [True, True]
        again = await it.press(OLE, button(stale, "followup.accept"))
        assert says(Banner.RESPONSE_SAVED) in texts(again)


async def test_a_proposed_date_is_agreed_to_by_the_secretary(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam")
        await passed(it)
        [card] = own(it, OLE)
        propose = button(card, "followup.propose")
        for wrong in ("", "2026-03-01", "2026-05-01", "i morgen"):
            shown = await it.press(OLE, propose, due=wrong)
            assert "Vælg en anden dato" in texts(shown)
        assert await steps(it, "propose") == []
        shown = await it.press(OLE, propose, due="2026-05-20")
        assert "Foreslået dato: 20. maj 2026" in texts(shown)
        assert "1. maj 2026" in texts(shown)

        await it.settled()
        [news] = own(it, SECRETARY)
        assert "Ole Dam" in texts(news)
        agreed = await it.press(SECRETARY, button(news, "followup.agree"))
        assert says(Banner.SAVED) in texts(agreed)
        assert "20. maj 2026" in texts(agreed)
        twice = await it.press(SECRETARY, button(news, "followup.agree"))
        assert says(Banner.SAVED) in texts(twice)
        late = await it.press(SECRETARY, button(news, "followup.decline"))
        assert says(Banner.OVERTAKEN) in texts(late)
        assert [(s["actor"], s["due"]) for s in await steps(it, "agree")] == [(SECRETARY.oid, "2026-05-20")]
        await it.rested()
        assert "20. maj 2026" in texts(own(it, OLE)[0])
        assert await it.read(lambda tx: tx.audit.verify().holds)


async def test_what_can_not_be_done_says_why_and_the_secretary_hears(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam")
        await passed(it)
        block = button(own(it, OLE)[0], "followup.block")
        assert "hvad der står i vejen" in texts(await it.press(OLE, block, remark="  "))
        shown = await it.press(OLE, block, remark="Der er ingen penge.")
        assert "Der er ingen penge." in texts(shown)
        await it.settled()
        assert "Der er ingen penge." in texts(own(it, SECRETARY)[0])
        again = await it.press(OLE, button(shown, "followup.reopen"))
        assert "taget" in texts(again)
        [row] = await steps(it, "block")
        assert row["reason"] == "Der er ingen penge."


async def test_a_double_press_is_one_step_and_a_stale_one_none(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam")
        await passed(it)
        [card] = own(it, OLE)
        accept = button(card, "followup.accept")
        first, second = await it.press(OLE, accept), await it.press(OLE, accept)
        assert first == second
        done = button(first, "followup.done")
        await it.press(OLE, done)
        before = await it.export()
        late = await it.press(OLE, accept)
        assert says(Banner.OVERTAKEN) in texts(late)
        assert "udført" in texts(late)
        for automatic in (accept, done):
            await it.refresh(OLE, automatic)
        assert await it.export() == before
        assert [s["act"] for s in await steps(it, "accept", "done")] == ["accept", "done"]


async def test_nobody_else_answers_for_it_and_no_reader_learns_that_it_is_there(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam")
        await passed(it)
        [card] = own(it, OLE)
        before = await it.export()
        for who in (METTE, JURIST, STRANGER):
            for one in buttons(card):
                shown = await it.press(who, one, due="2026-06-01", remark="x")
                assert kind(shown) == "refusal"
                assert says(RefusalReason.NOT_YOURS) in texts(shown)
                unknown = {**one, "data": {**one["data"], "choice": "f" * 32}}
                assert await it.press(who, unknown, due="2026-06-01", remark="x") == shown
        for verb in ("followup.agree", "followup.decline", "followup.hand_over"):
            shown = await it.press(OLE, {"verb": verb, "data": button(card, "followup.accept")["data"]})
            assert kind(shown) == "refusal"
        assert await it.export() == before


async def test_an_owner_who_got_the_app_later_is_told_then(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.uninstall(OLE)
        await decided(it, "Ole Dam")
        await passed(it)
        assert own(it, OLE) == []
        await it.install(OLE)
        await it.settled()
        assert len(own(it, OLE)) == 1


async def test_an_owner_who_reads_english_is_answered_in_english(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.say(OLE, "help", locale="en-GB")
        await decided(it, "Ole Dam")
        await passed(it)
        [card] = own(it, OLE)
        assert "Your follow-up" in texts(card)
        pressing = it.pressing(OLE, button(card, "followup.accept"))
        shown = await it.answer({**pressing, "locale": "en-GB"})
        assert "taken on" in texts(shown)
        assert says(Banner.RESPONSE_SAVED) not in texts(shown)
