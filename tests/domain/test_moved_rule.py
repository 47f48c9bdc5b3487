"""When a guest hears of a new time while the meeting runs: a minute after it, five minutes after the last."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.body import Body
from bot.domain.ids import BodyKey, GuestId, MeetingId, Oid
from bot.domain.notice import NoticeKind
from bot.domain.progress import Stage
from bot.domain.rules import MOVED_AT_MOST_EVERY, SETTLES_IN, Situation, due
from bot.domain.slot import Slot

NOW = datetime(2026, 3, 4, 9, 24, 55, tzinfo=UTC)
HEARD = Slot(
    guest=GuestId("anna"),
    person=Oid("anna"),
    meeting=MeetingId("m"),
    held_on=date(2026, 3, 4),
    title="Budget",
    starts=time(10, 50),
    ends=time(11),
    place=None,
    join_url=None,
)


def moved(*, known_at: datetime | None, settles_at: datetime | None = None) -> datetime | None:
    """The item begins at 11.20 now."""
    situation = Situation(
        body=Body(BodyKey("direktionen"), "Direktionen", "Sundkøbing Kommune"),
        now=NOW,
        slot=replace(HEARD, starts=time(11, 20), ends=time(11, 30)),
        known=HEARD,
        known_at=known_at,
        stage=Stage.WAITING,
        is_running=True,
        starts=datetime(2026, 3, 4, 10, 20, tzinfo=UTC),
        settles_at=settles_at,
    )
    return due(NoticeKind.MOVE, situation)


def test_a_change_settles_for_a_minute() -> None:
    assert moved(known_at=None) == NOW + SETTLES_IN
    assert moved(known_at=NOW - timedelta(hours=1)) == NOW + SETTLES_IN


def test_what_was_heard_just_now_is_put_right_after_five_minutes_whatever_changes_meanwhile() -> None:
    heard = NOW - MOVED_AT_MOST_EVERY + timedelta(seconds=24)
    assert moved(known_at=heard) == heard + MOVED_AT_MOST_EVERY


def test_what_waits_already_keeps_its_moment() -> None:
    assert moved(known_at=NOW - timedelta(hours=1), settles_at=NOW + timedelta(seconds=9)) == NOW + timedelta(
        seconds=9
    )
