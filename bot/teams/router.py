"""What comes from Teams, who may, and who handles it: one table. Never how it is done."""

from dataclasses import dataclass

from bot.domain.body import Role
from bot.domain.grants import GRANTS, Permission
from bot.domain.policy import (
    ANSWERS,
    ASKS,
    ATTENDS,
    CALLS_OFF,
    CONFIRMS,
    CONSENTS,
    DECIDES,
    EDITS,
    FOLLOWS_UP,
    IS_ABSENT,
    MOVES,
    ORDERS,
    PUBLISHES,
    PUBLISHES_MINUTES,
    READS,
    RECUSES,
    RELEASES,
    REORDERS,
    REPLIES,
    RUNS,
    SENDS,
    SETTLES,
    STANDS_ASIDE,
    STARTS,
    UNDOES,
    Change,
    Effect,
    Phase,
)
from bot.teams.handlers import agenda, deciding, following, preparing, running, taking_part, writing
from bot.teams.handlers.context import Handler
from cards.actions import Verb


@dataclass(frozen=True)
class Route:
    """A button. `permission` None: everybody, each sees their own."""

    verb: Verb
    permission: Permission | None
    handler: Handler
    effect: Effect = READS

    @property
    def writes(self) -> bool:
        """An automatic refresh, which only reads, is shown the agenda instead (I3)."""
        return self.effect.changes is not Change.NOTHING


