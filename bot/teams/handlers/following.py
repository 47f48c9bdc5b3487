"""Buttons with which the owner of a follow-up answers for it, and with which the secretary sees to it."""

from functools import partial

from bot.domain.errors import NotFound
from bot.domain.facts import Fact
from bot.domain.follow_up import FollowUpAct
from bot.teams.handlers.context import Handler, Press
from bot.usecases.answer_follow_up import FollowUpPress, answer_follow_up, open_follow_up
from bot.usecases.ports import Transaction


def open_it(tx: Transaction, press: Press) -> Fact:
    return open_follow_up(tx, press.meeting, follow_up=_shown(press), actor=press.actor)


def _said(tx: Transaction, press: Press, *, act: FollowUpAct) -> Fact:
    payload = press.payload
    said = FollowUpPress(
        act,
        _shown(press),
        payload.seq or 0,
        day=payload.due or "",
        reason=payload.remark or "",
        owner=payload.owner or "",
    )
    return answer_follow_up(tx, press.meeting, press=said, actor=press.actor, at=press.at)


accept: Handler = partial(_said, act=FollowUpAct.ACCEPT)
propose: Handler = partial(_said, act=FollowUpAct.PROPOSE)
finish: Handler = partial(_said, act=FollowUpAct.DONE)
block: Handler = partial(_said, act=FollowUpAct.BLOCK)
reopen: Handler = partial(_said, act=FollowUpAct.REOPEN)
agree: Handler = partial(_said, act=FollowUpAct.AGREE)
decline: Handler = partial(_said, act=FollowUpAct.DECLINE)
hand_over: Handler = partial(_said, act=FollowUpAct.HAND_OVER)


def _shown(press: Press) -> str:
    """Which follow-up the card was about. Raises NotFound for a card that names none."""
    if not press.payload.choice:
        raise NotFound
    return press.payload.choice
