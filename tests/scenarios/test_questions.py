"""Everything that can be asked, by everybody, in both languages, with slips of the keyboard, and where."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from acts import DAY, MORNING, ZONE, opened, published
from town import Town, button, kind, says, texts, town
from town_agendas import agenda
from townsfolk import CHAIR, DIREKTIONEN, HOME, IT_CHIEF, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.facts import RefusalReason
from bot.domain.ids import BodyKey
from bot.texts import words as spoken_in

STRATEGY = "Ny digitaliseringsstrategi"
SEATS = "Udpegning til bestyrelser"
APPROVED = "Strategien blev godkendt."
NOTED = "To medlemmer blev udpeget."

# As typed, with what the contract's table calls it.
DANISH = {
    "næste dagsorden": "agenda",
    "Næste dagsordn?": "agenda",
    "næste  møde": "agenda",
    "dagsorden 04-03-2026": "agenda",
    "dagsordenn 4. marts": "agenda",
    "dagsorden i overmorgen 2026-03-04": "",
    "gæster": "guests",
    "gæstr": "guests",
    "GÆSTER 04-03-2026": "guests",
    "leverancer": "deliveries",
    "leverencer": "deliveries",
    "beslutninger": "decisions",
    "beslutniger": "decisions",
    "opfølgning": "follow-ups",
    "opfølgnig": "follow-ups",
    "referat": "minutes",
    "refarat 04-03-2026": "minutes",
    "hjælp": "help",
    "hjælpp": "help",
}
ENGLISH = {
    "next agenda": "agenda",
    "nex agenda": "agenda",
    "agenda 04-03-2026": "agenda",
    "agnda 4 march": "agenda",
    "guests": "guests",
    "gusets": "guests",
    "deliveries": "deliveries",
    "delivries": "deliveries",
    "decisions": "decisions",
    "decisons": "decisions",
    "follow-ups": "follow-ups",
    "followups": "follow-ups",
    "minutes": "minutes",
    "minuttes": "minutes",
    "help": "help",
    "please dance": "",
}
LOCALES = {"da-DK": DANISH, "en-GB": ENGLISH}

CONTACT = "55 55 10 06"
SEEN: dict[str, dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]]] = {
    # What is asked: by role the card's kind, words that must be there, and words that must not.
    "agenda": {
        "runs": ("agenda", (STRATEGY, SEATS), ()),
        "director": ("agenda", (STRATEGY, SEATS), ()),
        "guest": ("answer", (STRATEGY,), (SEATS, "Pia Skovmand")),
    },
    "guests": {
        "runs": ("answer", ("Jonas Elkjær", "Pia Skovmand", CONTACT), ()),
        "director": ("answer", ("Jonas Elkjær", "Pia Skovmand"), (CONTACT, "@sund.example")),
    },
    "deliveries": {"runs": ("deliveries", ("Jonas Elkjær", "Pia Skovmand"), ())},
    "decisions": {
        "runs": ("answer", (APPROVED, NOTED), ()),
        "director": ("answer", (APPROVED, NOTED), ()),
        "guest": ("answer", (APPROVED,), (NOTED, SEATS)),
    },
    "follow-ups": {
        "runs": ("answer", ("Jonas Elkjær", "Ole Dam", "Ledelsessekretariatet"), ()),
        "director": ("answer", ("Jonas Elkjær", "Ole Dam", "Ledelsessekretariatet"), ()),
        "guest": ("answer", ("Jonas Elkjær",), ("Ole Dam", "Ledelsessekretariatet", SEATS)),
    },
    "minutes": {
        "runs": ("minutes", (APPROVED, NOTED), ()),
        "director": ("minutes", (APPROVED, NOTED), ()),
        "guest": ("minutes", (APPROVED,), (NOTED, SEATS, "Pia Skovmand")),
    },
    "help": {
        "runs": ("help", ("leverancer", "deliveries"), ()),
        "director": ("help", ("referat", "minutes"), ("leverancer", "deliveries")),
        "guest": ("help", ("referat", "minutes"), ("gæster", "guests")),
        "outsider": ("help", (), ("referat", "gæster")),
    },
    "": dict.fromkeys(("runs", "director", "guest", "outsider"), ("help", (), (STRATEGY,))),
}
ROLES = {SECRETARY: "runs", CHAIR: "runs", OLE: "director", IT_CHIEF: "guest", STRANGER: "outsider"}


async def held(it: Town) -> None:
    """A meeting with two decisions and published minutes."""
    await published(it)
    await decide_and_publish_the_minutes(it)


async def decide_and_publish_the_minutes(it: Town) -> None:
    for title, words, owner in (
        (STRATEGY, APPROVED, "IT-chef Jonas Elkjær"),
        (SEATS, NOTED, "Ole Dam; Ledelsessekretariatet"),
    ):
        form = await it.press(CHAIR, button(await opened(it, CHAIR, title), "decision.open"))
        await it.press(CHAIR, button(form, "decision.record"), outcome="approved", text=words, owner=owner)
    minutes = await it.say(SECRETARY, "referat")
    await it.press(SECRETARY, button(minutes, "minutes.approve"))
    it.set_clock(datetime(2026, 3, 4, 8, 0, tzinfo=ZONE))
    await it.settled()


@pytest.mark.parametrize("locale", LOCALES)
async def test_everybody_is_answered_what_the_table_of_the_contract_says(tmp_path: Path, locale: str) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        for who, role in ROLES.items():
            for typed, asked in LOCALES[locale].items():
                card = await it.say(who, typed, locale=locale)
                of_kind, there, absent = SEEN[asked].get(role, ("refusal", (), (STRATEGY, SEATS)))
                assert kind(card) == of_kind, (who.name, typed)
                for words in there:
                    assert words in texts(card), (who.name, typed)
                for words in absent:
                    assert words not in str(card), (who.name, typed)


async def test_ones_own_follow_ups_come_first(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        ole = texts(await it.say(OLE, "opfølgning"))
        mette = texts(await it.say(METTE, "opfølgning"))

    assert ole.index("Ole Dam") < ole.index("Jonas Elkjær")
    assert mette.index("Jonas Elkjær") != -1


async def test_in_a_shared_conversation_only_what_all_may_see_is_answered(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await held(it)
        shown = await it.say(OLE, "<at>Ordstyrer</at> næste dagsorden", where=HOME, entities=[mention(it)])
        assert kind(shown) == "agenda"
        assert (STRATEGY in texts(shown), "refresh" in shown) == (True, True)
        for typed in ("gæster", "leverancer", "beslutninger", "opfølgning", "referat"):
            for who in (SECRETARY, OLE, STRANGER):
                refused = await it.say(who, typed, where=HOME)
                assert kind(refused) == "refusal"
                assert says(RefusalReason.ONLY_IN_PRIVATE) in texts(refused)
        assert kind(await it.say(OLE, "hjælp", where=HOME)) == "help"
        for who in (STRANGER, JURIST):
            assert kind(await it.say(who, "næste dagsorden", where=HOME)) == "refusal"


async def test_a_body_is_not_shown_in_another_bodys_conversation(tmp_path: Path) -> None:
    elsewhere = "19:frokost@thread.v2"
    async with town(tmp_path, at=MORNING) as it:
        it.cloud.add_group(elsewhere, [OLE.oid, JURIST.oid])
        await published(it)
        assert kind(await it.say(OLE, "næste dagsorden", where=elsewhere)) == "refusal"
        base = it.cards_in(HOME, "agenda")[0]
        carried = await it.press(JURIST, base["refresh"]["action"], where=elsewhere)
        assert kind(carried) == "refusal"


def mention(it: Town) -> dict[str, object]:
    return {"type": "mention", "text": "<at>Ordstyrer</at>", "mentioned": {"id": it.cloud.bot_id}}


async def test_a_day_without_a_meeting_is_said(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        for who in (OLE, IT_CHIEF):
            card = await it.say(who, "dagsorden 05-03-2026")
            assert (kind(card), STRATEGY in str(card)) == ("answer", False)
        assert kind(await it.say(STRANGER, "dagsorden 05-03-2026")) == "refusal"


@pytest.mark.parametrize("who", [SECRETARY, OLE, JURIST, STRANGER])
async def test_everybody_is_welcomed_once_for_one_installation(tmp_path: Path, who: Character) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        before = it.sends(who.chat)
        await it.install(who)
        added = [{"id": it.cloud.bot_id}]
        await it.post(it.activity(who, type="conversationUpdate", membersAdded=added))
        await it.settled()

        assert it.sends(who.chat) == [*before, "welcome"]
        assert who.name in texts(it.cards_in(who.chat)[-1])
        assert STRATEGY not in str(it.cards_in(who.chat)[-1])


async def test_the_bot_says_hello_in_a_group_without_naming_anybody(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.post(it.activity(OLE, where=HOME, type="installationUpdate", action="add"))
        await it.settled()

        [card] = it.cards_in(HOME)
        assert kind(card) == "welcome"
        assert OLE.name not in texts(card)


async def test_after_the_app_is_removed_nothing_is_sent_until_it_is_back(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.install(JURIST)
        await it.settled()
        await it.uninstall(JURIST)
        await published(it)
        assert it.sends(JURIST.chat) == ["welcome"]
        [line] = [line for line in await it.deliveries(JURIST) if line.kind == "slot"]
        assert (line.state, line.why) == ("refused", "not_installed")

        await it.install(JURIST)
        await it.settled()
        assert sorted(it.sends(JURIST.chat)) == ["slot", "welcome", "welcome"]
        assert SEATS in texts(it.cards_in(JURIST.chat, "slot")[0])


@pytest.mark.parametrize(("language", "others"), [("da", "en-US"), ("en", "da-DK")])
async def test_where_others_read_the_answer_is_in_the_language_of_the_body(
    tmp_path: Path, language: str, others: str
) -> None:
    async with town(tmp_path, at=MORNING, body=replace(DIREKTIONEN, language=language)) as it:
        await published(it)
        spoken = spoken_in(language)
        shown = await it.say(OLE, "next agenda", where=HOME, locale=others)
        refused = await it.say(OLE, "decisions", where=HOME, locale=others)
        alone = await it.say(OLE, "decisions", locale=others)
        pressed = it.pressing(OLE, shown["refresh"]["action"], where=HOME)
        own = await it.answer({**pressed, "locale": others})

    assert spoken.say("Show my agenda") in texts(shown)
    assert spoken.name(RefusalReason.ONLY_IN_PRIVATE) in texts(refused)
    reader = spoken_in(others[:2])
    assert reader.say("Decisions") in texts(alone)
    assert reader.day(DAY).casefold() in texts(own).casefold()


async def test_where_no_body_is_at_home_the_answer_is_danish(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        refused = await it.say(OLE, "decisions", where=HOME, locale="en-US")
    assert says(RefusalReason.ONLY_IN_PRIVATE) in texts(refused)


async def test_the_draft_that_is_to_be_prepared_is_shown_and_not_one_that_was_left_over(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        for number, day in enumerate((date(2023, 12, 20), date(2026, 1, 7))):
            await it.attach(SECRETARY, f"{number}.txt", agenda(day))
        assert "7. januar 2026" in texts(await it.say(SECRETARY, "næste dagsorden"))
        for number, day in enumerate((date(2026, 3, 18), DAY), start=2):
            await it.attach(SECRETARY, f"{number}.txt", agenda(day))
        assert "4. marts 2026" in texts(await it.say(SECRETARY, "næste dagsorden"))


CHIEFS = replace(
    DIREKTIONEN,
    key=BodyKey("chefforum"),
    name="Chefforum",
    secretary=(STRANGER.oid,),
    chair=None,
    directors=(IT_CHIEF.oid,),
    home=None,
)


async def test_who_sits_on_one_body_and_is_a_guest_of_another_sees_the_own_part_of_that(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await it.bot.store.run(lambda tx: tx.bodies.put(CHIEFS))
        await published(it)
        own = await it.say(IT_CHIEF, "næste dagsorden")
        assert (kind(own), STRATEGY in texts(own), SEATS in str(own)) == ("answer", True, False)
        assert kind(await it.say(IT_CHIEF, "dagsorden 05-03-2026")) == "answer"
        await decide_and_publish_the_minutes(it)

        for typed, of_kind, there, absent in (
            ("referat", "minutes", APPROVED, NOTED),
            ("beslutninger", "answer", APPROVED, NOTED),
            ("opfølgning", "answer", "Jonas Elkjær", "Ole Dam"),
        ):
            card = await it.say(IT_CHIEF, typed)
            assert (kind(card), there in texts(card), absent in str(card)) == (of_kind, True, False), typed
            assert SEATS not in str(card)
        assert APPROVED not in str(await it.say(STRANGER, "beslutninger"))
