"""What tests ask of the stand-in itself, over HTTP, below /standin/; none of it is Microsoft's."""

import base64
import binascii
import json
from typing import Any

from bot.standin.calls import Answer, Call, Members, refused
from bot.standin.cloud import Cloud
from bot.standin.records import Message
from bot.standin.script import BadScript, rules_from


def put_script(cloud: Cloud, call: Call) -> Answer:
    try:
        cloud.script.replace(rules_from(json.loads(call.body)))
    except BadScript as problem:
        raise refused("BadScript", str(problem)) from problem
    except ValueError as problem:
        raise refused("BadScript", "not JSON") from problem
    return Answer(200, {"rules": len(cloud.script.rules)})


def release(cloud: Cloud, call: Call) -> Answer:
    """`{"n": 7}` one, no body or `{}` all."""
    n = call.members().get("n") if call.body else None
    return Answer(200, {"released": cloud.held.release(n)})


def journal(cloud: Cloud, _call: Call) -> Answer:
    return Answer(200, cloud.journal.lines())


def held(cloud: Cloud, _call: Call) -> Answer:
    return Answer(200, cloud.held.numbers)


def put_person(cloud: Cloud, call: Call) -> Answer:
    """`oid`, `name`; also `mri`, `upn`, `installed`, `blocked`."""
    wanted = _only(call, "oid", "name", "mri", "upn", "installed", "blocked")
    person = cloud.add_person(
        _text(wanted, "oid"),
        _text(wanted, "name"),
        mri=wanted.get("mri", ""),
        upn=wanted.get("upn", ""),
        installed=wanted.get("installed", True),
    )
    if wanted.get("blocked"):
        cloud.block(person.oid)
    return Answer(200, {"mri": person.mri, "conversation": cloud.personal(person.oid).id})


def put_group(cloud: Cloud, call: Call) -> Answer:
    """`id`, `members` (object ids); also `kind`, `has_bot`."""
    wanted = _only(call, "id", "members", "kind", "has_bot")
    kind, has_bot = wanted.get("kind", "groupChat"), wanted.get("has_bot", True)
    try:
        group = cloud.add_group(_text(wanted, "id"), wanted.get("members", []), kind=kind, has_bot=has_bot)
    except ValueError as problem:
        raise refused("BadArgument", str(problem)) from problem
    return Answer(200, {"conversation": group.id, "members": list(group.members)})


def put_file(cloud: Cloud, call: Call) -> Answer:
    """`name`, `base64`; also `content_type`, `answer`."""
    wanted = _only(call, "name", "base64", "content_type", "answer")
    try:
        data = base64.b64decode(_text(wanted, "base64"), validate=True)
    except binascii.Error as problem:
        raise refused("BadArgument", "base64 is not base64") from problem
    kind = wanted.get("content_type", "application/octet-stream")
    path = cloud.add_file(_text(wanted, "name"), data, content_type=kind, answer=wanted.get("answer", "ok"))
    return Answer(200, {"url": call.base_url + path})


def put_keys(cloud: Cloud, call: Call) -> Answer:
    """`{"published": ["channel", "rolled"]}`."""
    try:
        cloud.keys.replace(_only(call, "published").get("published", []))
    except ValueError as problem:
        raise refused("BadArgument", str(problem)) from problem
    return Answer(200, {"published": list(cloud.keys.published)})


def sign(cloud: Cloud, call: Call) -> Answer:
    """`service_url` and perhaps `claims` give a channel token.

    `claims` with any of `key`, `kid`, `alg`, `headers` give exactly that token.
    """
    wanted = _only(call, "service_url", "claims", "key", "kid", "alg", "headers")
    claims = wanted.pop("claims", {})
    if "service_url" in wanted:
        return Answer(200, {"token": cloud.channel_token(wanted["service_url"], **claims)})
    try:
        return Answer(200, {"token": cloud.keys.sign(claims, **wanted)})
    except (ValueError, NotImplementedError) as problem:
        raise refused("BadArgument", str(problem)) from problem


def visible(cloud: Cloud, call: Call) -> Answer:
    return Answer(200, [_shown(message) for message in cloud.visible_to(call.params["oid"])])


def _shown(message: Message) -> Members:
    versions = [{"at": version.at.isoformat(), "content": version.content} for version in message.versions]
    return {
        "conversation": message.conversation_id,
        "activity": message.id,
        "deleted": message.is_deleted,
        "versions": versions,
    }


def _only(call: Call, *known: str) -> dict[str, Any]:
    members = call.members()
    unknown = sorted(set(members) - set(known))
    if unknown:
        raise refused("BadArgument", f"unknown {', '.join(unknown)}; known are {', '.join(known)}")
    return members


def _text(members: Members, name: str) -> str:
    found = members.get(name)
    if not isinstance(found, str) or not found:
        raise refused("BadArgument", f"{name} is required")
    return found
