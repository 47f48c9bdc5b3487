"""What tests ask of the stand-in itself, over HTTP, below /standin/; none of it is Microsoft's."""

import base64
import binascii
from collections.abc import Mapping
from typing import get_args

from bot.standin.calls import Answer, Call, Members, parsed, refused
from bot.standin.cloud import Cloud
from bot.standin.files import FileAnswer
from bot.standin.records import Message
from bot.standin.script import BadScript, rules_from

Types = Mapping[str, type | tuple[type, ...]]


def put_script(cloud: Cloud, call: Call) -> Answer:
    """A list of rules; takes the place of the one before, and starts counting anew."""
    try:
        cloud.script.replace(rules_from(parsed(call.body)))
    except BadScript as problem:
        raise refused("BadScript", str(problem)) from problem
    return Answer(200, {"rules": len(cloud.script.rules)})


def release(cloud: Cloud, call: Call) -> Answer:
    """`{"n": 7}` one, no body or `{}` all."""
    n = _only(call, {"n": int}).get("n") if call.body else None
    return Answer(200, {"released": cloud.held.release(n)})


def journal(cloud: Cloud, _call: Call) -> Answer:
    return Answer(200, cloud.journal.lines())


def held(cloud: Cloud, _call: Call) -> Answer:
    return Answer(200, cloud.held.numbers)


def put_person(cloud: Cloud, call: Call) -> Answer:
    known = {"oid": str, "name": str, "mri": str, "upn": str, "installed": bool, "blocked": bool}
    wanted = _only(call, known, required=("oid", "name"))
    is_blocked = wanted.pop("blocked", False)
    person = cloud.add_person(wanted.pop("oid"), wanted.pop("name"), **wanted)
    if is_blocked:
        cloud.block(person.oid)
    return Answer(200, {"mri": person.mri, "conversation": cloud.personal(person.oid).id})


def put_group(cloud: Cloud, call: Call) -> Answer:
    """`members` are object ids of people added before."""
    known = {"id": str, "members": list, "kind": str, "has_bot": bool}
    wanted = _only(call, known, required=("id", "members"))
    try:
        group = cloud.add_group(wanted.pop("id"), wanted.pop("members"), **wanted)
    except ValueError as problem:
        raise refused("BadArgument", str(problem)) from problem
    return Answer(200, {"conversation": group.id, "members": list(group.members)})


def put_file(cloud: Cloud, call: Call) -> Answer:
    known = {"name": str, "base64": str, "content_type": str, "answer": str}
    wanted = _only(call, known, required=("name", "base64"))
    if wanted.get("answer", "ok") not in get_args(FileAnswer):
        raise refused("BadArgument", f"answer must be one of {', '.join(get_args(FileAnswer))}")
    try:
        data = base64.b64decode(wanted.pop("base64"), validate=True)
    except binascii.Error as problem:
        raise refused("BadArgument", "base64 is not base64") from problem
    return Answer(200, {"url": call.base_url + cloud.add_file(wanted.pop("name"), data, **wanted)})


def put_keys(cloud: Cloud, call: Call) -> Answer:
    """`{"published": ["channel", "rolled"]}`."""
    try:
        cloud.keys.replace(_only(call, {"published": list}, required=("published",))["published"])
    except ValueError as problem:
        raise refused("BadArgument", str(problem)) from problem
    return Answer(200, {"published": list(cloud.keys.published)})


def sign(cloud: Cloud, call: Call) -> Answer:
    """`service_url` and perhaps `claims` give a channel token.

    `claims` with any of `key`, `kid`, `alg`, `headers` give exactly that token.
    """
    known: Types = {
        "service_url": str,
        "claims": dict,
        "key": str,
        "kid": (str, type(None)),
        "alg": str,
        "headers": dict,
    }
    wanted = _only(call, known)
    claims = wanted.pop("claims", {})
    if "service_url" in wanted:
        return Answer(200, {"token": cloud.channel_token(wanted["service_url"], **claims)})
    try:
        return Answer(200, {"token": cloud.sign(claims, **wanted)})
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


def _only(call: Call, known: Types, *, required: tuple[str, ...] = ()) -> Members:
    members = call.members()
    unknown = sorted(set(members) - set(known))
    missing = [name for name in required if not members.get(name)]
    wrong = [name for name, kind in known.items() if name in members and not isinstance(members[name], kind)]
    problems = {"unknown": unknown, "missing": missing, "of the wrong type": wrong}
    told = "; ".join(f"{what}: {', '.join(names)}" for what, names in problems.items() if names)
    if told:
        raise refused("BadArgument", f"{told}; known are {', '.join(known)}")
    return members
