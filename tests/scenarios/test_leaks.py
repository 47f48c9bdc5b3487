"""Who ever sees what: each person's tokens are those of the contract's table, none more and none less."""

import json
import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest
from acts import MORNING
from marked_town import (
    MEMBERS,
    Marked,
    ask_everything,
    ask_everything_where_others_read,
    play_until_the_draft_of_the_minutes,
    press_everything,
    publish_the_minutes,
    reached,
    said_in,
    summaries,
    with_closed_changed,
)
from town import Json, Town, kind, town
from townsfolk import CHAIR, DIREKTIONEN, HOME, METTE, OLE, SECRETARY, STRANGER, Character

from bot.standin.records import Message

ID = re.compile(r"[0-9a-f]{32}")


def found(text: str, marked: Marked) -> set[str]:
    return {mark for mark in marked.everything if mark in text}


def named(marks: set[str], marked: Marked) -> list[str]:
    """In words, for a failure that can be read."""
    names = {
        v: f"{k}.{n}" for k in ("open", "closed", "other", "secret") for n, v in vars(vars(marked)[k]).items()
    }
    names |= {marked.case: "case", marked.open_paper: "open paper", marked.closed_paper: "closed paper"}
    names |= {name: f"name of {who.key}" for name, who in zip(marked.names, marked.guests, strict=True)}
    return sorted(names.get(mark, mark) for mark in marks)


def hold_exactly(it: Town, marked: Marked, *, who: Character, wanted: set[str]) -> None:
    seen = found(reached(it, who), marked)
    assert named(seen - wanted, marked) == [], f"{who.name} saw too much"
    assert named(wanted - seen, marked) == [], f"{who.name} never saw"


def of_the_guests(
    marked: Marked, *, titles: bool, decisions: bool
) -> dict[Character, tuple[set[str], set[str]]]:
    """The title and the decision of each guest's own item, as far as the body tells them."""
    own = (marked.open, marked.open, marked.closed, marked.other)
    kept = set() if titles else {marked.closed.title}
    return {
        who: ({one.title} - kept, one.decision if decisions else set())
        for who, one in zip(marked.guests, own, strict=True)
    }


@pytest.mark.parametrize(
    ("titles", "decisions"),
    [(True, True), (False, True), (False, False)],
    ids=[
        "a body that tells guests all it may",
        "one that keeps closed titles",
        "one that keeps decisions, too",
    ],
)
async def test_everybody_sees_what_the_contract_says_and_nothing_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, *, titles: bool, decisions: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    marked = Marked()
    body = replace(DIREKTIONEN, closed_title_to_guest=titles, decision_to_guest=decisions)
    guests = of_the_guests(marked, titles=titles, decisions=decisions)
    names = dict(zip(marked.guests, marked.names, strict=True))

    async with town(tmp_path, at=MORNING, people=marked.people, body=body) as it:
        await play_until_the_draft_of_the_minutes(it, marked)
        for ask in (ask_everything, press_everything):
            await ask(it, marked.guests)
        for who, (title, _) in guests.items():
            hold_exactly(it, marked, who=who, wanted={names[who]} | title)

        await publish_the_minutes(it)
        await ask_everything(it, marked.people)
        await ask_everything_where_others_read(it, marked.people)
        await press_everything(it, marked.people)

        for who in (SECRETARY, CHAIR):
            hold_exactly(it, marked, who=who, wanted=marked.everything)
        for who in (OLE, METTE):
            hold_exactly(it, marked, who=who, wanted=marked.everything - marked.contacts)
        for who, (title, decision) in guests.items():
            hold_exactly(it, marked, who=who, wanted={names[who]} | title | decision)
        hold_exactly(it, marked, who=STRANGER, wanted=set())

        shared = {
            marked.open.title,
            marked.other.title,
            *(names[g] for g in marked.guests if g.key != "carl"),
        }
        assert named(found(said_in(it, HOME), marked) ^ shared, marked) == []
        assert found(summaries(it), marked) == set()
    assert found(caplog.text, marked) == set()


