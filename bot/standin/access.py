"""Who may do something at the connector: token, roster, installation, block, rate; no activity is read."""

import re

from bot.standin.calls import Answer, Call, Refusal, refused
from bot.standin.cloud import Cloud
from bot.standin.limits import Window
from bot.standin.records import Conversation, Person

UNKNOWN_IDENTITY = "Invalid user identity in provided tenant"
OBJECT_ID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


def authenticated(cloud: Cloud, call: Call) -> None:
    if not cloud.tokens.admits(call.headers.get("Authorization", "")):
        raise refused("AuthorizationFailed", "Authorization has been denied for this request.", status=401)


def open_conversation(cloud: Cloud, call: Call) -> Conversation:
    """The conversation of the path, one that the bot may write to now; raises Refusal."""
    conversation = known_conversation(cloud, call)
    if conversation.kind == "personal":
        not_blocked(cloud.people[conversation.members[0]])
    return conversation


def not_blocked(person: Person) -> None:
    if person.is_blocked:
        message = "User blocked the conversation with the bot."
        raise refused("ConversationBlockedByUser", message, subCode="MessageWritesBlocked", status=403)


def known_conversation(cloud: Cloud, call: Call) -> Conversation:
    """The conversation of the path, one that the bot is in; raises Refusal."""
    authenticated(cloud, call)
    conversation_id = call.params["conversation"].split(";messageid=")[0]
    conversation = cloud.conversations.get(conversation_id)
    if conversation is None and cloud.open_door:
        conversation = cloud.take_in_conversation(conversation_id)
    if conversation is None:
        raise refused("ConversationNotFound", "Conversation not found.", status=404)
    if not _has_bot(cloud, conversation):
        raise refused(
            "BotNotInConversationRoster", "The bot is not part of the conversation roster.", status=403
        )
    return conversation


def reachable_person(cloud: Cloud, identity: str) -> Person:
    """By MRI or Entra object id.

    Raises Refusal: 403 for an object id that nobody has, as for somebody without the app; 400 for what is
    no identity of this tenant (a UPN, another bot's MRI).
    """
    person = cloud.person(identity)
    if person is None and cloud.open_door and "@" not in identity:
        person = cloud.take_in_person(identity)
    if person is not None:
        return person
    if OBJECT_ID.fullmatch(identity):
        raise refused(
            "ForbiddenOperationException",
            "The bot is not installed in the user's personal scope.",
            status=403,
        )
    raise refused("BadSyntax", UNKNOWN_IDENTITY)


def within_limits(cloud: Cloud, lane: str, *, windows: tuple[Window, ...], times: int = 1) -> None:
    if cloud.rate_limits is None:
        return
    wait = cloud.rate_limits.take(lane, windows=windows, at=cloud.clock(), times=times)
    if wait:
        body = {"error": {"code": "Throttled", "message": "Too many requests."}}
        raise Refusal(Answer(429, body, {"Retry-After": str(wait)}))


def _has_bot(cloud: Cloud, conversation: Conversation) -> bool:
    if conversation.kind == "personal":
        return cloud.people[conversation.members[0]].is_installed
    return conversation.has_bot
