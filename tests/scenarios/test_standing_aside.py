"""Who is partial takes no part: no card, nothing of what is closed, no answer that counts (T24, T25)."""

import asyncio
import json
from pathlib import Path

import pytest
from acts import DAY, MORNING, ZONE, filed, form_of, opened, publish_again, published
from marked_town import (
    Marked,
    ask_everything,
    play_until_the_draft_of_the_minutes,
    press_everything,
    publish_the_minutes,
)
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import CHAIR, HOME, IT_CHIEF, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.facts import Banner, RefusalReason

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"
OUT = "deltager ikke i behandlingen (inhabil)"
WAS_OUT = "deltog ikke i behandlingen (inhabil)"


async def published_closed(it: Town) -> None:
    """Published with the strategy as a closed item."""
    form = await form_of(it, STRATEGY, await filed(it))
    await it.press(SECRETARY, button(form, "item.edit", choice="closed"))
    await it.say(SECRETARY, "hjem Direktionen", where=HOME)
    preview = await it.say(SECRETARY, "næste dagsorden")
    await it.press(SECRETARY, button(preview, "agenda.publish"))
    await it.settled()


async def stands_aside(it: Town, who: Character, title: str = STRATEGY) -> Json:
    asked = await it.press(who, button(await opened(it, who, title), "recusal.declare"))
    done = await it.press(who, button(asked, "recusal.declare", choice="yes"))
    await it.settled()
    return done


async def recorded_by(it: Town, recorder: Character, verb: str, *, whom: Character) -> Json:
    who_takes_part = await it.press(
        recorder, button(await opened(it, recorder, STRATEGY), "participation.open")
    )
    done = await it.press(recorder, button(who_takes_part, verb, person=whom.oid))
    await it.settled()
    return done


async def recusals(it: Town) -> list[Json]:
    rows: list[Json] = json.loads(await it.export())["recusals"]
    return rows


