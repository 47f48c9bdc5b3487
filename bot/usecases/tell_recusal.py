"""The chair hears that somebody takes no part in an item, or does again; so does who did not say it."""

from bot.domain.body import Body
from bot.domain.ids import Oid
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.domain.recusal import Recusal
from bot.usecases.ports import Transaction


def tell_recusal(tx: Transaction, recusal: Recusal, *, body: Body) -> None:
    """Where the chair is the one, or there is none, the secretaries hear it: somebody must see to it."""
    chairs = (body.chair,) if body.chair and body.chair != recusal.person else body.secretary
    heard = (*chairs, *((recusal.person,) if recusal.person else ()))
    for person in dict.fromkeys(oid for oid in heard if oid != recusal.by):
        tx.notices.want(_notice(recusal, person))


def _notice(recusal: Recusal, person: Oid) -> Wanted:
    about = f"{recusal.meeting}/{recusal.item}/{recusal.person}"
    return Wanted(
        f"{about}/{NoticeKind.RECUSAL}/{recusal.seq}/{person}",
        NoticeKind.RECUSAL,
        Recipient(person=person),
        meeting=recusal.meeting,
        subject=recusal.id,
    )
