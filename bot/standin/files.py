"""Files that people sent to the bot, at the kind of address that needs no token; nothing is uploaded here."""

from dataclasses import dataclass
from typing import Literal

from bot.standin.calls import Answer, Refusal

FileAnswer = Literal["ok", "redirect", "oversize", "expired", "missing"]
OVERSIZE = 64 * 1024 * 1024


@dataclass(frozen=True)
class StoredFile:
    data: bytes
    content_type: str
    answer: FileAnswer


def fetch(stored: StoredFile | None, *, was_moved: bool) -> Answer:
    """`oversize` sends 64 MiB and does not say so beforehand; `redirect` leads to the same file once."""
    if stored is None or stored.answer == "missing":
        raise Refusal(Answer(404, b"gone", {"Content-Type": "text/plain"}))
    if stored.answer == "expired":
        raise Refusal(Answer(403, b"expired", {"Content-Type": "text/plain"}))
    if stored.answer == "redirect" and not was_moved:
        raise Refusal(Answer(302, headers={"Location": "?moved=1"}))
    is_oversize = stored.answer == "oversize"
    data = bytes(OVERSIZE) if is_oversize else stored.data
    return Answer(200, data, {"Content-Type": stored.content_type}, says_length=not is_oversize)
