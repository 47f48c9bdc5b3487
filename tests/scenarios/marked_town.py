"""A town in which every title, text, paper, guest, remark and decision carries a token of its own."""

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time

from acts import DAY, ZONE
from town import Json, Town, button
from townsfolk import CHAIR, DIREKTIONEN, HOME, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.agenda import (
    Agenda,
    AgendaAttachment,
    AgendaCase,
    AgendaGuest,
    AgendaItem,
    AgendaKind,
    Attendance,
)
from bot.usecases.import_agenda import import_agenda
from bot.usecases.ports import Transaction

MEMBERS = (SECRETARY, CHAIR, OLE, METTE)
QUESTIONS = (
    "næste dagsorden",
    "dagsorden 04-03-2026",
    "gæster",
    "leverancer",
    "beslutninger",
    "beslutninger 04-03-2026",
    "beslutninger om sag",
    "opfølgning",
    "opfølgning Enheden",
    "verdensmål 2026",
    "referat",
    "minutes 04-03-2026",
    "hjælp",
)


def token() -> str:
    """A word that stands nowhere else; letters only, so that no field reads it as anything but words."""
    return "q" + "".join(chr(ord("a") + int(digit, 16)) for digit in secrets.token_hex(6))


@dataclass(frozen=True)
class Marks:
    """The tokens of one item. `decided` stands in the decision's words, `owner` in its follow-up."""

    title: str = field(default_factory=token)
    text: str = field(default_factory=token)
    recommendation: str = field(default_factory=token)
    paper: str = field(default_factory=token)
    remark: str = field(default_factory=token)
    decided: str = field(default_factory=token)
    owner: str = field(default_factory=token)

    @property
    def all(self) -> set[str]:
        return set(vars(self).values())

    @property
    def decision(self) -> set[str]:
        return {self.decided, self.owner}


@dataclass(frozen=True)
class Marked:
    """Two guests on the open item, one on the closed one, one on the other open one, none on the secret."""

    open: Marks = field(default_factory=Marks)
    closed: Marks = field(default_factory=Marks)
    other: Marks = field(default_factory=Marks)
    secret: Marks = field(default_factory=Marks)
    case: str = field(default_factory=token)
    open_paper: str = field(default_factory=token)
    closed_paper: str = field(default_factory=token)
    names: tuple[str, ...] = field(default_factory=lambda: tuple(token() for _ in range(4)))

    @property
    def guests(self) -> tuple[Character, ...]:
        """Astrid and Bodil for the open item, Carl for the closed one, Dorte for the other."""
        keys = ("astrid", "bodil", "carl", "dorte")
        return tuple(
            Character(key, str(number), f"{key.title()} {name}", "Konsulent")
            for number, (key, name) in enumerate(zip(keys, self.names, strict=True), start=11)
        )

    @property
    def people(self) -> tuple[Character, ...]:
        return (*MEMBERS, *self.guests, STRANGER)

    @property
    def items(self) -> tuple[Marks, ...]:
        return (self.open, self.closed, self.other, self.secret)

    @property
    def contacts(self) -> set[str]:
        return {who.person.phone or "" for who in self.guests} | {who.person.upn or "" for who in self.guests}

    @property
    def everything(self) -> set[str]:
        of_items = set().union(*(marks.all for marks in self.items))
        papers = {self.case, self.open_paper, self.closed_paper}
        return of_items | papers | set(self.names) | self.contacts

    def agenda(self) -> Agenda:
        astrid, bodil, carl, dorte = self.guests
        items = (
            _item(self.open, time(10, 0), is_open=True, guests=(astrid, bodil)),
            _item(self.closed, time(10, 30), is_open=False, guests=(carl,)),
            _item(self.other, time(11, 0), is_open=True, guests=(dorte,)),
            _item(self.secret, time(11, 30), is_open=False, guests=()),
        )
        papers = (
            AgendaAttachment(title=self.open_paper, open=True),
            AgendaAttachment(title=self.closed_paper, open=False),
        )
        case = AgendaCase(open=True, sections={"Sagsfremstilling": self.case}, attachments=papers)
        return Agenda(body="Direktionen", kind=AgendaKind.AGENDA, date=DAY, items=items, case=case)


