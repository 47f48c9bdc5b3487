"""What answers carry in writing, and what of a meeting is left in it."""

from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.approval import Answer
from bot.domain.ballot import DecisionRule, ballot
from bot.domain.body import Body
from bot.domain.ids import BodyKey, GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Guest, Item, Meeting, later, moment
from bot.domain.quiet import quiet_until
from bot.domain.rules import ASKED_BEFORE, Asking, asked_at
from bot.domain.written import as_written, carries, has_answer_of_all, three_working_days

DIRECTORS = tuple(Oid(f"oid-{n}") for n in range(4))
ONE, TWO, THREE, FOUR = DIRECTORS
rules = st.sampled_from(DecisionRule)
answers = st.dictionaries(st.sampled_from(DIRECTORS), st.sampled_from(Answer))
some = st.frozensets(st.sampled_from(DIRECTORS))


def carried(given_: dict[Oid, Answer], *, rule: DecisionRule, apart: frozenset[Oid] = frozenset()) -> bool:
    return carries(ballot(DIRECTORS, given_, apart=apart, rule=rule), given_)


@given(answers, some, rules)
def test_silence_is_never_consent(
    given_: dict[Oid, Answer], apart: frozenset[Oid], rule: DecisionRule
) -> None:
    missing = [oid for oid in DIRECTORS if oid not in apart and oid not in given_]

    assert not (missing and carried(given_, rule=rule, apart=apart))
    assert has_answer_of_all(ballot(DIRECTORS, given_, apart=apart, rule=rule)) is (
        not missing and apart != frozenset(DIRECTORS)
    )


@given(answers, some, rules, st.sampled_from([Answer.DISCUSS, Answer.POSTPONE]), st.sampled_from(DIRECTORS))
def test_one_who_asks_for_the_meeting_gets_it(
    given_: dict[Oid, Answer], apart: frozenset[Oid], rule: DecisionRule, asks: Answer, who: Oid
) -> None:
    assert who in apart or not carried({**given_, who: asks}, rule=rule, apart=apart)


@given(answers, some, rules)
def test_without_a_majority_nothing_is_carried(
    given_: dict[Oid, Answer], apart: frozenset[Oid], rule: DecisionRule
) -> None:
    asked = [oid for oid in DIRECTORS if oid not in apart]
    approving = [oid for oid in asked if given_.get(oid) is Answer.APPROVE]

    assert not carried(given_, rule=rule, apart=apart) or 2 * len(approving) > len(asked) > 0


@pytest.mark.parametrize(
    ("rule", "is_carried"),
    [(DecisionRule.CHAIR, False), (DecisionRule.ALL, False), (DecisionRule.MAJORITY, True)],
)
def test_of_three_who_approve_and_one_who_rejects(rule: DecisionRule, *, is_carried: bool) -> None:
    given_ = {ONE: Answer.APPROVE, TWO: Answer.APPROVE, THREE: Answer.APPROVE, FOUR: Answer.REJECT}

    assert carried(given_, rule=rule) is is_carried
    assert carried(dict.fromkeys(DIRECTORS, Answer.APPROVE), rule=rule)


@pytest.mark.parametrize("last", [None, Answer.DISCUSS, Answer.POSTPONE])
@pytest.mark.parametrize("rule", DecisionRule)
def test_three_of_four_never_outvote_the_silent_or_whoever_asks(
    rule: DecisionRule, last: Answer | None
) -> None:
    given_ = dict.fromkeys((ONE, TWO, THREE), Answer.APPROVE) | ({FOUR: last} if last else {})

    assert not carried(given_, rule=rule)
    assert carried(given_, rule=rule, apart=frozenset({FOUR}))


def test_nothing_of_a_gathering_is_left() -> None:
    guest = Guest(GuestId("g1"), "Pia Skovmand", "Jurist", Oid("oid-9"))
    meeting = Meeting(
        MeetingId("m1"),
        BodyKey("d"),
        date(2026, 3, 4),
        starts=time(9, 0),
        place="Byrådssalen",
        items=(
            Item(ItemId("i1"), "Strategi", "1", starts=time(9, 0), is_fixed=True, guests=(guest,)),
            Item(ItemId("i2"), None, is_break=True),
            Item(ItemId("i3"), "Seminar", came_from=ItemId("i0"), came_on=date(2026, 2, 1)),
        ),
    )
    written = as_written(meeting, day=date(2026, 3, 9), closes=time(12, 0))

    assert written.items == (Item(ItemId("i1"), "Strategi", "1"),)
    assert (written.held_on, written.closes) == (date(2026, 3, 9), time(12, 0))
    assert (written.first_start, written.place) == (None, None)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_three_working_days_are_none_at_the_weekend(after: date) -> None:
    day = three_working_days(after)
    between = [after + timedelta(days=n) for n in range(1, (day - after).days + 1)]

    assert [d.weekday() < 5 for d in between].count(True) == 3
    assert day.weekday() < 5


@given(
    st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.times(),
    st.sampled_from(ASKED_BEFORE),
    st.sampled_from([timedelta(days=2), timedelta(hours=1)]),
)
def test_a_reminder_is_for_waking_hours_before_the_deadline(
    day: date, at: time, before: timedelta, ahead: timedelta
) -> None:
    body = Body(BodyKey("d"), "Direktionen", "Sund", quiet=(time(20, 0), time(7, 0)))
    closes_at = moment(day, at, zone=body.zone)
    planned, now = later(closes_at, -before), later(closes_at, -ahead).astimezone(UTC)
    morning = quiet_until(planned, body)
    told = asked_at(Asking(body, now, closes_at, before))

    if told is None:
        is_over = planned.astimezone(UTC) < now
        assert is_over or (morning and morning.astimezone(UTC) >= closes_at.astimezone(UTC))
    else:
        assert ahead > before
        assert quiet_until(told, body) is None
        assert planned.astimezone(UTC) <= told.astimezone(UTC) < closes_at.astimezone(UTC)
