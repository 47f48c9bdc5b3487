"""The projection holds for any agenda and any course of a meeting."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.body import Body
from bot.domain.ids import BodyKey, ItemId, MeetingId
from bot.domain.meeting import Item, Meeting
from bot.domain.progress import Act, Progress, Stage, Step
from bot.domain.schedule import plan, project
from bot.domain.steps import can, progress

ZONE = ZoneInfo("Europe/Copenhagen")
DAY = date(2026, 3, 4)
BODY = Body(BodyKey("direktionen"), "Direktionen", "Sundkøbing Kommune")
MEETING = MeetingId("m")
MINUTE = timedelta(minutes=1)


def at(clock: str, day: date = DAY) -> datetime:
    hour, minute = clock.split(".")
    return datetime.combine(day, time(int(hour), int(minute)), tzinfo=ZONE).astimezone(UTC)


def item(name: str, starts: str | None = None, **more: object) -> Item:
    wall = at(starts).astimezone(ZONE).time() if starts else None
    return Item(ItemId(name), name, starts=wall, **more)  # type: ignore[arg-type]


def meeting(*items: Item, **more: object) -> Meeting:
    return Meeting(MEETING, BODY.key, DAY, items=items, **more)  # type: ignore[arg-type]


def steps(*acts: tuple[str, Act] | tuple[str, Act, str]) -> list[Step]:
    return [
        Step(MEETING, seq, act[1], None, at(act[0]), ItemId(act[2]) if len(act) == 3 else None)
        for seq, act in enumerate(acts, start=1)
    ]


def starts(held: Meeting, taken: list[Step], *, now: str) -> dict[str, str]:
    so_far = progress([i.id for i in held.items], taken)
    shown = project(plan(held, BODY), so_far, now=at(now))
    return {key: f"{p.starts.astimezone(ZONE):%H.%M}" for key, p in shown.items()}


HOUR = meeting(item("a", "10.00"), item("b", "10.30"), item("c", "11.00"), item("d", "11.30"))


def test_a_meeting_that_has_not_begun_goes_as_planned_however_late_it_is() -> None:
    assert starts(HOUR, [], now="12.00") == {"a": "10.00", "b": "10.30", "c": "11.00", "d": "11.30"}


def test_an_overrun_is_passed_on_as_it_grows() -> None:
    taken = steps(("10.00", Act.START))
    assert starts(HOUR, taken, now="10.29")["b"] == "10.30"
    assert starts(HOUR, taken, now="10.42") == {"a": "10.00", "b": "10.42", "c": "11.12", "d": "11.42"}


def test_slack_is_used_up_before_the_rest_is_late() -> None:
    held = meeting(item("a", "10.00", ends=time(10, 20)), item("b", "10.30"), item("c", "11.00"))
    taken = steps(("10.00", Act.START))
    assert starts(held, taken, now="10.28")["b"] == "10.30"
    assert starts(held, taken, now="10.35") == {"a": "10.00", "b": "10.35", "c": "11.05"}


def test_who_is_early_takes_the_others_along_but_nothing_that_is_fixed() -> None:
    held = meeting(
        item("a", "10.00"), item("b", "10.30"), item("c", "11.00", is_fixed=True), item("d", "11.30")
    )
    taken = steps(("10.00", Act.START), ("10.10", Act.NEXT))
    assert starts(held, taken, now="10.10") == {"a": "10.00", "b": "10.10", "c": "11.00", "d": "11.30"}
    assert starts(HOUR, taken, now="10.10") == {"a": "10.00", "b": "10.10", "c": "10.40", "d": "11.10"}


def test_a_break_keeps_its_time_and_its_length() -> None:
    rest = Item(ItemId("rest"), "Frokost", starts=time(11, 0), ends=time(11, 20), is_break=True)
    held = meeting(item("a", "10.00"), item("b", "10.30"), rest, item("d", "11.30"))
    early = steps(("10.00", Act.START), ("10.05", Act.NEXT))
    assert starts(held, early, now="10.05")["rest"] == "11.00"
    late = steps(("10.00", Act.START), ("10.50", Act.NEXT))
    assert starts(held, late, now="10.50") == {"a": "10.00", "b": "10.50", "rest": "11.20", "d": "11.40"}


def test_five_minutes_more_and_a_pause_put_the_rest_off() -> None:
    taken = steps(("10.00", Act.START), ("10.05", Act.EXTEND), ("10.10", Act.PAUSE))
    assert starts(HOUR, taken, now="10.20")["b"] == "10.45"
    gone_on = [*taken, *steps(*[("10.00", Act.START)] * 3, ("10.20", Act.RESUME))[3:]]
    assert starts(HOUR, gone_on, now="10.40")["b"] == "10.45"


def test_what_is_skipped_or_released_moves_the_others_up() -> None:
    for act in (Act.SKIP, Act.RELEASE):
        taken = steps(("10.00", Act.START), ("10.10", act, "b"))
        assert starts(HOUR, taken, now="10.10")["c"] == "10.30"


def test_what_was_skipped_before_an_early_start_is_in_nobodys_way() -> None:
    taken = steps(("09.40", Act.SKIP, "a"), ("09.50", Act.START))
    assert starts(HOUR, taken, now="09.50") == {"a": "09.50", "b": "09.50", "c": "10.20", "d": "10.50"}


def test_a_swap_takes_an_item_now_and_the_present_one_goes_on_after_it() -> None:
    taken = steps(("10.00", Act.START), ("10.10", Act.SWAP, "c"))
    assert starts(HOUR, taken, now="10.10") == {"c": "10.10", "a": "10.40", "b": "11.00", "d": "11.30"}


def test_undone_is_as_if_it_had_not_been() -> None:
    taken = steps(("10.00", Act.START), ("10.10", Act.NEXT), ("10.12", Act.UNDO))
    assert starts(HOUR, taken, now="10.12") == starts(HOUR, taken[:1], now="10.12")


def test_an_item_without_a_time_shares_the_room_until_the_next_time() -> None:
    held = meeting(item("a", "10.00"), item("b"), item("c", "10.40"), item("d"))
    assert starts(held, [], now="09.00") == {"a": "10.00", "b": "10.20", "c": "10.40", "d": "10.55"}
    assumed = {p.item: p.is_assumed for p in plan(held, BODY)}
    assert assumed == {"a": True, "b": True, "c": True, "d": True}
    assert not plan(HOUR, BODY)[0].is_assumed


def test_past_midnight_an_item_is_of_the_next_day() -> None:
    held = meeting(item("a", "23.30"), item("b", "00.15"))
    assert plan(held, BODY)[1].starts == at("00.15", date(2026, 3, 5))


def test_elapsed_time_counts_where_the_clocks_change() -> None:
    night = date(2026, 3, 29)
    held = Meeting(
        MEETING, BODY.key, night, items=(item("a", "01.30"), Item(ItemId("b"), "b", starts=time(3, 30)))
    )
    assert plan(held, BODY)[0].lasts == timedelta(hours=1)


@st.composite
def courses(draw: st.DrawFn) -> tuple[Meeting, Progress, datetime]:
    count = draw(st.integers(1, 7))
    clock = at("10.00")
    items = []
    for n in range(count):
        begins = clock
        lasts = draw(st.integers(5, 40))
        is_timed = n == 0 or draw(st.booleans())
        local = begins.astimezone(ZONE).time()
        ends = (begins + lasts * MINUTE).astimezone(ZONE).time() if draw(st.booleans()) else None
        items.append(
            Item(
                ItemId(f"i{n}"),
                f"Sag {n}",
                starts=local if is_timed else None,
                ends=ends if is_timed else None,
                is_fixed=draw(st.booleans()),
                is_break=draw(st.integers(0, 5)) == 0,
            )
        )
        clock = begins + (lasts + draw(st.integers(0, 10))) * MINUTE
    held = meeting(*items)
    now, taken = at("10.00"), list[Step]()
    for _ in range(draw(st.integers(0, 12))):
        now += draw(st.integers(0, 25)) * MINUTE
        so_far = progress([i.id for i in items], taken)
        act = draw(st.sampled_from([a for a in Act if a is not Act.CLOSE]))
        target = draw(st.sampled_from(items)).id if act in (Act.SKIP, Act.SWAP, Act.RELEASE) else None
        if act is Act.UNDO or can(so_far, act, item=target):
            taken.append(Step(MEETING, len(taken) + 1, act, None, now, target))
    so_far = progress([i.id for i in items], taken)
    return held, so_far, now + draw(st.integers(0, 30)) * MINUTE


@given(courses())
def test_items_never_overlap_and_nothing_that_waits_lies_in_the_past(
    course: tuple[Meeting, Progress, datetime],
) -> None:
    held, so_far, now = course
    shown = project(plan(held, BODY), so_far, now=now)
    for before, after in pairwise([shown[i] for i in so_far.order]):
        assert before.starts <= before.ends <= after.starts
    if so_far.is_running and so_far.current:
        waits = [i for i in so_far.order if so_far.turn(i).stage is Stage.WAITING]
        assert all(shown[i].starts >= now for i in waits)


@given(courses(), st.integers(1, 60))
def test_time_that_passes_makes_nothing_earlier(
    course: tuple[Meeting, Progress, datetime], minutes: int
) -> None:
    held, so_far, now = course
    planned = plan(held, BODY)
    before = project(planned, so_far, now=now)
    after = project(planned, so_far, now=now + minutes * MINUTE)
    assert all(after[i].starts >= before[i].starts and after[i].ends >= before[i].ends for i in before)


@given(courses())
def test_fixed_items_and_breaks_never_begin_before_their_time_unless_somebody_takes_them(
    course: tuple[Meeting, Progress, datetime],
) -> None:
    held, so_far, now = course
    planned = {p.item: p for p in plan(held, BODY)}
    shown = project(planned.values(), so_far, now=now)
    for one in held.items:
        fixed = planned[one.id].is_fixed and so_far.turn(one.id).stage is Stage.WAITING
        starts_at = planned[one.id].starts
        if fixed and starts_at:
            assert shown[one.id].starts >= starts_at
            if one.is_break and not so_far.turn(one.id).worked:
                assert shown[one.id].ends - shown[one.id].starts >= planned[one.id].lasts


@given(courses())
def test_undoing_brings_back_exactly_what_was(course: tuple[Meeting, Progress, datetime]) -> None:
    held, so_far, now = course
    if not so_far.standing:
        return
    order = [i.id for i in held.items]
    undo = Step(MEETING, so_far.seq + 1, Act.UNDO, None, now)
    undone = progress(order, [*so_far.standing, undo])
    before = progress(order, so_far.standing[:-1])
    assert (undone.turns, undone.order) == (before.turns, before.order)