def _item(marks: Marks, at: time, *, is_open: bool, guests: Iterable[Character]) -> AgendaItem:
    return AgendaItem(
        title=f"Sag om {marks.title}",
        start=at,
        open=is_open,
        description=f"Sagen handler om {marks.text}.",
        recommendations=(f"at {marks.recommendation} godkendes",),
        attachments=(AgendaAttachment(title=f"Bilag {marks.paper}", open=is_open),),
        guests=tuple(
            AgendaGuest(name=who.name, title=who.title, attendance=Attendance.PLANNED) for who in guests
        ),
    )


async def play_until_the_draft_of_the_minutes(it: Town, marked: Marked) -> None:
    """Installed, published, asked, answered and decided."""
    for who in marked.people:
        await it.install(who)
    await it.say(SECRETARY, "hjem Direktionen", where=HOME)

    def imported(tx: Transaction) -> None:
        import_agenda(tx, marked.agenda(), digest="d", body=DIREKTIONEN.key, actor=SECRETARY.oid)

    await it.bot.store.run(imported)
    preview = await it.say(SECRETARY, "næste dagsorden")
    await it.press(SECRETARY, button(preview, "agenda.publish"))
    await it.settled()
    for number, marks in enumerate(marked.items):
        await _answered(it, number, marks=marks)
        await _decided(it, number, marks=marks)
    it.set_clock(datetime(2026, 3, 4, 9, 45, tzinfo=ZONE))
    await it.settled()


async def publish_the_minutes(it: Town) -> None:
    minutes = await it.say(SECRETARY, "referat")
    await it.press(SECRETARY, button(minutes, "minutes.approve"))
    await it.settled()


async def ask_everything(it: Town, people: Iterable[Character]) -> None:
    for who in people:
        for typed in QUESTIONS:
            await it.say(who, typed)


async def ask_everything_where_others_read(it: Town, people: Iterable[Character]) -> None:
    for who in people:
        for typed in QUESTIONS:
            await it.say(who, typed, where=HOME)


async def press_everything(it: Town, people: Iterable[Character]) -> None:
    """Each of them every button that only reads, of every item and guest, in both places and by refresh."""
    meeting = await it.meeting()
    verbs = ["agenda.open", "card.refresh", "minutes.open", "item.edit", "deliveries.open"]
    about: list[Json] = [{"verb": verb, "data": {"meeting": meeting.id}} for verb in verbs]
    for item in meeting.items:
        data = {"meeting": meeting.id, "item": item.id, "version": item.text_version, "seq": 0}
        verbs = ["item.open", "approval.more", "decision.open", "item.edit", "card.refresh"]
        about += [{"verb": verb, "data": data} for verb in verbs]
        about += [{"verb": "slot.preview", "data": {**data, "choice": guest.id}} for guest in item.guests]
    for who in people:
        for one in about:
            await it.press(who, one)
            await it.refresh(who, one, where=HOME)


async def _answered(it: Town, number: int, *, marks: Marks) -> None:
    meeting = await it.meeting()
    item = meeting.items[number]
    data = {"meeting": meeting.id, "item": item.id, "version": item.text_version, "seq": 0}
    await it.press(OLE, {"verb": "approval.discuss", "data": data}, remark=f"Hvad med {marks.remark}?")
    await it.settled()
    await it.press(METTE, {"verb": "approval.give", "data": data})
    await it.settled()


async def _decided(it: Town, number: int, *, marks: Marks) -> None:
    meeting = await it.meeting()
    item = meeting.items[number]
    data = {"meeting": meeting.id, "item": item.id, "version": item.text_version, "seq": 0}
    await it.press(
        CHAIR,
        {"verb": "decision.record", "data": data},
        outcome="approved",
        text=f"Det blev {marks.decided}.",
        owner=f"Enheden {marks.owner}",
    )
    await it.settled()


def reached(it: Town, who: Character) -> str:
    """All that ever reached a person, as it went over the wire: messages with what stood in them before,
    and answers to their own presses.
    """
    said = [[version.content for version in m.versions] for m in it.cloud.visible_to(who.oid)]
    return json.dumps([said, it.shown[who.oid]], ensure_ascii=False)


def said_in(it: Town, conversation: str) -> str:
    said = [[version.content for version in m.versions] for m in it.messages_in(conversation)]
    return json.dumps(said, ensure_ascii=False)


def summaries(it: Town) -> str:
    return json.dumps(
        [version.content.get("summary") for m in it.cloud.messages.values() for version in m.versions],
        ensure_ascii=False,
    )


def with_closed_changed(marked: Marked) -> Marked:
    """The same town but for what stands in the two closed items."""
    return replace(marked, closed=Marks(), secret=Marks())
