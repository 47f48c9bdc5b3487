"""What was decided in writing is followed up and found like any decision, and taken by nobody's consent."""

from pathlib import Path

from acts import MORNING
from following import own, passed
from town import button, kind, says, texts, town
from townsfolk import CHAIR, METTE, OLE, SECRETARY, STRANGER
from writing import CLOSES, STRATEGY, answered, at, exported, item, opened, procedure, sent

from bot.domain.consent import consent_mark
from bot.domain.facts import Banner


async def test_owners_are_told_of_what_was_decided_in_writing(tmp_path: Path) -> None:
    """Also who is not of the body: a written procedure has no minutes of its own to wait for."""
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        for who in (OLE, METTE):
            await answered(it, who)
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        given = {"outcome": "approved", "text": "Vedtaget.", "owner": "Ole Dam: skriver; Ib Frost: tegner"}
        done = await it.press(CHAIR, button(form, "decision.record"), **given, due="2026-05-01")
        await it.settled()
        assert says(Banner.DECISION_RECORDED) in texts(done)
        assert own(it, OLE) == own(it, STRANGER) == []
        await passed(it)

        [for_director], [for_stranger] = own(it, OLE), own(it, STRANGER)
        assert "skriver" in texts(for_director)
        assert "tegner" in texts(for_stranger)
        assert "udført" in texts(await it.press(STRANGER, button(for_stranger, "followup.done")))


async def test_what_was_decided_in_writing_is_found(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        for who in (OLE, METTE):
            await answered(it, who)
        [result] = it.cards_in(CHAIR.chat, "answer")
        assert STRATEGY not in texts(await it.say(OLE, "beslutninger 05-03-2026"))
        await it.press(CHAIR, button(result, "decision.confirm"))

        for asked in ("beslutninger 05-03-2026", "beslutninger om digitaliseringsstrategi", "beslutninger"):
            assert STRATEGY in texts(await it.say(OLE, asked)), asked
        assert kind(await it.say(STRANGER, "beslutninger")) == "refusal"


async def test_nothing_is_taken_by_consent_where_nobody_gathers(tmp_path: Path) -> None:
    """Not on the day of the deadline, and not once it is closed: only the chair confirms, one by one."""
    async with town(tmp_path, at=MORNING) as it:
        await sent(it)
        await answered(it, OLE)
        await answered(it, METTE, STRATEGY)
        await at(it, CLOSES.replace(hour=10))
        meeting, one = await procedure(it), await item(it, STRATEGY)
        data = {"meeting": meeting.id, "choice": consent_mark([(one.id, one.text_version)]), "seq": 0}
        for moment in (CLOSES.replace(hour=10), CLOSES):
            await at(it, moment)
            for who in (CHAIR, SECRETARY):
                assert kind(await it.press(who, {"verb": "consent.take", "data": data})) == "refusal"

        assert (await exported(it))["decisions"] == []
