"""What is told, as the message that Teams gets, and the digest of what it shows. Sends nothing."""

import hashlib
import json

from bot.domain.facts import Fact
from bot.teams.messages import Body, card_message
from bot.texts import words
from bot.usecases.compose_notice import ToSend
from cards import card, summary


def rendered(to_send: ToSend, *, language: str) -> tuple[Body, str]:
    """The message and the SHA-256 of what it shows. Raises CardTooLarge, and ValueError for a reply without
    words.
    """
    if to_send.fact is not None:
        speaking = words(language)
        fact: Fact = to_send.fact
        body = card_message(card(fact, speaking), summary(fact, speaking))
    elif to_send.notice.said:
        body = json.loads(to_send.notice.said)
    else:
        raise ValueError("a reply without words")
    canonical = json.dumps(body, sort_keys=True, ensure_ascii=True)
    return body, hashlib.sha256(canonical.encode()).hexdigest()
