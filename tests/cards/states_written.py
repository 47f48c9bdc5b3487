"""The cards of what is decided between meetings, in writing, in every state worth a picture."""

from dataclasses import replace
from datetime import date, time

from cast import (
    BASE,
    CHAIR,
    DAY,
    DECIDED,
    DIRECTOR_ITEM,
    FOR_DIRECTOR,
    FOR_SECRETARY,
    HEADING,
    ITEMS,
    MEETING,
    PREVIEW,
    SECRETARY_ITEM,
)

from bot.domain.approval import Answer
from bot.domain.ballot import DecisionRule
from bot.domain.facts import (
    AgendaView,
    ApprovalForm,
    Banner,
    Confirm,
    Fact,
    Heading,
    ItemForm,
    ItemLine,
    ItemView,
    MeetingNotice,
    MinutesView,
    Tally,
    WrittenAnswer,
    WrittenNews,
    WrittenNotice,
)
from bot.domain.meeting import MeetingStatus
from bot.domain.notice import NoticeKind
from bot.domain.slot import Off
from bot.domain.written import Written

_HEADING = replace(HEADING, starts=None, ends=None, place=None, join_url=None, closes=time(12, 0))
_CLOSED = replace(_HEADING, is_closed=True)
_TO_COME = Tally(approve=3, missing=("Direktør Dorte Kjær",), asked=4)
_ALL = Tally(approve=4, asked=4, rule=DecisionRule.ALL, is_met=True)
_TALKED = Tally(approve=2, discuss=1, missing=("Direktør Dorte Kjær",), asked=4, rule=DecisionRule.MAJORITY)


def _line(n: int, written: Written, tally: Tally | None) -> ItemLine:
    bare = replace(ITEMS[n], position=n + 1, starts=None, ends=None, guests=(), my_answer=None, decision=None)
    return replace(bare, title=bare.title or "Lønrammer", written=written, tally=tally)


_OPEN = (_line(0, Written.OPEN, _TO_COME), _line(1, Written.OPEN, _TALKED))
_ENDED = (
    _line(0, Written.TO_CONFIRM, _ALL),
    _line(1, Written.TO_MEETING, _TALKED),
    replace(_line(2, Written.PLACED, _TALKED), placed_on=date(2026, 4, 1)),
    replace(_line(3, Written.DECIDED, _ALL), decision=DECIDED),
)


def _view(view: AgendaView, items: tuple[ItemLine, ...], *, heading: Heading = _HEADING) -> AgendaView:
    return replace(view, heading=heading, items=items, calendar=None, has_minutes=False)


def _item(view: ItemView, line: ItemLine, *, heading: Heading = _HEADING) -> ItemView:
    return replace(view, heading=heading, line=line, answers=())


_FOR_CHAIR = replace(FOR_SECRETARY, may=CHAIR)
_SENT = replace(
    PREVIEW,
    view=replace(_view(FOR_SECRETARY, _OPEN), status=MeetingStatus.PUBLISHED),
    guests=(),
    until=(DAY, time(12, 0)),
)
_ASKED = _view(FOR_DIRECTOR, _OPEN)

WRITTEN_STATES: dict[str, Fact] = {
    "agenda-written": replace(_view(BASE, _OPEN), role=None),
    "agenda-written-director": _view(FOR_DIRECTOR, (replace(_OPEN[0], my_answer=Answer.APPROVE), _OPEN[1])),
    "agenda-written-secretary": _view(FOR_SECRETARY, _OPEN),
    "agenda-written-closed": _view(FOR_SECRETARY, _ENDED, heading=_CLOSED),
    "item-written": _item(DIRECTOR_ITEM, _OPEN[0]),
    "item-written-too-late": replace(
        _item(DIRECTOR_ITEM, _ENDED[1], heading=_CLOSED), banner=Banner.WRITING_CLOSED
    ),
    "item-written-chair": _item(replace(SECRETARY_ITEM, may=CHAIR), _ENDED[0], heading=_CLOSED),
    "item-written-secretary": _item(SECRETARY_ITEM, _ENDED[0], heading=_CLOSED),
    "item-came-from-writing": replace(
        DIRECTOR_ITEM, line=replace(DIRECTOR_ITEM.line, came_on=date(2026, 3, 4))
    ),
    "approval-written": ApprovalForm(_item(DIRECTOR_ITEM, _OPEN[0])),
    "preview-may-be-written": replace(PREVIEW, until=(DAY, time(12, 0))),
    "preview-written-too-late": replace(
        PREVIEW, until=(DAY, time(12, 0)), banner=Banner.CANNOT_USE, field="deadline"
    ),
    "preview-written": replace(_SENT, banner=Banner.SENT_IN_WRITING),
    "preview-written-closed": replace(_SENT, view=_view(FOR_SECRETARY, _ENDED, heading=_CLOSED), until=None),
    "preview-item-written": ItemForm(_SENT, _OPEN[0].item),
    "minutes-written": MinutesView(
        meeting=MEETING,
        version=3,
        heading=HEADING,
        items=(),
        papers=(),
        is_draft=False,
        written=(_ENDED[3], replace(_ENDED[3], title=None, is_open=False, decision=None, tally=None)),
    ),
    "written-asked": WrittenNotice(_ASKED, WrittenNews.ASKED),
    "written-result-chair": WrittenNotice(_view(_FOR_CHAIR, _ENDED, heading=_CLOSED), WrittenNews.RESULT),
    "written-result-secretary": WrittenNotice(
        _view(FOR_SECRETARY, _ENDED, heading=_CLOSED), WrittenNews.RESULT
    ),
    "written-list": WrittenAnswer(
        (_ASKED, replace(_view(FOR_DIRECTOR, _OPEN[:1]), status=MeetingStatus.WITHDRAWN))
    ),
    "written-list-none": WrittenAnswer(()),
    "move-deadline": MeetingNotice(NoticeKind.MOVE, _HEADING),
    "move-written-cancelled": MeetingNotice(NoticeKind.CANCEL, _HEADING, off=Off.CANCELLED),
    "move-written-withdrawn": MeetingNotice(NoticeKind.CANCEL, _HEADING, off=Off.WITHDRAWN),
    "confirm-move-deadline": Confirm(MEETING, 3, _HEADING, "meeting.move", guests=0),
    "confirm-cancel-written": Confirm(MEETING, 3, _HEADING, "meeting.cancel", guests=0),
}
