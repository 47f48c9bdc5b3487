"""The secretary hears of a guest who can't come, sends somebody else, or comes after all. Never of one who
just comes.
"""

from bot.domain.body import Body
from bot.domain.ids import Oid
from bot.domain.notice import NoticeKind, Recipient, Wanted, Why
from bot.domain.response import Reply, Response
from bot.usecases.ports import Transaction

_NEWS = (Reply.CANNOT, Reply.SUBSTITUTE)


def tell_secretary(tx: Transaction, response: Response, *, before: Response | None, body: Body) -> None:
    """All of them: whoever sees it first acts, and the others see that it is done. Who heard of the answer
    `before` hears that it holds no more.
    """
    is_news, was_news = response.reply in _NEWS, before is not None and before.reply in _NEWS
    for secretary in body.secretary if is_news or was_news else ():
        wanted = _notice(response, secretary)
        earlier = _notice(before, secretary).key if before else ""
        never_heard = was_news and tx.notices.withdraw(earlier, why=Why.CHANGED, at=response.at)
        if is_news or not never_heard:
            tx.notices.want(wanted)


def _notice(response: Response, secretary: Oid) -> Wanted:
    about = f"{response.meeting}/{response.guest}/{response.person}"
    return Wanted(
        f"{about}/{NoticeKind.RESPONSE}/{response.seq}/{secretary}",
        NoticeKind.RESPONSE,
        Recipient(person=secretary),
        meeting=response.meeting,
        guest=response.guest,
        subject=response.person,
    )
