"""What is sent when, what becomes of it when Teams is in trouble, and what the delivery list says of it."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from acts import MORNING, ZONE, filed, form_of, opened, publish_again, published
from town import Json, Town, button, kind, says, texts, town
from town_agendas import agenda
from townsfolk import CAST, DIREKTIONEN, HOME, IT_CHIEF, JURIST, OLE, SECRETARY, Character

from bot.domain.notice import NoticeState, Why

SEATS = "Udpegning til bestyrelser"
LEASE = timedelta(seconds=31)


def local(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


async def state_of(it: Town, who: Character, of_kind: str = "slot") -> tuple[str, str | None, bool]:
    [line] = [line for line in await it.deliveries(who) if line.kind == of_kind]
    return line.state, line.why, line.is_maybe_doubled


def script(it: Town, who: Character, *, nth: int | str = 1, **then: object) -> None:
    """What becomes of messages to that person."""
    it.cloud.script.add(when={"method": "POST", "path": f"/{who.chat}/activities", "nth": nth}, then=then)


def arrived(it: Town, who: Character) -> int:
    return len(it.cloud.journal.find("POST", f"/{who.chat}/activities"))


# The moments of reminders


@pytest.mark.parametrize(
    ("day", "first", "second"),
    [
        # An ordinary day; the day that summer time begins and the day after; the same for its end.
        ("2026-03-04", "2026-03-03T10:00", "2026-03-04T09:45"),
        ("2026-03-29", "2026-03-28T10:00", "2026-03-29T08:45"),
        ("2026-03-30", "2026-03-29T09:00", "2026-03-30T08:45"),
        ("2026-10-25", "2026-10-24T09:00", "2026-10-25T09:45"),
        ("2026-10-26", "2026-10-25T10:00", "2026-10-26T09:45"),
    ],
)
async def test_reminders_come_a_day_and_a_quarter_before_by_the_clock_on_the_wall(
    tmp_path: Path, day: str, first: str, second: str
) -> None:
    """The slot is at 11.00 in Copenhagen; the moments are in UTC."""
    held = date.fromisoformat(day)
    async with town(tmp_path, at=datetime(held.year, held.month, held.day, tzinfo=ZONE) - timedelta(5)) as it:
        await published(it, agenda(held))
        for count, written in enumerate((first, second), start=1):
            due = datetime.fromisoformat(written).replace(tzinfo=UTC)
            it.set_clock(due - timedelta(seconds=1))
            await it.settled()
            assert it.sends(JURIST.chat).count("reminder") == count - 1
            it.set_clock(due)
            await it.settled()
            assert it.sends(JURIST.chat).count("reminder") == count
        it.set_clock(due + timedelta(days=2))
        await it.settled()
        assert it.sends(JURIST.chat) == ["slot", "reminder", "reminder"]
        assert SEATS in texts(it.cards_in(JURIST.chat)[-1])


async def test_a_slot_without_a_time_has_no_reminder_and_none_is_invented(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, SEATS, await filed(it))
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="")
        await publish_again(it)
        assert "i løbet af mødet" in texts(it.cards_in(JURIST.chat)[0])
        assert {line.kind for line in await it.deliveries(JURIST)} == {"slot"}
        it.set_clock(local(2026, 3, 4, 10, 20))
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot"]
        assert it.sends(IT_CHIEF.chat) == ["slot", "reminder"]


async def test_the_last_slot_has_no_end_that_the_document_does_not_give(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Seminar i januar", await filed(it))
        await it.press(SECRETARY, button(form, "guest.add"), person="Pia Skovmand")
        await publish_again(it)

        first, last = (texts(card) for card in it.cards_in(JURIST.chat))
        assert "11.00–11.30" in first.replace(" ", "").replace("-", "–")
        assert "fra kl. 11.30" in last


async def test_what_is_too_late_is_listed_and_not_sent(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock(local(2026, 3, 4, 11, 0) + timedelta(seconds=1))
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot"]
        late = [line for line in await it.deliveries(JURIST) if line.kind == "reminder"]
        assert [(line.state, line.why) for line in late] == [("too_late", "expired")] * 2
        listed = texts(await it.say(SECRETARY, "leverancer"))
        assert says(NoticeState.TOO_LATE) in listed
        assert says(Why.EXPIRED) in listed


async def test_an_invitation_whose_slot_is_over_is_not_sent(tmp_path: Path) -> None:
    async with town(tmp_path, at=local(2026, 3, 4, 11, 1)) as it:
        await published(it)

        assert await state_of(it, IT_CHIEF) == ("too_late", "expired", False)
        assert it.sends(IT_CHIEF.chat) == []
        assert it.sends(JURIST.chat) == ["slot"]


@pytest.mark.parametrize(("at", "reminders"), [((3, 12, 0), 1), ((4, 10, 50), 0)])
async def test_a_reminder_is_not_sent_when_the_invitation_came_after_it_was_due(
    tmp_path: Path, at: tuple[int, int, int], reminders: int
) -> None:
    async with town(tmp_path, at=local(2026, 3, *at)) as it:
        await published(it)
        it.set_clock(local(2026, 3, 4, 10, 55))
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot"] + ["reminder"] * reminders
        needless = [line for line in await it.deliveries(JURIST) if line.state == "superseded"]
        assert [(line.kind, line.why) for line in needless] == [("reminder", "said_already")] * (
            2 - reminders
        )


async def test_after_a_pause_only_the_latest_reminder_is_sent(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock(local(2026, 3, 4, 10, 50))
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot", "reminder"]


# Trouble


async def test_teams_says_when_it_may_be_tried_again_and_is_obeyed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        script(it, JURIST, status=429, headers={"Retry-After": "120"})
        await published(it)
        assert (arrived(it, JURIST), it.sends(JURIST.chat), it.sends(IT_CHIEF.chat)) == (1, [], ["slot"])
        assert await state_of(it, JURIST) == ("waiting", None, False)
        it.set_clock(MORNING + timedelta(seconds=119))
        await it.settled()
        assert arrived(it, JURIST) == 1
        it.set_clock(MORNING + timedelta(seconds=120))
        await it.settled()

        assert (arrived(it, JURIST), it.sends(JURIST.chat)) == (2, ["slot"])
        assert await state_of(it, JURIST) == ("sent", None, False)


async def test_what_crossed_another_request_is_tried_again_and_sent_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        script(it, JURIST, nth=1, status=412)
        script(it, JURIST, nth=2, status=412)
        await published(it)
        for seconds in (2, 6):
            it.set_clock(MORNING + timedelta(seconds=seconds))
            await it.settled()

        assert (arrived(it, JURIST), it.sends(JURIST.chat)) == (3, ["slot"])
        assert await state_of(it, JURIST) == ("sent", None, False)


@pytest.mark.parametrize(
    ("trouble", "messages"),
    [
        ({"status": 503}, 1),
        ({"status": 500}, 1),
        ({"status": 408}, 1),
        ({"kind": "html"}, 1),
        ({"kind": "html", "status": 200}, 1),
        ({"kind": "drop"}, 1),
        ({"kind": "drop_after"}, 2),
    ],
)
async def test_what_may_have_arrived_is_sent_again_after_its_lease_and_marked(
    tmp_path: Path, trouble: Json, messages: int
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        script(it, JURIST, **trouble)
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        preview = await filed(it)
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.settled(unsure=1)
        assert await state_of(it, JURIST) == ("waiting", None, False)
        it.set_clock(MORNING + LEASE)
        await it.settled()

        assert (arrived(it, JURIST), it.sends(JURIST.chat)) == (2, ["slot"] * messages)
        assert await state_of(it, JURIST) == ("sent", None, True)
        assert says(Why.MAYBE_DOUBLED) in texts(await it.say(SECRETARY, "leverancer"))


async def test_an_edit_that_may_have_arrived_is_made_again_and_nobody_is_told_twice(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.cloud.script.add(when={"method": "PUT", "nth": 1}, then={"kind": "drop_after"})
        await it.press(OLE, button(await opened(it, OLE, SEATS), "approval.give"))
        await it.settled()
        it.set_clock(MORNING + timedelta(seconds=5))
        await it.settled()

        puts = it.cloud.journal.find("PUT")
        assert [put.arrival.body for put in puts] == [puts[0].arrival.body] * 2
        assert len(it.cards_in(HOME, "agenda")) == 1
        assert not any(line.is_maybe_doubled for line in await it.deliveries())


async def test_an_empty_answer_is_sent_without_an_id_and_later_news_come_all_the_same(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        script(it, JURIST, kind="empty")
        await published(it)
        assert await state_of(it, JURIST) == ("sent", None, False)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="11:10")
        await publish_again(it)

        assert it.sends(JURIST.chat) == ["slot", "move"]
        assert it.cloud.journal.find("PUT", JURIST.chat) == []


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        ({"status": 404}, Why.GONE),
        ({"status": 413}, Why.TOO_LARGE),
        ({"status": 400}, Why.REJECTED),
        ({"status": 403}, Why.NOT_INSTALLED),
        ({"status": 403, "body": {"error": {"code": "ConversationBlockedByUser"}}}, Why.BLOCKED),
    ],
)
async def test_what_is_refused_is_tried_once_and_listed_with_reason_and_text_for_a_mail(
    tmp_path: Path, trouble: Json, why: Why
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        script(it, JURIST, nth="every", **trouble)
        await published(it)
        it.set_clock(MORNING + timedelta(hours=1))
        await it.settled()

        assert arrived(it, JURIST) == 1
        assert await state_of(it, JURIST) == ("refused", why, False)
        assert await state_of(it, IT_CHIEF) == ("sent", None, False)
        listed = texts(await it.say(SECRETARY, "leverancer"))
        for words in ("Jurist Pia Skovmand", says(why), SEATS, "kl. 11.00", "teams.example/join"):
            assert words in listed
        assert listed.count(SEATS) == 1


async def test_somebody_who_blocked_the_bot_is_listed_as_that(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.install(JURIST)
        await it.settled()
        it.cloud.block(JURIST.oid)
        await published(it)

        assert await state_of(it, JURIST) == ("refused", "blocked", False)


async def test_a_guest_who_installs_the_app_later_is_told_then(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        it.cloud.uninstall(JURIST.oid)
        await published(it)
        assert await state_of(it, JURIST) == ("refused", "not_installed", False)
        assert says(Why.NOT_INSTALLED) in texts(await it.say(SECRETARY, "leverancer"))

        await it.install(JURIST)
        await it.settled()
        assert sorted(it.sends(JURIST.chat)) == ["slot", "welcome"]
        for at in ((3, 10, 30), (3, 11, 0), (4, 10, 15), (4, 10, 45)):
            it.set_clock(local(2026, 3, *at))
            await it.settled()
        assert it.sends(JURIST.chat).count("reminder") == 2
        assert it.sends(IT_CHIEF.chat) == ["slot", "reminder", "reminder"]


async def test_a_token_that_is_refused_once_is_renewed_and_the_message_sent_once(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        preview = await filed(it)
        logins = len(it.cloud.journal.find("POST", "/login/"))
        it.cloud.tokens.expire_all()
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.settled()

        assert it.sends(JURIST.chat) == ["slot"]
        assert len(it.cloud.journal.find("POST", "/login/")) == logins + 1
        assert await state_of(it, JURIST) == ("sent", None, False)


async def test_while_no_token_is_to_be_had_everything_waits(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        it.cloud.script.add(when={"path": "^/login/"}, then={"kind": "drop"})
        said = it.activity(OLE, type="message", text="hjælp")
        await it.post(said)
        await it.settled()
        assert it.cards_in(OLE.chat) == []
        it.cloud.script.clear()
        it.set_clock(it.at + timedelta(seconds=2))
        await it.settled()

        assert it.sends(OLE.chat) == ["help"]


async def test_a_home_that_the_bot_was_put_out_of_is_listed(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.say(SECRETARY, "hjem Direktionen", where=HOME)
        it.cloud.add_group(HOME, [who.oid for who in CAST[:4]], has_bot=False)
        preview = await filed(it)
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.settled()

        [line] = [line for line in await it.deliveries() if line.kind == "agenda"]
        assert (line.state, line.why, line.address) == ("refused", "not_installed", HOME)
        assert it.sends(JURIST.chat) == ["slot"]


async def test_a_home_that_only_the_bodies_file_names_gets_the_agenda(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING, body=replace(DIREKTIONEN, home=HOME)) as it:
        preview = await filed(it)
        await it.press(SECRETARY, button(preview, "agenda.publish"))
        await it.settled()

        assert it.sends(HOME) == ["agenda"]


async def test_a_home_that_the_bot_is_put_into_later_gets_the_agenda_then(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING, body=replace(DIREKTIONEN, home=HOME)) as it:
        it.cloud.add_group(HOME, [who.oid for who in CAST[:4]], has_bot=False)
        await it.press(SECRETARY, button(await filed(it), "agenda.publish"))
        await it.settled()
        assert it.sends(HOME) == []
        it.cloud.add_group(HOME, [who.oid for who in CAST[:4]])
        status, _ = await it.post(it.activity(SECRETARY, where=HOME, type="installationUpdate", action="add"))
        await it.settled()

        assert status == 200
        assert sorted(it.sends(HOME)) == ["agenda", "welcome"]


async def test_one_persons_messages_come_one_at_a_time_and_in_order(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        script(it, JURIST, delay_seconds=0.2)
        await published(it)
        form = await form_of(it, SEATS)
        await it.press(SECRETARY, button(form, "guest.remove"))
        await publish_again(it)

        assert [kind(card) for card in it.cards_in(JURIST.chat)] == ["slot", "move"]


async def test_a_store_that_fails_for_a_while_does_not_end_the_delivery(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        with closing(sqlite3.connect(tmp_path / "var" / "ordstyrer.db")) as outside:
            outside.execute("ALTER TABLE notices RENAME TO mislaid")
            it.bot.loop.wake()
            failed = await it.post(it.activity(OLE, type="message", text="hjælp"))
            outside.execute("ALTER TABLE mislaid RENAME TO notices")
        assert failed[0] == 500

        assert kind(await it.say(OLE, "hjælp")) == "help"
