"""The count of the played day, on days that went wrong: who was told needlessly, who was not called."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.app.demo.guide import outcome
from bot.app.demo.record import Answered, DayRecord, GuestRecord, ItemRecord, Shift, Telling
from bot.app.demo.tally import Tally, tally
from bot.domain.notice import NoticeKind
from bot.domain.response import Reply

ZONE = ZoneInfo("Europe/Copenhagen")


def at(clock: str) -> datetime:
    hour, minute = (int(part) for part in clock.split("."))
    return datetime(2026, 5, 20, hour, minute, tzinfo=ZONE)


def told(clock: str, rule: NoticeKind, starts: str | None = None) -> Telling:
    return Telling(at(clock), rule, starts)


ITEM = ItemRecord(
    item="budget",
    number=1,
    title="Budget",
    starts=at("9.25"),
    ends=at("9.50"),
    stage="taken",
    begun=at("9.33"),
    ended=at("9.55"),
    beginnings=(at("9.33"),),
    shifts=(Shift(at("9.00"), at("9.25")), Shift(at("9.24"), at("9.30")), Shift(at("9.31"), at("9.31"))),
)
WELL = (
    told("8.00", NoticeKind.SLOT, "09:25"),
    told("9.15", NoticeKind.GET_READY, "09:25"),
    told("9.24", NoticeKind.MOVE, "09:30"),
    told("9.33", NoticeKind.COME_NOW),
    told("10.00", NoticeKind.THANKS),
)
GUEST = GuestRecord("esben", "Esben Rude", "Økonomichef", "budget", is_off=False, tellings=WELL, answers=())


def day(guest: GuestRecord, item: ItemRecord = ITEM) -> DayRecord:
    return DayRecord(
        body="Direktionen",
        started=at("9.00"),
        closed=at("10.00"),
        reminders=2,
        threshold=timedelta(minutes=5),
        items=(item,),
        guests=(guest,),
    )


def count(guest: GuestRecord, item: ItemRecord = ITEM) -> Tally:
    return tally(day(guest, item))


def test_a_good_day_is_well_and_within_its_bound() -> None:
    [esben] = count(GUEST).guests

    assert count(GUEST).is_well
    # 1 invitation, 2 reminders, 1 move, 1 to get ready, 1 call, 1 thanks
    assert (esben.messages, esben.bound) == (5, 7)


@pytest.mark.parametrize(
    "again",
    [
        told("8.30", NoticeKind.SLOT, "09:25"),
        told("8.10", NoticeKind.REMINDER, "09:25"),
        told("9.20", NoticeKind.MOVE, "09:25"),
        told("9.20", NoticeKind.GET_READY, "09:25"),
        told("9.20", NoticeKind.NOT_YET, "09:25"),
        told("9.40", NoticeKind.COME_NOW),
        told("9.40", NoticeKind.GET_READY, "09:30"),
        told("10.10", NoticeKind.THANKS),
    ],
    ids=lambda again: f"{again.rule} {again.at:%H.%M}",
)
def test_what_was_known_is_needless(again: Telling) -> None:
    tellings = tuple(sorted((*WELL, again), key=lambda telling: telling.at))
    found = count(replace(GUEST, tellings=tellings))

    assert [when for one in found.guests for when in one.needless] == [again.at]
    assert not found.is_well


def test_a_reminder_long_after_is_not_needless() -> None:
    late = replace(GUEST, tellings=(*WELL[:1], told("9.10", NoticeKind.REMINDER, "09:25"), *WELL[1:]))

    assert count(late).is_well


def test_an_end_is_told_once() -> None:
    off = told("9.20", NoticeKind.CANCEL)
    skipped = replace(ITEM, stage="skipped", begun=None, ended=None, beginnings=())

    assert count(replace(GUEST, tellings=(*WELL[:2], off)), skipped).is_well
    assert count(replace(GUEST, tellings=(*WELL[:2], off, off)), skipped).needless == 1


@pytest.mark.parametrize("called", [[], [told("9.35", NoticeKind.COME_NOW)]], ids=["never", "too late"])
def test_a_guest_who_was_not_called_within_a_minute_is_missed(called: list[Telling]) -> None:
    found = count(replace(GUEST, tellings=(*WELL[:3], *called)))

    assert [when for one in found.guests for when in one.missed] == [at("9.33")]
    assert not found.is_well


def test_a_call_that_was_taken_back_must_come_again() -> None:
    twice = replace(ITEM, beginnings=(at("9.26"), at("9.33")))
    first = (told("9.26", NoticeKind.COME_NOW), told("9.27", NoticeKind.NOT_YET, "09:30"))

    assert count(replace(GUEST, tellings=(*WELL[:3], *first, *WELL[3:])), twice).is_well
    assert count(replace(GUEST, tellings=(*WELL[:3], *first)), twice).missed == 1


def test_nobody_calls_a_guest_who_said_no_or_whom_another_replaced() -> None:
    uncalled = replace(GUEST, tellings=WELL[:3])

    assert count(replace(uncalled, answers=(Answered(at("8.30"), Reply.CANNOT, None),))).missed == 0
    assert count(replace(uncalled, is_off=True)).missed == 0


def test_the_outcome_says_both_counts() -> None:
    uncalled = replace(GUEST, tellings=(*WELL[:3], told("9.26", NoticeKind.MOVE, "09:30")))
    printed = outcome(day(uncalled), count(uncalled))

    assert "Esben Rude" in printed
    assert "Overflødige: 1. Manglende kald: 1." in printed
