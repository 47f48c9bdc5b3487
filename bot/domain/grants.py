"""Who may do what: one table. Never how it is asked."""

from enum import StrEnum

from bot.domain.body import Body, Role
from bot.domain.ids import Oid
from bot.domain.meeting import Meeting


class Permission(StrEnum):
    SEE_AGENDA = "see the whole agenda"
    SEE_SLOT = "see the own slot"
    PREPARE = "import, edit, publish, withdraw, move and cancel"
    ANSWER_ITEM = "approve an item or ask for discussion"
    STAND_ASIDE = "say that one takes no part in an item, being partial"
    FOLLOW_UP = "answer for the own follow-up"
    RUN = "start the meeting, move on, pause and close it"
    DECIDE = "record decisions, attendance and minutes"
    CONFIRM = "confirm what the answers of a written procedure carry"
    RECORD_RECUSAL = "record for another that they are partial, and lift it"
    SEE_GUESTS = "see the guests without contact data"
    SEE_CONTACTS = "see the guests' contact data"
    SEE_DELIVERIES = "see the delivery list"
    SEE_DECISIONS = "see all decisions and follow-ups"
    SEE_OWN_DECISION = "see the decision of the own item"
    SEE_MINUTES = "see published minutes"
    SEE_DRAFT_MINUTES = "see minutes before they are published"


_RUNS = frozenset(Permission) - {
    Permission.SEE_SLOT,
    Permission.ANSWER_ITEM,
    Permission.STAND_ASIDE,
    Permission.SEE_OWN_DECISION,
    Permission.CONFIRM,
}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.SECRETARY: _RUNS,
    Role.CHAIR: _RUNS | {Permission.STAND_ASIDE, Permission.CONFIRM},
    Role.DIRECTOR: frozenset(
        {
            Permission.SEE_AGENDA,
            Permission.ANSWER_ITEM,
            Permission.STAND_ASIDE,
            Permission.FOLLOW_UP,
            Permission.SEE_GUESTS,
            Permission.SEE_DECISIONS,
            Permission.SEE_MINUTES,
        }
    ),
    Role.GUEST: frozenset({Permission.SEE_SLOT, Permission.SEE_OWN_DECISION, Permission.FOLLOW_UP}),
    Role.OUTSIDER: frozenset({Permission.FOLLOW_UP}),
}
"""Who owns a follow-up need not have been at the meeting: whose it is, the record says."""


def roles_in(meeting: Meeting, body: Body, *, oid: Oid | None) -> frozenset[Role]:
    """Standing roles plus guest; somebody without any is an outsider."""
    guest = {Role.GUEST} if oid and meeting.slots_of(oid) else set()
    return body.roles(oid) | guest or frozenset({Role.OUTSIDER})


def permissions(roles: frozenset[Role]) -> frozenset[Permission]:
    return frozenset().union(*(GRANTS[role] for role in roles))
