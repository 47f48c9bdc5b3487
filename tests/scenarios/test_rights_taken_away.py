"""T24, T25: rights are those of the moment of the press, and nobody presses for another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from acts import DAY, MORNING, ZONE, publish_again, published
from test_presses import SEATS, STRATEGY, filled, recorded, slot_button, writing_buttons
from town import Json, kind, says, texts, town
from townsfolk import CHAIR, JURIST, METTE, OLE, SECRETARY, STRANGER, Character

from bot.domain.body import Body, Role
from bot.domain.facts import Banner, RefusalReason
from bot.domain.grants import GRANTS
from bot.teams.router import PRESSED
from bot.usecases.ports import Transaction
from cards import Verb

LEFT: list[tuple[Character, Role, Callable[[Body], Body]]] = [
    (OLE, Role.DIRECTOR, lambda body: replace(body, directors=(METTE.oid,))),
    (CHAIR, Role.CHAIR, lambda body: replace(body, chair=None)),
    (SECRETARY, Role.SECRETARY, lambda body: replace(body, secretary=())),
]


def of(role: Role, every: dict[str, tuple[Json, dict[str, str]]]) -> dict[str, Json]:
    """The buttons that somebody in that role may press."""
    may = GRANTS[role]
    return {verb: filled(one) for verb, one in every.items() if PRESSED[Verb(verb)].permission in may}


@pytest.mark.parametrize(("who", "role", "without"), LEFT)
async def test_who_left_the_body_after_the_card_was_sent_is_refused_every_button(
    tmp_path: Path, who: Character, role: Role, without: Callable[[Body], Body]
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        own = of(role, await writing_buttons(it))
        before = await recorded(it)

        def leave(tx: Transaction) -> None:
            [body] = tx.bodies.all()
            tx.bodies.put(without(body))

        await it.bot.store.run(leave)
        del before[1]["roles"]
        for verb, one in own.items():
            refused = await it.press(who, one)
            assert says(RefusalReason.NOT_YOURS) in texts(refused), verb
            assert STRATEGY not in str(refused)
        after = await recorded(it)
        del after[1]["roles"]
        assert after == before
        assert len(own) >= 6


async def test_a_guest_who_was_taken_off_is_refused_every_button_of_the_slot(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        every = of(Role.GUEST, await writing_buttons(it))
        own = {verb: one for verb, one in every.items() if verb.startswith("slot.")}
        meeting = await it.meeting()
        [guest] = next(item for item in meeting.items if item.title == SEATS).guests
        off = {"meeting": meeting.id, "version": meeting.version, "choice": guest.id}
        await it.press(SECRETARY, {"verb": "guest.remove", "data": off})
        await publish_again(it)
        before = await recorded(it)

        for verb, one in own.items():
            refused = await it.press(JURIST, one)
            assert says(RefusalReason.NOT_YOURS) in texts(refused), verb
            assert SEATS not in str(refused)
        assert await recorded(it) == before
        assert len(own) == 5


async def test_whoever_comes_instead_has_the_slot_and_no_answer_and_the_other_has_neither(
    tmp_path: Path,
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        every = await writing_buttons(it)
        await it.press(JURIST, await slot_button(it, "slot.substitute"), person=STRANGER.name)
        confirmed = await it.press(CHAIR, filled(every["substitute.confirm"]))
        assert says(Banner.SUBSTITUTE_CONFIRMED) in texts(confirmed)
        await it.settled()
        before = await it.export()

        for verb, one in {**of(Role.DIRECTOR, every), **of(Role.CHAIR, every)}.items():
            assert says(RefusalReason.NOT_YOURS) in texts(await it.press(STRANGER, filled((one, {})))), verb
        assert says(RefusalReason.NOT_YOURS) in texts(
            await it.press(JURIST, await slot_button(it, "slot.confirm"))
        )
        assert await it.export() == before
        assert kind(await it.press(STRANGER, await slot_button(it, "slot.confirm"))) == "slot"
        assert await it.export() != before


@pytest.mark.parametrize(
    ("at", "is_taken"),
    [
        (datetime(DAY.year, DAY.month, DAY.day - 1, 23, 59, tzinfo=ZONE), False),
        (datetime(DAY.year, DAY.month, DAY.day, 0, 0, tzinfo=ZONE), True),
        (datetime(DAY.year, DAY.month, DAY.day, 23, 59, tzinfo=ZONE), True),
        (datetime(DAY.year, DAY.month, DAY.day + 1, 0, 0, tzinfo=ZONE), False),
    ],
)
async def test_a_meeting_is_started_on_its_own_day_by_the_clock_on_the_wall(
    tmp_path: Path, at: datetime, *, is_taken: bool
) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        it.set_clock(at)
        meeting = await it.meeting()
        shown = await it.press(CHAIR, {"verb": "meeting.start", "data": {"meeting": meeting.id, "seq": 0}})

        assert (says(Banner.STEP_TAKEN) in texts(shown)) is is_taken
        assert (await it.counts())["steps"] == (1 if is_taken else 0)


async def test_a_director_answers_for_nobody_else(tmp_path: Path) -> None:
    """Whose answer it is says the sender alone: `person` of the data changes nothing."""
    async with town(tmp_path, at=MORNING) as it:
        give = filled((await writing_buttons(it))["approval.give"])
        await it.press(METTE, {**give, "data": {**give["data"], "person": OLE.oid}})
        meeting = await it.meeting()
        [given] = await it.read(lambda tx: tx.approvals.of_meeting(meeting.id))

        assert given.director == METTE.oid


def test_every_seat_is_tried() -> None:
    assert {role for _, role, _ in LEFT} == set(Role) - {Role.GUEST, Role.OUTSIDER}
