"""Faults that the simulated days found, each on a day as small as it can be."""

from datetime import time, timedelta

from small_day import SmallDay, at

from bot.domain.delivery import Claimed, Retry
from bot.domain.notice import NoticeKind
from bot.domain.progress import Act
from bot.domain.response import Reply

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
    day.passes("10.21")
    for key in ("direktionen", "hovedudvalget"):
        [move] = [said for said in day.said(key) if said.kind is NoticeKind.MOVE][:1]
        assert move.slot.starts == time(10, 21)


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


def test_a_change_that_was_withdrawn_unsent_holds_no_other_back() -> None:
    day = started()
    day.passes("10.04")
    day.press(Act.EXTEND)
    day.passes("10.05")
    assert day.kinds[-1] == "move"
    day.press(Act.EXTEND)
    day.passes("10.08")
    day.press(Act.UNDO)
    day.press(Act.EXTEND)
    assert day.derived_again() == []


def test_a_running_meeting_that_was_withdrawn_and_published_again_is_watched_as_before() -> None:
    day = started()
    day.passes("10.10")
    day.withdraw()
    day.passes("10.20")
    day.publish()
    day.passes("10.40")
    assert day.kinds[-1] == "move"


def held(day: SmallDay, clock: str | None = None) -> Claimed:
    """What is due next, or at that time, on its way for as long as the test says."""
    when = at(clock) if clock else day.world.now
    [one] = day.world.tx.notices.claim(when, owner="other", lease=99 * SECOND, at_most=1)
    return one


def test_a_call_that_did_not_arrive_is_called_off_as_often_as_it_is_made() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    call = held(day)
    day.press(Act.SWAP, "c")
    assert day.world.tx.notices.settle(call, Retry(at("10.02")))
    day.passes("10.02")
    assert day.kinds[-1] == "not_yet"
    day.press(Act.UNDO)
    day.passes("10.03")
    day.press(Act.SWAP, "c")
    day.passes("10.04")
    assert day.kinds[-3:] == ["not_yet", "come_now", "not_yet"]


def test_a_call_that_stands_again_while_it_is_on_its_way_is_tried_until_it_arrives() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    call = held(day)
    day.press(Act.SWAP, "c")
    day.press(Act.UNDO)
    assert day.world.tx.notices.settle(call, Retry(at("10.02")))
    day.passes("10.03")
    assert day.kinds[-1] == "come_now"


def test_a_call_to_a_slot_that_is_on_again_is_tried_until_it_arrives() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    call = held(day)
    day.press(Act.SKIP, "b")
    day.press(Act.UNDO)
    assert day.world.tx.notices.settle(call, Retry(at("10.02")))
    day.passes("10.03")
    assert day.kinds[-1] == "come_now"


def test_a_call_that_failed_before_the_slot_was_on_again_is_made_anew() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    call = held(day)
    day.press(Act.SKIP, "b")
    assert day.world.tx.notices.settle(call, Retry(at("10.02")))
    day.press(Act.UNDO)
    day.passes("10.03")
    assert day.kinds[-1] == "come_now"


def test_who_was_called_and_waits_again_hears_that_the_item_was_taken_without_them() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    day.passes("10.02")
    day.press(Act.SWAP, "c")
    day.passes("10.03")
    day.press(Act.NEXT)
    day.press(Act.NEXT)
    day.passes("10.10")
    assert day.kinds[-2:] == ["not_yet", "thanks"]


def test_who_is_taken_off_a_meeting_that_begins_late_hears_it_though_their_time_has_passed() -> None:
    day = SmallDay()
    day.passes("10.31")
    day.remove_guest()
    day.passes("10.32")
    assert day.kinds[-1] == "cancel"


def test_who_is_taken_off_once_the_meeting_should_be_over_is_not_told() -> None:
    day = SmallDay()
    day.passes("11.31")
    day.remove_guest()
    day.passes("11.32")
    assert day.kinds[-1] == "reminder"


