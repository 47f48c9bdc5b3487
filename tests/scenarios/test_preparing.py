"""The secretary gives a file, settles every doubt, and publishes: nobody hears before that."""

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

from acts import DAY, MORNING, filed, form_of
from town import Json, Town, button, buttons, kind, says, texts, town
from town_agendas import agenda
from townsfolk import CAST, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.facts import Banner, Doubt, RefusalReason
from bot.domain.grants import Permission
from bot.domain.ids import ItemId
from bot.domain.notice import Why
from bot.store import SqlTransaction
from bot.usecases.compose.preview import MOST_CHOICES, preview
from bot.usecases.lookup import seat

UNKNOWN = agenda(DAY, second_guest="Jurist Pia Skovgård")


async def publish(it: Town, preview: Json) -> Json:
    done = await it.press(SECRETARY, button(preview, "agenda.publish"))
    await it.settled()
    return done


async def test_nobody_hears_of_a_draft(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it)

        assert "Pia Skovmand" in texts(preview)
        assert says(Banner.IMPORTED) in texts(preview)
        assert it.cloud.journal.find("POST", "/activities")[-1].arrival.path.count(SECRETARY.chat)
        for who in (OLE, METTE, JURIST, IT_CHIEF):
            assert it.cards_in(who.chat) == []
        assert "digitaliseringsstrategi" not in texts(await it.say(OLE, "dagsorden 04-03-2026"))


async def test_a_draft_is_nobodys_to_open_but_those_who_prepare_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await filed(it)
        meeting = await it.meeting()
        item = meeting.items[0]
        data = {"meeting": meeting.id, "item": item.id, "version": item.text_version, "seq": 0}
        before = await it.export()
        for who in (OLE, METTE, IT_CHIEF, STRANGER):
            for verb in ("agenda.open", "item.open", "card.refresh", "approval.give", "minutes.open"):
                assert kind(await it.press(who, {"verb": verb, "data": data})) == "refusal", (who.name, verb)
        assert await it.export() == before


