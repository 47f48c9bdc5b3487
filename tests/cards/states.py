"""Every card in every state worth a picture, by name. Never how it looks."""

from dataclasses import replace
from datetime import date, time

from cast import (
    ANSWERS,
    AT,
    BASE,
    BENTE,
    DECIDED,
    DIRECTOR_ITEM,
    DRAFT,
    FOR_DIRECTOR,
    FOR_SECRETARY,
    FREJA,
    GUEST_DOUBTS,
    HEADING,
    ITEMS,
    MEETING,
    NOTICE,
    PAPERS,
    PREVIEW,
    SECRETARY,
    SECRETARY_ITEM,
    SLOT,
    STUB,
    TEXT,
    TORBEN,
)
from states_called import CALLED_STATES
from states_deciding import DECIDING_STATES
from states_following import FOLLOWING_STATES
from states_running import RUN_STATES
from states_written import WRITTEN_STATES

from bot.domain.agenda import Doubt as ReadingDoubt
from bot.domain.agenda import Problem
from bot.domain.approval import Answer
from bot.domain.body import Role
from bot.domain.facts import (
    AgendaAnswer,
    ApprovalForm,
    Banner,
    Confirm,
    DecisionForm,
    DecisionHit,
    DecisionsAnswer,
    DeliveriesAnswer,
    DeliveryLine,
    Digest,
    Fact,
    FollowUpHit,
    FollowUpsFound,
    Gap,
    GapKind,
    GoalLine,
    GoalsAnswer,
    GuestsAnswer,
    Help,
    HomeBound,
    ItemForm,
    MeetingNotice,
    MinutesItem,
    MinutesView,
    Refusal,
    RefusalReason,
    SlotPreview,
    Welcome,
)
from bot.domain.ids import GuestId, ItemId
from bot.domain.meeting import MeetingStatus
from bot.domain.notice import NoticeKind, NoticeState, Why
from bot.domain.slot import Change, Off

