"""Every card that a guest gets while a meeting runs, and what they can answer. Never how it looks."""

from dataclasses import replace
from datetime import time

from cast import NOTICE, SLOT
from cast_running import answered, at

from bot.domain.facts import Banner, Fact
from bot.domain.notice import NoticeKind
from bot.domain.response import Reply
from bot.domain.slot import Change, Off

BEFORE_IT_RUNS = (Reply.CONFIRM, Reply.LATE, Reply.CANNOT, Reply.SUBSTITUTE)
WHILE_IT_RUNS = (Reply.READY, Reply.LATE, Reply.CANNOT, Reply.SUBSTITUTE)

ASKED = replace(NOTICE, asks=BEFORE_IT_RUNS)
CALLED = replace(
    NOTICE,
    kind=NoticeKind.COME_NOW,
    slot=replace(SLOT, starts=time(10, 42), ends=time(11, 12)),
    is_projected=True,
)
READY = replace(
    CALLED,
    kind=NoticeKind.GET_READY,
    slot=replace(SLOT, starts=time(10, 45), ends=time(11, 15)),
    asks=WHILE_IT_RUNS,
)

CALLED_STATES: dict[str, Fact] = {
    "slot-asked": ASKED,
    "slot-asked-today": replace(ASKED, asks=(Reply.CONFIRM, *WHILE_IT_RUNS)),
    "slot-confirmed": replace(
        ASKED, response=answered("g-1", Reply.CONFIRM), banner=Banner.RESPONSE_SAVED, asks=BEFORE_IT_RUNS
    ),
    "slot-cannot": replace(ASKED, response=answered("g-1", Reply.CANNOT), banner=Banner.RESPONSE_STANDS),
    "slot-substitute": replace(
        ASKED,
        response=answered("g-1", Reply.SUBSTITUTE, substitute="Bo Juhl"),
        banner=Banner.RESPONSE_SAVED,
    ),
    "slot-substitute-field": replace(ASKED, banner=Banner.CANNOT_USE, field="person"),
    "slot-changed": replace(ASKED, banner=Banner.SLOT_CHANGED),
    "reminder-asked": replace(ASKED, kind=NoticeKind.REMINDER),
    "move-projected": replace(
        ASKED,
        kind=NoticeKind.MOVE,
        slot=replace(SLOT, starts=time(11, 47), ends=time(12, 2)),
        changes=(Change.TIME,),
        was=time(11, 30),
        response=answered("g-1", Reply.CONFIRM),
        asks=WHILE_IT_RUNS,
        is_projected=True,
    ),
    "move-skipped": replace(NOTICE, kind=NoticeKind.CANCEL, off=Off.SKIPPED),
    "move-released": replace(NOTICE, kind=NoticeKind.CANCEL, off=Off.RELEASED),
    "move-not-reached": replace(
        NOTICE, kind=NoticeKind.CANCEL, off=Off.NOT_REACHED, banner=Banner.RESPONSE_CLOSED
    ),
    "call-get-ready": READY,
    "call-get-ready-late": replace(
        READY,
        response=answered("g-1", Reply.LATE, when="10.30", minutes=10),
        banner=Banner.RESPONSE_SAVED,
    ),
    "call-get-ready-no-place": replace(
        READY, slot=replace(SLOT, starts=None, ends=None, place=None, join_url=None), contact=None
    ),
    "call-come-now": CALLED,
    "call-come-now-speaks": replace(CALLED, speaks_until=at("10.47"), minutes_left=4),
    "call-come-now-closed": replace(CALLED, slot=replace(CALLED.slot, title=None, join_url=None)),
    "call-not-yet": replace(
        CALLED, kind=NoticeKind.NOT_YET, slot=replace(SLOT, starts=time(11, 0), ends=time(11, 30))
    ),
    "call-thanks": replace(CALLED, kind=NoticeKind.THANKS),
}