async def test_the_same_file_again_is_the_same_draft(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        first = await filed(it)
        again = await filed(it)

        assert button(again, "agenda.publish") == button(first, "agenda.publish")
        assert says(Banner.IMPORTED_BEFORE) in texts(again)
        assert (await it.counts())["meetings"] == 1


async def test_who_has_no_chat_and_who_is_not_found_is_said_before_anything_is_sent(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.install(IT_CHIEF)
        await it.settled()
        preview = await filed(it, UNKNOWN)

        assert says(Doubt.NOBODY_FOUND) in texts(preview)
        assert says(Doubt.NO_CHAT) not in texts(preview)
        known = await filed(it)
        assert texts(known).count(says(Doubt.NO_CHAT)) == 1


async def test_publishing_is_refused_while_a_guest_has_no_person(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it, UNKNOWN)
        [without] = buttons(preview, "agenda.publish")
        assert without["data"]["choice"] == "without"
        plain = {**without, "data": {k: v for k, v in without["data"].items() if k != "choice"}}
        before = await it.export()

        refused = await it.press(SECRETARY, plain)

        assert kind(refused) == "preview"
        assert says(Banner.UNRESOLVED) in texts(refused)
        assert await it.export() == before
        assert it.cards_in(IT_CHIEF.chat) == []


async def test_published_without_a_guest_the_delivery_list_names_them(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it, UNKNOWN)
        await publish(it, preview)

        assert len(it.cards_in(IT_CHIEF.chat, "slot")) == 1
        assert it.cards_in(JURIST.chat) == []
        listed = await it.say(SECRETARY, "leverancer")
        assert "Jurist Pia Skovgård" in texts(listed)
        assert says(Why.NO_PERSON) in texts(listed)
        [line] = [line for line in await it.deliveries() if line.address is None]
        assert (line.state, line.why) == ("refused", "no_person")


async def test_the_secretary_says_who_is_meant(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Udpegning til bestyrelser", await filed(it, UNKNOWN))
        best = buttons(form, "guest.choose")[0]
        assert best["data"]["person"] == JURIST.oid

        chosen = await it.press(SECRETARY, best)
        overview = await it.press(SECRETARY, buttons(chosen, "item.edit")[-1])
        await publish(it, overview)

        assert "Udpegning til bestyrelser" in texts(it.cards_in(JURIST.chat, "slot")[0])


def without_answers(body: list[Json]) -> list[Json]:
    return [element for element in body if "slot." not in str(element)]


async def test_shown_as_guest_is_exactly_what_the_guest_gets(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it)
        looks = buttons(preview, "slot.preview")
        before = [await it.press(SECRETARY, one) for one in looks]
        await publish(it, preview)
        after = [await it.press(SECRETARY, one) for one in looks]

        # The guest's own buttons are nobody else's to press.
        got = [without_answers(it.cards_in(who.chat, "slot")[0]["body"]) for who in (IT_CHIEF, JURIST)]
        assert [card["body"][2]["items"] for card in after] == got
        # Only the calendar file is fetched from an address that there is none of before.
        for card in got:
            card[-1]["actions"] = [a for a in card[-1]["actions"] if "/calendar/" not in a["url"]]
        assert [card["body"][2]["items"] for card in before] == got


async def test_every_control_of_an_item_holds_and_nothing_is_told_before_publishing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Udpegning til bestyrelser", await filed(it))
        form = await it.press(SECRETARY, button(form, "item.edit", choice="time"), time="12:15")
        form = await it.press(SECRETARY, button(form, "item.edit", choice="closed"))
        form = await it.press(SECRETARY, belongs_here(form))
        overview = await it.press(SECRETARY, buttons(form, "item.edit")[-1])
        overview = await it.press(
            SECRETARY, button(overview, "item.edit", choice="place"), text="Rådhussalen"
        )
        link = "https://teams.example/join/ny"
        overview = await it.press(SECRETARY, button(overview, "item.edit", choice="link"), text=link)
        assert it.cards_in(JURIST.chat) == []

        await publish(it, overview)

        item = next(i for i in (await it.meeting()).items if i.title == "Udpegning til bestyrelser")
        meeting = await it.meeting()
        assert (str(item.starts), item.is_open, item.text_version) == ("12:15:00", False, 2)
        assert [a.title for a in meeting.attachments_of(item.id)] == ["Strategi for digitalisering"]
        slot = it.cards_in(JURIST.chat, "slot")[0]
        assert "12.15" in texts(slot)
        assert "Rådhussalen" in texts(slot)
        assert link in str(slot)


def belongs_here(form: Json) -> Json:
    """The button that lays the first attachment on the item."""
    return next(
        b for b in buttons(form, "item.edit") if b["data"].get("choice", "").startswith("attachment:")
    )


async def test_an_attachment_is_taken_off_an_item_again(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Seminar i januar", await filed(it))
        laid = await it.press(SECRETARY, belongs_here(form))
        item = next(i for i in (await it.meeting()).items if i.title == "Seminar i januar")
        assert len((await it.meeting()).attachments_of(item.id)) == 1

        off = await it.press(SECRETARY, belongs_here(laid))

        assert kind(off) == "preview"
        assert (await it.meeting()).attachments_of(item.id) == ()
        assert len((await it.meeting()).attachments) == 2


async def test_what_cannot_be_used_is_said_and_changes_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        preview = await filed(it)
        form = await form_of(it, "Seminar i januar", preview)
        before = await it.export()

        for press, inputs in (
            (button(form, "item.edit", choice="time"), {"time": "25:99"}),
            (button(form, "item.edit", choice="time"), {"time": "10:30Z"}),
            (button(form, "item.edit", choice="time"), {"time": "10:30+02:00"}),
            (button(preview, "item.edit", choice="link"), {"text": "https://[x"}),
            (button(preview, "item.edit", choice="link"), {"text": "https://teams.example:port/"}),
            (button(preview, "item.edit", choice="link"), {"text": "javascript:alert(1)"}),
            (button(preview, "item.edit", choice="place"), {"text": "x" * 300}),
            (button(form, "guest.add"), {"person": " "}),
        ):
            shown = await it.press(SECRETARY, press, **inputs)
            assert kind(shown) == "preview"
            assert says(Banner.CANNOT_USE) in texts(shown)
        assert await it.export() == before


async def test_a_time_is_read_as_people_write_it(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Seminar i januar", await filed(it))

        for written in ("09:30", "9.31", "0932", " 933 "):
            form = await it.press(SECRETARY, button(form, "item.edit", choice="time"), time=written)
            assert says(Banner.SAVED) in texts(form)
        assert (await it.meeting()).items[2].starts == time(9, 33)


async def test_a_guest_is_added_by_the_name_in_the_people_file(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Seminar i januar", await filed(it))

        added = await it.press(SECRETARY, button(form, "guest.add"), person="ib  frost")
        overview = await it.press(SECRETARY, buttons(added, "item.edit")[-1])
        await publish(it, overview)

        assert "Konsulent Ib Frost" in texts(added)
        assert "Seminar i januar" in texts(it.cards_in(STRANGER.chat, "slot")[0])


async def test_a_guest_whom_nobody_knows_is_added_and_waits_for_a_person(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Seminar i januar", await filed(it))

        added = await it.press(SECRETARY, button(form, "guest.add"), person="Ib Frosst")

        assert says(Doubt.NOBODY_FOUND) in texts(added)
        assert buttons(added, "guest.choose")[0]["data"]["person"] == STRANGER.oid
        assert (await it.meeting()).items[2].guests[0].person is None


async def test_a_removed_guest_hears_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Udpegning til bestyrelser", await filed(it))
        removed = await it.press(SECRETARY, button(form, "guest.remove"))
        overview = await it.press(SECRETARY, buttons(removed, "item.edit")[-1])
        await publish(it, overview)

        assert it.cards_in(JURIST.chat) == []
        assert len(it.cards_in(IT_CHIEF.chat)) == 1


async def test_only_those_who_prepare_may_file_an_agenda(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        for who in (OLE, JURIST, STRANGER):
            assert kind(await it.attach(who, "dagsorden.txt", agenda(DAY))) == "refusal"
        shared = it.activity(SECRETARY, where=HOME)
        assert kind(
            await it.attach(SECRETARY, "dagsorden.txt", agenda(DAY), conversation=shared["conversation"])
        )
        assert (await it.counts())["meetings"] == 0
        assert it.cloud.journal.find("GET", "/files/") == []


async def test_a_file_without_a_meeting_is_refused_with_the_reason(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        for data in (b"", b"Indkobsliste: smor, rugbrod", b"%PDF-1.7 broken", b"PK\x03\x04broken"):
            refused = await it.attach(SECRETARY, "dagsorden.txt", data)
            assert kind(refused) == "refusal"
            assert says(RefusalReason.UNREADABLE_FILE) in texts(refused)
        assert (await it.counts())["meetings"] == 0


async def test_a_large_house_costs_the_few_likeliest_people_of_the_open_item_only(tmp_path: Path) -> None:
    clerks = [Character(f"u{n}", f"{n:02}", f"Pia Skovgaard {n}", "Konsulent") for n in range(10, 60)]
    async with town(tmp_path, at=MORNING, people=[*CAST, *clerks]) as it:
        form = await form_of(it, "Udpegning til bestyrelser", await filed(it, UNKNOWN))
        meeting = await it.meeting()
        opened = meeting.items[1].id

        def shown(tx: SqlTransaction, item: ItemId | None) -> list[int]:
            found = seat(tx, meeting.id, actor=SECRETARY.oid, needs=Permission.PREPARE)
            return [len(guest.choices) for guest in preview(tx, found, at=MORNING, opened=item).guests]

        assert await it.read(lambda tx: shown(tx, None)) == [0, 0]
        assert await it.read(lambda tx: shown(tx, opened)) == [0, MOST_CHOICES]
        assert buttons(form, "guest.choose")[0]["data"]["person"] == JURIST.oid


async def test_two_who_read_alike_are_told_apart_by_their_accounts(tmp_path: Path) -> None:
    twin = replace(JURIST, key="pia2", number="09")
    async with town(tmp_path, at=MORNING, people=[*CAST, twin]) as it:
        shown = await filed(it)
        form = await form_of(it, "Udpegning til bestyrelser", shown)

        assert says(Doubt.SEVERAL_FOUND) in texts(shown)
        for who in (JURIST, twin):
            assert f"Pia Skovmand, Jurist ({who.key}@sund.example)" in texts(form)
        assert "Ib Frost, Konsulent\n" in texts(form) + "\n"


async def test_somebody_who_left_the_people_file_is_told_nothing(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await filed(it)
        stayed = [who.person for who in CAST if who is not JURIST]
        await it.bot.store.run(lambda tx: tx.people.replace(stayed))
        meeting = await it.meeting()

        shown = await it.press(SECRETARY, {"verb": "item.edit", "data": {"meeting": meeting.id}})
        [without] = buttons(shown, "agenda.publish")
        await publish(it, shown)

        assert says(Doubt.LEFT) in texts(shown)
        assert without["data"]["choice"] == "without"
        assert it.cards_in(JURIST.chat) == []
        assert len(it.cards_in(IT_CHIEF.chat, "slot")) == 1
        [line] = [line for line in await it.deliveries() if line.address is None]
        assert (line.recipient, line.why) == ("Jurist Pia Skovmand", "no_person")


async def test_one_person_meant_by_two_names_of_an_item_is_invited_once(tmp_path: Path) -> None:
    twice = agenda(DAY, second_guest="IT-chef Jonas Elkjær og jurist Pia Skovgård")
    async with town(tmp_path, at=MORNING) as it:
        form = await form_of(it, "Udpegning til bestyrelser", await filed(it, twice))
        meant = next(g for g in (await it.meeting()).items[1].guests if g.name == "Pia Skovgård")
        press = button(form, "guest.choose", choice=meant.id)
        press["data"]["person"] = IT_CHIEF.oid

        chosen = await it.press(SECRETARY, press)
        await publish(it, await it.press(SECRETARY, buttons(chosen, "item.edit")[-1]))

        assert says(Banner.SAVED) in texts(chosen)
        assert [g.person for g in (await it.meeting()).items[1].guests] == [IT_CHIEF.oid]
        slots = [texts(card) for card in it.cards_in(IT_CHIEF.chat, "slot")]
        assert sum("Udpegning til bestyrelser" in slot for slot in slots) == 1


async def test_one_person_under_a_name_and_an_alias_is_one_guest(tmp_path: Path) -> None:
    twice = agenda(DAY, second_guest="Jurist Pia Skovmand og jurist Pia Skov")
    async with town(tmp_path, at=MORNING) as it:
        known = [replace(w.person, aliases=("Pia Skov",)) if w is JURIST else w.person for w in CAST]
        await it.bot.store.run(lambda tx: tx.people.replace(known))
        await publish(it, await filed(it, twice))

        assert len(it.cards_in(JURIST.chat, "slot")) == 1


ANOTHER = "Der er allerede en anden dagsorden for mødeforummet den dag."


async def test_a_corrected_document_of_the_same_day_is_said_to_be_another_meeting(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        first = await filed(it)
        corrected = await filed(it, agenda(DAY) + b"\n\n")
        elsewhere = await filed(it, agenda(DAY + timedelta(days=7)))

        assert ANOTHER not in texts(first)
        assert ANOTHER in texts(corrected)
        assert ANOTHER not in texts(elsewhere)