def test_who_says_that_they_can_not_come_is_not_called_by_another_try() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    assert day.world.tx.notices.settle(held(day), Retry(at("10.02")))
    day.answer(Reply.CANNOT)
    day.passes("10.03")
    assert day.kinds[-1] == "reminder"
    day.answer(Reply.READY)
    day.passes("10.04")
    assert day.kinds[-1] == "come_now"


def test_a_call_that_was_dropped_with_a_step_is_made_once_the_step_is_undone() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    assert day.world.tx.notices.settle(held(day), Retry(at("10.02")))
    day.press(Act.NEXT)
    day.passes("10.03")
    day.press(Act.UNDO)
    day.passes("10.04")
    assert day.kinds[-1] == "come_now"


def test_who_nearly_heard_not_yet_hears_it_the_next_time() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    day.passes("10.02")
    day.press(Act.SWAP, "c")
    assert day.world.tx.notices.settle(held(day), Retry(at("10.04")))
    day.press(Act.UNDO)
    day.passes("10.05")
    day.press(Act.SWAP, "c")
    day.passes("10.06")
    assert day.kinds[-2:] == ["come_now", "not_yet"]


def test_who_is_told_to_get_ready_and_can_not_come_is_not_told_by_another_try() -> None:
    day = started()
    day.passes("10.04")
    ready = held(day, "10.05")
    assert ready.notice.kind is NoticeKind.GET_READY
    day.answer(Reply.CANNOT)
    assert day.world.tx.notices.settle(ready, Retry(at("10.06")))
    day.passes("10.07")
    assert day.kinds[-1] == "reminder"


def test_who_was_called_before_and_not_reached_again_hears_not_yet() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    day.passes("10.02")
    day.press(Act.NEXT)
    day.press(Act.BACK)
    assert day.world.tx.notices.settle(held(day), Retry(at("10.04")))
    day.press(Act.SWAP, "c")
    day.passes("10.03")
    assert day.kinds[-2:] == ["come_now", "not_yet"]


def test_who_is_about_to_hear_not_yet_hears_it_once_though_the_item_was_on_again_meanwhile() -> None:
    day = started()
    day.press(Act.SWAP, "b")
    day.passes("10.02")
    day.press(Act.SWAP, "c")
    not_yet = held(day)
    day.press(Act.SWAP, "b")
    day.press(Act.SWAP, "c")
    assert day.world.tx.notices.settle(not_yet, Retry(at("10.03")))
    day.passes("10.04")
    assert day.kinds[-2:] == ["come_now", "not_yet"]


def test_a_slot_that_is_off_for_good_is_called_off_though_the_first_message_of_it_was_stopped() -> None:
    day = started()
    day.press(Act.CLOSE)
    cancel = held(day)
    day.press(Act.UNDO)
    assert day.world.tx.notices.settle(cancel, Retry(at("10.02")))
    assert day.world.tx.notices.settle(held(day), Retry(at("10.04")))
    day.press(Act.CLOSE)
    day.passes("10.05")
    assert day.kinds[-1] == "cancel"


def test_a_change_that_is_late_gives_way_to_get_ready_at_once() -> None:
    day = started()
    day.press(Act.EXTEND)
    day.press(Act.EXTEND)
    assert day.world.tx.notices.settle(held(day, "10.02"), Retry(at("10.20")))
    day.passes("10.14")
    day.world.now = at("10.15")
    assert day.derived_again()
    assert day.derived_again() == []


def test_an_agenda_that_is_withdrawn_twice_is_called_off_though_the_first_message_was_stopped() -> None:
    day = SmallDay()
    day.passes("8.10")
    day.withdraw()
    cancel = held(day)
    day.publish()
    assert day.world.tx.notices.settle(cancel, Retry(at("8.20")))
    day.withdraw()
    day.passes("8.30")
    assert day.kinds == ["slot", "cancel"]
