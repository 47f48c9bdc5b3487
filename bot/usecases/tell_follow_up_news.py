"""What was said of a follow-up is told to whom it concerns: secretary or owner. Never to who said it."""

from bot.domain.follow_up import FollowUpAct, FollowUpStep
from bot.domain.ids import Oid
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.usecases.ports import Transaction
from bot.usecases.tasks import Task

_FOR_SECRETARY = (FollowUpAct.PROPOSE, FollowUpAct.BLOCK)
_FOR_OWNER = (FollowUpAct.AGREE, FollowUpAct.DECLINE, FollowUpAct.DONE, FollowUpAct.REOPEN)


def tell_follow_up_news(tx: Transaction, task: Task, *, step: FollowUpStep) -> None:
    """Every secretary hears what they are to answer; the owner what others said for them or to them."""
    for person in dict.fromkeys(_hears(task, step)):
        if person != step.by:
            tx.notices.want(_notice(task, step, person=person))


def _hears(task: Task, step: FollowUpStep) -> tuple[Oid, ...]:
    if step.act in _FOR_SECRETARY:
        return task.body.secretary
    owner = task.life.person
    return (owner,) if step.act in _FOR_OWNER and owner else ()


def _notice(task: Task, step: FollowUpStep, *, person: Oid) -> Wanted:
    return Wanted(
        f"{step.meeting}/{step.follow_up}/{person}/{NoticeKind.FOLLOW_UP_NEWS}/{step.seq}",
        NoticeKind.FOLLOW_UP_NEWS,
        Recipient(person=person),
        meeting=task.meeting.id,
        subject=step.id,
    )
