"""The secretary hears of a guest who can't come or sends somebody else. Never of one who just comes."""

from bot.domain.body import Body
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.domain.response import Reply, Response
from bot.usecases.ports import Transaction

_NEWS = (Reply.CANNOT, Reply.SUBSTITUTE)


def tell_secretary(tx: Transaction, response: Response, *, body: Body) -> None:
    """All of them: whoever sees it first acts, and the others see that it is done."""
    if response.reply not in _NEWS:
        return
    for secretary in body.secretary:
        about = f"{response.meeting}/{response.guest}/{response.person}"
        tx.notices.want(
            Wanted(
                f"{about}/{NoticeKind.RESPONSE}/{response.seq}/{secretary}",
                NoticeKind.RESPONSE,
                Recipient(person=secretary),
                meeting=response.meeting,
                guest=response.guest,
                subject=response.person,
            )
        )
