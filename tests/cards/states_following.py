"""The cards of follow-ups, in every state worth a picture. Never how it looks."""

from dataclasses import replace
from datetime import date

from cast import CONTACT, HEADING, MEETING

from bot.domain.facts import Banner, Fact, FollowUpNotice
from bot.domain.follow_up import FollowUpState, asked
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
    "followup-secretary": _kept(FollowUpState.OPEN),
    "followup-secretary-proposed": replace(_kept(FollowUpState.PROPOSED), proposed_on=date(2026, 5, 20)),
    "followup-secretary-blocked": replace(_kept(FollowUpState.BLOCKED), reason="Leverandøren svarer ikke."),
}