PRESSED: dict[Verb, Route] = {
    route.verb: route
    for route in (
        Route(Verb.AGENDA_OPEN, None, agenda.open_the_agenda),
        Route(Verb.CARD_REFRESH, None, agenda.refresh),
        Route(Verb.ITEM_OPEN, Permission.SEE_AGENDA, agenda.open_the_item),
        Route(Verb.AGENDA_PUBLISH, Permission.PREPARE, agenda.publish, PUBLISHES),
        Route(Verb.WRITTEN_SEND, Permission.PREPARE, writing.send, ASKS),
        Route(Verb.AGENDA_WITHDRAW, Permission.PREPARE, agenda.withdraw, CALLS_OFF),
        Route(Verb.MEETING_MOVE, Permission.PREPARE, agenda.move, MOVES),
        Route(Verb.MEETING_CANCEL, Permission.PREPARE, agenda.cancel, CALLS_OFF),
        Route(Verb.ITEM_EDIT, Permission.PREPARE, preparing.edit_item, EDITS),
        Route(Verb.GUEST_CHOOSE, Permission.PREPARE, preparing.choose, EDITS),
        Route(Verb.GUEST_ADD, Permission.PREPARE, preparing.add, EDITS),
        Route(Verb.GUEST_REMOVE, Permission.PREPARE, preparing.remove, EDITS),
        Route(Verb.SLOT_PREVIEW, Permission.PREPARE, preparing.show_as_guest),
        Route(Verb.APPROVAL_GIVE, Permission.ANSWER_ITEM, deciding.approve, ANSWERS),
        Route(Verb.APPROVAL_DISCUSS, Permission.ANSWER_ITEM, deciding.discuss, ANSWERS),
        Route(Verb.APPROVAL_POSTPONE, Permission.ANSWER_ITEM, deciding.postpone, ANSWERS),
        Route(Verb.APPROVAL_REJECT, Permission.ANSWER_ITEM, deciding.reject, ANSWERS),
        Route(Verb.APPROVAL_REMARK, Permission.ANSWER_ITEM, deciding.remark, ANSWERS),
        Route(Verb.APPROVAL_MORE, Permission.ANSWER_ITEM, deciding.more),
        Route(Verb.RECUSAL_DECLARE, Permission.STAND_ASIDE, taking_part.declare, STANDS_ASIDE),
        Route(Verb.RECUSAL_RECORD, Permission.RECORD_RECUSAL, taking_part.record, RECUSES),
        Route(Verb.RECUSAL_LIFT, Permission.RECORD_RECUSAL, taking_part.lift, RECUSES),
        Route(Verb.PARTICIPATION_OPEN, Permission.RECORD_RECUSAL, taking_part.open_it),
        Route(Verb.DECISION_OPEN, Permission.DECIDE, deciding.open_decision),
        Route(Verb.DECISION_RECORD, Permission.DECIDE, deciding.decide, DECIDES),
        Route(Verb.DECISION_CORRECT, Permission.DECIDE, deciding.decide, DECIDES),
        Route(Verb.CONSENT_TAKE, Permission.DECIDE, deciding.take_by_consent, CONSENTS),
        Route(Verb.DECISION_CONFIRM, Permission.CONFIRM, writing.confirm, SETTLES),
        Route(Verb.ATTENDANCE_RECORD, Permission.DECIDE, deciding.attend, ATTENDS),
        Route(Verb.ABSENCE_RECORD, Permission.DECIDE, taking_part.record_absent, IS_ABSENT),
        Route(Verb.ABSENCE_LIFT, Permission.DECIDE, taking_part.lift_absent, IS_ABSENT),
        Route(Verb.RUN_OPEN, Permission.RUN, running.open_it),
        Route(Verb.MEETING_START, Permission.RUN, running.start, STARTS),
        Route(Verb.MEETING_NEXT, Permission.RUN, running.move_on, RUNS),
        Route(Verb.MEETING_BACK, Permission.RUN, running.go_back, RUNS),
        Route(Verb.MEETING_EXTEND, Permission.RUN, running.extend, RUNS),
        Route(Verb.MEETING_PAUSE, Permission.RUN, running.pause, RUNS),
        Route(Verb.MEETING_SKIP, Permission.RUN, running.skip, REORDERS),
        Route(Verb.MEETING_SWAP, Permission.RUN, running.swap, REORDERS),
        Route(Verb.MEETING_RELEASE, Permission.RUN, running.release, REORDERS),
        Route(Verb.MEETING_UNDO, Permission.RUN, running.undo, UNDOES),
        Route(Verb.MEETING_CLOSE, Permission.RUN, running.close, RUNS),
        Route(Verb.SLOT_CONFIRM, Permission.SEE_SLOT, running.confirm, CONFIRMS),
        Route(Verb.SLOT_READY, Permission.SEE_SLOT, running.be_ready, REPLIES),
        Route(Verb.SLOT_LATE, Permission.SEE_SLOT, running.be_late, REPLIES),
        Route(Verb.SLOT_CANCEL, Permission.SEE_SLOT, running.cannot_come, REPLIES),
        Route(Verb.SLOT_SUBSTITUTE, Permission.SEE_SLOT, running.propose_substitute, REPLIES),
        Route(Verb.SUBSTITUTE_CONFIRM, Permission.RUN, running.accept_substitute, SENDS),
        Route(Verb.FOLLOWUP_OPEN, Permission.FOLLOW_UP, following.open_it),
        Route(Verb.FOLLOWUP_ACCEPT, Permission.FOLLOW_UP, following.accept, FOLLOWS_UP),
        Route(Verb.FOLLOWUP_PROPOSE, Permission.FOLLOW_UP, following.propose, FOLLOWS_UP),
        Route(Verb.FOLLOWUP_DONE, Permission.FOLLOW_UP, following.finish, FOLLOWS_UP),
        Route(Verb.FOLLOWUP_BLOCK, Permission.FOLLOW_UP, following.block, FOLLOWS_UP),
        Route(Verb.FOLLOWUP_REOPEN, Permission.FOLLOW_UP, following.reopen, FOLLOWS_UP),
        Route(Verb.FOLLOWUP_AGREE, Permission.DECIDE, following.agree, ORDERS),
        Route(Verb.FOLLOWUP_DECLINE, Permission.DECIDE, following.decline, ORDERS),
        Route(Verb.FOLLOWUP_HAND_OVER, Permission.DECIDE, following.hand_over, ORDERS),
        Route(Verb.DELIVERIES_OPEN, Permission.SEE_DELIVERIES, agenda.show_deliveries),
        Route(Verb.DELIVERIES_RELEASE, Permission.PREPARE, agenda.release_deliveries, RELEASES),
        Route(Verb.MINUTES_OPEN, Permission.SEE_AGENDA, deciding.show_minutes),
        Route(Verb.MINUTES_APPROVE, Permission.DECIDE, deciding.publish_the_minutes, PUBLISHES_MINUTES),
    )
}
"""Verbs of the contract that are not here are answered as unknown: a read-only card, nothing recorded."""


def policy() -> str:
    """Who may press what, when, and what is written then, as Markdown for the README: a row for each verb."""
    head = ["press", "who may", "while the meeting is", "if", "writes"]
    return "\n".join([_line(head), "|---" * len(head) + "|", *(_line(_row(verb)) for verb in Verb)])


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _row(verb: Verb) -> list[str]:
    route = PRESSED.get(verb)
    if route is None:
        return [f"`{verb}`", "not served", "", "", Change.NOTHING]
    roles = [role for role in Role if route.permission in GRANTS[role]]
    who = "all, each sees their own" if route.permission is None else ", ".join(roles)
    if not route.writes:
        return [f"`{verb}`", who, "", "", route.effect.changes]
    effect = route.effect
    return [f"`{verb}`", who, _when(effect), "; ".join(effect.given), effect.changes]


def _when(effect: Effect) -> str:
    """The shorter way to say it."""
    phases = [phase for phase in Phase if phase in effect.during]
    never = [phase for phase in Phase if phase not in effect.during]
    if len(never) <= 1:
        return f"not {never[0]}" if never else "any"
    is_a_row = "".join(phases) in "".join(Phase)
    return f"{phases[0]} to {phases[-1]}" if is_a_row and len(phases) > 1 else ", ".join(phases)
