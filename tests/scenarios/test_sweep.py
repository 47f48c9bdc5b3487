"""What no change tells of is found by the sweep: cards that show what is no longer so, moments that moved."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from acts import MORNING, filed, form_of, opened, publish_again, published
from sqlalchemy import BigInteger, select, type_coerce, update
from town import Town, bot_settings, button, town
from town_agendas import agenda
from townsfolk import HOME, JURIST, OLE, SECRETARY
from zone_rules import other_rules

from bot.app.settings import Settings
from bot.app.sweeping import EVERY
from bot.app.wiring import delivering, opened_bot
from bot.domain.conversation import PostedCard
from bot.domain.notice import NoticeKind
from bot.store.tables import notices

SEATS = "Udpegning til bestyrelser"
SECOND = timedelta(seconds=1)


async def cards(it: Town) -> dict[str, PostedCard]:
    meeting = await it.meeting()
    return {c.conversation: c for c in await it.read(lambda tx: tx.cards.of_meeting(meeting.id))}


async def forget_what_it_shows(it: Town, conversation: str) -> PostedCard:
    """As if an upgrade had changed the words, or an edit had been lost on its way."""
    card = replace((await cards(it))[conversation], shown="something else")
    await it.bot.store.run(lambda tx: tx.cards.put(card))
    return card


def edited(it: Town) -> list[str]:
    return [put.arrival.path for put in it.cloud.journal.find("PUT")]


def settings_of(it: Town, folder: Path) -> Settings:
    return bot_settings(it.cloud_url, f"sqlite:///{folder / 'var' / 'ordstyrer.db'}")


async def test_every_ten_minutes_a_card_that_shows_something_else_is_edited(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        card = await forget_what_it_shows(it, HOME)
        it.set_clock(it.at + EVERY - SECOND)
        await it.settled()
        assert edited(it) == []
        it.set_clock(it.at + SECOND)
        await it.until(lambda: edited(it))
        await it.settled()

        assert [card.activity in path for path in edited(it)] == [True]
        assert (await cards(it))[HOME].shown not in ("", "something else")


async def test_the_clock_put_back_does_not_keep_the_sweep_from_coming(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await forget_what_it_shows(it, HOME)
        it.set_clock(it.at - timedelta(hours=1))
        await it.until(lambda: edited(it))


async def test_it_comes_at_the_start_and_finds_what_an_upgrade_changed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.bot.loop.end()
        await forget_what_it_shows(it, JURIST.chat)
        clock = it.bot.loop.clock
        async with (
            opened_bot(settings_of(it, tmp_path), clock=clock, local=False) as again,
            delivering(again.loop),
        ):
            await it.until(lambda: edited(it))

        assert it.sends(JURIST.chat) == ["slot"]


async def test_an_edit_that_was_under_way_when_the_process_died_is_found(tmp_path: Path) -> None:
    """It was never written down that the card shows the answer."""
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        before = (await cards(it))[HOME]
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        await it.settled()
        await it.bot.store.run(lambda tx: tx.cards.put(before))
        await it.bot.loop.sweep.once()
        await it.settled()

        assert (await cards(it))[HOME].shown != before.shown
        assert len(edited(it)) == 2


async def test_where_all_is_well_it_writes_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        before = await it.export(), await it.counts()
        it.changed.clear()
        await it.bot.loop.sweep.once()

        assert (await it.export(), await it.counts()) == before
        assert not it.changed.is_set()
        assert edited(it) == []


async def test_a_card_whose_edit_was_refused_is_left_to_the_people_on_the_list(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.cloud.script.add(when={"method": "PUT", "nth": "every"}, then={"status": 403})
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        await it.settled()
        assert len(edited(it)) == 1
        await it.bot.loop.sweep.once()
        await it.settled()

        assert len(edited(it)) == 1


async def test_cards_of_meetings_that_are_over_are_left_alone(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock(MORNING + timedelta(days=5))
        await it.settled()
        await forget_what_it_shows(it, HOME)
        await it.bot.loop.sweep.once()
        await it.settled()

        assert edited(it) == []


async def test_reminders_are_put_right_when_the_rules_of_the_time_zone_change(tmp_path: Path) -> None:
    """Planned by other rules, as before a tzdata came in which summer time begins later: an hour early."""
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        right = await moments(it)
        assert len(right) == 4
        await plan_an_hour_early(it)
        assert await moments(it) == [at - timedelta(hours=1) for at in right]
        await it.bot.loop.sweep.once()

        assert await moments(it) == right
        for at in sorted(set(right)):
            it.set_clock(at)
            await it.settled()
        assert it.sends(JURIST.chat) == ["slot", "reminder", "reminder"]


async def test_a_reminder_that_was_sent_is_not_sent_again_when_the_rules_change(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock((await moments(it))[1])
        await it.settled()
        sent = it.sends(JURIST.chat)
        await plan_an_hour_early(it)
        await it.bot.loop.sweep.once()
        await it.settled()

        assert it.sends(JURIST.chat) == sent


_REMINDERS = notices.c.kind == NoticeKind.REMINDER


async def moments(it: Town) -> list[datetime]:
    due = select(notices.c.due_at).where(_REMINDERS).order_by(notices.c.due_at)
    return await it.read(lambda tx: list(tx.notices._connection.execute(due).scalars()))


async def plan_an_hour_early(it: Town) -> None:
    hour = 3_600_000
    earlier = (
        update(notices)
        .where(_REMINDERS)
        .values(
            due_at=type_coerce(notices.c.due_at, BigInteger) - hour,
            next_at=type_coerce(notices.c.next_at, BigInteger) - hour,
        )
    )
    await it.bot.store.run(lambda tx: tx.notices._connection.execute(earlier).rowcount)


async def test_a_tzdata_that_comes_between_planning_and_sending_keeps_the_time_on_the_wall(
    tmp_path: Path,
) -> None:
    """Planned while summer time was thought to be given up, sent when it was not."""
    held = date(2026, 7, 1)
    async with town(tmp_path, at=datetime(2026, 6, 29, 9, 0, tzinfo=UTC)) as it:
        with other_rules(tmp_path / "zones", "Europe/Copenhagen", like="Africa/Lagos"):
            await published(it, agenda(held))
        assert datetime(2026, 6, 30, 10, 0, tzinfo=UTC) in await moments(it)
        await it.bot.loop.sweep.once()

        right = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)
        it.set_clock(right - SECOND)
        await it.settled()
        assert it.sends(JURIST.chat) == ["slot"]
        it.set_clock(right)
        await it.settled()
        assert it.sends(JURIST.chat) == ["slot", "reminder"]


async def test_in_the_hour_that_comes_twice_a_reminder_is_sent_once(tmp_path: Path) -> None:
    """A slot at 2.30 of the night in which the clocks go back, published again after its reminder."""
    held = date(2026, 10, 25)
    async with town(tmp_path, at=datetime(2026, 10, 23, 9, 0, tzinfo=UTC)) as it:
        form = await form_of(it, SEATS, await filed(it, agenda(held)))
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="02:40")
        await publish_again(it)
        it.set_clock(datetime(2026, 10, 25, 0, 26, tzinfo=UTC))
        await it.settled()
        sent = it.sends(JURIST.chat).count("reminder")
        await publish_again(it)
        await it.bot.loop.sweep.once()
        await it.settled()

        assert (sent, it.sends(JURIST.chat).count("reminder")) == (1, 1)


async def test_what_waits_for_the_hour_that_comes_twice_is_left_as_it_is(tmp_path: Path) -> None:
    """A moment of that hour equals no moment of another zone, though it is the same instant (PEP 495)."""
    held = date(2026, 10, 25)
    async with town(tmp_path, at=datetime(2026, 10, 23, 9, 0, tzinfo=UTC)) as it:
        form = await form_of(it, SEATS, await filed(it, agenda(held)))
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="02:40")
        await publish_again(it)
        planned = select(notices.c.key, notices.c.revision).where(_REMINDERS).order_by(notices.c.key)
        before = await it.read(lambda tx: tx.notices._connection.execute(planned).all())
        await it.bot.loop.sweep.once()

        assert before
        assert await it.read(lambda tx: tx.notices._connection.execute(planned).all()) == before
