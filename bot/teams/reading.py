"""The only reader of Activity fields: from their JSON to our own types. Judges no sender, answers nobody."""

import re
from collections.abc import Callable
from typing import cast

from bot.teams.fields import (
    Json,
    JsonObject,
    object_in,
    objects,
    optional_object,
    optional_text,
    storable_object,
    text,
)
from bot.teams.inbound import (
    Attached,
    Envelope,
    FileOffer,
    Ignored,
    Inbound,
    Installed,
    MeetingBegan,
    Member,
    MembersChanged,
    Place,
    PlaceKind,
    Pressed,
    Received,
    Said,
    Sender,
    Trigger,
    Uninstalled,
)
from bot.teams.turned_away import BadShape, UnknownInvoke

# https://learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis
_BEGAN = "application/vnd.microsoft.meetingStart"
# https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#receive-files-in-personal-chat
_FILE = "application/vnd.microsoft.teams.file.download.info"


def read_envelope(raw: JsonObject) -> Envelope:
    """Raises BadShape."""
    if (optional_text(raw, "deliveryMode") or "").lower() == "expectreplies":
        raise BadShape("deliveryMode")
    return Envelope(
        activity_id=text(raw, "id"),
        activity_type=text(raw, "type"),
        channel=text(raw, "channelId"),
        service_url=text(raw, "serviceUrl"),
        tenants=_tenants(raw),
    )


def read_activity(raw: JsonObject) -> Inbound:
    """Raises BadShape and UnknownInvoke."""
    envelope = read_envelope(raw)
    conversation = object_in(raw, "conversation")
    text(object_in(raw, "recipient"), "id")
    head = Received(
        activity_id=envelope.activity_id,
        sender=_sender(object_in(raw, "from"), envelope),
        place=Place(
            conversation=text(conversation, "id"), kind=_kind(conversation), service_url=envelope.service_url
        ),
        locale=_locale(raw),
    )
    return _READERS.get(envelope.activity_type, _ignored)(raw, head)


def _tenants(raw: JsonObject) -> frozenset[str]:
    """Teams names the tenant in two places, and botbuilder's model reads neither (its key is `tenantID`)."""
    tenant = optional_object(optional_object(raw, "channelData") or {}, "tenant") or {}
    named = (optional_text(tenant, "id"), optional_text(object_in(raw, "conversation"), "tenantId"))
    return frozenset(name.lower() for name in named if name)


def _sender(account: JsonObject, envelope: Envelope) -> Sender:
    if len(envelope.tenants) != 1:
        raise BadShape("tenant")
    oid = (optional_text(account, "aadObjectId") or "").lower() or None
    if oid is None and envelope.activity_type in ("message", "invoke"):
        raise BadShape("from.aadObjectId")
    return Sender(
        tenant=next(iter(envelope.tenants)),
        oid=oid,
        mri=text(account, "id"),
        name=optional_text(account, "name") or "",
    )


def _kind(conversation: JsonObject) -> PlaceKind:
    """A kind that Teams may add one day counts as shared: the fewest may then be shown the least."""
    kind = optional_text(conversation, "conversationType")
    return cast("PlaceKind", kind) if kind in ("personal", "channel") else "groupChat"


def _locale(raw: JsonObject) -> str | None:
    own = optional_text(raw, "locale")
    client = (optional_text(e, "locale") for e in objects(raw, "entities") if e.get("type") == "clientInfo")
    return own or next(client, None)


def _message(raw: JsonObject, head: Received) -> Inbound:
    said = _without_mention(optional_text(raw, "text") or "", raw)
    files = tuple(_file(a) for a in objects(raw, "attachments") if optional_text(a, "contentType") == _FILE)
    value = optional_object(raw, "value")
    if value is not None:
        return _submitted(value, head, reply_to=optional_text(raw, "replyToId"))
    if files:
        return Attached(**vars(head), text=said, files=files)
    return Said(**vars(head), text=said)


