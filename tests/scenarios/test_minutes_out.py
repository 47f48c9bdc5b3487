"""What was decided in the chat, as files from the command line: whole, and open to the public."""

import asyncio
import json
from datetime import date
from pathlib import Path

import pytest
from acts import DAY, MORNING, opened, published
from marked_town import Marked, play_until_the_draft_of_the_minutes, publish_the_minutes, with_closed_changed
from read_back import parts, shown
from running import step, time_is
from test_leaks import ID, found, named, normal
from test_standing_aside import stands_aside
from town import Town, button, buttons, town
from town_agendas import agenda
from townsfolk import CHAIR, IT_CHIEF, JURIST, METTE, OLE, SECRETARY

from bot.app.cli import run

FORMATS = ("md", "docx", "pdf", "html", "json")
STRATEGY, SEATS, SEMINAR = "Ny digitaliseringsstrategi", "Udpegning til bestyrelser", "Seminar i januar"
WORDS = {
    STRATEGY: "Oplægget blev godkendt. Der blev givet en række bemærkninger. "
    "IT-chef Jonas Elkjær indarbejder bemærkninger.",
    SEATS: "Det blev aftalt, at drøftelsen behandles på strategisk dialogmøde.",
    SEMINAR: "Der blev givet en række bemærkninger. Særligt ift. afvikling af dag 2.",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the command line finds the store of the town."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'var' / 'ordstyrer.db'}")
    return tmp_path


async def files(it: Town, *options: str) -> dict[str, bytes]:
    """All five from one command."""
    meeting = await it.meeting()
    arguments = ["minutes", meeting.id, "--format", ",".join(FORMATS), *options, "-o", "referat.fil"]
    assert await asyncio.to_thread(run, arguments) == 0
    return read()


def written(name: str) -> bool:
    return Path(name).exists()


def read() -> dict[str, bytes]:
    return {form: Path(f"referat.{form}").read_bytes() for form in FORMATS}


async def decide(it: Town, title: str, outcome: str, **more: str) -> None:
    form = await it.press(CHAIR, button(await opened(it, CHAIR, title), "decision.open"))
    verb = buttons(form, "decision.record") or buttons(form, "decision.correct")
    await it.press(CHAIR, verb[0], outcome=outcome, **{"text": WORDS[title], **more})


async def attend(it: Town, title: str, *, came: bool) -> None:
    kind = "came:" if came else "absent:"
    pressed = buttons(await opened(it, SECRETARY, title), "attendance.record")
    await it.press(SECRETARY, next(b for b in pressed if b["data"]["choice"].startswith(kind)))


async def held(it: Town) -> None:
    """Run, decided, one decision put right, one guest late and one who sent apologies."""
    await published(it)
    cancels = button(it.cards_in(JURIST.chat, "slot")[-1], "slot.cancel")
    await it.press(JURIST, cancels)
    await time_is(it, "10.20")
    late = buttons(it.cards_in(IT_CHIEF.chat, "reminder")[-1], "slot.late")
    await it.press(IT_CHIEF, late[0])
    await time_is(it, "10.32")
    await step(it, "meeting.start")
    await decide(it, STRATEGY, "approved", text="Oplægget blev godkent.")
    await decide(it, STRATEGY, "approved_with_remarks", owner="IT-chef Jonas Elkjær", due="2026-04-01")
    await attend(it, STRATEGY, came=True)
    await time_is(it, "11.05")
    await step(it, "meeting.next")
    await decide(it, SEATS, "referred", owner="Ledelsessekretariatet")
    await attend(it, SEATS, came=False)
    await step(it, "meeting.next")
    await decide(it, SEMINAR, "approved_with_remarks", owner="Ledelsessekretariatet", due="2026-04-15")
    await step(it, "meeting.close")


async def test_the_minutes_are_written_in_every_format(folder: Path) -> None:
    async with town(folder, at=MORNING) as it:
        await held(it)
        draft = await files(it)
        await publish_the_minutes(it)
        minutes = await files(it)

    for form in ("md", "docx", "pdf", "html"):
        text = shown(minutes[form], form)
        for wanted in (
            "Direktionen 04-03-2026",
            "Sundkøbing Kommune",
            "Onsdag den 4. marts 2026",
            "kl. 10.32-",
            "Beslutning i Direktionen den 04-03-2026",
            f"1. {STRATEGY}",
            f"{WORDS[STRATEGY]} Frist for IT-chef Jonas Elkjær: 1. april 2026.",
            "IT-chef Jonas Elkjær deltog under behandlingen af punktet og kom senere end planlagt.",
            f"2. {SEATS}",
            f"{WORDS[SEATS]} Ledelsessekretariatet følger op.",
            "Jurist Pia Skovmand havde meldt afbud.",
            f"{WORDS[SEMINAR]} Ledelsessekretariatet følger op senest den 15. april 2026.",
            "1 - 4410027 Åben Strategi for digitalisering (20117/24)",
            "2 - Lukket Oversigt over lønrammer",
            "Mødeleder: Kommunaldirektør Karin Bech",
            "Sekretær: Sekretariatsleder Sanne Holt",
        ):
            assert wanted in text, form
        assert "deltager" not in text
        assert "godkent" not in text
        assert "Kladde" not in text
        assert "Kladde, ikke udgivet endnu" in shown(draft[form], form)
    as_data(json.loads(minutes["json"]))


