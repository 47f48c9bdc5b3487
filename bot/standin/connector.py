"""The connector's conversations and activities: who may be written to, what becomes of a message."""

from bot.standin import access
from bot.standin.admission import admit, is_split
from bot.standin.calls import Answer, Call, Members, refused
from bot.standin.cloud import Cloud
from bot.standin.limits import SEND
from bot.standin.records import Conversation, Message


def create_conversation(cloud: Cloud, call: Call) -> Answer:
    access.authenticated(cloud, call)
    wanted = call.members()
    _in_this_tenant(cloud, wanted)
    person = access.reachable_person(cloud, _only_member(wanted))
    access.within_limits(cloud, f"create {person.oid}", windows=SEND)
    if not person.is_installed:
        raise refused(
            "ForbiddenOperationException",
            "The bot is not installed in the user's personal scope.",
            status=403,
        )
    conversation = cloud.personal(person.oid)
    first = wanted.get("activity")
    effect = {"did": "opened", "conversation": conversation.id}
    answer = {"id": conversation.id}
    if isinstance(first, dict):
        access.not_blocked(person)
        admit(first)
        answer["activityId"] = effect["activity"] = cloud.say(conversation.id, first).id
    return Answer(201, answer, effect=effect)


def post_activity(cloud: Cloud, call: Call) -> Answer:
    activity, conversation = _writing(cloud, call)
    admit(activity)
    parts = _split(activity) if is_split(activity) else [activity]
    access.within_limits(cloud, f"send {conversation.id}", windows=SEND, times=len(parts))
    if activity["type"] == "typing":
        return Answer(202, {}, effect={"did": "typing", "conversation": conversation.id})
    reply_to = {"replyToId": call.params["activity"]} if "activity" in call.params else {}
    said = [cloud.say(conversation.id, part | reply_to) for part in parts]
    effect = {"did": "created", "conversation": conversation.id, "activity": said[0].id}
    if len(said) > 1:
        return Answer(202, {}, effect=effect | {"did": "split", "activities": [m.id for m in said]})
    return Answer(201, {"id": said[0].id}, effect=effect)


def put_activity(cloud: Cloud, call: Call) -> Answer:
    activity, conversation = _writing(cloud, call)
    message = _known_message(cloud, conversation, message_id=call.params["activity"])
    admit(activity)
    if activity["type"] != "message":
        raise refused("BadArgument", "Only a message can be updated.")
    access.within_limits(cloud, f"send {conversation.id}", windows=SEND)
    cloud.edit(message, activity)
    return Answer(200, {"id": message.id}, effect=_did("updated", message))


def delete_activity(cloud: Cloud, call: Call) -> Answer:
    conversation = access.open_conversation(cloud, call)
    message = _known_message(cloud, conversation, message_id=call.params["activity"])
    access.within_limits(cloud, f"send {conversation.id}", windows=SEND)
    cloud.delete(message)
    return Answer(200, effect=_did("deleted", message))


def _writing(cloud: Cloud, call: Call) -> tuple[Members, Conversation]:
    conversation = access.open_conversation(cloud, call)
    if call.query:
        raise refused("BadArgument", f"The stand-in has no {', '.join(sorted(call.query))}.")
    return call.members(), conversation


def _known_message(cloud: Cloud, conversation: Conversation, *, message_id: str) -> Message:
    message = cloud.message(conversation.id, message_id)
    if message is None:
        raise refused(
            "ActivityNotFoundInConversation", "The activity is not in this conversation.", status=404
        )
    return message


def _split(activity: Members) -> list[Members]:
    text = {name: value for name, value in activity.items() if name != "attachments"}
    cards = {name: value for name, value in activity.items() if name != "text"}
    return [text, cards]


def _did(what: str, message: Message) -> Members:
    return {"did": what, "conversation": message.conversation_id, "activity": message.id}


def _in_this_tenant(cloud: Cloud, wanted: Members) -> None:
    channel_data = wanted.get("channelData")
    tenant = channel_data.get("tenant") if isinstance(channel_data, dict) else None
    named = tenant.get("id") if isinstance(tenant, dict) else None
    found = named or wanted.get("tenantId") or wanted.get("tenantID")
    if not found:
        raise refused("BadArgument", "channelData.tenant.id or tenantId is required.")
    if found != cloud.tenant_id and not cloud.open_door:
        raise refused("ForbiddenOperationException", "The bot is not known in this tenant.", status=403)


def _only_member(wanted: Members) -> str:
    members = wanted.get("members")
    if wanted.get("isGroup") or not isinstance(members, list) or len(members) != 1:
        raise refused("BadArgument", "A bot can open conversations with exactly one member only.")
    identity = members[0].get("id") if isinstance(members[0], dict) else None
    if not isinstance(identity, str) or not identity:
        raise refused("BadArgument", "members[0].id is required.")
    return identity
