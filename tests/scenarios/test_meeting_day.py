"""Directors answer, the chair decides, the secretary writes who came, and the minutes are published."""

from datetime import UTC, datetime
from pathlib import Path

from acts import MORNING, ZONE, opened, published
from town import Json, Town, button, buttons, kind, says, texts, town
from townsfolk import CHAIR, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY

from bot.domain.agenda import Outcome
from bot.domain.approval import Answer
from bot.domain.facts import Banner, RefusalReason
from bot.domain.meeting import Attendance
from bot.usecases.ports import Transaction

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"


async def decided(it: Town, title: str = STRATEGY, **inputs: str) -> Json:
    form = await it.press(CHAIR, button(await opened(it, CHAIR, title), "decision.open"))
    given = {"outcome": "approved", "text": "Strategien blev godkendt.", **inputs}
    done = await it.press(CHAIR, button(form, "decision.record"), **given)
    await it.settled()
    return done


async def answers(it: Town) -> list[tuple[str, int, str, str | None]]:
    meeting = await it.meeting()

    def found(tx: Transaction) -> list[tuple[str, int, str, str | None]]:
        given = tx.approvals.of_meeting(meeting.id)
        return [(str(a.director), a.seq, a.answer.value, a.remark) for a in given]

    return await it.read(found)


async def test_every_director_answers_and_may_think_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        ole = await opened(it, OLE, STRATEGY)
        approved = await it.press(OLE, button(ole, "approval.give"))
        assert says(Banner.ANSWER_RECORDED) in texts(approved)

        mette = await it.press(METTE, button(await opened(it, METTE, STRATEGY), "approval.more"))
        assert kind(mette) == "approval"
        remarked = await it.press(METTE, button(mette, "approval.postpone"), remark="Tallene mangler.")
        assert "Tallene mangler." in texts(remarked)
        form = await it.press(METTE, button(remarked, "approval.more"))
        await it.press(METTE, button(form, "approval.reject"), remark="Tallene holder ikke.")
        form = await it.press(OLE, button(approved, "approval.more"))
        await it.press(OLE, button(form, "approval.remark"), remark="Med tak.")
        await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.discuss"))

        assert await answers(it) == [
            (OLE.oid, 1, "approve", None),
            (METTE.oid, 1, "postpone", "Tallene mangler."),
            (METTE.oid, 2, "reject", "Tallene holder ikke."),
            (OLE.oid, 2, "approve", "Med tak."),
            (OLE.oid, 3, "discuss", None),
        ]
        seen = texts(await opened(it, CHAIR, STRATEGY))
        assert "Tallene holder ikke." in seen
        assert "Tallene mangler." not in seen
        assert says(Answer.DISCUSS) in seen


