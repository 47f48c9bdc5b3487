"""What comes from Teams, who may, and who handles it: one table. Never how it is done."""

from dataclasses import dataclass

from bot.domain.body import Role
from bot.domain.grants import GRANTS, Permission
from bot.teams.handlers import agenda, deciding, preparing, running, taking_part, writing
from bot.teams.handlers.context import Handler
from cards.actions import Verb


@dataclass(frozen=True)
class Route:
    """A button. `permission` None: everybody, each sees their own. `writes`: an automatic refresh, which
    only reads, is shown the agenda instead (I3).
    """

    verb: Verb
    permission: Permission | None
    handler: Handler
    writes: bool = True


_READS = False

PRESSED: dict[Verb, Route] = {
    route.verb: route
    for route in (
        Route(Verb.AGENDA_OPEN, None, agenda.open_the_agenda, _READS),
        Route(Verb.CARD_REFRESH, None, agenda.refresh, _READS),
        Route(Verb.ITEM_OPEN, Permission.SEE_AGENDA, agenda.open_the_item, _READS),
        Route(Verb.AGENDA_PUBLISH, Permission.PREPARE, agenda.publish),
        Route(Verb.WRITTEN_SEND, Permission.PREPARE, writing.send),
        Route(Verb.AGENDA_WITHDRAW, Permission.PREPARE, agenda.withdraw),
        Route(Verb.MEETING_MOVE, Permission.PREPARE, agenda.move),
        Route(Verb.MEETING_CANCEL, Permission.PREPARE, agenda.cancel),
        Route(Verb.ITEM_EDIT, Permission.PREPARE, preparing.edit_item),
        Route(Verb.GUEST_CHOOSE, Permission.PREPARE, preparing.choose),
        Route(Verb.GUEST_ADD, Permission.PREPARE, preparing.add),
        Route(Verb.GUEST_REMOVE, Permission.PREPARE, preparing.remove),
        Route(Verb.SLOT_PREVIEW, Permission.PREPARE, preparing.show_as_guest, _READS),
        Route(Verb.APPROVAL_GIVE, Permission.ANSWER_ITEM, deciding.approve),
        Route(Verb.APPROVAL_DISCUSS, Permission.ANSWER_ITEM, deciding.discuss),
        Route(Verb.APPROVAL_POSTPONE, Permission.ANSWER_ITEM, deciding.postpone),
        Route(Verb.APPROVAL_REJECT, Permission.ANSWER_ITEM, deciding.reject),
        Route(Verb.APPROVAL_REMARK, Permission.ANSWER_ITEM, deciding.remark),
        Route(Verb.APPROVAL_MORE, Permission.ANSWER_ITEM, deciding.more, _READS),
        Route(Verb.RECUSAL_DECLARE, Permission.STAND_ASIDE, taking_part.declare),
        Route(Verb.RECUSAL_RECORD, Permission.RECORD_RECUSAL, taking_part.record),
        Route(Verb.RECUSAL_LIFT, Permission.RECORD_RECUSAL, taking_part.lift),
        Route(Verb.PARTICIPATION_OPEN, Permission.RECORD_RECUSAL, taking_part.open_it, _READS),
        Route(Verb.DECISION_OPEN, Permission.DECIDE, deciding.open_decision, _READS),
        Route(Verb.DECISION_RECORD, Permission.DECIDE, deciding.decide),
        Route(Verb.DECISION_CORRECT, Permission.DECIDE, deciding.decide),
        Route(Verb.DECISION_CONFIRM, Permission.CONFIRM, writing.confirm),
        Route(Verb.ATTENDANCE_RECORD, Permission.DECIDE, deciding.attend),
        Route(Verb.ABSENCE_RECORD, Permission.DECIDE, taking_part.record_absent),
        Route(Verb.ABSENCE_LIFT, Permission.DECIDE, taking_part.lift_absent),
        Route(Verb.RUN_OPEN, Permission.RUN, running.open_it, _READS),
        Route(Verb.MEETING_START, Permission.RUN, running.start),
        Route(Verb.MEETING_NEXT, Permission.RUN, running.move_on),
        Route(Verb.MEETING_BACK, Permission.RUN, running.go_back),
        Route(Verb.MEETING_EXTEND, Permission.RUN, running.extend),
        Route(Verb.MEETING_PAUSE, Permission.RUN, running.pause),
        Route(Verb.MEETING_SKIP, Permission.RUN, running.skip),
        Route(Verb.MEETING_SWAP, Permission.RUN, running.swap),
        Route(Verb.MEETING_RELEASE, Permission.RUN, running.release),
        Route(Verb.MEETING_UNDO, Permission.RUN, running.undo),
        Route(Verb.MEETING_CLOSE, Permission.RUN, running.close),
        Route(Verb.SLOT_CONFIRM, Permission.SEE_SLOT, running.confirm),
        Route(Verb.SLOT_READY, Permission.SEE_SLOT, running.be_ready),
        Route(Verb.SLOT_LATE, Permission.SEE_SLOT, running.be_late),
        Route(Verb.SLOT_CANCEL, Permission.SEE_SLOT, running.cannot_come),
        Route(Verb.SLOT_SUBSTITUTE, Permission.SEE_SLOT, running.propose_substitute),
        Route(Verb.SUBSTITUTE_CONFIRM, Permission.RUN, running.accept_substitute),
        Route(Verb.DELIVERIES_OPEN, Permission.SEE_DELIVERIES, agenda.show_deliveries, _READS),
        Route(Verb.DELIVERIES_RELEASE, Permission.PREPARE, agenda.release_deliveries),
        Route(Verb.MINUTES_OPEN, Permission.SEE_AGENDA, deciding.show_minutes, _READS),
        Route(Verb.MINUTES_APPROVE, Permission.DECIDE, deciding.publish_the_minutes),
    )
}
"""Verbs of the contract that are not here are answered as unknown: a read-only card, nothing recorded."""


def policy() -> str:
    """Who may press what, as Markdown for the README; without a permission each is shown their own."""
    head = ["| press | may | " + " | ".join(Role) + " |", "|---" * (len(Role) + 2) + "|"]
    pressed = {route.permission for route in PRESSED.values()}
    return "\n".join([*head, *(_row(asked) for asked in [None, *Permission] if asked in pressed)])


def _row(permission: Permission | None) -> str:
    verbs = [f"`{route.verb}`" for route in PRESSED.values() if route.permission is permission]
    cells = ["own" if permission is None else "yes" if permission in GRANTS[role] else "" for role in Role]
    return f"| {', '.join(verbs)} | {permission or 'see what is shown to them'} | {' | '.join(cells)} |"