async def test_a_director_stands_aside_in_two_taps_and_the_closed_item_is_gone_for_them(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published_closed(it)
        await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.give"))
        shown = await stands_aside(it, OLE)

        assert kind(shown) == "agenda"
        assert says(Banner.RECUSED) in texts(shown)
        [row] = await recusals(it)
        assert (row["person"], row["actor"], row["lifted"], row["version"]) == (OLE.oid, OLE.oid, False, 1)
        assert row["at"] == "2026-03-02T08:00:00+00:00"
        for card in (shown, await it.say(OLE, "næste dagsorden")):
            assert STRATEGY not in texts(card)
            assert "Du er inhabil i punktet." in texts(card)
            assert len(buttons(card, "item.open")) == 2
        for_chair = await opened(it, CHAIR, STRATEGY)
        assert f"Ole Dam {OUT}" in texts(for_chair)
        assert texts(for_chair).count("Ole Dam") == 1


async def test_the_chair_hears_of_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await stands_aside(it, OLE)

        [told] = it.cards_in(CHAIR.chat, "answer")
        assert "Ole Dam er inhabil i punktet" in texts(told)
        assert STRATEGY in texts(told)
        assert it.cards_in(OLE.chat, "answer") == []
        assert f"Ole Dam {OUT}" in texts(await it.press(CHAIR, button(told, "item.open")))


async def test_an_open_item_shows_its_row_and_no_more(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        shown = await stands_aside(it, OLE)

        assert STRATEGY in texts(shown)
        assert len(buttons(shown, "item.open")) == 2


async def test_presses_on_cards_from_before_record_nothing_and_show_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published_closed(it)
        item = await opened(it, OLE, STRATEGY)
        given = await it.press(OLE, button(item, "approval.give"))
        more = await it.press(OLE, button(given, "approval.more"))
        await recorded_by(it, CHAIR, "recusal.record", whom=OLE)
        before = await it.export()

        for card in (item, given, more):
            for one in (b for b in buttons(card) if b["verb"] not in ("agenda.open", "recusal.declare")):
                for shown in (await it.press(OLE, one, remark="Nej."), await it.refresh(OLE, one)):
                    assert kind(shown) == "refusal", one["verb"]
                    assert says(RefusalReason.RECUSED) in texts(shown)
                    assert STRATEGY not in str(shown)
        assert await it.export() == before


async def test_chair_or_secretary_records_it_for_a_director_and_lifts_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published_closed(it)
        await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.give"))
        recorded = await recorded_by(it, SECRETARY, "recusal.record", whom=OLE)

        assert says(Banner.RECUSAL_RECORDED) in texts(recorded)
        [told] = it.cards_in(OLE.chat, "answer")
        assert "Det er noteret, at du er inhabil i punktet." in texts(told)
        assert STRATEGY not in texts(told)
        assert "Sanne Holt har noteret, at Ole Dam er inhabil" in texts(it.cards_in(CHAIR.chat, "answer")[0])

        lifted = await recorded_by(it, CHAIR, "recusal.lift", whom=OLE)
        assert says(Banner.RECUSAL_LIFTED) in texts(lifted)
        assert "Du deltager igen" in texts(it.cards_in(OLE.chat, "answer")[-1])
        item = await opened(it, OLE, STRATEGY)
        assert "Dit svar: Godkend" in texts(item)
        assert "1 af 2 har godkendt" in texts(await opened(it, CHAIR, STRATEGY))
        assert [(r["actor"], r["lifted"]) for r in await recusals(it)] == [
            (SECRETARY.oid, False),
            (CHAIR.oid, True),
        ]


async def test_two_yes_are_one_row_and_an_old_yes_after_it_was_lifted_is_none(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        asked = await it.press(OLE, button(await opened(it, OLE, STRATEGY), "recusal.declare"))
        yes = button(asked, "recusal.declare", choice="yes")
        first, second = await asyncio.gather(it.press(OLE, yes), it.press(OLE, yes))
        await it.settled()
        assert first == second
        assert len(await recusals(it)) == 1

        await recorded_by(it, CHAIR, "recusal.lift", whom=OLE)
        before = await it.export()
        late = await it.press(OLE, yes)
        assert says(Banner.OVERTAKEN) in texts(late)
        assert await it.export() == before


async def test_after_the_decision_only_chair_or_secretary_can_record_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        asked = await it.press(OLE, button(await opened(it, OLE, STRATEGY), "recusal.declare"))
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        await it.press(CHAIR, button(form, "decision.record"), outcome="approved", text="Godkendt.")
        before = await it.export()

        late = await it.press(OLE, button(asked, "recusal.declare", choice="yes"))
        assert says(Banner.ALREADY_DECIDED) in texts(late)
        assert await it.export() == before
        await recorded_by(it, SECRETARY, "recusal.record", whom=OLE)
        assert f"Ole Dam {WAS_OUT}" in texts(await opened(it, CHAIR, STRATEGY))


async def test_decision_card_and_minutes_say_it_and_whoever_stood_aside_reads_nothing_closed(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published_closed(it)
        await stands_aside(it, OLE)
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        assert f"Ole Dam {OUT}" in texts(form)
        decided = await it.press(
            CHAIR, button(form, "decision.record"), outcome="approved", text="Strategien blev vedtaget."
        )
        assert f"Ole Dam {WAS_OUT}" in texts(decided)
        it.set_clock(MORNING.replace(month=DAY.month, day=DAY.day))
        await publish_the_minutes(it)

        for_mette, for_ole = await it.say(METTE, "referat"), await it.say(OLE, "referat")
        assert f"Ole Dam {WAS_OUT}" in texts(for_mette)
        assert "Strategien blev vedtaget." in texts(for_mette)
        assert "Du er inhabil i punktet." in texts(for_ole)
        for card in (for_ole, await it.say(OLE, "beslutninger"), await it.say(OLE, "opfølgning")):
            assert STRATEGY not in texts(card)
            assert "vedtaget" not in texts(card)


async def test_a_chair_who_stands_aside_decides_nothing_and_lifts_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published_closed(it)
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        who = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "participation.open"))
        await stands_aside(it, CHAIR)
        before = await it.export()
        own = {**button(who, "recusal.record")["data"], "person": CHAIR.oid, "seq": 1}

        for verb, data in (
            ("decision.record", {**button(form, "decision.record")["data"], "outcome": "approved"}),
            ("recusal.lift", own),
            ("recusal.lift", {**own, "person": OLE.oid}),
            ("item.edit", {**own, "choice": "open", "version": 2}),
        ):
            shown = await it.press(CHAIR, {"verb": verb, "data": data})
            assert says(RefusalReason.RECUSED) in texts(shown)
        assert await it.export() == before
        assert "Karin Bech er inhabil" in texts(it.cards_in(SECRETARY.chat, "answer")[0])

        it.set_clock(MORNING.replace(month=DAY.month, day=DAY.day, hour=10, tzinfo=ZONE))
        run = await it.press(CHAIR, {"verb": "run.open", "data": {"meeting": own["meeting"]}})
        assert SEATS in texts(run)
        assert STRATEGY not in str(run)
        decided = await it.press(
            SECRETARY,
            {"verb": "decision.record", "data": button(form, "decision.record")["data"]},
            outcome="approved",
        )
        assert says(Banner.DECISION_RECORDED) in texts(decided)


async def test_a_chair_who_stands_aside_changes_nothing_of_the_closed_item_without_naming_it(
    tmp_path: Path,
) -> None:
    """A guest and a paper are told by their own ids: what they lie on is what counts."""
    async with town(tmp_path, at=MORNING) as it:
        await published_closed(it)
        meeting = await it.meeting()
        [guest] = next(item for item in meeting.items if item.title == STRATEGY).guests
        whole = {"meeting": meeting.id, "version": meeting.version, "choice": guest.id}
        paper = {**whole, "choice": f"attachment:{meeting.attachments[0].id}"}
        about = {**whole, "item": next(item for item in meeting.items if item.title == STRATEGY).id}
        await it.press(SECRETARY, {"verb": "item.edit", "data": {**about, "choice": paper["choice"]}})
        await publish_again(it)
        version = (await it.meeting()).version
        sent = {**whole, "person": STRANGER.oid, "seq": 0}
        guest_says = {
            "verb": "slot.substitute",
            "data": {"meeting": meeting.id, "choice": guest.id, "seq": 0},
        }
        await it.press(IT_CHIEF, guest_says, person=STRANGER.name)
        await stands_aside(it, CHAIR)
        before = await it.meeting()

        for verb, data in (
            ("guest.remove", whole),
            ("guest.choose", sent),
            ("item.edit", paper),
            ("substitute.confirm", sent),
        ):
            shown = await it.press(CHAIR, {"verb": verb, "data": {**data, "version": version}})
            assert says(RefusalReason.RECUSED) in texts(shown), verb
            assert await it.meeting() == before
        confirmed = await it.press(SECRETARY, {"verb": "substitute.confirm", "data": sent})
        assert says(Banner.SUBSTITUTE_CONFIRMED) in texts(confirmed)


@pytest.mark.parametrize("forged", [SECRETARY.oid, "00000000-0000-0000-0000-0000000000ff", ""])
async def test_it_is_recorded_for_nobody_who_does_not_decide(tmp_path: Path, forged: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        who = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "participation.open"))
        one = button(who, "recusal.record")
        before = await it.export()
        shown = await it.press(CHAIR, {**one, "data": {**one["data"], "person": forged}})

        assert kind(shown) == "refusal"
        assert await it.export() == before


async def test_no_word_of_the_closed_item_reaches_who_stood_aside(tmp_path: Path) -> None:
    """Every question and every button, with each field of the closed item carrying a token of its own."""
    marked = Marked()
    async with town(tmp_path, at=MORNING, people=marked.people) as it:
        await play_until_the_draft_of_the_minutes(it, marked)
        meeting = await it.meeting()
        for person in (METTE, CHAIR):
            data = {"meeting": meeting.id, "item": meeting.items[1].id, "person": person.oid, "seq": 0}
            await it.press(SECRETARY, {"verb": "recusal.record", "data": data})
        await it.settled()
        sent = {who: len(it.cloud.visible_to(who.oid)) for who in (METTE, CHAIR)}
        for who in sent:
            it.shown[who.oid].clear()
        await publish_the_minutes(it)
        await ask_everything(it, sent)
        await press_everything(it, sent)
        for who, known in sent.items():
            new = [v.content for m in it.cloud.visible_to(who.oid)[known:] for v in m.versions]
            reached = json.dumps([new, it.shown[who.oid]], ensure_ascii=False)
            assert marked.open.title in reached
            assert [name for name, mark in vars(marked.closed).items() if mark in reached] == [], who.name