async def test_a_remark_without_an_answer_is_not_taken(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        form = await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.more"))
        forged = {**button(form, "approval.give"), "verb": "approval.remark"}
        shown = await it.press(OLE, forged, remark="Hvad nu?")

        assert kind(shown) == "approval"
        assert await answers(it) == []


async def test_the_agenda_at_home_shows_how_the_directors_answered(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        before = it.cards_in(HOME, "agenda")[-1]
        await it.press(OLE, button(await opened(it, OLE, STRATEGY), "approval.give"))
        await it.settled()

        [message] = [m for m in it.messages_in(HOME) if kind(m.card) == "agenda"]
        assert message.card != before
        assert len(message.versions) == 2
        assert "Mette Lind" in texts(message.card)


async def test_the_decision_is_seen_by_all_with_outcome_words_and_follow_ups(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        done = await decided(
            it,
            outcome="approved_with_remarks",
            owner="Direktør for Børn og Kultur Ole Dam; Ledelsessekretariatet",
            due="2026-04-01",
        )

        for card in (done, await opened(it, OLE, STRATEGY), await opened(it, SECRETARY, STRATEGY)):
            for words in (says(Outcome.APPROVED_WITH_REMARKS), "Strategien blev godkendt.", "Ole Dam"):
                assert words in texts(card)
        assert says(Outcome.APPROVED_WITH_REMARKS) in texts(it.cards_in(HOME, "agenda")[0])
        meeting = await it.meeting()
        [decision] = await it.read(lambda tx: tx.decisions.of_meeting(meeting.id))
        assert [(f.person, str(f.due_on)) for f in decision.follow_ups] == [
            (OLE.oid, "2026-04-01"),
            (None, "2026-04-01"),
        ]


async def test_a_decision_is_corrected_and_the_first_one_is_kept(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        done = await decided(it)
        form = await it.press(SECRETARY, button(await opened(it, SECRETARY, STRATEGY), "decision.open"))
        corrected = await it.press(
            SECRETARY, button(form, "decision.correct"), outcome="postponed", text="Udsat til april."
        )

        assert "Udsat til april." in texts(corrected)
        assert "Strategien blev godkendt." not in texts(corrected)
        stale = await it.press(CHAIR, button(done, "decision.open"))
        assert button(stale, "decision.correct")
        meeting = await it.meeting()
        first, second = await it.read(lambda tx: tx.decisions.of_meeting(meeting.id))
        assert (second.corrects, second.by, first.by) == (first.id, SECRETARY.oid, CHAIR.oid)


async def test_a_form_that_cannot_be_used_comes_back_and_nothing_is_decided(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        form = await it.press(CHAIR, button(await opened(it, CHAIR, STRATEGY), "decision.open"))
        before = await it.export()
        for inputs in (
            {"outcome": "vedtaget"},
            {"outcome": ""},
            {"outcome": "noted", "due": "1. april"},
            {"outcome": "noted", "due": "2026-04-01"},
            {"outcome": "noted", "due": "2026-04-01", "owner": " ; "},
            {"outcome": "noted", "text": "x" * 9000},
        ):
            shown = await it.press(CHAIR, button(form, "decision.record"), **inputs)
            assert kind(shown) == "decision"
        assert await it.export() == before


async def test_who_came_is_written_down_and_corrected(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        item = await opened(it, SECRETARY, SEATS)
        came, absent = buttons(item, "attendance.record")
        shown = await it.press(SECRETARY, came)
        assert says(Attendance.CAME) in texts(shown)
        shown = await it.press(CHAIR, absent)
        assert says(Attendance.ABSENT) in texts(shown)

        assert (await it.meeting()).items[1].guests[0].attendance is Attendance.ABSENT
        assert says(Attendance.ABSENT) in texts(await it.say(SECRETARY, "gæster"))


async def test_minutes_are_hidden_until_published_and_then_everybody_sees_their_part(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it)
        await decided(it, SEATS, text="To medlemmer blev udpeget.", outcome="noted")
        it.set_clock(datetime(2026, 3, 4, 14, 0, tzinfo=ZONE))
        await it.settled()

        for who in (OLE, METTE, IT_CHIEF, JURIST):
            hidden = await it.say(who, "referat")
            assert (kind(hidden), says(RefusalReason.NO_MINUTES) in texts(hidden)) == ("refusal", True)
        draft = await it.say(CHAIR, "referat")
        assert kind(draft) == "minutes"
        minutes_button = button(await it.say(SECRETARY, "dagsorden 04-03-2026"), "minutes.open")
        assert kind(await it.press(OLE, minutes_button)) == "refusal"

        done = await it.press(SECRETARY, button(await it.say(SECRETARY, "referat"), "minutes.approve"))
        assert says(Banner.MINUTES_PUBLISHED) in texts(done)
        again = await it.press(CHAIR, button(draft, "minutes.approve"))
        assert kind(again) == "minutes"

        for who in (OLE, METTE):
            seen = texts(await it.say(who, "referat"))
            assert "Strategien blev godkendt." in seen
            assert "To medlemmer blev udpeget." in seen
        own = texts(await it.say(IT_CHIEF, "referat"))
        assert "Strategien blev godkendt." in own
        assert "To medlemmer blev udpeget." not in own
        assert kind(await it.press(METTE, minutes_button)) == "minutes"
        assert (await it.meeting()).minutes_published_at == it.at.astimezone(UTC)


async def test_the_minutes_are_not_published_from_an_older_card(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it)
        old = button(await it.say(SECRETARY, "referat"), "minutes.approve")
        item = await opened(it, SECRETARY, SEATS)
        await it.press(SECRETARY, buttons(item, "attendance.record")[0])

        shown = await it.press(SECRETARY, old)

        assert says(Banner.AGENDA_CHANGED) in texts(shown)
        assert (await it.meeting()).minutes_published_at is None
