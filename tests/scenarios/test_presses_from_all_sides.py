"""T3, T4, T5, T7: presses of one director at two bots on one store, 64 at once, and about another body."""

import asyncio
import itertools
from collections import Counter
from pathlib import Path

import pytest
from policy_house import DORTE, House, house
from town import Json, buttons, says, texts
from townsfolk import CHAIR, OLE

from bot.domain.facts import Banner
from bot.domain.ids import ItemId
from cards import Verb

pytest_plugins = ["postgres"]

VERBS = ("approval.give", "approval.discuss", "approval.postpone", "approval.reject")
ANSWERS = {"approve", "discuss", "postpone", "reject"}
TAKEN, OVERTAKEN = says(Banner.ANSWER_RECORDED), says(Banner.NEWER_ANSWER)
STANDS = says(Banner.ANSWER_STANDS)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str | None:
    return str(request.getfixturevalue("postgres_url")) if request.param == "postgresql" else None


async def the_item(it: House) -> tuple[str, ItemId]:
    """A meeting that is published, and its first item."""
    assembly = await it.assembly(is_ours=True)
    publish = {"verb": "agenda.publish", "data": {"meeting": assembly.meeting, "version": 1}}
    await it.bots[0].press(CHAIR, publish)
    [world], _ = await it.look(assembly)
    assert world.public
    return assembly.meeting, world.public.items[0].id


def button(about: tuple[str, ItemId], verb: str, *, seq: int) -> Json:
    meeting, item = about
    return {"verb": verb, "data": {"meeting": meeting, "item": item, "version": 1, "seq": seq}}


async def rows(it: House, item: ItemId) -> list[tuple[int, str, str | None]]:
    given = await it.looking.read(lambda tx: tx.approvals.of_item(item))
    assert {(a.director, a.text_version) for a in given} == {(OLE.oid, 1)}
    return sorted((a.seq, str(a.answer), a.remark) for a in given)


async def test_64_different_presses_of_one_card_are_one_answer_and_63_are_told_so(
    tmp_path: Path, url: str | None
) -> None:
    """All of them saw no answer yet, so one is taken, and who said the same is answered as that one."""
    async with house(tmp_path, url) as it:
        about = await the_item(it)
        turns = zip(range(64), itertools.cycle(VERBS), itertools.cycle(it.bots), strict=False)
        shown = await asyncio.gather(*(bot.press(OLE, button(about, verb, seq=0)) for _, verb, bot in turns))
        said = Counter(one for card in shown for one in (TAKEN, OVERTAKEN) if one in texts(card))

        [(seq, answer, _)] = await rows(it, about[1])
        assert seq == 1
        assert answer in ANSWERS
        assert said == {TAKEN: 16, OVERTAKEN: 48}
        assert await it.broken() == []


async def test_64_presses_of_8_clients_that_go_by_what_they_are_shown_are_one_answer_at_a_time(
    tmp_path: Path, url: str | None
) -> None:
    """Every answer that was said to be taken is a row, the rows count up without a gap, the last one counts,
    and every press that is no row was told that it was overtaken, or that this is the answer already.
    """
    async with house(tmp_path, url) as it:
        about = await the_item(it)
        told = Counter[str]()

        async def client(number: int) -> None:
            seq = 0
            for turn in range(8):
                verb = VERBS[(number + turn) % 4]
                remark = f"Klient {number}, tryk {turn}."
                bot = it.bots[(number + turn) % 2]
                card = await bot.press(OLE, button(about, verb, seq=seq), remark=remark)
                told.update(one for one in (TAKEN, OVERTAKEN, STANDS) if one in texts(card))
                seq = next(b["data"]["seq"] for b in buttons(card, "approval.give"))

        await asyncio.gather(*(client(number) for number in range(8)))

        stored = await rows(it, about[1])
        assert [seq for seq, _, _ in stored] == list(range(1, len(stored) + 1))
        assert len({remark for _, _, remark in stored}) == len(stored) == told[TAKEN] <= 64
        assert sum(told.values()) == 64
        last = texts(
            await it.bots[0].press(
                OLE, {"verb": "item.open", "data": dict(zip(("meeting", "item"), about, strict=True))}
            )
        )
        assert str(stored[-1][2]) in last
        assert str(stored[0][2]) not in last
        assert await it.broken() == []


async def test_what_is_another_bodys_is_refused_as_what_is_not_there(tmp_path: Path, url: str | None) -> None:
    """A director of one body, with every verb, on a meeting and on an item of the other one."""
    async with house(tmp_path, url) as it:
        meeting, _ = await the_item(it)
        others = await it.assembly(is_ours=False)
        [theirs], _ = await it.look(others)
        foreign, nowhere = theirs.shown.items[0].id, "f" * 32
        own = {"version": 1, "seq": 0, "choice": "yes", "person": OLE.oid, "outcome": "approved"}
        for verb in Verb:
            cards = [
                await it.bots[0].press(DORTE, {"verb": verb, "data": {**own, "meeting": where, "item": what}})
                for where, what in (
                    (others.meeting, foreign),
                    (nowhere, nowhere),
                    (meeting, foreign),
                    (meeting, nowhere),
                )
            ]
            assert cards[0] == cards[1], verb
            assert cards[2] == cards[3], verb
        assert (await it.look(others))[0] == [theirs]