def _without_mention(said: str, raw: JsonObject) -> str:
    bot = object_in(raw, "recipient").get("id")
    for entity in objects(raw, "entities"):
        mentioned = entity.get("mentioned")
        if entity.get("type") == "mention" and isinstance(mentioned, dict) and mentioned.get("id") == bot:
            said = said.replace(optional_text(entity, "text") or "", " ")
    # Teams puts a no-break space, as an HTML entity, after a mention that was picked from its list.
    return re.sub(r"(?:\s|&nbsp;)+\Z|\A(?:\s|&nbsp;)+", "", said)


def _file(attachment: JsonObject) -> FileOffer:
    content = object_in(attachment, "content")
    return FileOffer(
        name=text(attachment, "name"),
        download_url=text(content, "downloadUrl"),
        unique_id=optional_text(content, "uniqueId") or "",
    )


def _submitted(value: JsonObject, head: Received, *, reply_to: str | None) -> Pressed:
    return Pressed(
        **vars(head),
        verb=text(value, "verb"),
        data=_data(value),
        trigger="manual",
        via="submit",
        reply_to=reply_to,
    )


def _invoke(raw: JsonObject, head: Received) -> Pressed:
    if text(raw, "name") != "adaptiveCard/action":
        raise UnknownInvoke
    value = object_in(raw, "value")
    action = object_in(value, "action")
    if action.get("type") != "Action.Execute":
        raise BadShape("value.action.type")
    return Pressed(
        **vars(head),
        verb=text(action, "verb"),
        data=_data(optional_object(action, "data") or {}),
        trigger=_trigger(value),
        via="execute",
        reply_to=optional_text(raw, "replyToId"),
    )


def _trigger(value: JsonObject) -> Trigger:
    trigger = optional_text(value, "trigger") or "manual"
    if trigger not in ("manual", "automatic"):
        raise BadShape("value.trigger")
    return cast("Trigger", trigger)


def _data(value: JsonObject) -> dict[str, Json]:
    return storable_object({name: entry for name, entry in value.items() if name != "verb"})


def _installation(raw: JsonObject, head: Received) -> Inbound:
    action = optional_text(raw, "action")
    if action in ("add", "add-upgrade"):
        return Installed(**vars(head))
    if action in ("remove", "remove-upgrade"):
        return Uninstalled(**vars(head))
    return Ignored(**vars(head))


def _conversation_update(raw: JsonObject, head: Received) -> Inbound:
    bot = object_in(raw, "recipient")["id"]
    joined, left = _members(raw, "membersAdded"), _members(raw, "membersRemoved")
    if any(member.mri == bot for member in joined):
        return Installed(**vars(head))
    if any(member.mri == bot for member in left):
        return Uninstalled(**vars(head))
    return MembersChanged(**vars(head), joined=joined, left=left) if joined or left else Ignored(**vars(head))


def _members(raw: JsonObject, name: str) -> tuple[Member, ...]:
    return tuple(
        Member(mri=text(account, "id"), oid=(optional_text(account, "aadObjectId") or "").lower() or None)
        for account in objects(raw, name)
    )


def _ignored(_: JsonObject, head: Received) -> Ignored:
    return Ignored(**vars(head))


def _event(raw: JsonObject, head: Received) -> Inbound:
    """Teams says that a meeting began; what it tells of it may be of any shape."""
    if optional_text(raw, "name") != _BEGAN:
        return Ignored(**vars(head))
    told = raw.get("value")
    join_url = told.get("JoinUrl") if isinstance(told, dict) else None
    return MeetingBegan(**vars(head), join_url=join_url if isinstance(join_url, str) else None)


_READERS: dict[str, Callable[[JsonObject, Received], Inbound]] = {
    "message": _message,
    "invoke": _invoke,
    "installationUpdate": _installation,
    "conversationUpdate": _conversation_update,
    "event": _event,
}
