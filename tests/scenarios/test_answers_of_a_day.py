"""What guests answered holds for the day that they were asked about, and for no other."""

from datetime import datetime
from pathlib import Path

from acts import MORNING, ZONE, published
from running import run_card, says
from test_changed_while_running import agenda_pressed
from test_running import told
from town import button, buttons, texts, town
from townsfolk import IT_CHIEF, JURIST

from bot.domain.facts import Banner


async def test_who_could_not_come_is_asked_again_for_the_new_day(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        old = it.cards_in(JURIST.chat, "slot")[0]
        await it.press(JURIST, button(old, "slot.cancel"))
        await it.press(IT_CHIEF, button(it.cards_in(IT_CHIEF.chat, "slot")[0], "slot.confirm"))
        await agenda_pressed(it, "meeting.move", due="2026-03-11", time="")
        await it.rested()

        for who in (JURIST, IT_CHIEF):
            card = it.cards_in(who.chat, "move")[-1]
            assert "Du har svaret" not in texts(card)
            assert buttons(card, "slot.confirm")
        seen = texts(await run_card(it))
        assert "kan ikke komme" not in seen
        assert "● kommer" not in seen

        it.set_clock(datetime(2026, 3, 11, 10, 46, tzinfo=ZONE))
        await it.settled()
        assert [kind for kind, _ in await told(it, JURIST)].count("reminder") == 1


async def test_an_answer_on_a_card_of_the_old_day_is_not_taken_for_the_new_one(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        old = it.cards_in(JURIST.chat, "slot")[0]
        declined = await it.press(JURIST, button(old, "slot.cancel"))
        await agenda_pressed(it, "meeting.move", due="2026-03-11", time="")

        late = await it.press(JURIST, button(declined, "slot.substitute"), person="Ib Frost")
        assert says(Banner.SLOT_CHANGED) in texts(late)
        confirmed = await it.press(JURIST, button(late, "slot.confirm"))
        assert says(Banner.RESPONSE_SAVED) in texts(confirmed)
