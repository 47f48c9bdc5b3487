"""From the secretary's file to the minutes, through the front door, with every person."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from town import button, buttons, kind, texts, town
from town_agendas import agenda
from townsfolk import CHAIR, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER

ZONE = ZoneInfo("Europe/Copenhagen")
DAY = date(2026, 3, 4)


async def test_from_a_file_to_the_minutes(tmp_path: Path) -> None:
    async with town(tmp_path, at=datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)) as it:
        bound = await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        assert "Direktionen" in texts(bound)

        preview = await it.attach(SECRETARY, "dagsorden.txt", agenda(DAY))
        assert kind(preview) == "preview"
        assert "Pia Skovmand" in texts(preview)

        published = await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.until(lambda: it.cards_in(JURIST.chat) and it.cards_in(IT_CHIEF.chat))
        slot = it.cards_in(JURIST.chat)[-1]
        assert kind(slot) == "slot"
        assert "Udpegning til bestyrelser" in texts(slot)
        assert "digitaliseringsstrategi" not in texts(slot)
        await it.until(lambda: any(kind(c) == "agenda" for c in it.cards_in(HOME)))
        base = next(c for c in it.cards_in(HOME) if kind(c) == "agenda")

        view = await it.refresh(OLE, base["refresh"]["action"], where=HOME)
        item = await it.press(OLE, buttons(view, "item.open")[0], where=HOME)
        done = await it.press(OLE, button(item, "approval.give"), where=HOME)
        assert kind(done) == "item"

        chair = await it.say(CHAIR, "næste dagsorden")
        opened = await it.press(CHAIR, buttons(chair, "item.open")[0])
        form = await it.press(CHAIR, button(opened, "decision.open"))
        decided = await it.press(
            CHAIR,
            button(form, "decision.record"),
            outcome="approved",
            text="Strategien blev godkendt.",
            owner="Ledelsessekretariatet",
        )
        assert "Strategien blev godkendt." in texts(decided)

        refused = await it.say(STRANGER, "næste dagsorden")
        assert kind(refused) == "refusal"
        own = await it.say(JURIST, "next agenda")
        assert "Udpegning" in texts(own)
        minutes = await it.say(SECRETARY, "referat")
        assert kind(minutes) == "minutes"
        assert "Strategien blev godkendt." in texts(minutes)
        _ = published, METTE
