"""The bot's own code as the front door sees it: one call with what came, one answer back. No HTTP here."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.teams.inbound import Inbound


@dataclass(frozen=True)
class CardAnswer:
    card: Mapping[str, object]


@dataclass(frozen=True)
class MessageAnswer:
    """Teams takes an empty text for a failed answer and sends the press again, so that it cannot be made."""

    text: str

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("an empty message answer")


@dataclass(frozen=True)
class ErrorAnswer:
    """`message` is for a person to read; `status` 400 when the press was at fault, 500 when the bot was."""

    code: str
    message: str
    status: Literal[400, 500] = 400


Answer: TypeAlias = CardAnswer | MessageAnswer | ErrorAnswer

# An answer for an execute, None for all else: a submit can't be answered, only written to. Raises BadPress.
Turn: TypeAlias = Callable[[Inbound], Awaitable[Answer | None]]


def invoke_body(answer: Answer) -> dict[str, object]:
    """https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format"""
    match answer:
        case CardAnswer(card):
            return {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": card}
        case MessageAnswer(text):
            return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text}
        case ErrorAnswer(code, message, status):
            value = {"code": code, "message": message}
            return {"statusCode": status, "type": "application/vnd.microsoft.error", "value": value}
