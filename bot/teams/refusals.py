"""From the connector's answers that are no success to what became of the request. Sends nothing."""

import math
import re
from email.utils import parsedate_to_datetime
from http import HTTPStatus

from aiohttp import ClientResponse

from bot.teams.delivery import (
    Broken,
    Conflict,
    Delivery,
    Forbidden,
    Gone,
    Lost,
    Throttled,
    TooLarge,
    Unsure,
)

# A code of the platform's, not a text that anybody wrote: it goes to logs and lists.
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9]{0,63}")
_NO_SUCH_MESSAGE = "ActivityNotFoundInConversation"
_LONGEST_WAIT_SECONDS = 24 * 3600.0
_PLAIN: dict[int, type[Delivery]] = {
    HTTPStatus.REQUEST_TIMEOUT: Unsure,
    HTTPStatus.PRECONDITION_FAILED: Conflict,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: TooLarge,
}


def refusal(response: ClientResponse, content: object) -> Delivery:
    """`content`: the body as JSON, None when it was none: a proxy's page says no more than its status."""
    status = response.status
    if status == HTTPStatus.NOT_FOUND:
        return Lost() if _code(content) == _NO_SUCH_MESSAGE else Gone()
    if status in _PLAIN:
        return _PLAIN[status]()
    if status == HTTPStatus.FORBIDDEN:
        return Forbidden(_code(content))
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return Throttled(_retry_after(response))
    return Unsure() if status >= HTTPStatus.INTERNAL_SERVER_ERROR else Broken(status)


def _code(content: object) -> str:
    """In `error.code`, or in `subCode`, as for a person who blocked the bot: MessageWritesBlocked."""
    answer = content if isinstance(content, dict) else {}
    error = answer.get("error")
    named = (
        error.get("code") if isinstance(error, dict) else None,
        answer.get("subCode"),
        answer.get("code"),
    )
    return next((name for name in named if isinstance(name, str) and _CODE.fullmatch(name)), "")


def _retry_after(response: ClientResponse) -> float | None:
    wait = _seconds(response.headers.get("Retry-After", ""), response.headers.get("Date", ""))
    return None if wait is None or not math.isfinite(wait) else min(max(wait, 0.0), _LONGEST_WAIT_SECONDS)


def _seconds(told: str, date: str) -> float | None:
    """A number, or a date: then counted from the answer's own date, whose clock it was written by."""
    try:
        return float(told)
    except ValueError:
        pass
    try:
        return (parsedate_to_datetime(told) - parsedate_to_datetime(date)).total_seconds()
    except (ValueError, TypeError):
        return None
