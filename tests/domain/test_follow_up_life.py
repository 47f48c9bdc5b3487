"""How a follow-up stands after what was said of it, through corrections of its decision."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.agenda import Outcome
from bot.domain.decision import Decision, FollowUp
from bot.domain.follow_up import FollowUpAct, FollowUpState, FollowUpStep
from bot.domain.follow_up_life import Life, lives
from bot.domain.ids import DecisionId, FollowUpId, FollowUpStepId, ItemId, MeetingId, Oid
from bot.domain.owed import owed

MEETING, ITEM = MeetingId("m1"), ItemId("i1")
OWNER, SECRETARY, OTHER = Oid("owner"), Oid("secretary"), Oid("other")
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)


def row(name: str, owner: str = "IT-chef", **more: object) -> FollowUp:
    return replace(FollowUp(FollowUpId(name), owner, "Tilbud", MAY, OWNER), **more)  # type: ignore[arg-type]


def decided(number: int, *rows: FollowUp) -> Decision:
    return Decision(
        DecisionId(f"d{number}"),
        MEETING,
        ITEM,
        1,
        Outcome.APPROVED,
        "Ja.",
        rows,
        by=SECRETARY,
        at=NOON + timedelta(hours=number),
        corrects=DecisionId(f"d{number - 1}") if number > 1 else None,
    )


def said(
    seq: int, act: FollowUpAct, *, of: str = "f1", by: Oid | None = OWNER, **more: object
) -> FollowUpStep:
    at = NOON + timedelta(hours=1, minutes=seq)
    one = FollowUpStep(FollowUpStepId(f"s{seq}"), MEETING, ITEM, FollowUpId(of), seq, act, by, at)
    return replace(one, **more)  # type: ignore[arg-type]


def only(decisions: tuple[Decision, ...], *steps: FollowUpStep) -> Life:
    [one] = lives(decisions, steps)
    return one


FIRST = (decided(1, row("f1")),)


def test_it_is_open_until_somebody_answers() -> None:
    stands = only(FIRST)
    assert (stands.state, stands.seq, stands.due_on, stands.told) == (FollowUpState.OPEN, 0, MAY, None)


def test_what_it_was_told_is_no_answer() -> None:
    told = said(1, FollowUpAct.TELL, by=None, person=OWNER)
    stands = only(FIRST, told)
    assert (stands.state, stands.seq, stands.next_seq, stands.told) == (FollowUpState.OPEN, 0, 2, told)
    assert stands.is_known_as_it_is
    assert only(FIRST, replace(told, person=OTHER)).told is None
    of_nobody = (decided(1, row("f1", person=None)),)
    assert only(of_nobody, replace(told, person=None)).told is None  # an owner who was erased


def test_a_proposed_date_holds_once_it_is_agreed_to() -> None:
    proposed = said(1, FollowUpAct.PROPOSE, due_on=JUNE)
    asks = only(FIRST, proposed)
    assert (asks.state, asks.due_on, asks.proposed_on) == (FollowUpState.PROPOSED, MAY, JUNE)

    agreed = only(FIRST, proposed, said(2, FollowUpAct.AGREE, by=SECRETARY, due_on=JUNE))
    assert (agreed.state, agreed.due_on, agreed.proposed_on) == (FollowUpState.ACCEPTED, JUNE, None)
    declined = only(FIRST, proposed, said(2, FollowUpAct.DECLINE, by=SECRETARY))
    assert (declined.state, declined.due_on, declined.proposed_on) == (FollowUpState.OPEN, MAY, None)


def test_a_date_that_was_declined_leaves_it_taken_on() -> None:
    steps = (said(1, FollowUpAct.ACCEPT), said(2, FollowUpAct.PROPOSE, due_on=JUNE))
    stands = only(FIRST, *steps, said(3, FollowUpAct.DECLINE, by=SECRETARY))
    assert stands.state is FollowUpState.ACCEPTED


def test_done_blocked_and_taken_up_again() -> None:
    blocked = only(FIRST, said(1, FollowUpAct.BLOCK, reason="Mangler tal."))
    assert (blocked.state, blocked.reason) == (FollowUpState.BLOCKED, "Mangler tal.")
    done = only(FIRST, said(1, FollowUpAct.BLOCK, reason="x"), said(2, FollowUpAct.DONE, by=SECRETARY))
    assert (done.state, done.reason, done.is_by_another) == (FollowUpState.DONE, None, True)
    again = only(FIRST, said(1, FollowUpAct.DONE), said(2, FollowUpAct.REOPEN))
    assert again.state is FollowUpState.ACCEPTED
    asked = only(FIRST, said(1, FollowUpAct.DONE), said(2, FollowUpAct.REOPEN, by=SECRETARY))
    assert asked.state is FollowUpState.OPEN


def test_handed_over_it_is_asked_of_the_other_one() -> None:
    told = said(1, FollowUpAct.TELL, by=None, person=OWNER)
    handed = said(3, FollowUpAct.HAND_OVER, by=SECRETARY, owner="Jurist", person=OTHER)
    stands = only(FIRST, told, said(2, FollowUpAct.ACCEPT), handed)
    assert (stands.owner, stands.person, stands.state) == ("Jurist", OTHER, FollowUpState.OPEN)
    assert (stands.told, stands.handed) == (None, handed)


def test_a_correction_that_keeps_owner_task_and_date_keeps_its_life() -> None:
    both = (*FIRST, decided(2, row("f2", owner="IT-chef Jonas")))
    told = said(1, FollowUpAct.TELL, by=None, person=OWNER)
    stands = only(both, told, said(2, FollowUpAct.ACCEPT))
    assert stands.state is FollowUpState.ACCEPTED
    assert stands.is_known_as_it_is


def test_another_task_or_date_is_to_be_told_and_agreed_to_again() -> None:
    told = said(1, FollowUpAct.TELL, by=None, person=OWNER)
    for changed in (row("f2", due_on=JUNE), row("f2", task="To tilbud")):
        stands = only((*FIRST, decided(2, changed)), told, said(2, FollowUpAct.ACCEPT))
        assert stands.state is FollowUpState.OPEN
        assert not stands.is_known_as_it_is
        assert stands.seq == 2


def test_the_later_word_on_the_date_counts() -> None:
    agreed = (
        said(1, FollowUpAct.PROPOSE, due_on=JULY),
        said(2, FollowUpAct.AGREE, by=SECRETARY, due_on=JULY),
    )
    corrected = (*FIRST, decided(2, row("f2", due_on=JUNE)))
    assert only((*FIRST, decided(2, row("f2")))[:2], *agreed).due_on == JULY
    assert only(corrected, *agreed).due_on == JUNE
    later = (replace(agreed[1], follow_up=FollowUpId("f2"), at=NOON + timedelta(hours=5)),)
    assert only(corrected, agreed[0], *later).due_on == JULY


def test_moved_to_another_owner_it_is_another_follow_up() -> None:
    moved = (*FIRST, decided(2, row("f2", owner="Jurist", person=OTHER)))
    stands = only(moved, said(1, FollowUpAct.ACCEPT))
    assert (stands.person, stands.state, stands.steps) == (OTHER, FollowUpState.OPEN, ())


def test_two_tasks_of_one_owner_keep_their_own_lives() -> None:
    first = decided(1, row("f1", task="Tilbud"), row("f2", task="Høring"))
    second = decided(2, row("f3", task="Høring"), row("f4", task="To tilbud"), row("f5", task="Mere"))
    lines = owed((first, second))
    assert [[r.id for r in line.rows] for line in lines] == [["f2", "f3"], ["f1", "f4"], ["f5"]]


def test_a_decision_without_follow_ups_owes_nothing() -> None:
    assert owed((*FIRST, decided(2))) == ()
    assert owed(()) == ()
