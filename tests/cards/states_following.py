"""The cards of follow-ups, in every state worth a picture. Never how it looks."""

from dataclasses import replace
from datetime import date

from cast import CONTACT, DRAFT, FOR_DIRECTOR, HEADING, MEETING, PREVIEW

from bot.domain.facts import Banner, Fact, FollowUpLine, FollowUpNotice, FollowUpsAnswer
from bot.domain.follow_up import FollowUpState, asked
from bot.domain.follow_up_list import FollowUpGroup, Untold
from bot.domain.ids import FollowUpId, ItemId
from bot.domain.reminding import Reminding

OWN = FollowUpNotice(
    meeting=MEETING,
    item=ItemId("i-1"),
    follow_up=FollowUpId("f-1"),
    seq=0,
    heading=replace(HEADING, starts=None, ends=None, place=None, join_url=None),
    number="2",
    title="Fælles digitaliseringsorganisation",
    task="Indhenter tilbud fra to leverandører og vender tilbage med en samlet økonomi",
    due_on=date(2026, 5, 1),
    asks=asked(FollowUpState.OPEN, of_owner=True, of_secretary=False),
    contact=CONTACT,
)


def _own(state: FollowUpState) -> FollowUpNotice:
    return replace(OWN, state=state, seq=3, asks=asked(state, of_owner=True, of_secretary=False))


def _kept(state: FollowUpState) -> FollowUpNotice:
    asks = asked(state, of_owner=False, of_secretary=True)
    return replace(OWN, state=state, seq=3, asks=asks, owner="Chef for IT Torben Lindegaard")


_CHIEF = "Chef for IT og Digitalisering Torben Lindegaard"
_UNIT = replace(
    _kept(FollowUpState.OPEN),
    title=None,
    task="Sender i høring",
    owner="Ledelsessekretariatet",
    due_on=None,
)
LINES = (
    FollowUpLine(
        replace(_kept(FollowUpState.ACCEPTED), due_on=date(2026, 3, 1)),
        _CHIEF,
        FollowUpGroup.OVERDUE,
        is_own=False,
        can_open=True,
    ),
    FollowUpLine(
        replace(_kept(FollowUpState.BLOCKED), reason="Leverandøren svarer ikke."),
        _CHIEF,
        FollowUpGroup.BLOCKED,
        is_own=False,
        can_open=True,
    ),
    FollowUpLine(
        replace(_kept(FollowUpState.PROPOSED), proposed_on=date(2026, 5, 20)),
        _CHIEF,
        FollowUpGroup.WAITING,
        is_own=False,
        can_open=True,
    ),
    FollowUpLine(
        _UNIT,
        "Ledelsessekretariatet",
        FollowUpGroup.WAITING,
        is_own=False,
        can_open=True,
        untold=Untold.NO_ACCOUNT,
        paste=_UNIT,
    ),
    FollowUpLine(_own(FollowUpState.DONE), _CHIEF, FollowUpGroup.DONE, is_own=False, can_open=True),
)
_OWN_LINE = FollowUpLine(OWN, _CHIEF, FollowUpGroup.SOON, is_own=True, can_open=True)

FOLLOWING_STATES: dict[str, Fact] = {
    "followup": OWN,
    "followup-closed": replace(OWN, title=None, task=None, due_on=None),
    "followup-accepted": replace(_own(FollowUpState.ACCEPTED), banner=Banner.RESPONSE_SAVED),
    "followup-proposed": replace(_own(FollowUpState.PROPOSED), proposed_on=date(2026, 5, 20)),
    "followup-blocked": replace(_own(FollowUpState.BLOCKED), reason="Leverandøren svarer ikke."),
    "followup-done-for-me": replace(_own(FollowUpState.DONE), by="Signe Vestergaard"),
    "followup-no-reason": replace(OWN, field="reason"),
    "followup-stale": replace(OWN, banner=Banner.OVERTAKEN),
    "followup-off": replace(OWN, title=None, task=None, due_on=None, asks=(), is_off=True),
    **{
        f"followup-reminder-{kind.value.replace('_', '-')}": replace(OWN, reminder=kind) for kind in Reminding
    },
    "answer-follow-ups": FollowUpsAnswer((_OWN_LINE, replace(LINES[0], can_open=False))),
    "answer-follow-ups-secretary": FollowUpsAnswer(LINES),
    "answer-follow-ups-none": FollowUpsAnswer(()),
    "answer-follow-ups-hundred": FollowUpsAnswer(tuple(LINES[n % 5] for n in range(100))),
    "answer-follow-ups-week": FollowUpsAnswer(LINES[:4], body="Direktionen"),
    "agenda-late-director": replace(FOR_DIRECTOR, late=(LINES[0], _OWN_LINE)),
    "preview-late": replace(PREVIEW, view=replace(DRAFT, late=LINES * 2)),
    "followup-secretary": _kept(FollowUpState.OPEN),
    "followup-secretary-proposed": replace(_kept(FollowUpState.PROPOSED), proposed_on=date(2026, 5, 20)),
    "followup-secretary-blocked": replace(_kept(FollowUpState.BLOCKED), reason="Leverandøren svarer ikke."),
}
