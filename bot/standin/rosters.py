"""The connector's rosters: who is in a conversation, whole, in pages or one by one."""

from bot.standin import access
from bot.standin.calls import Answer, Call, Members, refused
from bot.standin.cloud import Cloud
from bot.standin.limits import READ
from bot.standin.records import Conversation, Person

PAGE = 200
LARGEST_PAGE = 500


def members(cloud: Cloud, call: Call) -> Answer:
    return Answer(200, [_member(cloud, person) for person in _roster(cloud, call)])


def paged_members(cloud: Cloud, call: Call) -> Answer:
    start, size = _number(call, "continuationToken", otherwise=0), _number(call, "pageSize", otherwise=PAGE)
    roster = _roster(cloud, call)
    end = start + min(max(size, 1), LARGEST_PAGE)
    page: Members = {"members": [_member(cloud, person) for person in roster[start:end]]}
    return Answer(200, page | ({"continuationToken": str(end)} if end < len(roster) else {}))


def member(cloud: Cloud, call: Call) -> Answer:
    roster = _roster(cloud, call)
    wanted = call.params["member"]
    for person in roster:
        if wanted in (person.mri, person.oid):
            return Answer(200, _member(cloud, person))
    raise refused("MemberNotFoundInConversation", "The member is not in this conversation.", status=404)


def _roster(cloud: Cloud, call: Call) -> list[Person]:
    conversation: Conversation = access.known_conversation(cloud, call)
    access.within_limits(cloud, f"read {conversation.id}", windows=READ)
    return [cloud.people[oid] for oid in conversation.members]


def _member(cloud: Cloud, person: Person) -> Members:
    given, _, family = person.name.partition(" ")
    return {
        "id": person.mri,
        "name": person.name,
        "givenName": given,
        "surname": family,
        "objectId": person.oid,
        "aadObjectId": person.oid,
        "email": person.upn,
        "userPrincipalName": person.upn,
        "tenantId": cloud.tenant_id,
        "userRole": "user",
    }


def _number(call: Call, name: str, *, otherwise: int) -> int:
    found = call.query.get(name)
    if found is None:
        return otherwise
    if not found.isdecimal():
        raise refused("BadArgument", f"{name} is not a number given here.")
    return int(found)
