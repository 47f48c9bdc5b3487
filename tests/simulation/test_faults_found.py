"""Faults that the simulated days found, each on a day as small as it can be."""

from datetime import time, timedelta

from small_day import SmallDay, at

from bot.domain.delivery import Retry
from bot.domain.notice import NoticeKind
from bot.domain.progress import Act

SECOND = timedelta(seconds=1)


def started(*keys: str) -> SmallDay:
    day = SmallDay(*keys)
    day.passes("9.59")
    day.passes("10.00")
    for key in keys or ("direktionen",):
        day.press(Act.START, key=key)
    day.passes("10.01")
    return day


def test_of_two_meetings_at_once_both_are_watched() -> None:
    day = started("direktionen", "hovedudvalget")
    for key in ("direktionen", "hovedudvalget"):
        day.press(Act.PAUSE, key=key)
    day.passes("10.20")
    for key in ("direktionen", "hovedudvalget"):
        [move] = [said for said in day.said(key) if said.kind is NoticeKind.MOVE][:1]
        assert move.slot.starts == time(10, 20)


def test_who_is_about_to_hear_not_yet_needs_no_message_of_the_new_time() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    day.passes("10.02")
    day.press(Act.SWAP, "c")
    assert day.derived_again() == []


def test_who_was_not_called_after_all_hears_of_the_new_time_by_the_step_itself() -> None:
    day = started()
    day.passes("10.09")
    day.press(Act.SWAP, "b")
    day.press(Act.SWAP, "c")
    assert day.derived_again() == []


def test_who_is_about_to_hear_that_the_slot_is_on_again_is_not_announced_as_well() -> None:
    day = started()
    day.press(Act.SKIP, "b")
    day.passes("10.02")
    day.press(Act.UNDO)
    assert day.derived_again() == []
    day.passes("10.03")
    assert day.kinds[-2:] == ["cancel", "not_yet"]


def test_an_announcement_that_waits_is_left_as_it_is() -> None:
    assert SmallDay().derived_again() == []


def test_a_slot_that_is_on_again_is_told_of_a_new_time() -> None:
    day = started()
    day.passes("10.06")
    day.press(Act.SKIP, "b")
    day.passes("10.07")
    day.press(Act.UNDO)
    day.passes("10.08")
    day.press(Act.EXTEND)
    day.passes("10.14")
    assert day.said()[-1].slot.starts == time(10, 20)


def test_a_change_whose_message_has_to_wait_is_told_by_it_as_things_are_then() -> None:
    day = SmallDay()
    day.passes("8.10")
    day.retime("10.20")
    [held] = day.world.tx.notices.claim(day.world.now, owner="other", lease=99 * SECOND, at_most=1)
    day.retime("10.21")
    assert day.world.tx.notices.settle(held, Retry(at("8.12")))
    day.passes("8.30")
    assert day.said()[-1].slot.starts == time(10, 21)


def test_a_time_that_is_no_news_is_no_reason_to_be_reminded_again() -> None:
    day = SmallDay()
    day.passes("10.01")
    assert day.kinds == ["slot", "reminder"]
    day.retime("10.17")
    day.passes("10.03")
    assert day.kinds == ["slot", "reminder"]


def test_a_reminder_of_what_was_just_told_is_over() -> None:
    day = SmallDay()
    day.passes("8.10")
    day.retime("8.20")
    day.passes("8.15")
    assert day.kinds == ["slot", "move"]
    day.retime("8.21")
    assert day.derived_again() == []
    day.passes("8.20")
    assert day.kinds == ["slot", "move"]
