"""Whom a guest sends instead: the secretary confirms exactly the one who stands there now, once."""

from pathlib import Path

from acts import MORNING, form_of, publish_again, published
from running import says
from test_running import SEATS, told
from town import Json, Town, button, buttons, texts, town
from townsfolk import IT_CHIEF, JURIST, SECRETARY, STRANGER

from bot.domain.facts import Banner


async def proposed(it: Town, card: Json, name: str) -> Json:
    shown = await it.press(JURIST, button(card, "slot.substitute"), person=name)
    await it.settled()
    return shown


def asked(it: Town) -> Json:
    return [card for card in it.cards_in(SECRETARY.chat) if buttons(card, "substitute.confirm")][-1]


async def test_an_older_card_confirms_nobody_whom_the_guest_does_not_send_any_more(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        after = await proposed(it, it.cards_in(JURIST.chat, "slot")[0], "Ib Frost")
        stale = asked(it)
        await proposed(it, after, "Jonas Elkjær")
        shown = await it.press(SECRETARY, button(stale, "substitute.confirm"))
        assert says(Banner.OVERTAKEN) in texts(shown)
        await it.press(SECRETARY, button(asked(it), "substitute.confirm"))
        await it.settled()

        assert await told(it, STRANGER) == []
        assert [kind for kind, _ in await told(it, IT_CHIEF)] == ["slot", "slot"]


async def test_a_substitute_who_is_a_guest_of_the_item_already_comes_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await it.press(SECRETARY, button(await form_of(it, SEATS), "guest.add"), person="Ib Frost")
        await publish_again(it)
        await proposed(it, it.cards_in(JURIST.chat, "slot")[0], "Ib Frost")
        await it.press(SECRETARY, button(asked(it), "substitute.confirm"))
        await it.settled()

        assert [kind for kind, _ in await told(it, STRANGER)] == ["slot"]
        assert [kind for kind, _ in await told(it, JURIST)] == ["slot", "cancel"]


async def test_who_confirms_once_more_is_told_that_it_is_done(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await proposed(it, it.cards_in(JURIST.chat, "slot")[0], "Ib Frost")
        press = button(asked(it), "substitute.confirm")
        for _ in range(2):
            assert says(Banner.SUBSTITUTE_CONFIRMED) in texts(await it.press(SECRETARY, press))
        await it.settled()
        assert [kind for kind, _ in await told(it, STRANGER)] == ["slot"]
