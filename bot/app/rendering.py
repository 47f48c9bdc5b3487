"""What is told, as the message that Teams gets, and the digest of what it shows. Sends nothing."""

import hashlib
import json
from dataclasses import replace

from bot.domain.facts import Digest, Fact
from bot.teams.messages import Body, card_message
from bot.texts import words
from bot.usecases.compose_notice import ToSend
from cards import card, summary


def rendered(to_send: ToSend, *, language: str) -> tuple[Body, str]:
    """The message and the SHA-256 of what it shows; of a digest as it will be shown from the next edit on.

    Raises CardTooLarge, and ValueError for a reply without words.
    """
    body = _body(to_send, language=language)
    lies = body
    if isinstance(to_send.fact, Digest):
        lies = _body(replace(to_send, fact=to_send.fact.at_rest), language=language)
    return body, hashlib.sha256(json.dumps(lies).encode()).hexdigest()


def _body(to_send: ToSend, *, language: str) -> Body:
    if to_send.fact is not None:
        speaking = words(language)
        fact: Fact = to_send.fact
        return card_message(card(fact, speaking), summary(fact, speaking))
    if not to_send.notice.said:
        raise ValueError("a reply without words")
    said: Body = json.loads(to_send.notice.said)
    return said