_MANY = tuple(
    replace(ITEMS[n % 4], item=ItemId(f"i-{n}"), position=n, starts=time(9 + n // 4, n % 4 * 15))
    for n in range(12)
)
_NO_TIME = replace(SLOT, starts=None, ends=None, title=None, place=None, join_url=None)
_DECIDED_LINE = replace(ITEMS[0], decision=DECIDED)
_MINUTES = MinutesView(
    meeting=MEETING,
    version=3,
    heading=HEADING,
    items=(
        MinutesItem(line=_DECIDED_LINE, text=TEXT, papers=PAPERS[:1]),
        MinutesItem(line=ITEMS[3], text=None),
    ),
    papers=PAPERS[1:],
    is_draft=False,
    may=SECRETARY,
)
_DELIVERIES = (
    DeliveryLine("Torben Lindegaard", NoticeKind.SLOT, NoticeState.SENT, None, 1, AT, is_maybe_doubled=True),
    DeliveryLine(
        "Freja Kragh", NoticeKind.SLOT, NoticeState.REFUSED, Why.NOT_INSTALLED, 3, AT, False, NOTICE
    ),
    DeliveryLine("Bente Holm", NoticeKind.SLOT, NoticeState.REFUSED, Why.NO_PERSON, 0, None, False),
    DeliveryLine("Torben Lindegaard", NoticeKind.REMINDER, NoticeState.WAITING, None, 0, None, False),
)
_HIT = DecisionHit(
    meeting=MEETING,
    version=3,
    item=DECIDED.item,
    body=HEADING.body,
    held_on=HEADING.held_on,
    title=DECIDED.item_title,
    decision=DECIDED,
    can_open=True,
)
_PROBLEMS = (
    Problem(line=14, doubt=ReadingDoubt.TIME_MISSING, about="Eventuelt", item=3),
    Problem(line=None, doubt=ReadingDoubt.OPENNESS_MISSING),
)

STATES: dict[str, Fact] = {
    "agenda-base": BASE,
    "agenda-stub": STUB,
    "agenda-director": FOR_DIRECTOR,
    "agenda-secretary": FOR_SECRETARY,
    "agenda-secretary-published": replace(FOR_SECRETARY, banner=Banner.PUBLISHED),
    "agenda-changed": replace(FOR_DIRECTOR, banner=Banner.AGENDA_CHANGED),
    "agenda-many-director": replace(FOR_DIRECTOR, items=_MANY),
    "agenda-no-times": replace(BASE, items=tuple(replace(i, starts=None, ends=None) for i in BASE.items)),
    "agenda-withdrawn": replace(FOR_SECRETARY, status=MeetingStatus.WITHDRAWN, banner=Banner.WITHDRAWN),
    "agenda-cancelled-director": replace(FOR_DIRECTOR, status=MeetingStatus.CANCELLED),
    "agenda-cancelled": replace(BASE, status=MeetingStatus.CANCELLED),
    "item-director": DIRECTOR_ITEM,
    "item-director-answered": replace(
        DIRECTOR_ITEM,
        line=replace(DIRECTOR_ITEM.line, my_answer=Answer.APPROVE),
        banner=Banner.ANSWER_RECORDED,
        seq=2,
    ),
    "item-goals": replace(DIRECTOR_ITEM, goals=(4, 13)),
    "item-text-changed": replace(DIRECTOR_ITEM, banner=Banner.TEXT_CHANGED, text_version=3, seq=0),
    "item-secretary": SECRETARY_ITEM,
    "item-decided": replace(
        SECRETARY_ITEM, line=replace(SECRETARY_ITEM.line, decision=DECIDED), banner=Banner.DECISION_RECORDED
    ),
    "item-chair": replace(SECRETARY_ITEM, may=SECRETARY | DIRECTOR_ITEM.may, answers=ANSWERS),
    "item-decided-later": replace(
        SECRETARY_ITEM,
        line=replace(
            SECRETARY_ITEM.line,
            decision=replace(DECIDED, decided_at=time(10, 40), is_entered_later=True),
        ),
        banner=Banner.DECISION_RECORDED,
    ),
    "approval-form": ApprovalForm(DIRECTOR_ITEM),
    "approval-form-answered": ApprovalForm(
        replace(
            DIRECTOR_ITEM,
            line=replace(DIRECTOR_ITEM.line, my_answer=Answer.POSTPONE),
            remark="Vi mangler tal for driften.",
        )
    ),
    "decision-form": DecisionForm(SECRETARY_ITEM),
    "decision-form-correct": DecisionForm(
        replace(SECRETARY_ITEM, line=replace(SECRETARY_ITEM.line, decision=DECIDED)), field="due"
    ),
    "decision-form-to-come": DecisionForm(SECRETARY_ITEM, field="decided"),
    "slot": NOTICE,
    "slot-no-time-closed": replace(NOTICE, slot=_NO_TIME, contact=None),
    "slot-last": replace(NOTICE, slot=replace(SLOT, ends=None)),
    "slot-emptied": replace(NOTICE, kind=NoticeKind.EDIT, off=Off.WITHDRAWN),
    "reminder": replace(NOTICE, kind=NoticeKind.REMINDER),
    "move": replace(
        NOTICE,
        kind=NoticeKind.MOVE,
        slot=replace(SLOT, starts=time(11, 45), ends=time(12, 0), place="Rådhuset, mødelokale 4"),
        changes=(Change.TIME, Change.PLACE),
    ),
    "move-cancelled": replace(NOTICE, kind=NoticeKind.CANCEL, off=Off.CANCELLED),
    "slot-without-calendar": replace(NOTICE, calendar=None),
    "move-mistaken": replace(NOTICE, kind=NoticeKind.CANCEL, off=Off.MISTAKEN),
    "move-meeting": MeetingNotice(NoticeKind.MOVE, HEADING),
    "move-meeting-cancelled": MeetingNotice(NoticeKind.CANCEL, HEADING, Off.CANCELLED),
    "preview": replace(
        PREVIEW, problems=_PROBLEMS, banner=Banner.IMPORTED, home_is_known=False, has_other=True
    ),
    "preview-ready": replace(
        PREVIEW,
        guests=GUEST_DOUBTS[:1],
        view=replace(DRAFT, items=ITEMS[:1], heading=replace(HEADING, place=None, join_url=None)),
    ),
    "preview-cancelled": replace(
        PREVIEW, view=replace(DRAFT, status=MeetingStatus.CANCELLED), banner=Banner.CANCELLED
    ),
    "preview-item": ItemForm(PREVIEW, ItemId("i-2")),
    "preview-item-goals": ItemForm(PREVIEW, ItemId("i-1"), (4, 13)),
    "preview-item-field": ItemForm(PREVIEW, ItemId("i-1"), banner=Banner.CANNOT_USE, field="person"),
    "preview-slot": SlotPreview("Chef for IT og Digitalisering Torben Lindegaard", NOTICE),
    "confirm-withdraw": Confirm(MEETING, 3, HEADING, "agenda.withdraw", 3),
    "confirm-move": Confirm(MEETING, 3, HEADING, "meeting.move", 1, field="time"),
    "answer-agenda-slots": AgendaAnswer(slots=(NOTICE,)),
    "answer-agenda-none": AgendaAnswer(),
    "answer-agenda-no-such-day": AgendaAnswer(asked_for=date(2023, 12, 20)),
    "answer-guests": GuestsAnswer(
        HEADING,
        (
            (ITEMS[0], replace(TORBEN, contact="87 00 00 31 · torben.lindegaard@skovbaek.example")),
            (ITEMS[1], FREJA),
            (ITEMS[1], replace(BENTE, is_invited=False)),
        ),
    ),
    "answer-decisions": DecisionsAnswer((_HIT, replace(_HIT, title=None, can_open=False))),
    "answer-decisions-none": DecisionsAnswer(()),
    "answer-decisions-about": DecisionsAnswer(
        (replace(_HIT, held_on=date(2026, 5, 6), decision=None), _HIT), left_out=3, is_search=True
    ),
    "answer-decisions-near": DecisionsAnswer((_HIT,), is_search=True, is_near=True),
    "answer-decisions-about-none": DecisionsAnswer((), is_search=True),
    "answer-follow-ups-found": FollowUpsFound(
        (
            FollowUpHit(DECIDED.follow_ups[0], DECIDED.item_title, HEADING.held_on, is_own=True),
            FollowUpHit(DECIDED.follow_ups[1], DECIDED.item_title, HEADING.held_on, is_own=False),
        )
    ),
    "answer-goals": GoalsAnswer(
        2026, (GoalLine(4, (_HIT,)), GoalLine(13, (_HIT, replace(_HIT, held_on=date(2026, 5, 6)))))
    ),
    "answer-goals-none": GoalsAnswer(2025, ()),
    "answer-home": HomeBound("Direktionen"),
    "slot-digest": Digest(
        (
            NOTICE,
            replace(NOTICE, kind=NoticeKind.MOVE, changes=(Change.TIME,), slot=_NO_TIME),
            replace(NOTICE, kind=NoticeKind.CANCEL, off=Off.NOT_NEEDED),
        )
    ),
    "deliveries": DeliveriesAnswer(HEADING, _DELIVERIES),
    "deliveries-held": DeliveriesAnswer(HEADING, _DELIVERIES, meeting=MEETING, clock_shows=AT),
    "deliveries-none": DeliveriesAnswer(HEADING),
    "minutes": _MINUTES,
    "minutes-recused": replace(
        _MINUTES,
        apologies=("Direktør Lone Bruun",),
        items=(
            MinutesItem(
                line=replace(_DECIDED_LINE, recused=("Direktør Tove Vang",)),
                text=TEXT,
                absent=("Direktør Dorte Kjær",),
            ),
            MinutesItem(line=replace(ITEMS[2], title=None, is_open=False, is_recused=True), text=None),
        ),
    ),
    "minutes-draft": replace(_MINUTES, is_draft=True, case_text=TEXT),
    "minutes-gaps": replace(
        _MINUTES,
        is_draft=True,
        gaps=(
            Gap(GapKind.OUTCOME, ITEMS[3].item, ITEMS[3].title, 1),
            Gap(GapKind.ATTENDANCE, ITEMS[0].item, "Chef for IT Torben Lindegaard", 1, GuestId("g-torben")),
        ),
        banner=Banner.MINUTES_INCOMPLETE,
    ),
    "minutes-guest": replace(_MINUTES, items=_MINUTES.items[:1], papers=(), own_only=True, may=frozenset()),
    "welcome-secretary": Welcome("Signe Vestergaard", frozenset({Role.SECRETARY})),
    "welcome-guest": Welcome("Torben Lindegaard", frozenset({Role.GUEST})),
    "welcome-shared": Welcome(None, frozenset()),
    "help-secretary": Help(frozenset({Role.SECRETARY})),
    "help-director": Help(frozenset({Role.DIRECTOR}), did_not_understand="hvornår er der frokost?"),
    "help-outsider": Help(frozenset({Role.OUTSIDER})),
    **{
        f"refusal-{reason}": Refusal(
            reason,
            detail="Der står ingen dato i filen." if reason is RefusalReason.UNREADABLE_FILE else None,
            choices=("Direktionen", "Chefforum") if "body" in reason else (),
        )
        for reason in RefusalReason
    },
    **RUN_STATES,
    **CALLED_STATES,
    **DECIDING_STATES,
    **FOLLOWING_STATES,
    **WRITTEN_STATES,
}