@pytest.mark.parametrize("is_known", [True, False], ids=["members known", "members not to be had"])
async def test_where_a_guest_reads_along_the_shared_card_is_a_stub(tmp_path: Path, *, is_known: bool) -> None:
    marked = Marked()
    astrid = marked.guests[0]
    async with town(tmp_path, at=MORNING, people=marked.people) as it:
        it.cloud.add_group(HOME, [who.oid for who in (*MEMBERS, astrid)])
        if not is_known:
            it.cloud.script.add(when={"path": "/pagedmembers"}, then={"status": 403})
        await play_until_the_draft_of_the_minutes(it, marked)
        await publish_the_minutes(it)
        await ask_everything_where_others_read(it, marked.people)

        assert named(found(said_in(it, HOME), marked), marked) == []
        [base, *_] = it.cards_in(HOME, "agenda")
        assert (await it.refresh(OLE, base["refresh"]["action"], where=HOME)) != base
        assert marked.open.title in reached(it, OLE)
        await it.refresh(astrid, base["refresh"]["action"], where=HOME)
        assert marked.other.title not in reached(it, astrid)


async def test_a_guest_who_joins_the_conversation_later_finds_a_stub(tmp_path: Path) -> None:
    """The edit history holds what stood there before: the members see it, and the guest joined later."""
    marked = Marked()
    astrid = marked.guests[0]
    async with town(tmp_path, at=MORNING, people=marked.people) as it:
        await play_until_the_draft_of_the_minutes(it, marked)
        [before] = it.cards_in(HOME, "agenda")
        assert marked.open.title in str(before)
        it.cloud.add_group(HOME, [who.oid for who in (*MEMBERS, astrid)])
        joined = it.activity(OLE, where=HOME, type="conversationUpdate")
        await it.post({**joined, "membersAdded": [{"id": astrid.mri, "aadObjectId": astrid.oid}]})
        at_once = await it.say(OLE, "næste dagsorden", where=HOME)
        await it.rested()

        for card in (at_once, *it.cards_in(HOME, "agenda")):
            assert kind(card) == "agenda"
            assert named(found(str(card), marked), marked) == []


async def everything_of(tmp_path: Path, marked: Marked) -> dict[str, str]:
    """What the guests of open items, the outsider and the shared conversation ever got."""
    async with town(tmp_path, at=MORNING, people=marked.people) as it:
        await play_until_the_draft_of_the_minutes(it, marked)
        astrid, bodil, _, dorte = marked.guests
        others = (astrid, bodil, dorte, STRANGER)
        await ask_everything(it, others)
        await publish_the_minutes(it)
        await ask_everything(it, others)
        await press_everything(it, others)
        await ask_everything_where_others_read(it, [OLE])
        got = {who.key: ends(it.cloud.visible_to(who.oid), it.shown[who.oid]) for who in others}
        return {**got, "home": ends(it.messages_in(HOME), [])}


def ends(messages: list[Message], shown: list[Json]) -> str:
    """Each message as it came and as it stands: which edits between were spared is a matter of the moment."""
    said = [[m.versions[0].content, m.versions[-1].content] for m in messages]
    return normal(json.dumps([said, shown], ensure_ascii=False))


def normal(text: str) -> str:
    """Ids are given anew in every town: each becomes the number of its first appearance."""
    seen: dict[str, str] = {}
    return ID.sub(lambda one: seen.setdefault(one[0], f"id{len(seen)}"), text)


async def test_what_stands_in_closed_items_changes_nothing_for_others(tmp_path: Path) -> None:
    marked = Marked()
    one = await everything_of(tmp_path / "one", marked)
    another = await everything_of(tmp_path / "another", with_closed_changed(marked))

    assert len(one["astrid"]) > 1000
    assert one == another
