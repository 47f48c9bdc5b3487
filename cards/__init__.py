"""Facts in, Adaptive Cards out; and what their buttons carry, packed here and unpacked by the router.

Never who may press what, and never what a press does.
"""

from cards.actions import BadPayload, Payload, UnknownVerb, Verb, unpack
from cards.dispatch import card
from cards.sheet import CardTooLarge
from cards.summary import summary

__all__ = ["BadPayload", "CardTooLarge", "Payload", "UnknownVerb", "Verb", "card", "summary", "unpack"]
