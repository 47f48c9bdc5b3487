"""The fictional meeting of the cast while it runs, with guests on their way. Never a card."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from cast import BENTE, DAY, DECIDED, FREJA, HEADING, ITEMS, MEETING, SECRETARY, TORBEN

from bot.domain.facts import (
    GuestLine,
    ItemLine,
    LastStep,
    Proposal,
    ResponseNotice,
    RunGuest,
    RunItem,
    RunStage,
    RunView,
)
from bot.domain.ids import GuestId, ItemId, Oid
from bot.domain.meeting import Attendance
from bot.domain.notice import NoticeState
from bot.domain.progress import Act, Stage
from bot.domain.response import Reply, Response


def at(clock: str) -> datetime:
    """That time where the meeting is, on its day: an hour before UTC in March."""
    hour, minute = clock.split(".")
    return datetime(DAY.year, DAY.month, DAY.day, int(hour) - 1, int(minute), tzinfo=UTC)


def answered(
    guest: str,
    reply: Reply,
    *,
    when: str = "10.20",
    minutes: int | None = None,
    substitute: str | None = None,
) -> Response:
    person = Oid(f"00000000-0000-0000-0000-0000000000{guest[-1]}0")
    return Response(
        MEETING, GuestId(guest), person, 2, reply, at(when), minutes=minutes, substitute=substitute
    )


JONAS_LINE = GuestLine(
    guest=GuestId("g-4"),
    item=ItemId("i-5"),
    label="Afdelingsleder Jonas Elkjær",
    is_resolved=True,
    is_invited=True,
)
PIA_LINE = replace(JONAS_LINE, guest=GuestId("g-5"), label="Byplanchef Pia Skovmand")
BREAK_LINE = ItemLine(
    item=ItemId("i-6"),
    position=3,
    number=None,
    title=None,
    starts=time(11, 30),
    ends=time(11, 40),
    is_open=True,
    is_break=True,
)
TOWER_LINE = ItemLine(
    item=ItemId("i-5"),
    position=4,
    number=None,
    title="Lokalplan for Vandtårnsgrunden",
    starts=time(11, 40),
    ends=time(12, 0),
    is_open=True,
    guests=(JONAS_LINE, PIA_LINE),
)

TORBEN_CAME = RunGuest(TORBEN.guest, TORBEN.label, "87 00 00 31", answered("g-1", Reply.READY))
FREJA_READY = RunGuest(
    FREJA.guest, FREJA.label, "87 00 00 32", answered("g-2", Reply.READY), call=NoticeState.SENT
)
BENTE_SILENT = RunGuest(
    BENTE.guest,
    "Jurist Bente Holm",
    "87 00 00 33 · bente.holm@skovbaek.example",
    call=NoticeState.REFUSED,
)
JONAS = RunGuest(
    JONAS_LINE.guest, JONAS_LINE.label, "87 00 00 34", answered("g-4", Reply.LATE, when="11.00", minutes=10)
)
PIA = RunGuest(PIA_LINE.guest, PIA_LINE.label, "87 00 00 35", answered("g-5", Reply.CONFIRM))
PIA_SENDS_BO = replace(
    PIA,
    response=answered("g-5", Reply.SUBSTITUTE, substitute="Bo Juhl"),
    substitute=Oid("00000000-0000-0000-0000-0000000000c7"),
)

MOVABLE = (Act.SWAP, Act.SKIP)
DONE = RunItem(
    replace(ITEMS[0], decision=DECIDED, guests=(replace(TORBEN, attendance=Attendance.CAME),)),
    Stage.TAKEN,
    at("10.32"),
    at("11.02"),
    guests=(TORBEN_CAME,),
)
NOW = RunItem(
    ITEMS[1], Stage.ON, at("11.02"), at("11.17"), guests=(FREJA_READY, BENTE_SILENT), can=(Act.SKIP,)
)
NEXT = RunItem(
    ITEMS[2], Stage.WAITING, at("11.17"), at("11.32"), all_approve=True, can=(*MOVABLE, Act.RELEASE)
)
REST = RunItem(BREAK_LINE, Stage.WAITING, at("11.32"), at("11.42"), is_fixed=True, is_break=True, can=MOVABLE)
TOWER = RunItem(TOWER_LINE, Stage.WAITING, at("11.52"), at("12.12"), guests=(JONAS, PIA), can=MOVABLE)
SEMINAR = RunItem(
    replace(ITEMS[3], position=5, starts=time(12, 0), ends=None),
    Stage.WAITING,
    at("12.12"),
    at("12.27"),
    is_assumed=True,
    can=MOVABLE,
)

RUNNING = RunView(
    meeting=MEETING,
    version=3,
    seq=2,
    heading=replace(HEADING, ends=time(12, 15)),
    stage=RunStage.RUNNING,
    at=at("11.10"),
    items=(DONE, NOW, NEXT, REST, TOWER, SEMINAR),
    current=ITEMS[1].item,
    following=ITEMS[2].item,
    ends=at("12.27"),
    planned_end=at("12.15"),
    can=(Act.NEXT, Act.BACK, Act.EXTEND, Act.PAUSE, Act.CLOSE),
    may=SECRETARY,
    started_at=at("10.32"),
)
WITH_UNDO = replace(
    RUNNING,
    at=at("11.03"),
    last=LastStep(Act.NEXT, "Kommunaldirektør Anders Kjeldsen", at("11.02"), undo_until=at("11.07")),
)
OVERRUN = replace(RUNNING, at=at("11.22"), overrun=5, ends=at("12.32"))
PAUSED = replace(
    RUNNING,
    stage=RunStage.PAUSED,
    paused_at=at("11.10"),
    at=at("11.14"),
    can=(Act.NEXT, Act.BACK, Act.EXTEND, Act.RESUME, Act.CLOSE),
)
PROPOSED = replace(
    RUNNING,
    proposal=Proposal(JONAS.label, SEMINAR.line.item, SEMINAR.line.title, there_at=at("11.10")),
    items=(DONE, NOW, NEXT, REST, replace(TOWER, guests=(JONAS, PIA_SENDS_BO)), SEMINAR),
)
PROPOSED_NEXT = replace(
    PROPOSED,
    following=TOWER.line.item,
    items=(DONE, NOW, REST, TOWER, SEMINAR),
    proposal=Proposal(JONAS.label, SEMINAR.line.item, SEMINAR.line.title, act=Act.NEXT),
)
BEFORE = replace(
    RUNNING,
    seq=0,
    stage=RunStage.BEFORE,
    at=at("10.05"),
    items=(
        replace(
            DONE,
            line=ITEMS[0],
            stage=Stage.WAITING,
            starts=at("10.30"),
            ends=at("11.00"),
            can=MOVABLE,
        ),
        *(
            replace(one, stage=Stage.WAITING, starts=None, ends=None, can=MOVABLE)
            for one in (replace(NOW, guests=(replace(BENTE_SILENT, call=None),)), NEXT, REST, TOWER, SEMINAR)
        ),
    ),
    current=None,
    following=ITEMS[0].item,
    ends=at("12.15"),
    can=(Act.START,),
    started_at=None,
)
LAST = replace(
    RUNNING,
    seq=7,
    at=at("12.20"),
    items=(
        DONE,
        replace(NOW, stage=Stage.TAKEN, can=()),
        replace(NEXT, stage=Stage.RELEASED, can=(Act.SWAP,)),
        replace(REST, stage=Stage.SKIPPED, can=(Act.SWAP,)),
        replace(TOWER, stage=Stage.TAKEN, starts=at("11.17"), ends=at("12.12"), can=()),
        replace(SEMINAR, stage=Stage.ON, can=(Act.SKIP,)),
    ),
    current=SEMINAR.line.item,
    following=None,
)
CLOSED = replace(
    LAST,
    seq=8,
    stage=RunStage.CLOSED,
    at=at("12.26"),
    items=(
        *(replace(one, can=()) for one in LAST.items[:5]),
        replace(SEMINAR, stage=Stage.WAITING, starts=None, ends=None, can=()),
    ),
    current=None,
    ends=at("12.25"),
    can=(),
    last=LastStep(Act.CLOSE, None, at("12.25"), undo_until=at("12.30")),
)
IN_PUBLIC = replace(
    RUNNING,
    items=(),
    current=None,
    following=None,
    ends=None,
    planned_end=None,
    can=(),
    may=frozenset(),
    is_base=True,
    refresh_for=("29:one", "29:two"),
)


CANNOT_COME = ResponseNotice(
    meeting=MEETING,
    item=TOWER.line.item,
    heading=HEADING,
    title=TOWER_LINE.title,
    guest=replace(PIA, response=answered("g-5", Reply.CANNOT)),
)
SENDS_BO = replace(CANNOT_COME, guest=PIA_SENDS_BO)


def crowded(n: int) -> RunView:
    """A meeting of so many items, whose second is on."""
    lines = [
        replace(
            ITEMS[i % 4],
            item=ItemId(f"01hq3v8k2p9xw7c5-{i}"),
            position=i,
            title=f"Punkt om økonomi og ældreområdet nummer {i}",
            starts=time(8 + i // 12 % 14, i % 12 * 5),
        )
        for i in range(n)
    ]
    begins = at("8.03")
    items = [
        RunItem(
            line,
            Stage.TAKEN if i == 0 else Stage.ON if i == 1 else Stage.WAITING,
            begins + timedelta(minutes=5 * i),
            begins + timedelta(minutes=5 * i + 5),
            guests=(replace(PIA, guest=GuestId(f"g{i}")),),
            can=MOVABLE if i > 1 else (),
        )
        for i, line in enumerate(lines)
    ]
    return replace(
        RUNNING,
        at=begins + timedelta(minutes=7),
        items=tuple(items),
        current=lines[1].item if n > 1 else None,
        following=lines[2].item if n > 2 else None,
    )