async def test_every_file_says_who_was_recused_and_who_was_absent(folder: Path) -> None:
    async with town(folder, at=MORNING) as it:
        await published(it)
        await stands_aside(it, OLE, SEATS)
        there = await it.press(SECRETARY, button(await opened(it, SECRETARY, STRATEGY), "participation.open"))
        await it.press(SECRETARY, button(there, "absence.record", person=OLE.oid, choice="item"))
        there = await it.press(SECRETARY, button(await opened(it, SECRETARY, SEMINAR), "participation.open"))
        await it.press(SECRETARY, button(there, "absence.record", person=METTE.oid, choice="meeting"))
        minutes = await files(it)

    for form in ("md", "docx", "pdf", "html"):
        text = shown(minutes[form], form)
        assert "Ole Dam deltog ikke i behandlingen (inhabil)." in text, form
        assert "Ole Dam: fraværende under punktet." in text, form
        assert "Afbud" in text, form
        assert "Mette Lind" in text, form
    plain = json.loads(minutes["json"])
    assert plain["apologies"] == ["Mette Lind"]
    by_title = {item["title"]: item for item in plain["items"]}
    assert by_title[SEATS]["recused"] == ["Ole Dam"]
    assert by_title[STRATEGY]["absent"] == ["Ole Dam"]


async def test_the_number_of_the_meeting_stands_where_the_agenda_has_one(folder: Path) -> None:
    numbered = agenda(DAY).replace(
        b"Punkter til behandling", b"M\xc3\xb8de nr. 7/2026\n\nPunkter til behandling"
    )
    async with town(folder, at=MORNING) as it:
        await published(it, numbered)
        minutes = await files(it)

    for form in ("docx", "pdf"):
        assert "Direktionen · Møde nr. 7/2026 · 4. marts 2026 · Referat" in shown(minutes[form], form)
    assert json.loads(minutes["json"])["number"] == "7/2026"


def as_data(plain: dict[str, object]) -> None:
    items = plain["items"]
    assert isinstance(items, list)
    assert (plain["draft"], plain["published"]) == (False, date(2026, 3, 4).isoformat())
    assert [item["number"] for item in items] == ["1", "2", "3"]
    assert items[0]["hours"] == {"starts": "10:30", "ends": None, "began": "10:32", "ended": "11:05"}
    assert items[0]["decision"]["correction"] is True
    assert items[0]["decision"]["follow_ups"][0]["due"] == "2026-04-01"
    assert [guest["presence"] for guest in items[1]["guests"]] == ["cancelled"]


@pytest.mark.parametrize("is_published", [False, True])
async def test_nothing_of_a_closed_item_is_in_a_public_file(folder: Path, is_published: bool) -> None:
    marked = Marked()
    async with town(folder, at=MORNING, people=marked.people) as it:
        await play_until_the_draft_of_the_minutes(it, marked)
        if is_published:
            await publish_the_minutes(it)
        public, whole = await files(it, "--public"), await files(it)
        closed = await ids_of_what_is_closed(it)

    of_open = {one.title for one in (marked.open, marked.other)} | {marked.open_paper}
    told = (marked.open.all | marked.other.all | {marked.open_paper, *marked.names[:2], marked.names[3]}) - {
        marked.open.remark,
        marked.other.remark,
    }
    for form in FORMATS:
        every = "\n".join(part.decode("utf-8", "replace") for part in parts(public[form], form).values())
        seen = found(every, marked) | found(shown(public[form], form), marked)
        assert named(seen - told, marked) == [], form
        assert of_open <= seen, form
        assert [one for one in closed if one in every] == [], form
        assert marked.secret.title in shown(whole[form], form)
        assert form == "json" or "2. Lukket" in shown(public[form], form)
    hidden = [item for item in json.loads(public["json"])["items"] if item["number"] in ("2", "4")]
    assert hidden == [{"number": "2", "closed": True}, {"number": "4", "closed": True}]


async def ids_of_what_is_closed(it: Town) -> list[str]:
    meeting = await it.meeting()
    items = [item for item in meeting.items if not item.is_open]
    papers = [paper for paper in meeting.attachments if not paper.is_open]
    guests = [guest.id for item in items for guest in item.guests]
    return [*(item.id for item in items), *(paper.id for paper in papers), *guests]


async def test_what_stands_in_closed_items_changes_no_public_file(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = Marked()
    made = []
    for name, each in (("one", marked), ("other", with_closed_changed(marked))):
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder / name / 'var' / 'ordstyrer.db'}")
        made.append(await public_of(folder / name, each))

    assert made[0] == made[1]


async def public_of(folder: Path, marked: Marked) -> dict[str, bytes]:
    """Without the meeting's id, which is given anew in every town."""
    async with town(folder, at=MORNING, people=marked.people) as it:
        await play_until_the_draft_of_the_minutes(it, marked)
        public = await files(it, "--public")
    assert len(ID.findall(public["json"].decode())) == 1
    return {**public, "json": normal(public["json"].decode()).encode()}


async def test_an_unknown_format_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with town(folder, at=MORNING) as it:
        await published(it)
        meeting = await it.meeting()
        for wrong in ("odt", "md,odt", ""):
            arguments = ["minutes", meeting.id, "--format", wrong, "-o", "referat"]
            assert await asyncio.to_thread(run, arguments) == 2
            assert capsys.readouterr().err.count("\n") == 1
        assert await asyncio.to_thread(run, ["minutes", meeting.id, "-o", "no/such/folder"]) == 2
        assert await asyncio.to_thread(run, ["minutes", "nosuch", "-o", "referat"]) == 1
    assert not written("referat")
