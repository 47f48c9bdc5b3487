"""A fictional municipality's board and meeting, as the store's tests hand them in."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from bot.domain.absence import Absence
from bot.domain.agenda import Doubt, Outcome, Problem
from bot.domain.approval import Answer, Approval
from bot.domain.attachment import Attachment
from bot.domain.ballot import DecisionRule
from bot.domain.body import Body
from bot.domain.decision import Decision, FollowUp
from bot.domain.follow_up import FollowUpAct, FollowUpStep
from bot.domain.ids import (
    AbsenceId,
    ApprovalId,
    AttachmentId,
    BodyKey,
    ConversationId,
    DecisionId,
    FollowUpId,
    FollowUpStepId,
    GuestId,
    ItemId,
    MeetingId,
    Oid,
    RecusalId,
)
from bot.domain.meeting import Guest, Item, Meeting, MeetingStatus
from bot.domain.recusal import Recusal
from bot.store import SqlTransaction

T = TypeVar("T")
Act = Callable[[SqlTransaction, T], None]
KEY = BodyKey("direktionen")
NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
DAY = date(2026, 12, 1)
ULLA, BENT, GURLI = Oid("oid-ulla"), Oid("oid-bent"), Oid("oid-gurli")
DIGEST = "d" * 64


def body(key: BodyKey = KEY) -> Body:
    return Body(
        key=key,
        name="Direktionen",
        organisation="Skovlunde Å Kommune",
        secretary=(GURLI,),
        chair=ULLA,
        directors=(ULLA, BENT),
        home=ConversationId("19:home@thread.tacv2"),
        place="Sal 3",
        reminders=(timedelta(days=2), timedelta(minutes=5)),
        threshold=timedelta(minutes=7),
        closed_title_to_guest=False,
        quiet=(time(20, 0), time(7, 0)),
        rule=DecisionRule.MAJORITY,
        minutes_template="/etc/ordstyrer/skabelon.docx",
        quorum=2,
    )


def guest(number: int, person: Oid | None = GURLI) -> Guest:
    return Guest(GuestId(f"guest-{number}"), "Gurli Ægidius", "Chefkonsulent", person)


def item(number: int, *guests: Guest) -> Item:
    return Item(
        ItemId(f"item-{number}"),
        f"Sag {number}",
        number=f"{number}.",
        starts=time(9 + number),
        is_open=number % 2 == 0,
        text="Ørestien lægges om.",
        rule=DecisionRule.ALL if number == 2 else None,
        recommendations=("at sagen godkendes", "at sagen sendes i høring"),
        guests=guests,
    )


def meeting(
    name: str = "m1", *, held_on: date = DAY, status: MeetingStatus = MeetingStatus.PUBLISHED
) -> Meeting:
    return Meeting(
        MeetingId(name),
        KEY,
        held_on,
        status=status,
        starts=time(9, 0),
        ends=time(12, 30),
        join_url="https://teams.example/l/meetup",
        items=(item(1, guest(1), guest(2, BENT)), item(2, guest(3, None))),
        attachments=(
            Attachment(AttachmentId("paper-1"), "Kort", is_open=True, item=ItemId("item-1")),
            Attachment(AttachmentId("paper-2"), "Bilag", is_open=None, number="2"),
        ),
        problems=(Problem(line=4, doubt=Doubt.GUEST_UNSURE, about="Gurli", item=0),),
        source_digest="a" * 64,
        number="07/2026",
    )


def approval(number: int = 1, *, director: Oid | None = ULLA, item_id: str = "item-1") -> Approval:
    return Approval(
        ApprovalId(f"approval-{director}-{number}"),
        MeetingId("m1"),
        ItemId(item_id),
        text_version=1,
        director=director,
        seq=number,
        answer=Answer.DISCUSS,
        remark="Hvad koster det? 🌱",
        at=NOON + timedelta(seconds=number),
    )


def decision(number: int = 1, *, item_id: str = "item-1", corrects: str | None = None) -> Decision:
    return Decision(
        DecisionId(f"decision-{number}"),
        MeetingId("m1"),
        ItemId(item_id),
        text_version=1,
        outcome=Outcome.APPROVED,
        text="Godkendt.",
        follow_ups=(
            FollowUp(
                FollowUpId(f"task-{number}-a"), "Teknik og Miljø", "Sender i høring", date(2026, 12, 24)
            ),
            FollowUp(FollowUpId(f"task-{number}-b"), "Bent Ås", person=BENT),
        ),
        by=GURLI,
        at=NOON + timedelta(minutes=number),
        corrects=DecisionId(corrects) if corrects else None,
        decided_at=NOON - timedelta(hours=number) if corrects is None else None,
    )


def recusal(number: int = 1, *, person: Oid = BENT, is_lifted: bool = False) -> Recusal:
    return Recusal(
        RecusalId(f"recusal-{person}-{number}"),
        MeetingId("m1"),
        ItemId("item-1"),
        person,
        seq=number,
        is_lifted=is_lifted,
        by=GURLI,
        at=NOON + timedelta(hours=number),
    )


def absence(number: int = 1, *, item_id: str | None = None) -> Absence:
    return Absence(
        AbsenceId(f"absence-{number}"),
        MeetingId("m1"),
        ItemId(item_id) if item_id else None,
        BENT,
        seq=number,
        is_lifted=False,
        by=GURLI,
        at=NOON + timedelta(hours=number),
    )


def each(act: Act[T], *things: T) -> Callable[[SqlTransaction], None]:
    """The act on every thing in its turn, in one transaction."""

    def work(tx: SqlTransaction) -> None:
        for thing in things:
            act(tx, thing)

    return work


def keep_approval(tx: SqlTransaction, approval: Approval) -> None:
    tx.approvals.append(approval, body=KEY, text_digest=DIGEST)


def keep_recusal(tx: SqlTransaction, recusal: Recusal) -> None:
    tx.recusals.append(recusal, body=KEY)


def keep_absence(tx: SqlTransaction, absence: Absence) -> None:
    tx.absences.append(absence, body=KEY)


def keep_decision(tx: SqlTransaction, decision: Decision) -> None:
    tx.decisions.append(decision, body=KEY, text_digest=DIGEST)


def step(number: int = 1, act: FollowUpAct = FollowUpAct.ACCEPT, *, by: Oid | None = BENT) -> FollowUpStep:
    return FollowUpStep(
        FollowUpStepId(f"step-{number}"),
        MeetingId("m1"),
        ItemId("item-1"),
        FollowUpId("task-1-b"),
        seq=number,
        act=act,
        by=by,
        at=NOON + timedelta(hours=number),
        person=BENT if act is FollowUpAct.TELL else None,
        due_on=DAY if act is not FollowUpAct.ACCEPT else None,
        reason="Mangler tal." if act is FollowUpAct.BLOCK else None,
        owner="Park og Vej" if act is FollowUpAct.HAND_OVER else None,
    )


def keep_step(tx: SqlTransaction, taken: FollowUpStep) -> None:
    tx.follow_ups.append(taken, body=KEY)
